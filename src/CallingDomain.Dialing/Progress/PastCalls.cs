using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The calls of a campaign as its limits and lockouts look at them: by number, whoever was called on it, and by contact.</summary>
/// <remarks>Without such rules nothing is kept.</remarks>
internal sealed class PastCalls(CampaignSettings settings)
{
    private readonly AttemptRule[] _rules = [.. settings.Rules.SelectMany(rule => rule.AttemptRules)]; // in the order in which the binding one is looked for
    private readonly LostCalls _lost = settings.LostCalls;
    private readonly Dictionary<PhoneNumber, PastAttempts> _byNumber = [];
    private readonly Dictionary<int, PastAttempts> _byContact = [];

    /// <summary>Whether there are such rules.</summary>
    public bool AreLookedAt => _rules.Length > 0;

    public void Begin(int contact, PhoneNumber number, long attempt, Instant dialedAt)
    {
        if (!AreLookedAt) return;
        Of(_byNumber, number).Begin(attempt, dialedAt);
        Of(_byContact, contact).Begin(attempt, dialedAt);
    }

    public void End(int contact, PhoneNumber number, long attempt, Instant endedAt, CallStatus status)
    {
        if (!AreLookedAt) return;
        // In doubt a lost call locks as one that nobody answered.
        var counted = status == CallStatus.Lost && _lost == LostCalls.CountAsNoAnswer ? CallStatus.NoAnswer : status;
        Of(_byNumber, number).End(attempt, endedAt, counted);
        Of(_byContact, contact).End(attempt, endedAt, counted);
    }

    /// <summary>Whether a number of a contact may be called, as far as past calls go.</summary>
    public AttemptVerdict Check(int contact, PhoneNumber number, Instant now) => AreLookedAt
        ? AttemptRules.Check(now, AllOf(_byNumber, number), AllOf(_byContact, contact), _rules)
        : new AttemptVerdict(now, Rule: null);

    private static PastAttempts Of<TKey>(Dictionary<TKey, PastAttempts> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var past)) all.Add(key, past = new PastAttempts());
        return past;
    }

    private static ReadOnlySpan<PastAttempt> AllOf<TKey>(Dictionary<TKey, PastAttempts> all, TKey key)
        where TKey : notnull => all.TryGetValue(key, out var past) ? past.All : [];
}

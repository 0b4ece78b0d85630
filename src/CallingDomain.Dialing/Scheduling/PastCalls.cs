using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The past calls of a campaign by number and by contact, for limits and lockouts.</summary>
/// <param name="remembersAll">Whether calls are remembered even without limits and lockouts.</param>
internal sealed class PastCalls(bool remembersAll)
{
    private readonly Dictionary<PhoneNumber, PastAttempts> _byNumber = [];
    private readonly Dictionary<int, PastAttempts> _byContact = [];
    private bool _hasOutside; // calls placed elsewhere; their ids are negative

    /// <summary>Whether the settings have limits or lockouts.</summary>
    public bool AreLookedAt { get; private set; }

    /// <summary>Whether calls are remembered from now on.</summary>
    public bool AreKept { get; private set; } = remembersAll;

    /// <summary>Whether all calls of the campaign are remembered.</summary>
    public bool AreComplete { get; private set; } = true;

    public IEnumerable<KeyValuePair<PhoneNumber, PastAttempts>> ByNumber => _byNumber;

    public IEnumerable<KeyValuePair<int, PastAttempts>> ByContact => _byContact;

    /// <summary>Applies new settings.</summary>
    public void Take(RuleScopes scopes)
    {
        AreLookedAt = scopes.HaveAttemptRules;
        AreKept |= AreLookedAt;
    }

    public void Begin(in CampaignFact claimed)
    {
        if (AreKept) BeginKept(claimed.Contact, claimed.Phone, claimed.Attempt, claimed.Dialed);
        else AreComplete = false;
    }

    public void End(int contact, PhoneNumber number, long attempt, long endedAt, CallStatus status, CallRemarks? remarks = null)
    {
        if (AreKept) EndKept(contact, number, attempt, endedAt, status, remarks);
    }

    private void BeginKept(int contact, PhoneNumber number, long attempt, long dialedAt)
    {
        var at = DueTime.ToInstant(dialedAt);
        Of(_byNumber, number).Begin(attempt, at);
        Of(_byContact, contact).Begin(attempt, at);
    }

    private void EndKept(int contact, PhoneNumber number, long attempt, long endedAt, CallStatus status, CallRemarks? remarks)
    {
        var at = DueTime.ToInstant(endedAt);
        Of(_byNumber, number).End(attempt, at, status, remarks);
        Of(_byContact, contact).End(attempt, at, status, remarks);
    }

    /// <summary>Reverts <see cref="End"/>.</summary>
    public void Reopen(int contact, PhoneNumber number, long attempt, long dialedAt)
    {
        if (!AreKept) return;
        var at = DueTime.ToInstant(dialedAt);
        Of(_byNumber, number).Reopen(attempt, at);
        Of(_byContact, contact).Reopen(attempt, at);
    }

    /// <summary>Adds a call placed elsewhere to the calls of its number.</summary>
    /// <returns>False if calls are not remembered.</returns>
    public bool TryAddOutside(PhoneNumber number, long id, in PastAttempt call)
    {
        AreComplete &= AreKept;
        _hasOutside |= AreKept;
        return AreKept && Of(_byNumber, number).Insert(id, call);
    }

    /// <summary>Adds the calls placed elsewhere to numbers of a contact to the contact's calls.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="adopted">Receives the ids of the added calls; null for none.</param>
    public void Adopt(int contact, ReadOnlySpan<PhoneNumber> numbers, List<long>? adopted)
    {
        if (!_hasOutside) return;
        foreach (var number in numbers)
        {
            if (!_byNumber.TryGetValue(number, out var past)) continue;
            for (var i = 0; i < past.Ids.Length; i++)
            {
                if (past.Ids[i] < 0 && Of(_byContact, contact).Insert(past.Ids[i], past.All[i])) adopted?.Add(past.Ids[i]);
            }
        }
    }

    /// <summary>Reverts <see cref="Adopt"/>.</summary>
    public void Release(int contact, List<long> adopted)
    {
        if (adopted.Count == 0) return;
        var past = _byContact[contact];
        foreach (var id in adopted) past.Remove(id);
        if (past.Ids.IsEmpty) _byContact.Remove(contact);
        adopted.Clear();
    }

    /// <summary>Checks limits and lockouts for a number of a contact.</summary>
    public AttemptVerdict Check(int contact, PhoneNumber number, ReadOnlySpan<AttemptRule> rules, CallZones zones, Instant now) => rules.Length > 0
        ? AttemptRules.Check(now, AllOf(_byNumber, number), AllOf(_byContact, contact), rules, zones)
        : new AttemptVerdict(now, Rule: null);

    /// <summary>The calls of a number; null for none.</summary>
    public PastAttempts? Of(PhoneNumber number) => _byNumber.GetValueOrDefault(number);

    /// <summary>The limits and lockouts among these that forbid a number of a contact at an instant, each with the end of its effect.</summary>
    public List<(AttemptRule Rule, Instant Until)> Binding(int contact, PhoneNumber number, ReadOnlySpan<AttemptRule> rules, CallZones zones, Instant now)
    {
        var binding = new List<(AttemptRule, Instant)>();
        foreach (var rule in rules)
        {
            var until = AttemptRules.Until(rule, now, AllOf(_byNumber, number), AllOf(_byContact, contact), zones);
            if (until > now) binding.Add((rule, until));
        }

        return binding;
    }

    /// <summary>Whether the past calls of a snapshot contain a call under way as it is, or not at all.</summary>
    public bool Fit(in CallUnderWay call)
    {
        var at = DueTime.ToInstant(call.Dialed);
        return (!_byNumber.TryGetValue(call.Number, out var past) || past.Fits(call.Attempt, at)) && (!_byContact.TryGetValue(call.Contact, out past) || past.Fits(call.Attempt, at));
    }

    /// <summary>The calls of a number, to be filled from a snapshot.</summary>
    public PastAttempts Restore(PhoneNumber number) => Of(_byNumber, number);

    /// <summary>Sets whether a snapshot contains calls placed elsewhere.</summary>
    public void RestoreOutside(bool hasOutside) => _hasOutside |= hasOutside;

    /// <inheritdoc cref="Restore(PhoneNumber)"/>
    public PastAttempts Restore(int contact) => Of(_byContact, contact);

    /// <summary>Sets whether the campaign of a snapshot remembered all calls.</summary>
    public void Restore(bool areComplete) => (AreComplete, AreKept) = (areComplete, AreKept || areComplete);

    private static PastAttempts Of<TKey>(Dictionary<TKey, PastAttempts> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var past)) all.Add(key, past = new PastAttempts());
        return past;
    }

    private static ReadOnlySpan<PastAttempt> AllOf<TKey>(Dictionary<TKey, PastAttempts> all, TKey key)
        where TKey : notnull => all.TryGetValue(key, out var past) ? past.All : [];
}

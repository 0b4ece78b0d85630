using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Limits and lockouts, several at once: all of them must allow a call.</summary>
/// <remarks>Pure, allocates nothing. A call at a free instant keeps every limit.</remarks>
public static class AttemptRules
{
    /// <summary>Whether a phone of a contact may be called, as far as past attempts go.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="ofPhone">The attempts of the phone, in the order of <see cref="PastAttempt.DialedAt"/>.</param>
    /// <param name="ofContact">The attempts of all phones of the contact, in the same order.</param>
    /// <param name="rules">The rules, in the order in which the binding one is looked for.</param>
    public static AttemptVerdict Check(
        Instant now, ReadOnlySpan<PastAttempt> ofPhone, ReadOnlySpan<PastAttempt> ofContact, ReadOnlySpan<AttemptRule> rules)
    {
        var verdict = new AttemptVerdict(now, Rule: null);
        foreach (var rule in rules)
        {
            var free = rule.FreeFrom(rule.Scope == AttemptScope.Contact ? ofContact : ofPhone);
            if (free > verdict.FreeFrom) verdict = new AttemptVerdict(free, rule);
        }

        return verdict;
    }
}

using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Several limits and lockouts, all of which must allow a call.</summary>
/// <remarks>Pure, allocates nothing. A call at a free instant exceeds no limit.</remarks>
internal static class AttemptRules
{
    /// <summary>Whether past attempts allow a call to a phone of a contact.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="ofPhone">The attempts of the phone, in the order of <see cref="PastAttempt.DialedAt"/>.</param>
    /// <param name="ofContact">The attempts of all phones of the contact, in the same order.</param>
    /// <param name="rules">The rules; of several that allow the call last, the first is named.</param>
    /// <param name="zones">The zones of the called party, for periods that name no zone.</param>
    public static AttemptVerdict Check(
        Instant now, ReadOnlySpan<PastAttempt> ofPhone, ReadOnlySpan<PastAttempt> ofContact, ReadOnlySpan<AttemptRule> rules, CallZones zones = default)
    {
        var verdict = new AttemptVerdict(now, Rule: null);
        foreach (var rule in rules)
        {
            var free = rule.FreeFrom(rule.Scope == AttemptScope.Contact ? ofContact : ofPhone, zones);
            if (free > verdict.FreeFrom) verdict = new AttemptVerdict(free, rule);
        }

        return verdict;
    }
}

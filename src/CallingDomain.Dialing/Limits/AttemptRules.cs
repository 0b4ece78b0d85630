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
        bool isLater, isDated;
        do // a rule may come into force before the instant at which the others allow the call
        {
            isLater = isDated = false;
            foreach (var rule in rules)
            {
                var free = Until(rule, verdict.FreeFrom, ofPhone, ofContact, zones);
                isDated |= !rule.Term.IsAlways;
                if (free <= verdict.FreeFrom) continue;
                verdict = new AttemptVerdict(free, rule);
                isLater = true;
            }
        }
        while (isLater && isDated);

        return verdict;
    }

    /// <summary>The end of the effect that a rule has at an instant, or an earlier instant if it has none. A rule for a contact counts the attempts of the phone too: other contacts may have its number.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">The instant.</param>
    /// <param name="ofPhone">The attempts of the phone.</param>
    /// <param name="ofContact">The attempts of all phones of the contact.</param>
    /// <param name="zones">The zones of the called party.</param>
    public static Instant Until(AttemptRule rule, Instant at, ReadOnlySpan<PastAttempt> ofPhone, ReadOnlySpan<PastAttempt> ofContact, CallZones zones)
    {
        if (rule.Term.IsAlways) return FreeFrom(rule, ofPhone, ofContact, zones);
        var (start, end) = rule.Term.In(zones);
        return at < start ? Instant.MinValue : Instant.Min(FreeFrom(rule, ofPhone, ofContact, zones), end);
    }

    private static Instant FreeFrom(AttemptRule rule, ReadOnlySpan<PastAttempt> ofPhone, ReadOnlySpan<PastAttempt> ofContact, CallZones zones)
    {
        var free = rule.FreeFrom(ofPhone, zones);
        return rule.Scope == AttemptScope.Contact ? Instant.Max(free, rule.FreeFrom(ofContact, zones)) : free;
    }
}

using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>
/// The campaign of the comparisons with a straightforward engine: contacts with three phones each in four zones, of ten priorities, due over eight hours; called by day, again after a minute, and after two and a half hours when a pass has ended. Limits are
/// high, so that few are closed while it is measured.
/// </summary>
internal static class EngineLoad
{
    public const int Phones = 3;

    /// <summary>How many calls go on at once.</summary>
    public const int Calls = 64;

    private const ulong FirstNumber = 12_000_000_000;

    public static readonly LocalTime Opens = new(9, 0), Closes = new(20, 30);

    private static readonly DateTimeZone[] Zones = [.. new[] { "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles" }.Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly CallStatus[] Outcomes = [.. Enumerable.Range(0, 64).Select(i => i == 0 ? CallStatus.Reached : AttemptCounts.Counted[i % AttemptCounts.Counted.Length])];

    public static CampaignSettings Settings { get; } = new()
    {
        CallingHours = CallingHours.Of([new CallingWindow(Opens, Closes, CallingWindow.EveryDay)]),
        Retry = new RetrySettings { GlobalMaxAttempts = 250 }.WithDefault(new RetryRule(MaxAttempts: 100, RetryAfter: Duration.FromMinutes(150))),
        MaxConcurrentCalls = Calls,
    };

    /// <summary>The same under rule sets that all apply to every phone, by their conditions; the hours of the first are the shortest.</summary>
    /// <param name="sets">The number of rule sets.</param>
    /// <param name="limits">Whether each set has a limit too.</param>
    public static CampaignSettings Under(int sets, bool limits) => Settings with
    {
        Rules =
        [
            .. Enumerable.Range(0, sets).Select(set => new CallingRuleSet($"set {set}")
            {
                AppliesTo = RuleCondition.All(RuleCondition.Prefixes(PhoneNumber.FromDigits(FirstNumber / 10_000_000_000)), RuleCondition.Not(RuleCondition.Prefixes(PhoneNumber.FromDigits(44)))),
                Hours = CallingHours.Of([new CallingWindow(Opens.PlusMinutes(-5 * set), Closes.PlusMinutes(5 * set), CallingWindow.EveryDay)], strictClockChanges: true),
                Limits = limits ? [AttemptLimit.Rolling(200 + set, Duration.FromHours(24), set % 2 == 0 ? AttemptScope.Contact : AttemptScope.Phone)] : [],
            }),
        ],
    };

    /// <summary>Five in the afternoon in New York, two in Los Angeles: all are open for some time, and a tenth of the contacts are due.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 3, 2, 21, 0);

    public static DateTimeZone ZoneOf(int contact) => Zones[contact & 3];

    public static PhoneNumber NumberOf(int contact, int phone) => PhoneNumber.FromDigits(FirstNumber + ((ulong)contact * Phones) + (ulong)phone);

    /// <summary>Due instants by contact.</summary>
    public static Instant[] Dues(int contacts)
    {
        var random = new SplitMix(42);
        var dues = new Instant[contacts];
        for (var contact = 0; contact < contacts; contact++) dues[contact] = Start + Duration.FromSeconds(random.Below(8 * 3600) - (48 * 60));
        return dues;
    }

    /// <summary>How an attempt ends: one of 64 reaches the contact.</summary>
    public static CallStatus OutcomeOf(long attempt, int contact) => Outcomes[unchecked((int)((((uint)contact * 2654435769u) + ((uint)attempt * 40503u)) >> 20)) & 63];

    /// <summary>By how much the present moves on with each attempt: about as many fall due as are called.</summary>
    public static Duration StepFor(int contacts) => Duration.FromNanoseconds(51L * 60 * HopperLoad.Second / contacts);
}

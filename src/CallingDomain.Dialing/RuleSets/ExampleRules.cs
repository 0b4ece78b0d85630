using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The rule sets of <see cref="CallingRuleSet.Examples"/>.</summary>
internal static class ExampleRules
{
    private const string AnExample = "An example, not advice: laws change, and have exceptions that this leaves out. Sources read on 2026-11-28.";

    private static readonly LocalDate ReadOn = new(2026, 11, 28);

    /// <summary>Telephone solicitations in the United States: 08:00 to 21:00 where the called party is. Source: 47 CFR 64.1200(c)(1), 16 CFR 310.4(c).</summary>
    public static CallingRuleSet UsFederal { get; } = new("US federal")
    {
        Notice = AnExample,
        Source = "47 CFR 64.1200(c)(1): no telephone solicitation before 8 a.m. or after 9 p.m., local time at the called party's location; the same hours in 16 CFR 310.4(c)",
        SourceUrl = "https://www.ecfr.gov/current/title-47/section-64.1200",
        ReadOn = ReadOn,
        Confidence = RuleConfidence.High,
        Hours = Strict(Every(8, 21, CallingWindow.EveryDay)),
    };

    /// <summary>Commercial telephone solicitation in Florida: 08:00 to 20:00, and 3 calls to a person in 24 hours. Source: Florida Statutes 501.616(6).</summary>
    public static CallingRuleSet Florida { get; } = new("Florida")
    {
        Notice = AnExample,
        Source = "Florida Statutes 501.616(6), as amended by SB 1120 of 2021: commercial telephone solicitation not before 8 a.m. or after 8 p.m. in the called person's time zone; at most three calls to a person over 24 hours on the same subject, from any number",
        SourceUrl = "https://www.flsenate.gov/Session/Bill/2021/1120",
        ReadOn = ReadOn,
        Confidence = RuleConfidence.High,
        Hours = Strict(Every(8, 20, CallingWindow.EveryDay)),
        Limits = [AttemptLimit.Rolling(3, Duration.FromHours(24), AttemptScope.Contact)],
    };

    /// <summary>
    /// The United Kingdom: no law names hours, and since 2017-03-01 none names a period after an abandoned call, so that every instant is open.
    /// </summary>
    public static CallingRuleSet UnitedKingdom { get; } = new("United Kingdom")
    {
        Notice = AnExample + " No law of the United Kingdom names hours or a period after an abandoned call, so this set restricts nothing: take hours of your own. The figures it had until 2026-11-28 are history: 72 hours stood in a policy of Ofcom that was replaced on 2017-03-01, the hours 08:00 to 21:00 (weekends from 09:00) in an older trade code.",
        Source = "Hours: none in PECR; the present DMA Code bars antisocial times, without figures. Silent and abandoned calls: Ofcom, general policy on persistent misuse of 2016-12-20, in force since 2017-03-01, has no allowance and no period",
        SourceUrl = "https://www.ofcom.org.uk/consultations-and-statements/category-1/review-of-how-we-use-persistent-misuse-powers",
        ReadOn = ReadOn,
        Confidence = RuleConfidence.High,
        Hours = Strict(new CallingWindow(LocalTime.Midnight, LocalTime.Midnight, CallingWindow.EveryDay)),
    };

    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, CallingRuleSet> ByName { get; } = new Dictionary<string, CallingRuleSet>
    {
        ["us-federal"] = UsFederal,
        ["florida"] = Florida,
        ["united-kingdom"] = UnitedKingdom,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static CallingHours Strict(params ReadOnlySpan<CallingWindow> windows) => CallingHours.Of([.. windows], strictClockChanges: true);

    private static CallingWindow Every(int from, int to, ImmutableArray<IsoDayOfWeek> days) => new(new LocalTime(from, 0), new LocalTime(to, 0), days);
}

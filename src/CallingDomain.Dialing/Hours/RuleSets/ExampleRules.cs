using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Sets of calling rules to start from: examples, not advice. Whoever calls finds out what the law asks of them.</summary>
/// <remarks>The same stand as JSON in <c>docs/examples/rules</c>. Immutable, thread-safe.</remarks>
public static class ExampleRules
{
    private const string AnExample = "An example, not advice: laws change, and have exceptions that this leaves out.";

    /// <summary>Telephone solicitations in the United States: 08:00 to 21:00 where the called party is. Source: 47 CFR 64.1200(c)(1).</summary>
    public static CallingRuleSet UsFederal { get; } = new("US federal")
    {
        Notice = AnExample,
        Source = "47 CFR 64.1200(c)(1): no telephone solicitation before 8 a.m. or after 9 p.m., local time at the called party's location",
        SourceUrl = "https://www.ecfr.gov/current/title-47/section-64.1200",
        Hours = Strict(Every(8, 21, CallingWindow.EveryDay)),
    };

    /// <summary>Commercial telephone solicitation in Florida: 08:00 to 20:00, and 3 calls to a person in 24 hours. Source: Florida Statutes 501.616(6).</summary>
    public static CallingRuleSet Florida { get; } = new("Florida")
    {
        Notice = AnExample,
        Source = "Florida Statutes 501.616(6): not before 8 a.m. or after 8 p.m. in the called person's time zone; at most three calls to a person over 24 hours on the same subject",
        SourceUrl = "https://www.flsenate.gov/Session/Bill/2021/1120",
        Hours = Strict(Every(8, 20, CallingWindow.EveryDay)),
        Limits = [AttemptLimit.Rolling(3, Duration.FromHours(24), AttemptScope.Contact)],
    };

    /// <summary>
    /// The United Kingdom: 08:00 to 21:00, at weekends from 09:00, as a trade code advised; and the 72 hours for which Ofcom's policy until February 2017 asked
    /// that a number is not called by machine after an abandoned call.
    /// </summary>
    public static CallingRuleSet UnitedKingdom { get; } = new("United Kingdom")
    {
        Notice = AnExample,
        Source = "Windows: Direct Marketing Code of Practice, section 21.41, as reported. 72 hours: Ofcom, policy on persistent misuse of 2010, replaced on 1 March 2017",
        SourceUrl = "https://www.ofcom.org.uk/consultations-and-statements/category-1/review-of-how-we-use-persistent-misuse-powers",
        Hours = Strict(
            Every(8, 21, [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]),
            Every(9, 21, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday])),
        Lockouts = [new Lockout([CallStatus.Drop, CallStatus.Abandoned], Duration.FromHours(72))],
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<CallingRuleSet> All { get; } = [UsFederal, Florida, UnitedKingdom];

    private static CallingHours Strict(params ReadOnlySpan<CallingWindow> windows) => CallingHours.Of([.. windows], clockChanges: ClockChangePolicy.Strict);

    private static CallingWindow Every(int from, int to, ImmutableArray<IsoDayOfWeek> days) => new(new LocalTime(from, 0), new LocalTime(to, 0), days);
}

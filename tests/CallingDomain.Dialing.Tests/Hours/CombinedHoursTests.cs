using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

public sealed class CombinedHoursTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    private static readonly HoursRule Campaign = Rule("campaign", "06:00-20:00");
    private static readonly HoursRule Federal = Rule("federal", "08:00-21:00");
    private static readonly HoursRule State = Rule("state", "08:00-20:00");

    [Theory] // New York is 5 hours behind UTC
    [InlineData("2026-03-02T13:00:00Z", "2026-03-02T13:00:00Z", null)] // 08:00: open
    [InlineData("2026-03-02T10:00:00Z", "2026-03-02T13:00:00Z", "federal")] // 05:00: federal and state open last, federal is first in order
    [InlineData("2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z", "federal")] // 07:00: the campaign is open already
    [InlineData("2026-03-03T01:00:00Z", "2026-03-03T13:00:00Z", "federal")] // 20:00: the state has closed, and opens in the morning with federal
    public void NextOpen_SeveralRules_NamesTheOneThatOpensLast(string from, string at, string? rule)
    {
        var next = CombinedHours.Of([Campaign, Federal, State]).NextOpen(At(from), NewYork);
        Assert.Equal((At(at), rule), (next.At, next.Rule?.Name));
    }

    [Theory] // a rule that is open when asked is named only for the time in which it forbids the call
    [InlineData("2026-03-02T13:00:00Z", "")]
    [InlineData("2026-03-02T10:00:00Z", "federal until 2026-03-02T13:00:00Z")]
    [InlineData("2026-03-03T01:30:00Z", "state until 2026-03-03T13:00:00Z")] // 20:30: federal is open
    [InlineData("2026-03-03T03:00:00Z", "federal until 2026-03-03T13:00:00Z")]
    public void Forbidding_SeveralRules_NamesTheOneThatIsClosed(string from, string expected) =>
        Assert.Equal(expected, string.Join(", ", CombinedHours.Of([Federal, State]).In(NewYork).Forbidding(At(from)).Select(each => $"{each.Rule!.Name} until {each.At}")));

    [Fact]
    public void Forbidding_RuleThatClosesBeforeAnotherOpens_NamesBoth()
    {
        var mississippi = State with { Zone = DateTimeZoneProviders.Tzdb["America/Chicago"] };
        var forbidding = CombinedHours.Of([Federal, mississippi]).In(LosAngeles).Forbidding(At("2026-03-03T02:30:00Z")); // 18:30 in Los Angeles, 20:30 in Chicago
        Assert.Equal(["state until 2026-03-03T14:00:00Z", "federal until 2026-03-03T16:00:00Z"], forbidding.Select(each => $"{each.Rule!.Name} until {each.At}"));
    }

    [Fact]
    public void IsOpen_ManyThousandsOfStretches_FindsEach()
    {
        var everyMinute = Enumerable.Range(0, 24 * 60).Select(minute => new CallingWindow(new LocalTime(minute / 60, minute % 60), new LocalTime(minute / 60, minute % 60, 30), CallingWindow.EveryDay));
        var times = CombinedHours.Of([new HoursRule("blinking", CallingHours.Of(everyMinute))]).In(DateTimeZone.Utc);
        for (var at = At("2026-03-02T00:00:00Z"); at < At("2026-06-02T00:00:00Z"); at += Duration.FromMinutes(997))
        {
            Assert.Equal((true, false), (times.IsOpen(at), times.IsOpen(at + Duration.FromSeconds(30))));
            Assert.Equal((true, false), (times.IsOpen(DueTime.Of(at), out _), times.IsOpen(DueTime.Of(at + Duration.FromSeconds(30)), out _)));
        }
    }

    [Fact]
    public void IsOpen_Nanoseconds_GivesTheWholeStretch()
    {
        var times = CombinedHours.Of([new HoursRule("day", CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(20, 30), CallingWindow.EveryDay)]))]).In(DateTimeZone.Utc);
        var (opens, closes) = (At("2026-03-02T09:00:00Z"), At("2026-03-02T20:30:00Z"));
        Assert.True(times.IsOpen(opens)); // turns the page
        Assert.True(times.IsOpen(DueTime.Of(At("2026-03-02T12:00:00Z")), out var stretch));
        Assert.Equal((DueTime.Of(opens), DueTime.Of(closes)), stretch);
        Assert.Equal((false, false), (times.IsOpen(DueTime.Of(opens) - 1, out _), times.IsOpen(DueTime.Of(closes), out _)));
    }

    [Fact]
    public void NextOpen_SeveralZones_WaitsForAll()
    {
        var next = CombinedHours.Of([Federal]).NextOpen(At("2026-03-02T13:00:00Z"), CallZones.All([NewYork, LosAngeles]));
        Assert.Equal(new NextOpening(At("2026-03-02T16:00:00Z"), Federal, LosAngeles), next);
        Assert.Equal("2026-03-02T16:00:00Z: federal in America/Los_Angeles", next.ToString());
        Assert.False(CombinedHours.Of([Federal]).IsOpen(At("2026-03-03T02:30:00Z"), CallZones.All([NewYork, LosAngeles]))); // 21:30 in New York
    }

    [Fact]
    public void NextOpen_RuleOfAPlace_KeepsItsZone()
    {
        var office = Rule("office", "09:00-17:00") with { Zone = NewYork };
        var next = CombinedHours.Of([office, Federal]).NextOpen(At("2026-03-02T12:00:00Z"), LosAngeles);
        Assert.Equal(new NextOpening(At("2026-03-02T16:00:00Z"), Federal, LosAngeles), next);
        Assert.Equal(new NextOpening(At("2026-03-03T16:00:00Z"), Federal, LosAngeles), CombinedHours.Of([office, Federal]).NextOpen(At("2026-03-02T22:00:00Z"), LosAngeles));
        Assert.Equal(NewYork, CombinedHours.Of([office, Federal]).NextOpen(At("2026-03-02T05:00:00Z"), NewYork).Zone);
    }

    [Fact]
    public void NextOpen_CommonInstantAfterWeeks_IsFound()
    {
        var closed = Enumerable.Range(0, 120).Select(day => SpecialDate.Closed(new LocalDate(2026, 3, 2).PlusDays(day)));
        var law = new HoursRule("law", CallingHours.Of([Window("08:00-12:00")], closed, true));
        var mondays = new HoursRule("mondays", CallingHours.Of([Window("11:00-14:00", IsoDayOfWeek.Monday)]));
        Assert.Equal(
            new NextOpening(At("2026-07-06T15:00:00Z"), mondays, NewYork), // the first Monday after 29 June; 11:00 in summer time
            CombinedHours.Of([law, mondays]).NextOpen(At("2026-03-02T12:00:00Z"), NewYork));
    }

    [Fact]
    public void NextOpen_NoCommonInstant_NamesTheFirstRuleThatClosesAll()
    {
        var night = Rule("night", "22:00-23:00");
        var hours = CombinedHours.Of([Campaign, Federal, night, State]);
        Assert.Equal(new NextOpening(null, night, NewYork), hours.NextOpen(At("2026-03-02T12:00:00Z"), NewYork));
        Assert.False(hours.IsOpen(At("2026-03-02T12:00:00Z"), NewYork));
        Assert.Empty(hours.In(NewYork).Openings(At("2026-03-02T12:00:00Z"), At("2029-03-02T12:00:00Z")));
        Assert.Equal("never: night in America/New_York", hours.NextOpen(At("2026-03-02T12:00:00Z"), NewYork).ToString());
    }

    [Fact]
    public void NextOpen_HundredsOfRulesThatNeverOpen_NamesTheFirstThatClosesAllInProportionToTheirNumber()
    {
        const int Rules = 400, BytesOfARule = 1_000_000;
        HoursRule[] rules = [.. Enumerable.Range(0, Rules).Select(rule => Rule($"{rule}", rule < Rules / 2 ? "09:00-12:00" : "13:00-15:00"))];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("200", CombinedHours.Of(rules).NextOpen(At("2026-03-02T12:00:00Z"), NewYork).Rule!.Name);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Rules * BytesOfARule);
    }

    [Fact]
    public void NextOpen_NoHours_IsTheInstantItself()
    {
        foreach (var always in new[] { CombinedHours.Of([]), CombinedHours.Of([new HoursRule("own", CallingHours.Always)]) })
        {
            Assert.Equal(new NextOpening(Instant.MinValue, null, null), always.NextOpen(Instant.MinValue, NewYork));
            Assert.True(always.IsOpen(Instant.MaxValue, NewYork));
        }
    }

    [Fact]
    public void NextOpen_OutsideTheCalendar_IsNever()
    {
        var hours = CombinedHours.Of([Campaign, Federal]);
        Assert.Equal(new NextOpening(null, Campaign, NewYork), hours.NextOpen(Instant.MaxValue, NewYork));
        Assert.Equal(new NextOpening(null, Campaign, NewYork), hours.NextOpen(Instant.MinValue, NewYork));
        Assert.False(hours.IsOpen(Instant.MaxValue, NewYork));
        Assert.Null(hours.NextOpen(At("9997-12-31T23:59:59Z"), DateTimeZone.Utc).At);
        Assert.NotNull(hours.NextOpen(At("0001-01-01T00:00:00Z"), DateTimeZone.Utc).At);
    }

    [Fact]
    public void In_NoZone_Throws() => Assert.Throws<ArgumentException>(() => CombinedHours.Of([Campaign]).In(CallZones.None));

    [Fact]
    public void In_MoreZonesThanTheCacheHolds_GivesAllAnswers()
    {
        var hours = CombinedHours.Of([Federal]);
        for (var minutes = -600; minutes <= 600; minutes++)
            Assert.Equal(At("2026-03-02T08:00:00Z") - Duration.FromMinutes(minutes), hours.NextOpen(At("2026-03-01T21:00:00Z") - Duration.FromMinutes(minutes), DateTimeZone.ForOffset(Offset.FromSeconds(minutes * 60))).At);
    }

    [Fact]
    public void NextOpen_ManyThreads_AgreeWithOne()
    {
        CallZones[] zones = [NewYork, LosAngeles, CallZones.All([NewYork, LosAngeles])];
        var shared = CombinedHours.Of([Campaign, Federal, State]);
        var (expected, got) = (new NextOpening[3000], new NextOpening[3000]);
        for (var i = 0; i < expected.Length; i++) expected[i] = CombinedHours.Of([Campaign, Federal, State]).NextOpen(Of(i), zones[i % 3]);
        Parallel.For(0, got.Length, i => got[i] = shared.NextOpen(Of(i), zones[i % 3]));
        Assert.Equal(expected, got);

        static Instant Of(int i) => At("2026-01-01T00:00:00Z") + Duration.FromMinutes((i * 7919L) % 1_000_000);
    }

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static HoursRule Rule(string name, string window) => new(name, CallingHours.Of([Window(window)]));

    private static CallingWindow Window(string text, params IsoDayOfWeek[] days)
    {
        var times = text.Split('-').Select(time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToArray();
        return new CallingWindow(times[0], times[1], days.Length == 0 ? CallingWindow.EveryDay : [.. days]);
    }
}

using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class AbandonmentGuardTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static readonly AbandonedCallLimit[] Limits =
    [
        AbandonedCallLimit.PerCampaign(0.03m), AbandonedCallLimit.PerDays(0.25m, 2), AbandonedCallLimit.PerCalendarDay(0.5m), AbandonedCallLimit.PerCalendarDay(0.1m, DateTimeZoneProviders.Tzdb["America/New_York"]),
        AbandonedCallLimit.PerCalendarMonth(0.05m), AbandonedCallLimit.Rolling(0.3m, Duration.FromHours(24)), AbandonedCallLimit.PerCampaign(0), AbandonedCallLimit.PerCampaign(1),
    ];

    [Fact]
    public void MayRisk_ThreeOfAHundred_NeedsAsManyAnsweredCalls()
    {
        var guard = new AbandonmentGuard(AbandonedCallLimit.PerDays(0.03m, 30), Start, Rome);
        for (var call = 0; call < 32; call++) guard.Report(Start, isAbandoned: false);
        Assert.False(guard.MayRisk(Start)); // 1 of 33 is more than 3 %
        guard.Report(Start, isAbandoned: false);
        Assert.True(guard.MayRisk(Start)); // 1 of 34
        Assert.False(guard.MayRisk(Start, calls: 2));
        guard.Report(Start, isAbandoned: true);
        Assert.False(guard.MayRisk(Start));
        Assert.Equal((1, 34, 1m / 34), (guard.ShareAt(Start).Abandoned, guard.ShareAt(Start).Answered, guard.ShareAt(Start).Share));
        var next = Start + Duration.FromDays(30);
        Assert.Equal(new AbandonedShare(1, 34), guard.ShareAt(next - Duration.Epsilon));
        Assert.Equal((new AbandonedShare(0, 0), (decimal?)null), (guard.ShareAt(next), guard.ShareAt(next).Share));
    }

    // 29 March 2026 has 23 hours in Rome.
    [Theory]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", true)]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", false)]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", false)]
    public void ShareAt_DayOfTheCalendar_EndsAtMidnightOfTheZone(string call, string at, bool isSame)
    {
        var guard = new AbandonmentGuard(AbandonedCallLimit.PerCalendarDay(0.03m), Start, Rome);
        guard.Report(At(call), isAbandoned: true);
        Assert.Equal(isSame ? 1 : 0, guard.ShareAt(At(at)).Abandoned);

        static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
    }

    [Theory]
    [InlineData("campaign", "2026-04-15T10:00:00Z", "2026-03-01T00:00:00Z", null, 2)]
    [InlineData("30 days", "2026-03-30T23:59:59Z", "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z", 2)]
    [InlineData("30 days", "2026-03-31T00:00:00Z", "2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z", 0)]
    [InlineData("day", "2026-03-02T09:00:00Z", "2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z", 1)]
    [InlineData("day", "2026-03-29T09:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 0)] // 23 hours in Rome
    [InlineData("month", "2026-03-29T09:00:00Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z", 2)]
    [InlineData("month of New York", "2026-03-29T09:00:00Z", "2026-03-01T05:00:00Z", "2026-04-01T04:00:00Z", 1)]
    [InlineData("rolling", "2026-03-02T09:00:00Z", "2026-03-01T09:00:00Z", "2026-03-02T09:00:00Z", 1)]
    public void PeriodAt_AnyLimit_IsThePeriodOfTheInstantWithItsCalls(string period, string at, string from, string? until, int answered)
    {
        var limit = period switch
        {
            "campaign" => AbandonedCallLimit.PerCampaign(0.03m),
            "30 days" => AbandonedCallLimit.PerDays(0.03m, 30),
            "day" => AbandonedCallLimit.PerCalendarDay(0.03m),
            "month" => AbandonedCallLimit.PerCalendarMonth(0.03m),
            "rolling" => AbandonedCallLimit.Rolling(0.03m, Duration.FromDays(1)),
            _ => AbandonedCallLimit.PerCalendarMonth(0.03m, DateTimeZoneProviders.Tzdb["America/New_York"]),
        };
        var guard = new AbandonmentGuard(limit, Start, Rome);
        guard.Report(Start, isAbandoned: false); // 1 March in Rome, 28 February in New York
        guard.Report(Start + Duration.FromHours(30), isAbandoned: true);
        Assert.Equal(new AbandonedPeriod(At(from), until is null ? null : At(until), new AbandonedShare(Math.Min(answered, 1), answered)), guard.PeriodAt(At(at)));

        static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
    }

    // Counted anew from the list of all calls for each question.
    [Property]
    public bool MayRisk_AnyCalls_IsThatOfTheListOfCalls((ushort Minutes, bool IsAbandoned)[] calls, byte risk, byte which)
    {
        var limit = Limits[which % Limits.Length];
        var guard = new AbandonmentGuard(limit, Start, Rome);
        var (now, all) = (Start, new List<(Instant At, bool IsAbandoned)>());
        foreach (var (minutes, isAbandoned) in calls)
        {
            now += Duration.FromMinutes(minutes % 700);
            var (atRisk, known) = (1 + (risk % 3), all.Where(call => IsInPeriod(call.At)).ToList());
            var (abandoned, answered) = (known.Count(call => call.IsAbandoned), known.Count);
            if (guard.MayRisk(now, atRisk) != ((abandoned + atRisk) / (decimal)(answered + atRisk) <= limit.MaxShare)) return false;
            if (guard.ShareAt(now) != new AbandonedShare(abandoned, answered)) return false;
            guard.Report(now, isAbandoned);
            all.Add((now, isAbandoned));
        }

        return true;

        bool IsInPeriod(Instant at)
        {
            if (limit.RollingPeriod is { } length) return at > now - length;
            if (limit.Days is { } days) return Math.Floor((at - Start).TotalDays / days) == Math.Floor((now - Start).TotalDays / days);
            var (then, today) = (at.InZone(limit.Zone ?? Rome).Date, now.InZone(limit.Zone ?? Rome).Date);
            return limit.CalendarPeriod is not { } period || (period.Days == 1 ? then == today : (then.Year, then.Month) == (today.Year, today.Month));
        }
    }

    [Fact]
    public void Create_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AbandonedCallLimit.PerCampaign(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => AbandonedCallLimit.PerCalendarMonth(1.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => AbandonedCallLimit.PerDays(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AbandonedCallLimit.Rolling(0, Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AbandonmentGuard(Limits[0], Start, Rome).MayRisk(Start, 0));
    }
}

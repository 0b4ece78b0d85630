using CallingDomain.Tests;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

public sealed class CallingHoursTests
{
    [Theory]
    [InlineData("2026-03-02T07:59:59.9999999Z", false)]
    [InlineData("2026-03-02T08:00:00Z", true)] // 09:00 in Rome
    [InlineData("2026-03-02T19:59:59.9999999Z", true)]
    [InlineData("2026-03-02T20:00:00Z", false)] // 21:00: the end is not included
    [InlineData("2026-03-03T08:00:00Z", false)] // a Tuesday
    public void IsOpen_Monday9To21_IsHalfOpen(string at, bool open) => Assert.Equal(open, Hours("09:00-21:00", IsoDayOfWeek.Monday).IsOpen(At(at), Rome));

    [Fact]
    public void IsOpen_OverMidnight_BelongsToTheDayOnWhichItBegins()
    {
        var fridayNight = Hours("22:00-06:00", IsoDayOfWeek.Friday);
        Assert.True(fridayNight.IsOpen(At("2026-03-07T00:00:00Z"), Rome)); // Saturday 01:00
        Assert.False(fridayNight.IsOpen(At("2026-03-06T00:00:00Z"), Rome)); // Friday 01:00
    }

    [Fact]
    public void NextOpen_InTheEvening_IsTheNextMorning() =>
        Assert.Equal(At("2026-03-03T08:00:00Z"), Hours("09:00-21:00").NextOpen(At("2026-03-02T20:00:00Z"), Rome));

    [Fact]
    public void NextOpen_OtherWindow_IsTheEarlierOfBoth()
    {
        var hours = CallingHours.Of([Window("14:00-18:00"), Window("09:00-12:00")]);
        Assert.Equal(At("2026-03-02T13:00:00Z"), hours.NextOpen(At("2026-03-02T11:30:00Z"), Rome));
    }

    [Fact]
    public void IsOpen_EqualTimes_MeanTheWholeDay() => Assert.True(Hours("00:00-00:00", IsoDayOfWeek.Monday).IsOpen(At("2026-03-02T22:59:00Z"), Rome));

    // Both nights in Rome: clocks go from 02:00 to 03:00 on 29 March, from 03:00 back to 02:00 on 25 October 2026.
    [Theory]
    [InlineData("02:00-03:00", "2026-03-29", null, null)] // skipped as a whole
    [InlineData("01:30-02:30", "2026-03-29", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")] // half an hour is left
    [InlineData("02:30-04:00", "2026-03-29", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")] // begins behind the gap
    [InlineData("02:00-03:00", "2026-10-25", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")] // two hours
    [InlineData("02:30-02:45", "2026-10-25", "2026-10-25T00:30:00Z", "2026-10-25T01:45:00Z")] // early beginning, late end
    [InlineData("01:00-02:30", "2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z")]
    public void Occurrence_WhenClocksChange_IsTheDocumentedOne(string window, string day, string? opens, string? closes)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var hours = Hours(window, date.DayOfWeek);
        var midnight = Rome.AtStartOfDay(date).ToInstant();
        var next = hours.NextOpen(midnight, Rome)!.Value;
        if (opens is null)
        {
            Assert.True(next > midnight + Duration.FromDays(6));
            return;
        }

        Assert.Equal(At(opens), next);
        Assert.True(hours.IsOpen(At(closes!) - Duration.Epsilon, Rome));
        Assert.False(hours.IsOpen(At(closes!), Rome));
    }

    [Fact]
    public void IsOpen_HavanasMissingMidnight_OpensAtOne() => Assert.Equal(
        At("2026-03-08T05:00:00Z"),
        Hours("00:00-02:00", IsoDayOfWeek.Sunday).NextOpen(At("2026-03-07T12:00:00Z"), DateTimeZoneProviders.Tzdb["America/Havana"]));

    [Fact]
    public void NextOpen_OutsideTheCalendar_IsNone()
    {
        Assert.Null(Hours("09:00-21:00").NextOpen(Instant.MaxValue, Rome));
        Assert.Null(Hours("09:00-21:00").NextOpen(Instant.MinValue, Rome));
    }

    [Fact]
    public void Of_NothingThatOpens_Throws()
    {
        Assert.Throws<ArgumentException>(() => CallingHours.Of([]));
        Assert.Throws<ArgumentException>(() => CallingHours.Of([new CallingWindow(LocalTime.Midnight, LocalTime.Noon, [])]));
    }

    [Fact]
    public void NextOpen_AnyHours_IsTheLeastOpenInstant() => Properties.ForAll(
        from windows in (
            from start in Gen.Choose(0, 23)
            from end in Gen.Choose(0, 23)
            from day in Gen.Choose(1, 7)
            select new CallingWindow(new LocalTime(start, 0), new LocalTime(end, 0), [(IsoDayOfWeek)day])
        ).NonEmptyListOf()
        from zone in Gen.Elements("Europe/Rome", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Pacific/Chatham")
        from night in Gen.Elements("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01", "2026-06-15")
        from minutes in Gen.Choose(-3000, 3000)
        select (CallingHours.Of(windows), DateTimeZoneProviders.Tzdb[zone], At(night + "T00:00:00Z") + Duration.FromMinutes(minutes)),
        given =>
        {
            var (hours, zone, from) = given;
            var next = hours.NextOpen(from, zone);
            if (next is not { } open || !hours.IsOpen(open, zone)) return false;
            for (var at = from; at < open; at += Duration.FromMinutes(15))
            {
                if (hours.IsOpen(at, zone)) return false;
            }

            return open >= from;
        });

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static CallingHours Hours(string window, params IsoDayOfWeek[] days) => CallingHours.Of([Window(window, days)]);

    private static CallingWindow Window(string text, params IsoDayOfWeek[] days)
    {
        var times = text.Split('-').Select(time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToArray();
        return new CallingWindow(times[0], times[1], days.Length == 0 ? CallingWindow.EveryDay : [.. days]);
    }
}

using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

public sealed class CallingHoursTests
{
    [Theory]
    [InlineData("2026-03-02T07:59:59.9999999Z", false)]
    [InlineData("2026-03-02T08:00:00Z", true)] // 09:00 in Rome
    [InlineData("2026-03-02T19:59:59.9999999Z", true)]
    [InlineData("2026-03-02T20:00:00Z", false)] // 21:00: the end is exclusive
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
    public void IsOpen_EqualTimes_IsTrueAllDay() => Assert.True(Hours("00:00-00:00", IsoDayOfWeek.Monday).IsOpen(At("2026-03-02T22:59:00Z"), Rome));

    // Both nights in Rome: clocks go from 02:00 to 03:00 on 29 March, from 03:00 back to 02:00 on 25 October 2026.
    [Theory]
    [InlineData("02:00-03:00", "2026-03-29", null, null)] // skipped as a whole
    [InlineData("01:30-02:30", "2026-03-29", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")] // half an hour is left
    [InlineData("02:30-04:00", "2026-03-29", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")] // begins after the gap
    [InlineData("02:00-03:00", "2026-10-25", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")] // two hours
    [InlineData("02:30-02:45", "2026-10-25", "2026-10-25T00:30:00Z", "2026-10-25T01:45:00Z")] // first start, last end
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
    public void NextOpen_OutsideTheCalendar_IsNull()
    {
        Assert.Null(Hours("09:00-21:00").NextOpen(Instant.MaxValue, Rome));
        Assert.Null(Hours("09:00-21:00").NextOpen(Instant.MinValue, Rome));
    }

    [Fact]
    public void Of_NoOpenWindow_Throws()
    {
        Assert.Throws<ArgumentException>(() => CallingHours.Of([]));
        Assert.Throws<ArgumentException>(() => CallingHours.Of([new CallingWindow(LocalTime.Midnight, LocalTime.Noon, [])]));
        Assert.Throws<ArgumentException>(() => CallingHours.Of([Window("09:00-12:00"), Window("09:00-12:00") with { MonthDays = [30, 31], Months = [2] }]));
    }

    [Theory]
    [InlineData("2026-03-01T10:00", "2026-03-13T09:00")] // Friday 13
    [InlineData("2026-03-13T12:00", "2026-11-13T09:00")]
    public void NextOpen_Friday13_MatchesBothConditions(string from, string next) =>
        Assert.Equal(Local(next), CallingHours.Of([Window("09:00-12:00", IsoDayOfWeek.Friday) with { MonthDays = [13] }]).NextOpen(Local(from), Rome));

    [Theory]
    [InlineData(31, 4, "2026-04-01T00:00", null)] // April has no day 31
    [InlineData(31, 0, "2026-04-01T00:00", "2026-05-31T09:00")]
    [InlineData(29, 2, "2026-03-01T00:00", "2028-02-29T09:00")]
    [InlineData(29, 2, "2096-02-29T12:00", "2104-02-29T09:00")] // 2100 is not a leap year
    [InlineData(0, 12, "2026-01-01T00:00", "2026-12-01T09:00")]
    public void NextOpen_MonthDayAndMonth_IsTheFirstMatchingDate(int day, int month, string from, string? next)
    {
        var window = Window("09:00-12:00") with { MonthDays = day == 0 ? [] : [day], Months = month == 0 ? [] : [month] };
        if (next is null) Assert.Throws<ArgumentException>(() => CallingHours.Of([window]));
        else Assert.Equal(Local(next), CallingHours.Of([window]).NextOpen(Local(from), Rome));
    }

    [Fact]
    public void IsOpen_OverMidnightOnTheLastOfTheMonth_BelongsToTheDayOnWhichItBegins()
    {
        var hours = CallingHours.Of([Window("22:00-06:00") with { MonthDays = [31], Months = [1] }]);
        Assert.True(hours.IsOpen(Local("2026-02-01T05:59"), Rome));
        Assert.False(hours.IsOpen(Local("2026-01-31T05:59"), Rome));
        Assert.False(hours.IsOpen(Local("2026-02-01T22:30"), Rome));
    }

    [Fact]
    public void NextOpen_29FebruaryOnAMonday_IsFoundAcross40Years()
    {
        var hours = CallingHours.Of([Window("09:00-12:00", IsoDayOfWeek.Monday) with { MonthDays = [29], Months = [2] }]);
        Assert.Equal(CallableTimes.MonthDayHorizon, hours.Horizon);
        Assert.Equal(Local("2112-02-29T09:00"), hours.NextOpen(Local("2072-02-29T12:00"), Rome));
    }

    [Fact]
    public void NextOpen_NoCommonMonthDay_IsNull()
    {
        HoursRule[] rules = [.. new[] { 1, 2 }.Select(day => new HoursRule($"day {day}", CallingHours.Of([Window("09:00-12:00") with { MonthDays = [day] }])))];
        var next = CombinedHours.Of(rules).NextOpen(Local("2026-03-01T00:00"), Rome);
        Assert.Equal((null, "day 2"), (next.At, next.Rule!.Name));
    }

    [Fact]
    public void Window_MonthDaysAndMonths_AreSets()
    {
        var window = Window("09:00-12:00") with { MonthDays = [31, 1, 31], Months = [12, 1] };
        Assert.Equal((1, 31), (window.MonthDays[0], window.MonthDays[^1]));
        Assert.Equal(2, window.MonthDays.Length);
        Assert.Equal(window, Window("09:00-12:00") with { MonthDays = [1, 31], Months = [1, 12] });
        Assert.NotEqual(window, window with { MonthDays = default });
        Assert.NotEqual(window, window with { Months = [1] });
        Assert.Equal(Window("09:00-12:00"), window with { MonthDays = default, Months = [] });
        foreach (var number in new[] { 0, -1, 32, int.MaxValue }) Assert.Throws<ArgumentOutOfRangeException>(() => window with { MonthDays = [number] });
        foreach (var number in new[] { 0, -1, 13, 33 }) Assert.Throws<ArgumentOutOfRangeException>(() => window with { Months = [number] });
    }

    // A Friday-night window, and Saturdays, around the Saturday 7 March 2026.
    [Theory]
    [InlineData("2026-03-06", "2026-03-06T22:30", false)] // the closed date itself
    [InlineData("2026-03-06", "2026-03-07T01:00", false)] // a window that would have begun on it
    [InlineData("2026-03-06", "2026-03-07T10:00", true)] // the window of the next day
    [InlineData("2026-03-07", "2026-03-06T23:59", true)] // begins the day before
    [InlineData("2026-03-07", "2026-03-07T00:00", false)] // and ends with it
    [InlineData("2026-03-07", "2026-03-07T10:00", false)]
    [InlineData("2026-03-08", "2026-03-07T01:00", true)]
    public void IsOpen_ClosedDate_EndsThePreviousNightAndBeginsNoWindow(string closed, string local, bool open)
    {
        var hours = CallingHours.Of(
            [Window("22:00-06:00", IsoDayOfWeek.Friday), Window("09:00-21:00", IsoDayOfWeek.Saturday)],
            [SpecialDate.Closed(Date(closed))]);
        Assert.Equal(open, hours.IsOpen(Local(local), Rome));
    }

    [Theory]
    [InlineData("2026-12-23T23:30", true)] // a weekly window begins the day before
    [InlineData("2026-12-24T00:30", false)] // and ends with that day
    [InlineData("2026-12-24T09:00", true)] // the window of the special date
    [InlineData("2026-12-24T13:00", false)]
    [InlineData("2026-12-24T23:59", true)]
    [InlineData("2026-12-25T00:59", true)] // continues after midnight
    [InlineData("2026-12-25T01:00", false)]
    public void IsOpen_SpecialDate_HasItsOwnWindowsOnly(string local, bool open)
    {
        var hours = CallingHours.Of(
            [Window("20:00-02:00", [.. CallingWindow.EveryDay.Take(4)])],
            [new SpecialDate(Date("2026-12-24"), Time("09:00-13:00"), Time("23:00-01:00"))]);
        Assert.Equal(open, hours.IsOpen(Local(local), Rome));
    }

    [Fact]
    public void NextOpen_LongHoliday_IsFoundUpToTheHorizon()
    {
        var hours = CallingHours.Of([Window("09:00-21:00")], Enumerable.Range(0, 300).Select(day => SpecialDate.Closed(Date("2026-03-02").PlusDays(day))));
        Assert.Equal(Local("2026-12-27T09:00"), hours.NextOpen(Local("2026-03-01T21:00"), Rome));
        var once = CallingHours.Of([], [new SpecialDate(Date("2027-04-06"), Time("09:00-10:00"))]);
        Assert.Equal(Local("2027-04-06T09:00"), once.NextOpen(Local("2027-04-06T09:00") - CallableTimes.Horizon, Rome));
        Assert.Null(once.NextOpen(Local("2027-04-06T09:00") - CallableTimes.Horizon - Duration.Epsilon, Rome));
        Assert.Null(once.NextOpen(Local("2027-04-06T10:00"), Rome));
    }

    [Fact]
    public void Openings_Always_AreTheWholeRange()
    {
        Assert.Equal([new Interval(SeedExample.Start, Instant.MaxValue)], CallingHours.Always.Openings(SeedExample.Start, Instant.MaxValue, Rome));
        Assert.Empty(CallingHours.Always.Openings(SeedExample.Start, SeedExample.Start, Rome));
        Assert.Equal(SeedExample.Start, CallingHours.Always.NextOpen(SeedExample.Start, Rome));
        Assert.True(CallingHours.Always.AreAlways);
    }

    [Fact]
    public void Openings_WholeDays_AreOne() => Assert.Equal(
        [new Interval(Local("2026-03-01T12:00"), Local("2026-11-01T12:00"))],
        Hours("00:00-00:00").Openings(Local("2026-03-01T12:00"), Local("2026-11-01T12:00"), Rome));

    [Theory]
    [InlineData("America/Havana", "2025-11-02")] // midnight is repeated
    [InlineData("America/St_Johns", "2010-11-07")] // and the end of the previous date
    [InlineData("Pacific/Apia", "2011-12-30")] // a skipped date
    public void Openings_WholeDaysUnderStrict_HaveNoGap(string zone, string night)
    {
        var whole = CallingHours.Of([Window("00:00-00:00")], strictClockChanges: true);
        var noon = Date(night).AtMidnight().InUtc().ToInstant();
        var week = new Interval(noon - Duration.FromDays(3), noon + Duration.FromDays(3));
        Assert.Equal([week], whole.Openings(week.Start, week.End, DateTimeZoneProviders.Tzdb[zone]));
    }

    [Fact]
    public void Openings_TheWholeCalendar_EndWhereItEnds() => Assert.Equal(
        [new Interval(At("9997-12-31T12:00:00Z"), At("9998-01-01T00:00:00Z"))],
        Hours("00:00-00:00").Openings(At("9997-12-31T12:00:00Z"), Instant.MaxValue, Rome));

    [Fact]
    public void Of_DuplicateDate_Throws() => Assert.Throws<ArgumentException>(
        () => CallingHours.Of([Window("09:00-21:00")], [SpecialDate.Closed(Date("2026-03-02")), new SpecialDate(Date("2026-03-02"), Time("09:00-10:00"))]));

    [Fact]
    public void Equals_SameWindowsDatesAndPolicy_AreEqual()
    {
        static CallingHours Make(bool isStrict, params SpecialDate[] dates) => CallingHours.Of([Window("09:00-21:00")], dates, isStrict);
        var (one, other) = (SpecialDate.Closed(Date("2026-03-02")), new SpecialDate(Date("2026-03-03"), Time("09:00-10:00")));
        Assert.Equal(Make(true, one, other), Make(true, other, one));
        Assert.Equal(Make(true, one).GetHashCode(), Make(true, one).GetHashCode());
        Assert.NotEqual(Make(true, one), Make(false, one));
        Assert.NotEqual(Make(true, one), Make(true, other));
    }

    [Fact]
    public void SpecialDate_OfAnotherCalendar_IsTheSameDay() =>
        Assert.Equal(SpecialDate.Closed(Date("2026-03-02")), SpecialDate.Closed(Date("2026-03-02").WithCalendar(CalendarSystem.Julian)));

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static CallingHours Hours(string window, params IsoDayOfWeek[] days) => CallingHours.Of([Window(window, days)]);

    private static Instant Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneStrictly(Rome).ToInstant();

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static TimeWindow Time(string text) => Window(text) is var window ? new TimeWindow(window.From, window.To) : default;

    private static CallingWindow Window(string text, params IsoDayOfWeek[] days)
    {
        var times = text.Split('-').Select(time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToArray();
        return new CallingWindow(times[0], times[1], days.Length == 0 ? CallingWindow.EveryDay : [.. days]);
    }
}

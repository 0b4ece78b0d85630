using System.Globalization;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Calendars against the lists that their offices publish.</summary>
public sealed class HolidayCalendarTests
{
    private static readonly HolidayMove ToFriday = new(IsoDayOfWeek.Saturday, IsoDayOfWeek.Friday), ToMonday = new(IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday);

    /// <summary>5 U.S.C. 6103, as the Office of Personnel Management lists the days off.</summary>
    private static readonly HolidayCalendar UnitedStates = new("US federal")
    {
        Holidays =
        [
            Moving("New Year's Day", 1, 1),
            Holiday.OnWeekday("Martin Luther King, Jr.", 3, IsoDayOfWeek.Monday, 1),
            Holiday.OnWeekday("Washington's Birthday", 3, IsoDayOfWeek.Monday, 2),
            Holiday.OnWeekday("Memorial Day", -1, IsoDayOfWeek.Monday, 5),
            Moving("Juneteenth", 6, 19) with { FromYear = 2021 },
            Moving("Independence Day", 7, 4),
            Holiday.OnWeekday("Labor Day", 1, IsoDayOfWeek.Monday, 9),
            Holiday.OnWeekday("Columbus Day", 2, IsoDayOfWeek.Monday, 10),
            Moving("Veterans Day", 11, 11),
            Holiday.OnWeekday("Thanksgiving Day", 4, IsoDayOfWeek.Thursday, 11),
            Moving("Christmas Day", 12, 25),
        ],
    };

    /// <summary>The bank holidays of England and Wales, as GOV.UK lists them: substitutes on the next free weekday.</summary>
    private static readonly HolidayCalendar England = new("England and Wales")
    {
        Holidays =
        [
            Substituted("New Year's Day", 1, 1),
            Holiday.FromEaster("Good Friday", -2),
            Holiday.FromEaster("Easter Monday", 1),
            Holiday.OnWeekday("Early May bank holiday", 1, IsoDayOfWeek.Monday, 5),
            Holiday.OnWeekday("Spring bank holiday", -1, IsoDayOfWeek.Monday, 5),
            Holiday.OnWeekday("Summer bank holiday", -1, IsoDayOfWeek.Monday, 8),
            Substituted("Christmas Day", 12, 25),
            Substituted("Boxing Day", 12, 26),
        ],
    };

    [Theory]
    [InlineData(2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    public void UnitedStates_DaysOff_AreThoseOfThePublishedList(int year, string days) => Assert.Equal(days, DaysOf(UnitedStates, year));

    [Theory]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void England_Substitutes_AreThoseOfThePublishedList(int year, string days) => Assert.Equal(days, DaysOf(England, year));

    // Public Holidays Act 36 of 1994, section 2(1): the Monday after a holiday on a Sunday is one too.
    [Theory]
    [InlineData(2026, "08-09 08-10")]
    [InlineData(2027, "08-09")]
    public void Move_ThatKeepsTheDay_GivesBoth(int year, string days) => Assert.Equal(
        days,
        DaysOf(new HolidayCalendar("South Africa") { Holidays = [Holiday.On("National Women's Day", new AnnualDate(8, 9)) with { Moves = [ToMonday with { KeepsDay = true }] }] }, year));

    [Theory]
    [InlineData(2023, "")]
    [InlineData(2024, "11-05")]
    [InlineData(2026, "11-03")]
    public void Election_TuesdayAfterTheFirstMonday_InEvenYears(int year, string days) => Assert.Equal(
        days, DaysOf(new HolidayCalendar("Louisiana") { Holidays = [Holiday.OnOrAfter("General election day", IsoDayOfWeek.Tuesday, new AnnualDate(11, 2)) with { FromYear = 2000, EveryYears = 2 }] }, year));

    [Theory]
    [InlineData(2025, "05-19")]
    [InlineData(2026, "05-18")]
    [InlineData(2027, "05-24")]
    public void VictoriaDay_MondayOnOrBefore24May(int year, string day) => Assert.Equal(day, DaysOf(new HolidayCalendar("Canada") { Holidays = [Holiday.OnOrBefore("Victoria Day", IsoDayOfWeek.Monday, new AnnualDate(5, 24))] }, year));

    [Fact]
    public void Proclaimed_AddedAndRemovedDates_CountOverTheRules()
    {
        var calendar = UnitedStates with { Added = [new NamedDate(new LocalDate(2026, 12, 24), "Christmas Eve by order")], Removed = [new LocalDate(2026, 10, 12)] };
        Assert.Equal("Christmas Eve by order", calendar.NameOf(new LocalDate(2026, 12, 24)));
        Assert.False(calendar.Contains(new LocalDate(2026, 10, 12)));
        Assert.Null(UnitedStates.NameOf(new LocalDate(2026, 12, 24)));
    }

    [Fact]
    public void LeapDay_InOtherYears_IsNoHoliday()
    {
        var calendar = new HolidayCalendar("Leap") { Holidays = [Holiday.On("Leap day", new AnnualDate(2, 29)), Holiday.OnWeekday("Fifth Sunday", 5, IsoDayOfWeek.Sunday, 2)] };
        Assert.Equal("", DaysOf(calendar, 2026));
        Assert.Equal("02-29", DaysOf(calendar, 2028));
        Assert.Equal("Leap day", calendar.NameOf(new LocalDate(2048, 2, 29))); // a Saturday, so that February has four Sundays
    }

    [Fact]
    public void Create_ItemsThatContradictEachOther_Throw()
    {
        var (christmas, order) = (new LocalDate(2026, 12, 25), new NamedDate(new LocalDate(2026, 12, 24), "By order"));
        Assert.Throws<ArgumentException>(() => UnitedStates with { Added = [order, order with { Name = "Again" }] });
        Assert.Throws<ArgumentException>(() => UnitedStates with { Added = [null!] });
        Assert.Throws<ArgumentException>(() => UnitedStates with { Holidays = [null!] });
        Assert.Throws<ArgumentException>(() => UnitedStates with { Removed = [christmas, christmas] });
        Assert.Throws<ArgumentException>(() => UnitedStates with { Holidays = [.. Enumerable.Repeat(Holiday.FromEaster("x", 1), 401)] });
        Assert.Throws<ArgumentException>(() => UnitedStates with { Removed = [.. Enumerable.Range(0, 401).Select(christmas.PlusDays)] });
        HolidayCalendar[] contradictions =
        [
            new("Empty"), new("Never") { Holidays = [Holiday.On("Leap day", new AnnualDate(2, 29)) with { FromYear = 1901, EveryYears = 2 }] }, UnitedStates with { Removed = [order.Date] }, UnitedStates with { Added = [order], Removed = [order.Date] },
            UnitedStates with { Removed = [new LocalDate(2026, 7, 4)] }, // a Saturday: the day off is the third
            new("Removed") { Holidays = [Moving("Once", 7, 4) with { FromYear = 2026, UntilYear = 2026 }], Removed = [new LocalDate(2026, 7, 3)] },
        ];
        Assert.All(contradictions, calendar => Assert.Throws<ArgumentException>(() => new HolidayHours(calendar)));
        Assert.All(contradictions, calendar => Assert.Throws<NotSupportedException>(() => System.Text.Json.JsonSerializer.Serialize(calendar)));
        Assert.Equal(2, new HolidayHours(UnitedStates with { Added = [order], Removed = [christmas, new LocalDate(2026, 7, 3)] }).Calendar.Removed.Length);
        Assert.Single(new HolidayHours(new HolidayCalendar("Once") { Holidays = [Moving("Twice", 7, 4) with { FromYear = 2026, UntilYear = 2027 }], Removed = [new LocalDate(2026, 7, 3)] }).Calendar.Removed);
    }

    // Each of many holidays that move to one day goes on to the next free weekday.
    [Fact]
    public void Move_ManyHolidaysToOneDay_TakesWeekdaysInTurn()
    {
        var calendar = new HolidayCalendar("Many") { Holidays = [.. Enumerable.Range(0, 400).Select(i => Holiday.On($"Day {i}", new AnnualDate(1, 4)) with { FromYear = 2026, UntilYear = 2026, Moves = [ToMonday] })] }; // a Sunday
        Assert.Equal("Day 0", calendar.NameOf(new LocalDate(2026, 1, 5)));
        Assert.Equal("Day 5", calendar.NameOf(new LocalDate(2026, 1, 12)));
        Assert.Equal("Day 259", calendar.NameOf(new LocalDate(2027, 1, 1)));
        Assert.False(calendar.Contains(new LocalDate(2026, 1, 4)));
    }

    [Fact]
    public void Holiday_ImpossibleArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Holiday.OnWeekday("x", 0, IsoDayOfWeek.Monday, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holiday.OnWeekday("x", 1, IsoDayOfWeek.None, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holiday.OnWeekday("x", 1, IsoDayOfWeek.Monday, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holiday.FromEaster("x", 101));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holiday.FromEaster("x", 1) with { FromYear = 1899 });
        Assert.Throws<ArgumentException>(() => Holiday.FromEaster("x", 1) with { Moves = [ToMonday, ToMonday] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HolidayMove(IsoDayOfWeek.None, IsoDayOfWeek.Monday));
        Assert.Throws<ArgumentNullException>(() => new HolidayCalendar(null!));
    }

    private static string DaysOf(HolidayCalendar calendar, int year) => string.Join(' ', calendar.In(year).Select(day => day.Date.ToString("MM-dd", CultureInfo.InvariantCulture)));

    private static Holiday Moving(string name, int month, int day) => Holiday.On(name, new AnnualDate(month, day)) with { Moves = [ToFriday, ToMonday] };

    private static Holiday Substituted(string name, int month, int day) => Holiday.On(name, new AnnualDate(month, day)) with { Moves = [new HolidayMove(IsoDayOfWeek.Saturday, IsoDayOfWeek.Monday), ToMonday] };
}

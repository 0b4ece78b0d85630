using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

/// <summary>Calling hours, a zone, and an instant within two days of a night when its clocks change.</summary>
public sealed record HoursCase(CallingHours Hours, DateTimeZone Zone, Instant At);

/// <summary>A zone, and an instant within two days of a night when its clocks change.</summary>
public sealed record NightCase(DateTimeZone Zone, Instant At);

/// <summary>Generators of hours, zones and instants: mostly around the nights when clocks change.</summary>
internal static class HoursCases
{
    private static readonly (string Zone, string Night)[] ChangeNights =
    [
        ("Europe/Rome", "2026-03-29"), ("Europe/Rome", "2026-10-25"), ("Europe/Rome", "2026-06-15"),
        ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
        ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"),
        ("America/Havana", "2026-03-08"), ("America/Havana", "2025-11-02"),
        ("America/Sao_Paulo", "2018-11-04"), ("America/Sao_Paulo", "2018-02-18"),
        ("America/St_Johns", "2010-03-14"), ("America/St_Johns", "2010-11-07"), // from 00:01 back into the previous date
        ("Pacific/Apia", "2011-12-30"), // a skipped date
        ("Pacific/Kwajalein", "1993-08-21"), // another
        ("Pacific/Chatham", "2026-04-05"), ("Pacific/Chatham", "2026-09-27"),
        ("Asia/Kathmandu", "2026-03-29"), ("Pacific/Kiritimati", "2026-03-29"), ("UTC", "2026-03-29"),
    ];

    private static readonly Gen<LocalTime> Time = Gen.Frequency((2, Gen.Choose(0, 16)), (1, Gen.Choose(0, 95))).Select(quarters => LocalTime.Midnight.PlusMinutes(quarters * 15));

    private static readonly Gen<TimeWindow> TimeWindow = Gen.Frequency((9, from start in Time from end in Time select new TimeWindow(start, end)), (1, Gen.Constant(default(TimeWindow))));

    private static readonly Gen<CallingWindow> Weekly =
        from window in TimeWindow
        from days in Gen.Elements(CallingWindow.EveryDay.ToArray()).NonEmptyListOf()
        select new CallingWindow(window.From, window.To, [.. days.Distinct()]);

    private static readonly Gen<CallingWindow> OfTheYear =
        from weekly in Weekly
        from monthDays in Gen.Frequency((1, Gen.Constant<int[]>([])), (2, Gen.Choose(1, 31).ArrayOf(12)), (1, Gen.Choose(28, 31).ArrayOf(1)))
        from months in Gen.Frequency((1, Gen.Constant<int[]>([])), (2, Gen.Choose(1, 12).ArrayOf(6)), (1, Gen.Choose(1, 12).ArrayOf(1)))
        select HasDate(monthDays, months) ? weekly with { MonthDays = [.. monthDays], Months = [.. months] } : weekly;

    public static readonly Gen<CallingWindow[]> Windows = SomeOf(Gen.Frequency((3, Weekly), (1, OfTheYear)));

    /// <summary>Mostly weekly windows, which soon overlap others.</summary>
    public static readonly Gen<CallingWindow[]> MostlyWeekly = SomeOf(Gen.Frequency((30, Weekly), (1, OfTheYear)));

    /// <summary>Weekly windows, some only on days of the month or in months; all recur within months.</summary>
    public static readonly Gen<CallingWindow[]> SoonAgain = SomeOf(
        from weekly in Weekly
        from kind in Gen.Choose(0, 11)
        from monthDays in Gen.Choose(1, 28).ArrayOf(15)
        from months in Gen.Choose(1, 12).ArrayOf(8)
        select kind switch { 0 => weekly with { MonthDays = [.. monthDays] }, 1 => weekly with { Months = [.. months] }, _ => weekly });

    /// <summary>A zone and a night of a clock change.</summary>
    public static readonly Gen<(DateTimeZone Zone, LocalDate Night)> Night =
        Gen.Elements(ChangeNights).Select(night => (DateTimeZoneProviders.Tzdb[night.Zone], LocalDatePattern.Iso.Parse(night.Night).Value));

    public static readonly Gen<bool> Strictness = Gen.Elements(false, true);

    /// <summary>Dates around a night, closed or with a window of their own.</summary>
    public static Gen<SpecialDate[]> SpecialDates(LocalDate night) =>
        (from day in Gen.Choose(-2, 2)
         from windows in Gen.Choose(0, 2).SelectMany(count => TimeWindow.ArrayOf(count))
         select new SpecialDate(night.PlusDays(day), windows)).ListOf().Select(dates => dates.DistinctBy(date => date.Date).ToArray());

    /// <summary>Calendars with holidays around a night, and windows of their own or none.</summary>
    public static Gen<HolidayHours[]> Holidays(LocalDate night) => Gen.Frequency(
        (2, Gen.Constant<HolidayHours[]>([])),
        (1, from count in Gen.Choose(1, 2) from hours in HolidayHours(night).ArrayOf(count) select hours.DistinctBy(each => (each.Calendar.Name, each.Part)).ToArray()));

    /// <summary>Hours, a zone, and an instant within two days of a night there.</summary>
    public static readonly Gen<HoursCase> Any =
        from night in Night
        from windows in Windows
        from special in SpecialDates(night.Night)
        from holidays in Holidays(night.Night)
        from isStrict in Strictness
        from at in InstantNear(night.Night)
        select new HoursCase(CallingHours.Of(windows, special, isStrict, holidays), night.Zone, at);

    public static Arbitrary<HoursCase> Cases() => Arb.From(Any, one => Smaller(one.Hours).Select(hours => one with { Hours = hours })
        .Concat(Shrinking.Value(one.Zone, DateTimeZone.Utc).Select(zone => one with { Zone = zone })));

    public static Arbitrary<CallingHours> AnyHours() => Arb.From(Any.Select(one => one.Hours), Smaller);

    public static Arbitrary<CallingWindow> AnyWindow() => Gen.OneOf(Weekly, OfTheYear).ToArbitrary();

    public static Arbitrary<TimeWindow> AnyTimes() => TimeWindow.ToArbitrary();

    public static Arbitrary<SpecialDate> AnyDate() => SpecialDates(new LocalDate(2026, 3, 29)).Where(dates => dates.Length > 0).Select(dates => dates[0]).ToArbitrary();

    public static Arbitrary<HolidayHours> AnyHolidays() => HolidayHours(new LocalDate(2026, 3, 29)).ToArbitrary();

    public static Arbitrary<NightCase> Nights() => Arb.From(from night in Night from at in InstantNear(night.Night) select new NightCase(night.Zone, at));

    /// <summary>The hours with fewer windows or special dates, or permissive when clocks change.</summary>
    public static IEnumerable<CallingHours> Smaller(CallingHours hours) =>
        Shrinking.Items(hours.Windows).Where(windows => windows.Length > 0 || hours.SpecialDates.Any(date => !date.IsClosed)).Select(windows => CallingHours.Of(windows, hours.SpecialDates, hours.StrictClockChanges, hours.Holidays))
            .Concat(Shrinking.Items(hours.SpecialDates).Where(dates => hours.Windows.Length > 0 || dates.Any(date => !date.IsClosed)).Select(dates => CallingHours.Of(hours.Windows, dates, hours.StrictClockChanges, hours.Holidays)))
            .Concat(Shrinking.Value(hours.StrictClockChanges, false).Select(isStrict => CallingHours.Of(hours.Windows, hours.SpecialDates, isStrict, hours.Holidays)))
            .Concat(Shrinking.Items(hours.Holidays).Select(holidays => CallingHours.Of(hours.Windows, hours.SpecialDates, hours.StrictClockChanges, holidays)));

    private static Gen<HolidayHours> HolidayHours(LocalDate night) =>
        from day in Gen.Choose(-3, 3)
        from kind in Gen.Choose(0, 4)
        from move in Gen.Choose(1, 7)
        from keeps in Gen.Elements(true, false)
        from part in Gen.Elements(HolidayPart.Holiday, HolidayPart.Eve)
        from windows in Gen.Choose(0, 2).SelectMany(count => TimeWindow.ArrayOf(count))
        select new HolidayHours(Calendar(night.PlusDays(day), kind, (IsoDayOfWeek)move, keeps), windows) { Part = part };

    // Its name is as different as its days, as JSON needs it.
    private static HolidayCalendar Calendar(LocalDate date, int kind, IsoDayOfWeek move, bool keeps)
    {
        var calendar = new HolidayCalendar($"{date:R} {kind} {move} {keeps}") { Source = kind == 1 ? "" : "A law", SourceUrl = kind == 1 ? null : "https://example.com/law", ReadOn = kind == 1 ? null : date };
        var day = new AnnualDate(date.Month, date.Day);
        return kind switch
        {
            0 => calendar with { Added = [new NamedDate(date, "By order")], Holidays = [Holiday.FromEaster("Good Friday", -2), Holiday.On("No more", new AnnualDate(date.PlusDays(1).Month, date.PlusDays(1).Day))], Removed = [date.PlusDays(1)] },
            1 => calendar with { Holidays = [Holiday.OnWeekday("Last", -1, date.DayOfWeek, date.Month), Holiday.OnWeekday("Third", 3, date.DayOfWeek, date.Month) with { FromYear = 1901, UntilYear = 2998, EveryYears = 2 }] },
            2 => calendar with { Holidays = [Holiday.OnOrAfter("After", move, day)] },
            3 => calendar with { Holidays = [Holiday.OnOrBefore("Before", move, day)] },
            _ => calendar with { Holidays = [Holiday.On("Day", day) with { Moves = [new HolidayMove(date.DayOfWeek, move) { KeepsDay = keeps }] }] },
        };
    }

    private static Gen<CallingWindow[]> SomeOf(Gen<CallingWindow> window) => Gen.Choose(1, 3).SelectMany(count => window.ArrayOf(count));

    private static bool HasDate(int[] monthDays, int[] months) =>
        monthDays.Length == 0 || Enumerable.Range(0, 366).Select(day => new LocalDate(2000, 1, 1).PlusDays(day)).Any(date => monthDays.Contains(date.Day) && (months.Length == 0 || months.Contains(date.Month)));

    public static Gen<Instant> InstantNear(LocalDate night) =>
        from minutes in Gen.Choose(-2880, 2880) select night.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(minutes);
}

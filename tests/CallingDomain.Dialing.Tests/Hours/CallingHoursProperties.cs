using System.Collections.Immutable;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(HoursCases), typeof(CallingHoursProperties)])]
public sealed class CallingHoursProperties
{
    /// <summary>An instant, and the month, day and days of the week of a window.</summary>
    public sealed record DayOfTheYear(Instant At, int Day, int Month, ImmutableArray<IsoDayOfWeek> Days);

    internal static Arbitrary<DayOfTheYear> Days() => Arb.From(
        from at in HoursCases.InstantNear(new LocalDate(2096, 1, 20))
        from years in Gen.Choose(-140, 100)
        from day in Gen.Choose(1, 31)
        from month in Gen.Choose(1, 12)
        from weekDay in Gen.Choose(1, 7)
        from anyWeekDay in Gen.Elements(true, false)
        where day <= CalendarSystem.Iso.GetDaysInMonth(2000, month)
        select new DayOfTheYear(at.InUtc().LocalDateTime.PlusYears(years).InUtc().ToInstant(), day, month, anyWeekDay ? CallingWindow.EveryDay : [(IsoDayOfWeek)weekDay]),
        given => Shrinking.Value(given.Days, CallingWindow.EveryDay).Select(days => given with { Days = days }));

    private static readonly Duration Step = Duration.FromMinutes(15);

    [Property]
    public bool IsOpenAndNextOpen_AnyHours_EqualAMinuteByMinuteModel(HoursCase given)
    {
        var (hours, zone, at) = given;
        var model = new MinuteModel(hours, zone, at);
        for (var each = at - MinuteModel.Reach; each < at + MinuteModel.Reach; each += Duration.FromMinutes(1))
        {
            if (hours.IsOpen(each, zone) != model.IsOpen(each)) return false;
        }

        var next = hours.NextOpen(at, zone);
        return model.NextOpen(at) is { } expected ? next == expected : next is null || next >= at + MinuteModel.Reach;
    }

    [Property]
    public bool NextOpen_AnyHours_IsTheLeastOpenInstant(HoursCase given)
    {
        var (hours, zone, from) = given;
        if (hours.NextOpen(from, zone) is not { } next) return !hours.Openings(from, from + hours.Horizon, zone).Any();
        if (next < from || !hours.IsOpen(next, zone)) return false;
        if (next > from && hours.IsOpen(next - Duration.Epsilon, zone)) return false;
        for (var at = from; at < Instant.Min(next, from + Duration.FromDays(30)); at += Step)
        {
            if (hours.IsOpen(at, zone)) return false;
        }

        return !hours.Openings(from, next, zone).Any();
    }

    [Property]
    public bool NextOpen_FarAhead_IsOnTheFirstMatchingDate(DayOfTheYear given)
    {
        var (at, day, month, days) = given;
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(17, 0), days) { MonthDays = [day], Months = [month] }]);
        var date = at.InUtc().Date;
        if (at.InUtc().TimeOfDay >= new LocalTime(9, 0)) date = date.PlusDays(1);
        if (hours.IsOpen(at, DateTimeZone.Utc)) return hours.NextOpen(at, DateTimeZone.Utc) == at;
        while (date.Day != day || date.Month != month || !days.Contains(date.DayOfWeek)) date = date.PlusDays(1);
        return hours.NextOpen(at, DateTimeZone.Utc) == (date + new LocalTime(9, 0)).InUtc().ToInstant();
    }

    [Property]
    public bool Openings_AnyHours_AreTheOpenInstants(HoursCase given)
    {
        var (hours, zone, at) = given;
        var (from, until) = (at - Duration.FromDays(70), at + Duration.FromDays(3));
        var openings = hours.Openings(from, until, zone).ToList();
        return openings.Zip(openings.Skip(1)).All(pair => pair.First.End < pair.Second.Start)
            && openings.All(each => each.Start >= from && each.End <= until && hours.IsOpen(each.Start, zone) && hours.IsOpen(each.End - Duration.Epsilon, zone))
            && openings.Where(each => each.End < until).All(each => !hours.IsOpen(each.End, zone))
            && openings.Where(each => each.Start > from).All(each => !hours.IsOpen(each.Start - Duration.Epsilon, zone))
            && openings.Exists(each => each.Contains(at)) == hours.IsOpen(at, zone);
    }

    [Property]
    public bool Occurrences_AnyHours_AreTheirOpenings(HoursCase given)
    {
        var (hours, zone, at) = given;
        var date = at.InZone(zone).Date;
        var occurrences = hours.Occurrences(date.PlusDays(-3), date.PlusDays(3), zone).ToList();
        return hours.IsOpen(at, zone) == occurrences.Exists(each => each.Start <= at && at < each.End)
            && occurrences.Zip(occurrences.Skip(1)).All(pair => pair.First.Date <= pair.Second.Date)
            && occurrences.All(each => each.Start < each.End);
    }

    [Property]
    public bool IsOpen_Strict_IsPartOfPermissive(HoursCase given)
    {
        var strict = CallingHours.Of(given.Hours.Windows, given.Hours.SpecialDates, strictClockChanges: true, given.Hours.Holidays);
        var permissive = CallingHours.Of(given.Hours.Windows, given.Hours.SpecialDates, holidays: given.Hours.Holidays);
        for (var at = given.At - Duration.FromDays(1); at < given.At + Duration.FromDays(1); at += Step)
        {
            if (strict.IsOpen(at, given.Zone) && !permissive.IsOpen(at, given.Zone)) return false;
        }

        return strict.NextOpen(given.At, given.Zone) is not { } next || permissive.NextOpen(given.At, given.Zone) <= next;
    }

    [Property]
    public bool IsOpen_TwoListsOfWindows_IsTheirUnion(HoursCase one, CallingHours other)
    {
        var (hours, zone, at) = one;
        var (left, right) = (CallingHours.Of(hours.Windows, strictClockChanges: hours.StrictClockChanges), CallingHours.Of(other.Windows, strictClockChanges: hours.StrictClockChanges));
        var both = CallingHours.Of([.. other.Windows, .. hours.Windows], strictClockChanges: hours.StrictClockChanges);
        var earlier = new[] { left.NextOpen(at, zone), right.NextOpen(at, zone) }.Min();
        return both.IsOpen(at, zone) == (left.IsOpen(at, zone) || right.IsOpen(at, zone)) && both.NextOpen(at, zone) == earlier;
    }

    [Property]
    public bool NextOpen_InUtc_ShiftsWithWholeDays(HoursCase one, short shift)
    {
        var days = shift % 400;
        var ((hours, _, at), length) = (one, Duration.FromDays(days));
        var moved = CallingHours.Of(
            Weekly(hours).Select(window => window with { Days = [.. window.Days.Select(day => Moved(day, days))] }),
            hours.SpecialDates.Select(special => new SpecialDate(special.Date.PlusDays(days), special.Windows.AsSpan())));
        return moved.NextOpen(at + length, DateTimeZone.Utc) == CallingHours.Of(Weekly(hours), hours.SpecialDates).NextOpen(at, DateTimeZone.Utc) + length;
    }

    [Property]
    public bool NextOpen_AfterOtherCalls_IsTheSame(HoursCase one, NightCase[] others, short[] days)
    {
        var (hours, zone, at) = one;
        var fresh = CallingHours.Of(hours.Windows, hours.SpecialDates, hours.StrictClockChanges, hours.Holidays);
        foreach (var day in days)
        {
            foreach (var (other, _) in others) hours.NextOpen(at + Duration.FromDays(day % 1000), other);
            hours.IsOpen(at + Duration.FromDays(day % 1000), zone);
        }

        return hours.NextOpen(at, zone) == fresh.NextOpen(at, zone) && hours.IsOpen(at, zone) == fresh.IsOpen(at, zone);
    }

    [Property]
    public bool IsOpen_ClosedDate_IsFalse(HoursCase given)
    {
        var (hours, zone, at) = given;
        var date = at.InZone(zone).Date;
        var closed = CallingHours.Of(hours.Windows, hours.SpecialDates.Where(special => special.Date != date).Append(SpecialDate.Closed(date)), hours.StrictClockChanges, hours.Holidays);
        for (var each = at - Duration.FromDays(1); each < at + Duration.FromDays(1); each += Step)
        {
            if (each.InZone(zone).Date == date && closed.IsOpen(each, zone)) return false;
        }

        return true;
    }

    private static IEnumerable<CallingWindow> Weekly(CallingHours hours) => hours.Windows.Select(window => window with { MonthDays = [], Months = [] });

    private static IsoDayOfWeek Moved(IsoDayOfWeek day, int days) => (IsoDayOfWeek)(((((int)day - 1 + days) % 7) + 7) % 7 + 1);
}

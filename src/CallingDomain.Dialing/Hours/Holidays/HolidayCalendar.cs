using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The holidays of a place, as rules and as dates: rule sets share it.</summary>
/// <param name="Name">The name by which rule sets refer to it.</param>
/// <remarks>Immutable, compared by content, thread-safe; the days of a year are computed once. Rules give holidays in the years 1900 to 2999.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record HolidayCalendar(string Name)
{
    private const int MaxYearsKept = 256;

    private readonly Items<Holiday> _holidays;
    private readonly Items<NamedDate> _added;
    private readonly Items<LocalDate> _removed;
    private ImmutableDictionary<int, ImmutableSortedDictionary<LocalDate, string>> _years = ImmutableDictionary<int, ImmutableSortedDictionary<LocalDate, string>>.Empty; // replaced as a whole

    /// <summary>The name by which rule sets refer to it.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name { get; init => field = Given.NotNull(value); } = Given.NotNull(Name);

    /// <summary>The source, in words. Default: empty.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Source { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The address of the source; null for none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The date on which the source was read; null if unknown.</summary>
    public LocalDate? ReadOn { get; init; }

    /// <summary>The holidays. Default: none.</summary>
    public ImmutableArray<Holiday> Holidays
    {
        get => _holidays;
        init => (_holidays, _years) = (value, _years.Clear());
    }

    /// <summary>Dates that are holidays besides, such as proclaimed ones. Default: none.</summary>
    public ImmutableArray<NamedDate> Added
    {
        get => _added;
        init => (_added, _years) = (value, _years.Clear());
    }

    /// <summary>Dates that are no holidays, whatever the rules say. Default: none.</summary>
    public ImmutableArray<LocalDate> Removed
    {
        get => _removed;
        init => (_removed, _years) = (value.IsDefault ? value : [.. value.Select(date => date.WithCalendar(CalendarSystem.Iso))], _years.Clear());
    }

    /// <summary>The name of the holiday on a date; null if the date is none. Of several holidays on one date, the first in the calendar's order.</summary>
    public string? NameOf(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return Days(iso.Year).GetValueOrDefault(iso);
    }

    /// <summary>Whether a date is a holiday.</summary>
    public bool Contains(LocalDate date) => NameOf(date) is not null;

    /// <summary>The holidays of a year, in the order of their dates.</summary>
    /// <param name="year">The year.</param>
    public ImmutableArray<NamedDate> In(int year) => [.. Days(year).Select(day => new NamedDate(day.Key, day.Value))];

    /// <summary>Compares all properties.</summary>
    public bool Equals(HolidayCalendar? other) =>
        other is not null && Name == other.Name && Source == other.Source && SourceUrl == other.SourceUrl && ReadOn == other.ReadOn
        && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan()) && Added.AsSpan().SequenceEqual(other.Added.AsSpan()) && Removed.AsSpan().SequenceEqual(other.Removed.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Holidays.Length, Added.Length, Removed.Length);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Holidays.Length} holidays, {Added.Length} dates added, {Removed.Length} removed");

    private ImmutableSortedDictionary<LocalDate, string> Days(int year)
    {
        var years = Volatile.Read(ref _years);
        if (years.TryGetValue(year, out var days)) return days;
        days = Compute(year);
        Volatile.Write(ref _years, (years.Count < MaxYearsKept ? years : years.Clear()).SetItem(year, days)); // a year of another thread may get lost, and is computed again
        return days;
    }

    // A holiday of the year before or after may move into this one: New Year's Day to 31 December.
    private ImmutableSortedDictionary<LocalDate, string> Compute(int year)
    {
        var days = new SortedDictionary<LocalDate, string>();
        var moving = new List<(Holiday Holiday, LocalDate Date, HolidayMove Move)>();
        for (var of = year - 1; of <= year + 1; of++)
        {
            foreach (var holiday in Holidays)
            {
                if (holiday.In(of) is not { } date) continue;
                var move = holiday.MoveFrom(date.DayOfWeek);
                if (move is null or { KeepsDay: true }) days.TryAdd(date, holiday.Name);
                if (move is not null) moving.Add((holiday, date, move));
            }
        }

        foreach (var (holiday, date, move) in moving) days.TryAdd(Target(date, move, days), holiday.Name);
        foreach (var added in Added) days.TryAdd(added.Date, added.Name);
        foreach (var removed in Removed) days.Remove(removed);
        return days.Where(day => day.Key.Year == year).ToImmutableSortedDictionary();
    }

    private static LocalDate Target(LocalDate date, HolidayMove move, SortedDictionary<LocalDate, string> taken)
    {
        var (before, after) = (date.Previous(move.To), date.Next(move.To));
        var step = Period.DaysBetween(before, date) < Period.DaysBetween(date, after) ? -1 : 1;
        var target = step < 0 ? before : after;
        while (taken.ContainsKey(target) || (target.DayOfWeek >= IsoDayOfWeek.Saturday && target.DayOfWeek != move.To)) target = target.PlusDays(step);
        return target;
    }
}

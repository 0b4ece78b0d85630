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
    /// <summary>The most holidays, and the most removed dates.</summary>
    internal const int MaxItems = 400;

    private const int MaxYearsKept = 256;

    private readonly Items<Holiday> _holidays;
    private readonly Items<NamedDate> _added;
    private readonly Items<LocalDate> _removed;
    private ImmutableDictionary<int, ImmutableSortedDictionary<LocalDate, string>> _years = ImmutableDictionary<int, ImmutableSortedDictionary<LocalDate, string>>.Empty; // replaced as a whole
    private bool _isChecked; // whether it is known not to contradict itself

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

    /// <summary>The holidays: at most 400. Default: none.</summary>
    /// <exception cref="ArgumentException">An item is null, or there are too many.</exception>
    public ImmutableArray<Holiday> Holidays
    {
        get => _holidays;
        init => (_holidays, _years, _isChecked) = (Few(Given.WithoutNull(value)), _years.Clear(), false);
    }

    /// <summary>Dates that are holidays besides, such as proclaimed ones, each once. Default: none.</summary>
    /// <exception cref="ArgumentException">An item is null, or a date is there twice.</exception>
    public ImmutableArray<NamedDate> Added
    {
        get => _added;
        init => (_added, _years, _isChecked) = (Once(Given.WithoutNull(value), added => added.Date), _years.Clear(), false);
    }

    /// <summary>Dates that are no holidays, although they are by the rules, each once: at most 400. Default: none.</summary>
    /// <exception cref="ArgumentException">A date is there twice, or there are too many.</exception>
    public ImmutableArray<LocalDate> Removed
    {
        get => _removed;
        init => (_removed, _years, _isChecked) = (value.IsDefault ? value : Few(Once([.. value.Select(date => date.WithCalendar(CalendarSystem.Iso))], date => date)), _years.Clear(), false);
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

    /// <summary>This calendar, if it has a holiday, and each removed date is one by the rules and is not added.</summary>
    /// <exception cref="ArgumentException">The calendar contradicts itself.</exception>
    internal HolidayCalendar Checked()
    {
        if (_isChecked) return this;
        if (FirstContradiction() is { } removed) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The removed date {removed:uuuu-MM-dd} is no holiday by the rules of the calendar, or an added one."), nameof(Removed));
        if (!HasHolidays()) throw new ArgumentException("The calendar has no holidays.", nameof(Holidays));
        _isChecked = true;
        return this;
    }

    /// <summary>The first removed date that is added too, or no holiday by the rules; null for none.</summary>
    internal LocalDate? FirstContradiction()
    {
        if (Removed.IsEmpty) return null;
        var (rules, added) = (this with { Added = [], Removed = [] }, Added.Select(each => each.Date).ToHashSet());
        foreach (var date in Removed)
        {
            if (added.Contains(date) || !rules.Contains(date)) return date;
        }

        return null;
    }

    /// <summary>Whether any date is a holiday.</summary>
    internal bool HasHolidays()
    {
        if (!Added.IsEmpty) return true;
        var years = Enumerable.Range(Holiday.FirstYear, Holiday.LastYear - Holiday.FirstYear + 1).Where(year => Holidays.Any(holiday => holiday.In(year) is not null));
        return years.Take(Removed.Length + 1).ToList() is var found && (found.Count > Removed.Length || found.Exists(year => Enumerable.Range(year - 1, 3).Any(near => !Days(near).IsEmpty))); // a holiday may move into the year before or after
    }

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

        var ends = new Dictionary<(LocalDate Target, IsoDayOfWeek To, int Step), LocalDate>();
        foreach (var (holiday, date, move) in moving) days.TryAdd(Target(date, move, days, ends), holiday.Name);
        foreach (var added in Added) days.TryAdd(added.Date, added.Name);
        foreach (var removed in Removed) days.Remove(removed);
        return days.Where(day => day.Key.Year == year).ToImmutableSortedDictionary();
    }

    // What was taken when another holiday moved to the same day is still taken.
    private static LocalDate Target(LocalDate date, HolidayMove move, SortedDictionary<LocalDate, string> taken, Dictionary<(LocalDate Target, IsoDayOfWeek To, int Step), LocalDate> ends)
    {
        var (before, after) = (date.Previous(move.To), date.Next(move.To));
        var step = Period.DaysBetween(before, date) < Period.DaysBetween(date, after) ? -1 : 1;
        var first = (step < 0 ? before : after, move.To, step);
        var target = ends.GetValueOrDefault(first, first.Item1);
        while (taken.ContainsKey(target) || (target.DayOfWeek >= IsoDayOfWeek.Saturday && target.DayOfWeek != move.To)) target = target.PlusDays(step);
        return ends[first] = target;
    }

    private static ImmutableArray<TItem> Few<TItem>(ImmutableArray<TItem> items) => items.IsDefault || items.Length <= MaxItems ? items : throw new ArgumentException($"At most {MaxItems} items.", nameof(items));

    private static ImmutableArray<TItem> Once<TItem>(ImmutableArray<TItem> items, Func<TItem, LocalDate> dateOf) =>
        items.IsDefault || items.Select(dateOf).Distinct().Count() == items.Length ? items : throw new ArgumentException("Each date once.", nameof(items));
}

using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A stretch of local time that recurs on certain dates: by day of the week and, if given, by day of the month and by month.</summary>
/// <param name="From">When it begins, on each date that fits.</param>
/// <param name="To">When it ends, itself not included. Not after <paramref name="From"/>: on the following day, so that equal times mean 24 hours.</param>
/// <param name="Days">The days of the week on which it begins: at least one.</param>
/// <remarks>
/// A date fits when its day of the week, its day of the month and its month all do. A window over midnight belongs to the date on which it begins. Immutable, compared by
/// content, thread-safe. Source: XCALLY Motion's intervals (week days, month days, months).
/// </remarks>
public sealed record CallingWindow(LocalTime From, LocalTime To, ImmutableArray<IsoDayOfWeek> Days)
{
    /// <summary>The seven days.</summary>
    public static readonly ImmutableArray<IsoDayOfWeek> EveryDay =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
        IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    private const int LongestMonth = 31;
    private const int MonthsOfAYear = 12;
    private const int LeapYear = 2000;

    private readonly uint _monthDays; // bit by number; none: every day
    private readonly uint _months;

    /// <summary>The days of the month on which it begins, 1 to 31, each once, in order. Default: none, which means every day. A month without a day 31 has no such date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day is not 1 to 31.</exception>
    public ImmutableArray<int> MonthDays
    {
        get => Numbers(_monthDays);
        init => _monthDays = Bits(value, LongestMonth, nameof(MonthDays));
    }

    /// <summary>The months in which it begins, 1 to 12, each once, in order. Default: none, which means every month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A month is not 1 to 12.</exception>
    public ImmutableArray<int> Months
    {
        get => Numbers(_months);
        init => _months = Bits(value, MonthsOfAYear, nameof(Months));
    }

    /// <summary>Whether it has days of the month or months.</summary>
    internal bool IsOfTheYear => (_monthDays | _months) != 0;

    /// <summary>Whether any date fits: not with day 30 in February alone.</summary>
    internal bool Occurs =>
        !Days.IsDefaultOrEmpty && (_monthDays == 0 || Enumerable.Range(1, MonthsOfAYear).Any(month => IsIn(_months, month) && Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(LeapYear, month)).Any(day => IsIn(_monthDays, day))));

    /// <summary>Whether both are the same stretch on the same dates, the days of the week in the same order.</summary>
    public bool Equals(CallingWindow? other) =>
        other is not null && From == other.From && To == other.To && _monthDays == other._monthDays && _months == other._months && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Days.Length, _monthDays, _months);

    /// <summary>Whether it begins on a date.</summary>
    internal bool IsOn(LocalDate date) => Days.Contains(date.DayOfWeek) && IsIn(_monthDays, date.Day) && IsIn(_months, date.Month);

    private static bool IsIn(uint bits, int number) => bits == 0 || (bits & (1u << number)) != 0;

    private static uint Bits(ImmutableArray<int> numbers, int most, string name)
    {
        var bits = 0u;
        foreach (var number in numbers.IsDefault ? [] : numbers)
        {
            if (number < 1 || number > most) throw new ArgumentOutOfRangeException(name, number, $"A number from 1 to {most}.");
            bits |= 1u << number;
        }

        return bits;
    }

    private static ImmutableArray<int> Numbers(uint bits) => bits == 0 ? [] : [.. Enumerable.Range(1, LongestMonth).Where(number => IsIn(bits, number))];
}

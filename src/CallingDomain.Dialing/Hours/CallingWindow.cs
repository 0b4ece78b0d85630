using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A stretch of local time that recurs on certain dates: by day of the week and, if given, by day of the month and by month.</summary>
/// <param name="From">Its start, on each matching date.</param>
/// <param name="To">Its end, exclusive. If it is not after <paramref name="From"/>, it is on the following day: equal times mean 24 hours.</param>
/// <param name="Days">The days of the week on which it begins: at least one.</param>
/// <remarks>
/// A date matches if its day of the week, its day of the month and its month all match. A window over midnight belongs to the date on which it begins. Immutable, compared by
/// content, thread-safe. Source: XCALLY Motion's intervals (week days, month days, months).
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CallingWindow(LocalTime From, LocalTime To, ImmutableArray<IsoDayOfWeek> Days)
{
    /// <summary>The seven days of the week.</summary>
    public static readonly ImmutableArray<IsoDayOfWeek> EveryDay =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
        IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    private const int LongestMonth = 31;
    private const int MonthsOfAYear = 12;
    private const int LeapYear = 2000;

    private readonly ImmutableArray<IsoDayOfWeek> _days = Days.IsDefault ? [] : Days;
    private readonly uint _monthDays; // a bit for each number; none: every day
    private readonly uint _months;

    /// <summary>The days of the week on which it begins: at least one.</summary>
    public ImmutableArray<IsoDayOfWeek> Days
    {
        get => _days;
        init => _days = value.IsDefault ? [] : value;
    }

    /// <summary>The days of the month on which it begins, 1 to 31, each once, in order. Default: none, which means every day.</summary>
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

    /// <summary>Whether any date matches: 30 February does not.</summary>
    internal bool Occurs =>
        !Days.IsEmpty && (_monthDays == 0 || Enumerable.Range(1, MonthsOfAYear).Any(month => IsIn(_months, month) && Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(LeapYear, month)).Any(day => IsIn(_monthDays, day))));

    /// <summary>Compares all properties, the days of the week in their order.</summary>
    public bool Equals(CallingWindow? other) =>
        other is not null && From == other.From && To == other.To && _monthDays == other._monthDays && _months == other._months && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Days.Length, _monthDays, _months);

    /// <summary>Whether the window begins on a date.</summary>
    internal bool IsOn(LocalDate date) => Days.Contains(date.DayOfWeek) && IsIn(_monthDays, date.Day) && IsIn(_months, date.Month);

    private static bool IsIn(uint bits, int number) => bits == 0 || (bits & (1u << number)) != 0;

    private static uint Bits(ImmutableArray<int> numbers, int most, string name)
    {
        var bits = 0u;
        foreach (var number in numbers.IsDefault ? [] : numbers)
        {
            if (number < 1 || number > most) throw new ArgumentOutOfRangeException(name, number, $"Expected a number from 1 to {most}.");
            bits |= 1u << number;
        }

        return bits;
    }

    private static ImmutableArray<int> Numbers(uint bits) => bits == 0 ? [] : [.. Enumerable.Range(1, LongestMonth).Where(number => IsIn(bits, number))];
}

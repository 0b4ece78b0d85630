using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A holiday as a rule: the day of each year on which it falls, and where it moves from a weekend.</summary>
/// <remarks>Immutable, compared by content, thread-safe. Source of Easter: the Gregorian computus (Butcher, 1876).</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record Holiday
{
    /// <summary>The first and the last year for which holidays are computed.</summary>
    internal const int FirstYear = 1900, LastYear = 2999;

    /// <summary>The limits of weeks of a month, and of days from Easter.</summary>
    internal const int LastWeek = -1, MaxWeek = 5, FarthestFromEaster = 100;

    private const int MonthsOfAYear = 12;

    private readonly Items<HolidayMove> _moves;

    private Holiday(string name, HolidayDay day) => (Name, Day) = (Given.NotNull(name), day);

    /// <summary>The name for explanations.</summary>
    public string Name { get; }

    /// <summary>The first year in which it is a holiday, such as that of its law. Default: 1900.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1900 to 2999.</exception>
    public int FromYear { get; init => field = Given.InRange(FirstYear, LastYear, value); } = FirstYear;

    /// <summary>The last year in which it is a holiday. Default: 2999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1900 to 2999.</exception>
    public int UntilYear { get; init => field = Given.InRange(FirstYear, LastYear, value); } = LastYear;

    /// <summary>The number of years from one holiday to the next, counted from <see cref="FromYear"/>: 2 for election days of even years. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int EveryYears { get; init => field = Given.AtLeast(1, value); } = 1;

    /// <summary>Where the holiday moves from days of the week, each once. Default: it does not move.</summary>
    /// <exception cref="ArgumentException">A day of the week twice.</exception>
    public ImmutableArray<HolidayMove> Moves
    {
        get => _moves;
        init => _moves = value.IsDefault || value.DistinctBy(move => move.From).Count() == value.Length ? value : throw new ArgumentException("Each day of the week once.", nameof(value));
    }

    /// <summary>On which day of a year it falls.</summary>
    internal HolidayDay Day { get; }

    /// <summary>A holiday on the same day of each year.</summary>
    /// <param name="name">The name for explanations.</param>
    /// <param name="day">The day. 29 February is a holiday in leap years only.</param>
    public static Holiday On(string name, AnnualDate day) => new(name, new HolidayDay(HolidayDayKind.Fixed, day.Month, day.Day));

    /// <summary>A holiday on the n-th day of the week of a month.</summary>
    /// <param name="name">The name for explanations.</param>
    /// <param name="week">1 to 5 from the start of the month, or -1 for the last one. Months without a fifth one have no holiday.</param>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Holiday OnWeekday(string name, int week, IsoDayOfWeek weekday, int month) => week is LastWeek or (>= 1 and <= MaxWeek)
        ? new(name, new HolidayDay(HolidayDayKind.Week, Given.InRange(1, MonthsOfAYear, month), week, HolidayMove.Checked(weekday)))
        : throw new ArgumentOutOfRangeException(nameof(week), week, "1 to 5, or -1.");

    /// <summary>A holiday on the first of a day of the week on or after a day: the election day is the Tuesday on or after 2 November.</summary>
    /// <param name="name">The name for explanations.</param>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="day">The first possible day.</param>
    public static Holiday OnOrAfter(string name, IsoDayOfWeek weekday, AnnualDate day) => new(name, new HolidayDay(HolidayDayKind.OnOrAfter, day.Month, day.Day, HolidayMove.Checked(weekday)));

    /// <summary>A holiday on the last of a day of the week on or before a day: Victoria Day is the Monday on or before 24 May.</summary>
    /// <param name="name">The name for explanations.</param>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="day">The last possible day.</param>
    public static Holiday OnOrBefore(string name, IsoDayOfWeek weekday, AnnualDate day) => new(name, new HolidayDay(HolidayDayKind.OnOrBefore, day.Month, day.Day, HolidayMove.Checked(weekday)));

    /// <summary>A holiday at a distance from Easter Sunday of the Gregorian calendar.</summary>
    /// <param name="name">The name for explanations.</param>
    /// <param name="days">Days after Easter Sunday, negative before it, -100 to 100: Good Friday is -2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are out of range.</exception>
    public static Holiday FromEaster(string name, int days) => new(name, new HolidayDay(HolidayDayKind.Easter, 0, Given.InRange(-FarthestFromEaster, FarthestFromEaster, days)));

    /// <summary>The day on which it falls in a year before it moves; null for none.</summary>
    internal LocalDate? In(int year) => year >= FromYear && year <= UntilYear && (year - FromYear) % EveryYears == 0 ? Day.In(year) : null;

    /// <summary>The move from a day of the week; null for none.</summary>
    internal HolidayMove? MoveFrom(IsoDayOfWeek day)
    {
        foreach (var move in Moves)
        {
            if (move.From == day) return move;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Day}");
}

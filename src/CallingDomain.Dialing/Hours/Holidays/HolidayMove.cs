using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Where a holiday moves that falls on a day of the week.</summary>
/// <param name="From">The day of the week on which it falls, such as Sunday.</param>
/// <param name="To">The day of the week to which it moves, such as Monday: the nearest one before or after; of two equally near, the one after.</param>
/// <remarks>If another holiday of the calendar has that day, it moves on in the same direction to the next day that is neither a holiday nor on a weekend. Immutable, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record HolidayMove(IsoDayOfWeek From, IsoDayOfWeek To)
{
    /// <summary>The day of the week on which it falls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a day of the week.</exception>
    public IsoDayOfWeek From { get; init => field = Checked(value); } = Checked(From);

    /// <summary>The day of the week to which it moves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a day of the week.</exception>
    public IsoDayOfWeek To { get; init => field = Checked(value); } = Checked(To);

    /// <summary>Whether the day on which it falls remains a holiday. Default: false.</summary>
    public bool KeepsDay { get; init; }

    internal static IsoDayOfWeek Checked(IsoDayOfWeek day) => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday ? day : throw new ArgumentOutOfRangeException(nameof(day), day, "Expected a day of the week.");
}

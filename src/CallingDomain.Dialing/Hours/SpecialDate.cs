using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A date with windows of its own in place of the weekly ones: a holiday, or a day that ends early.</summary>
/// <remarks>
/// On this date no weekly window begins, and a window that began the day before ends with that day. A window of the date itself may end after midnight.
/// Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record SpecialDate
{
    /// <summary>A date and its windows.</summary>
    /// <param name="date">The date, in the zone of the called person. A date of another calendar is converted to the ISO calendar.</param>
    /// <param name="windows">The windows that begin on it; none for a closed date.</param>
    public SpecialDate(LocalDate date, params ReadOnlySpan<TimeWindow> windows)
    {
        Date = date.WithCalendar(CalendarSystem.Iso);
        Windows = [.. windows];
    }

    /// <summary>The date, of the ISO calendar.</summary>
    public LocalDate Date { get; }

    /// <summary>The windows that begin on it.</summary>
    public ImmutableArray<TimeWindow> Windows { get; }

    /// <summary>Whether the date has no windows.</summary>
    public bool IsClosed => Windows.IsEmpty;

    /// <summary>A date without windows.</summary>
    public static SpecialDate Closed(LocalDate date) => new(date);

    /// <summary>Compares the date and the windows.</summary>
    public bool Equals(SpecialDate? other) => other is not null && Date == other.Date && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Windows.Length);
}

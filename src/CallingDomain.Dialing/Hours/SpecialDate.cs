using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A date that has windows of its own in place of the week's: a holiday, or an evening that ends early.</summary>
/// <remarks>
/// On it nothing of the week begins, and what began the day before ends with that day. What begins in its own windows may go on over midnight.
/// Immutable, compared by content, thread-safe.
/// </remarks>
public sealed record SpecialDate
{
    /// <summary>A date and what is open on it.</summary>
    /// <param name="date">The date, in the zone of the called person. A date of another calendar means the same day of the ISO calendar.</param>
    /// <param name="windows">The stretches that begin on it; none for a closed date.</param>
    public SpecialDate(LocalDate date, params ReadOnlySpan<TimeWindow> windows)
    {
        Date = date.WithCalendar(CalendarSystem.Iso);
        Windows = [.. windows];
    }

    /// <summary>The date.</summary>
    public LocalDate Date { get; }

    /// <summary>The stretches that begin on it.</summary>
    public ImmutableArray<TimeWindow> Windows { get; }

    /// <summary>Whether nothing is open on it.</summary>
    public bool IsClosed => Windows.IsEmpty;

    /// <summary>A date on which nothing is open.</summary>
    public static SpecialDate Closed(LocalDate date) => new(date);

    /// <summary>Whether both are the same date with the same windows.</summary>
    public bool Equals(SpecialDate? other) => other is not null && Date == other.Date && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Windows.Length);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Which days of a calendar have windows of their own.</summary>
[JsonConverter(typeof(CodeJsonConverter<HolidayPart>))]
public enum HolidayPart : byte
{
    /// <summary>The holidays.</summary>
    [JsonStringEnumMemberName("Holiday")]
    Holiday = 0,

    /// <summary>The days before holidays.</summary>
    [JsonStringEnumMemberName("Eve")]
    Eve = 1,
}

/// <summary>The windows of the holidays of a calendar, or of the days before them, in place of the weekly ones.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record HolidayHours
{
    /// <summary>The windows of holidays.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="windows">The windows that begin on such a day; none for closed days.</param>
    /// <exception cref="ArgumentException">The calendar has no holidays, or a removed date is no holiday by its rules or an added one.</exception>
    public HolidayHours(HolidayCalendar calendar, params ReadOnlySpan<TimeWindow> windows) => (Calendar, Windows) = (Given.NotNull(calendar).Checked(), [.. windows]);

    /// <summary>The calendar.</summary>
    public HolidayCalendar Calendar { get; }

    /// <summary>Whether it is for the holidays, or for the days before them. A day that is both is a holiday. Default: the holidays.</summary>
    public HolidayPart Part { get; init; }

    /// <summary>The windows that begin on such a day; none for closed days.</summary>
    public ImmutableArray<TimeWindow> Windows { get; }

    /// <summary>Whether it is for a date.</summary>
    internal bool IsOn(LocalDate date) => Calendar.Contains(Part == HolidayPart.Holiday ? date : date.PlusDays(1));

    /// <summary>Compares all properties.</summary>
    public bool Equals(HolidayHours? other) => other is not null && Part == other.Part && Calendar.Equals(other.Calendar) && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Calendar, Part, Windows.Length);
}

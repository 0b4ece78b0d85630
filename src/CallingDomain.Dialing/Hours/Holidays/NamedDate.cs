using System.Text.Json.Serialization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A date with a name: a holiday by proclamation.</summary>
/// <param name="Date">The date. A date of another calendar system is converted to the ISO calendar.</param>
/// <param name="Name">The name for explanations.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record NamedDate(LocalDate Date, string Name)
{
    /// <summary>The date, of the ISO calendar.</summary>
    public LocalDate Date { get; init => field = value.WithCalendar(CalendarSystem.Iso); } = Date.WithCalendar(CalendarSystem.Iso);

    /// <summary>The name for explanations.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name { get; init => field = Given.NotNull(value); } = Given.NotNull(Name);
}

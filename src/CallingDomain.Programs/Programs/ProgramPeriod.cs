using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A period in which a program runs, half-open: <c>[Start, End)</c>.</summary>
/// <param name="Start">The start.</param>
/// <param name="End">The end, exclusive.</param>
/// <param name="Zone">The ID of the time zone in which the period was entered.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ProgramPeriod(
    [property: JsonConverter(typeof(ProgramsJsonConverter))] Instant Start, [property: JsonConverter(typeof(ProgramsJsonConverter))] Instant End, string Zone)
{
    /// <summary>Whether the period contains the instant.</summary>
    public bool Contains(Instant instant) => Start <= instant && instant < End;
}

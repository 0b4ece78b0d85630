using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A period as entered: local dates and times with their time zone. The program keeps it as a <see cref="ProgramPeriod"/>.</summary>
/// <param name="Start">The start; null if none is given.</param>
/// <param name="End">The end, exclusive; null if none is given.</param>
/// <param name="Zone">The ID of the time zone in the tz database.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ProgramSchedule(
    [property: JsonConverter(typeof(ProgramsJsonConverter))] LocalDateTime? Start, [property: JsonConverter(typeof(ProgramsJsonConverter))] LocalDateTime? End, string Zone);

using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A stretch of local time that begins on a day.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, exclusive. If it is not after <paramref name="From"/>, it is on the following day: equal times mean 24 hours.</param>
/// <remarks>Immutable, thread-safe. Default: the whole day.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public readonly record struct TimeWindow(LocalTime From, LocalTime To)
{
    /// <summary>Whether it is from midnight to midnight: the whole date, however long clock changes make it.</summary>
    public bool IsWholeDay => From == LocalTime.Midnight && To == LocalTime.Midnight;
}

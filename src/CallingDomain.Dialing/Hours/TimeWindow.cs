using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A stretch of local time that begins on a day.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends, itself not included. Not after <paramref name="From"/>: on the following day, so that equal times mean 24 hours.</param>
/// <remarks>Immutable, thread-safe. Default: the whole day.</remarks>
public readonly record struct TimeWindow(LocalTime From, LocalTime To)
{
    /// <summary>Whether it is from midnight to midnight: then it is all that clocks show of the date, whatever they do.</summary>
    public bool IsWholeDay => From == LocalTime.Midnight && To == LocalTime.Midnight;
}

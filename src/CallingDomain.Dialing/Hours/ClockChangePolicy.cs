namespace CallingDomain.Dialing;

/// <summary>What a local time means on the nights when clocks change, where it comes twice.</summary>
/// <remarks>
/// Under both, a time that is skipped means the instant of the change, a stretch whose end is not after its beginning is none, and from midnight to
/// midnight is the whole date.
/// <c>docs/time.md</c> has the nights as timetables.
/// </remarks>
public enum ClockChangePolicy : byte
{
    /// <summary>A beginning is the first of the two, an end the last: as much as the words allow. For hours of one's own.</summary>
    Permissive = 0,

    /// <summary>A beginning is the last of the two, an end the first: in doubt no call. For rules of law.</summary>
    Strict = 1,
}

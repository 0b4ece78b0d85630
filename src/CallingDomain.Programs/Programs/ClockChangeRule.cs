namespace CallingDomain.Programs;

/// <summary>What a local time of a schedule means on the nights when the clocks change.</summary>
public enum ClockChangeRule : byte
{
    /// <summary>A time that is skipped or comes twice is refused, and somebody has to say another.</summary>
    Refuse = 0,

    /// <summary>
    /// The widest period: a skipped time is the instant of the change; of a time that comes twice, a start is the earlier and an end the later one.
    /// </summary>
    Widest = 1,
}

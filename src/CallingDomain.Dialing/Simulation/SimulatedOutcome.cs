using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How a simulated call ends, if an agent takes it at once.</summary>
/// <param name="Status">The status: one of the eight retry statuses, or <see cref="CallStatus.Reached"/>.</param>
/// <param name="RingTime">The time from dialing to the answer, or to the end of a call that is not answered.</param>
/// <param name="TalkTime">The time from the answer to the end; 0 for a call that is not answered.</param>
/// <param name="Ending">The signals, the outcome and the disposition; null for the status alone.</param>
internal readonly record struct SimulatedOutcome(CallStatus Status, Duration RingTime, Duration TalkTime, CallEnding? Ending)
{
    /// <summary>Whether a person or a machine answers.</summary>
    public bool IsAnswered => Status.IsAnswered();
}

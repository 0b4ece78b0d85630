using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>What wakes a dialer.</summary>
internal abstract record DialerEvent
{
    private DialerEvent()
    {
    }

    /// <summary>The campaign, the portal or the time has changed.</summary>
    public sealed record Woken : DialerEvent
    {
        public static readonly Woken One = new();
    }

    /// <summary>Calls have ended, reported by the dialer or by any other caller.</summary>
    public sealed record CallsEnded(long[] Attempts) : DialerEvent;

    /// <summary>Telephony has answered about a call that it was given: with its end, without one, or with an exception.</summary>
    public sealed record Placed(LiveCall Call, CallEnding? Ending, Exception? Failure) : DialerEvent;

    /// <summary>Telephony has answered about a call that it was asked about, or has thrown.</summary>
    public sealed record Resolved(LiveCall Call, int Question, CallResolution? Resolution, Exception? Failure) : DialerEvent;

    /// <summary>The host stops the dialer, at once or after the calls under way.</summary>
    public sealed record Stop(bool AtOnce) : DialerEvent;

    /// <summary>A test waits until everything before has been done.</summary>
    public sealed record Barrier(TaskCompletionSource<bool> Reached) : DialerEvent;
}

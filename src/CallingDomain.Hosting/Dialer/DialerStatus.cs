using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>Whether a dialer claims calls, and if not, why.</summary>
public enum DialerState : byte
{
    /// <summary>The dialer has not made its first step yet.</summary>
    Starting = 0,

    /// <summary>The dialer claims each call when it is due.</summary>
    Running = 1,

    /// <summary>No number of the program may be shown (<see cref="DialerStatus.CallerIdReasons"/>): no call is claimed.</summary>
    NoCallerId = 2,

    /// <summary>Telephony fails again and again: one call is claimed after each pause.</summary>
    PlacerFailing = 3,

    /// <summary>The journal fails: the dialer tries again after each pause.</summary>
    JournalFaulted = 4,

    /// <summary>The dialer claims no more calls and waits for calls under way.</summary>
    Stopping = 5,

    /// <summary>The dialer has stopped.</summary>
    Stopped = 6,

    /// <summary>Another process runs the campaign now: the dialer has stopped.</summary>
    Superseded = 7,
}

/// <summary>The state of a dialer after its last step.</summary>
/// <param name="State">Whether the dialer claims calls, and if not, why.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record DialerStatus(DialerState State)
{
    /// <summary>The calls for which the dialer is responsible: being placed, under way, and those about which telephony is asked.</summary>
    public int Calls { get; init; }

    /// <summary>Of <see cref="Calls"/>, those about which telephony is asked.</summary>
    public int UnresolvedCalls { get; init; }

    /// <summary>How many calls in a row were not placed.</summary>
    public int Failures { get; init; }

    /// <summary>When the dialer makes its next step, if nothing happens before; null if it waits for an event.</summary>
    public Instant? NextStep { get; init; }

    /// <summary>Why no number of the program may be shown; empty in other states than <see cref="DialerState.NoCallerId"/>.</summary>
    public ImmutableArray<PortalReason> CallerIdReasons { get; init; } = [];

    /// <summary>The state, and the codes of <see cref="CallerIdReasons"/>.</summary>
    public override string ToString() => CallerIdReasons.IsEmpty ? State.ToString() : $"{State}: {string.Join(' ', CallerIdReasons.Select(reason => reason.Code()))}";
}

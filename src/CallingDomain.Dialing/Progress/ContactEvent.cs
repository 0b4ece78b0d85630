using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What happens to one contact of a campaign.</summary>
public enum ContactEventKind : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Its call is claimed.</summary>
    Claim = 1,

    /// <summary>The call was dialled and goes on.</summary>
    Start = 2,

    /// <summary>The call ended.</summary>
    End = 3,

    /// <summary>It is put on hold.</summary>
    Hold = 4,

    /// <summary>It is released.</summary>
    Release = 5,

    /// <summary>It is closed by somebody.</summary>
    Close = 6,

    /// <summary>It is to be called at an instant, whatever it waits for.</summary>
    CallBack = 7,

    /// <summary>A closed contact is fresh again.</summary>
    Reset = 8,
}

/// <summary>Something that happens to one contact of a campaign, at an instant.</summary>
/// <remarks>Immutable, thread-safe. What an event does not need has its default.</remarks>
public readonly record struct ContactEvent
{
    /// <summary>What happens.</summary>
    public ContactEventKind Kind { get; private init; }

    /// <summary>When.</summary>
    public Instant At { get; private init; }

    /// <summary>The attempt that is claimed, dialled or ended.</summary>
    public long Attempt { get; private init; }

    /// <summary>How a call ended.</summary>
    public CallStatus Status { get; private init; }

    /// <summary>How an ended call is counted: a retry status, or unspecified for not at all.</summary>
    public CallStatus Counted { get; private init; }

    /// <summary>When a lease ends, or when to call back.</summary>
    public Instant Until { get; private init; }

    /// <summary>The index of the phone to call back; -1 for the present one.</summary>
    public int Phone { get; private init; }

    /// <summary>Why it is closed.</summary>
    public CloseReason Reason { get; private init; }

    /// <summary>Its call is claimed until a lease ends.</summary>
    public static ContactEvent Claim(long attempt, Instant at, Instant leaseUntil) => new() { Kind = ContactEventKind.Claim, Attempt = attempt, At = at, Until = leaseUntil };

    /// <summary>The call was dialled, with another lease.</summary>
    public static ContactEvent Start(long attempt, Instant at, Instant leaseUntil) => new() { Kind = ContactEventKind.Start, Attempt = attempt, At = at, Until = leaseUntil };

    /// <summary>The call ended.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="at">When.</param>
    /// <param name="lostCountsAs">How a lost call is counted: a retry status, or unspecified for not at all.</param>
    public static ContactEvent End(long attempt, CallStatus status, Instant at, CallStatus lostCountsAs = CallStatus.NoAnswer) => new()
    {
        Kind = ContactEventKind.End,
        Attempt = attempt,
        Status = status,
        At = at,
        Counted = status == CallStatus.Lost ? lostCountsAs : status.IsRetryStatus() ? status : CallStatus.Unspecified,
    };

    /// <summary>The call ended with the wish to be called at an instant.</summary>
    public static ContactEvent Recall(long attempt, Instant at, Instant callAt, int phone = -1) =>
        new() { Kind = ContactEventKind.End, Attempt = attempt, Status = CallStatus.Recall, At = at, Until = callAt, Phone = phone };

    /// <summary>It is to be called at an instant, whatever it waits for.</summary>
    public static ContactEvent CallBack(Instant at, Instant callAt, int phone = -1) => new() { Kind = ContactEventKind.CallBack, At = at, Until = callAt, Phone = phone };

    /// <summary>It is put on hold.</summary>
    public static ContactEvent Hold(Instant at) => new() { Kind = ContactEventKind.Hold, At = at };

    /// <summary>It is released.</summary>
    public static ContactEvent Release(Instant at) => new() { Kind = ContactEventKind.Release, At = at };

    /// <summary>It is closed by somebody.</summary>
    public static ContactEvent Close(CloseReason reason, Instant at) => new() { Kind = ContactEventKind.Close, Reason = reason, At = at };

    /// <summary>A closed contact is fresh again.</summary>
    public static ContactEvent Reset(Instant at) => new() { Kind = ContactEventKind.Reset, At = at };
}

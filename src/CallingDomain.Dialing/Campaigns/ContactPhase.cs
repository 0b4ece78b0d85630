namespace CallingDomain.Dialing;

/// <summary>Where one contact of a campaign stands.</summary>
/// <remarks>A contact on hold is in the phase that it was in.</remarks>
public enum ContactPhase : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>It waits for its next call: <see cref="ContactState.DueAt"/>, and why.</summary>
    Waiting = 1,

    /// <summary>A call was claimed and not yet reported as dialed.</summary>
    Reserved = 2,

    /// <summary>A call goes on.</summary>
    InCall = 3,

    /// <summary>It is called no more, unless its list is reset.</summary>
    Closed = 4,
}

namespace CallingDomain.Dialing;

/// <summary>The phase of a contact in a campaign.</summary>
/// <remarks>A hold does not change the phase.</remarks>
public enum ContactPhase : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The contact waits for its next call.</summary>
    Waiting = 1,

    /// <summary>A call of the contact was claimed and not yet reported as dialed.</summary>
    Reserved = 2,

    /// <summary>A call of the contact is under way.</summary>
    InCall = 3,

    /// <summary>The contact is not called again, unless it is reset, reopened or loaded again.</summary>
    Closed = 4,
}

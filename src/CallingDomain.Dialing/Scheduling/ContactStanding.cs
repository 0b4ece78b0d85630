namespace CallingDomain.Dialing;

/// <summary>Where one contact stands: its card with its due time, its attempts and the instant from which its next delay is measured.</summary>
/// <remarks>Instants are nanoseconds since 1970, as <see cref="DueTime"/> counts them.</remarks>
internal struct ContactStanding
{
    public ContactCard Card;

    /// <summary>From when on the next call may be placed.</summary>
    public long Due;

    /// <summary>The instant from which delays after the last counted call are measured.</summary>
    public long Base;

    /// <summary>The calls claimed so far, less those that were never dialed.</summary>
    public int Attempts;
}

namespace CallingDomain.Dialing;

/// <summary>A contact's card with its due time, its attempts and the instant from which its next delay is measured.</summary>
/// <remarks>Instants are nanoseconds since 1970 (<see cref="DueTime"/>).</remarks>
internal struct ContactStanding
{
    public ContactCard Card;

    /// <summary>When the next call is due.</summary>
    public long Due;

    /// <summary>The instant from which the delay after the last counted call is measured.</summary>
    public long Base;

    /// <summary>The number of claimed calls, without those that were not dialed.</summary>
    public int Attempts;
}

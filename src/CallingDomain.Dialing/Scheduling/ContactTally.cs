namespace CallingDomain.Dialing;

/// <summary>What is counted of a contact besides its attempts, since it was loaded or reset.</summary>
/// <param name="Callbacks">The callbacks that were agreed on, at most <see cref="Most"/>.</param>
/// <param name="LostCalls">The calls that ended as <see cref="CallStatus.Lost"/>, at most <see cref="Most"/>.</param>
internal readonly record struct ContactTally(int Callbacks, int LostCalls)
{
    /// <summary>The greatest count that is kept, and so the greatest bound that can be set.</summary>
    public const int Most = ushort.MaxValue;

    /// <summary>The counts after another callback.</summary>
    public ContactTally WithCallback() => this with { Callbacks = Math.Min(Callbacks + 1, Most) };

    /// <summary>The counts after a call.</summary>
    public ContactTally After(CallStatus status) => status switch
    {
        CallStatus.Callback => WithCallback(),
        CallStatus.Lost => this with { LostCalls = Math.Min(LostCalls + 1, Most) },
        _ => this,
    };
}

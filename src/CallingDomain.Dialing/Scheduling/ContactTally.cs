namespace CallingDomain.Dialing;

/// <summary>A contact's callbacks and lost calls since it was loaded or reset.</summary>
/// <param name="Callbacks">The agreed callbacks, at most <see cref="Most"/>.</param>
/// <param name="LostCalls">The lost calls, at most <see cref="Most"/>.</param>
internal readonly record struct ContactTally(int Callbacks, int LostCalls)
{
    /// <summary>The maximum stored count, and the maximum bound that settings may have.</summary>
    public const int Most = ushort.MaxValue;

    /// <summary>The tally after another callback.</summary>
    public ContactTally WithCallback() => this with { Callbacks = Math.Min(Callbacks + 1, Most) };

    /// <summary>The tally after a call.</summary>
    public ContactTally After(CallStatus status) => status switch
    {
        CallStatus.Callback => WithCallback(),
        CallStatus.Lost => this with { LostCalls = Math.Min(LostCalls + 1, Most) },
        _ => this,
    };
}

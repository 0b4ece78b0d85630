namespace CallingDomain.Numbers;

/// <summary>How far a number has come that is being typed.</summary>
public enum TypingState : byte
{
    /// <summary>Never given: an answer nobody filled in is no green check mark.</summary>
    Unspecified = 0,

    /// <summary>Nothing wrong so far; a valid number begins like this.</summary>
    Incomplete = 1,

    /// <summary>A valid number; the green check mark.</summary>
    Complete = 2,

    /// <summary>No valid number begins like this.</summary>
    Impossible = 3,
}

/// <summary>What the digits typed so far amount to.</summary>
/// <remarks>Immutable and safe to share between threads. Default: <see cref="TypingState.Unspecified"/>.</remarks>
public readonly record struct DigitsTyped
{
    private DigitsTyped(TypingState state, PhoneNumber number, NumberReason reason)
    {
        State = state;
        Number = number;
        Reason = reason;
    }

    /// <summary>How far the number has come.</summary>
    public TypingState State { get; }

    /// <summary>The number, when <see cref="State"/> is <see cref="TypingState.Complete"/>.</summary>
    public PhoneNumber Number { get; }

    /// <summary>Why not, when <see cref="State"/> is <see cref="TypingState.Impossible"/>.</summary>
    public NumberReason Reason { get; }

    internal static DigitsTyped Incomplete => new(TypingState.Incomplete, default, default);

    internal static DigitsTyped Complete(PhoneNumber number) => new(TypingState.Complete, number, default);

    internal static DigitsTyped Impossible(NumberReason reason) => new(TypingState.Impossible, default, reason);
}

/// <summary>What the as-you-type check needs to know of the plan's automaton.</summary>
internal interface IPlanPrefixes
{
    /// <summary>What E.164 digits amount to, calling code first: 1 to 15 of them.</summary>
    /// <returns>Whether a longer valid number begins with them, and whether they are a valid number themselves.</returns>
    (bool CanContinue, bool IsValid) Prefix(ulong digits);
}

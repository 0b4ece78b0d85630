namespace CallingDomain.Numbers;

/// <summary>What became of a text that should be a phone.</summary>
/// <param name="Number">The number; <see cref="PhoneNumber.None"/> when the text is refused.</param>
/// <param name="Notices">What was mended, and for a number that the plan does not have <see cref="NumberReason.NumberNewerThanPlan"/> or <see cref="NumberReason.NumberUnassigned"/>.</param>
/// <param name="Refusal">The first thing that is wrong; unspecified when there is a number.</param>
/// <remarks>Immutable, thread-safe. Default: no text was read.</remarks>
public readonly record struct PhoneReading(PhoneNumber Number, NumberReasons Notices, NumberReason Refusal)
{
    /// <summary>Whether there is a number.</summary>
    public bool IsOk => Number != PhoneNumber.None;

    internal static PhoneReading Refused(NumberReason reason) => new(PhoneNumber.None, NumberReasons.None, reason);

    /// <summary>The masked number and the codes; never the text.</summary>
    public override string ToString() => IsOk ? $"{Number.ToMaskedString()} {Notices}".TrimEnd() : Refusal.Code();
}

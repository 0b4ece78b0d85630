namespace CallingDomain.Numbers;

/// <summary>A number that was read, and what the plan says of it.</summary>
/// <remarks>Immutable, thread-safe. Default: no number, not valid.</remarks>
/// <param name="Number">The number.</param>
/// <param name="Verdict">What the plan says of it; a number that could be read need not be valid.</param>
public readonly record struct PlannedNumber(PhoneNumber Number, PlanVerdict Verdict)
{
    /// <summary>The verdict alone: a number is personal data.</summary>
    public override string ToString() => Verdict.ToString();
}

namespace CallingDomain.Numbers.Build;

/// <summary>The metadata of a region, or of a calling code without region.</summary>
/// <param name="Region">The region.</param>
/// <param name="CallingCode">1 to 999.</param>
/// <param name="General">The pattern of all numbers of the region.</param>
/// <param name="LeadingDigits">The leading digits of the region within a shared calling code; null if not specified.</param>
/// <param name="Types">The patterns by type.</param>
/// <param name="Writing">The rules for dialing and formatting.</param>
internal sealed record RegionPlan(
    RegionCode Region,
    int CallingCode,
    NumberPattern General,
    DigitPattern? LeadingDigits,
    IReadOnlyDictionary<NumberType, NumberPattern> Types,
    RegionWriting Writing)
{
    /// <summary>Whether fixed lines and mobiles have the same pattern, which is listed for fixed lines.</summary>
    public bool FixedLinesAreMobiles { get; init; }
}

/// <summary>A pattern and lengths of national numbers; both must match.</summary>
/// <param name="Pattern">The pattern of the whole national number.</param>
/// <param name="Lengths">The lengths; bit n is n digits.</param>
internal sealed record NumberPattern(DigitPattern Pattern, uint Lengths)
{
    /// <summary>Whether a length is possible.</summary>
    public bool HasLength(int digits) => (Lengths >> digits & 1) != 0;
}

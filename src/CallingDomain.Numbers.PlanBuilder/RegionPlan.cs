namespace CallingDomain.Numbers.Build;

/// <summary>What the metadata says of the numbers of one region, or of one calling code that belongs to no region.</summary>
/// <param name="Region">The region.</param>
/// <param name="CallingCode">1 to 999.</param>
/// <param name="General">What every number of the region matches.</param>
/// <param name="LeadingDigits">How the region's numbers begin where several share the calling code; null when the metadata says nothing.</param>
/// <param name="Types">The patterns of those types that the region has.</param>
/// <param name="Writing">How its numbers are dialled and written.</param>
internal sealed record RegionPlan(
    RegionCode Region,
    int CallingCode,
    NumberPattern General,
    DigitPattern? LeadingDigits,
    IReadOnlyDictionary<NumberType, NumberPattern> Types,
    RegionWriting Writing)
{
    /// <summary>Whether the region has one pattern for fixed lines and mobiles; it is then listed as the fixed lines'.</summary>
    public bool FixedLinesAreMobiles { get; init; }
}

/// <summary>National numbers by pattern and by count of digits: both must be met.</summary>
/// <param name="Pattern">Over the whole national number.</param>
/// <param name="Lengths">Counts of digits; bit n stands for n digits.</param>
internal sealed record NumberPattern(DigitPattern Pattern, uint Lengths)
{
    /// <summary>Whether a national number may have so many digits.</summary>
    public bool HasLength(int digits) => (Lengths >> digits & 1) != 0;
}

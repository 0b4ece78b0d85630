using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>How phones of a contacts file are read: without a region, numbers that begin with a plus sign; with a region, its national forms too.</summary>
internal static class RegionPhones
{
    /// <param name="region">The region's code; null for none.</param>
    /// <param name="plan">The numbering plan.</param>
    /// <param name="check">What is required of a number.</param>
    /// <param name="where">The option or the place that names the region.</param>
    /// <param name="areaCodes">Area codes that the plan may not have yet; null for the area codes of the library.</param>
    /// <exception cref="InputException">Unknown region.</exception>
    public static PhoneReader Read(string? region, NumberingPlan plan, PhoneCheck check, (string Name, string Value) where, AreaCodeTable? areaCodes = null)
    {
        if (region is null) return new PhoneReader(RegionCode.None, check, plan, areaCodes);
        var known = Regions.Read(region, plan)
            ?? throw new InputException(NumberReason.NumberRegionUnknown.Code(), $"{where.Value}: unknown region '{region}'. Expected a code such as US or IT.", where);
        return new PhoneReader(known, check, plan, areaCodes);
    }
}

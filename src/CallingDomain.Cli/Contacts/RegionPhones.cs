using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>How phones of a contacts file are read: without a region those that begin with a plus; with one, as people there write numbers.</summary>
internal static class RegionPhones
{
    /// <param name="region">The region's code; null for none.</param>
    /// <param name="plan">The numbering plan.</param>
    /// <param name="check">What a number has to be.</param>
    /// <param name="where">The option or the place that names the region.</param>
    /// <param name="areaCodes">Area codes that the plan may not have yet; null for those of the library.</param>
    /// <exception cref="InputException">The plan knows no such region.</exception>
    public static PhoneReader Read(string? region, NumberingPlan plan, PhoneCheck check, (string Name, string Value) where, AreaCodeTable? areaCodes = null)
    {
        if (region is null) return new PhoneReader(plan, check: check, areaCodes: areaCodes);
        var known = Regions.Read(region, plan)
            ?? throw new InputException(NumberReason.NumberRegionUnknown.Code(), $"{where.Value}: the numbering plan knows no region '{region}'.", where);
        return new PhoneReader(plan, known, check, areaCodes);
    }
}

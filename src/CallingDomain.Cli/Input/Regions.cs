using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Regions by their codes, as far as a numbering plan knows them.</summary>
internal static class Regions
{
    /// <returns>Null for what is no code, and for a region that the plan does not know or that nobody dials in.</returns>
    public static RegionCode? Read(string text, NumberingPlan plan) =>
        RegionCode.Read(text).TryGet(out var region) && region != RegionCode.World && plan.Regions.Contains(region) ? region : null;
}

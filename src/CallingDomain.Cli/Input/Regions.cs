using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The regions of a numbering plan, by code.</summary>
internal static class Regions
{
    /// <returns>Null for an invalid code, for a region that the plan does not have, and for the region of non-geographic numbers.</returns>
    public static RegionCode? Read(string text, NumberingPlan plan) =>
        RegionCode.Read(text).TryGet(out var region) && region != RegionCode.World && plan.Regions.Contains(region) ? region : null;

    /// <summary>The region of the option <c>--region</c>.</summary>
    /// <exception cref="InputException">The plan has no such region.</exception>
    public static RegionCode Require(string text, NumberingPlan plan) => Read(text, plan)
        ?? throw new InputException(NumberReason.NumberRegionUnknown.Code(), $"--region: the numbering plan has no region '{text}'.", ("option", "--region"), ("region", text));
}

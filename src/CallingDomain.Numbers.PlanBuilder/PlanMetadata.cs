namespace CallingDomain.Numbers.Build;

/// <summary>The metadata of the numbering plan: calling codes with their regions.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="CallingCodes">The calling codes, in ascending order.</param>
internal sealed record PlanMetadata(IReadOnlyList<CallingCodePlan> CallingCodes)
{
    /// <summary>Groups regions by calling code.</summary>
    /// <param name="territories">The regions in the order of the metadata, and whether each is the main region of its calling code.</param>
    /// <exception cref="MetadataException">There is no region, or a region occurs twice.</exception>
    public static PlanMetadata Of(IReadOnlyList<(RegionPlan Region, bool IsMain)> territories)
    {
        var isUnique = territories.DistinctBy(each => (each.Region.Region, each.Region.Region == RegionCode.World ? each.Region.CallingCode : 0)).Count() == territories.Count;
        if (territories.Count == 0 || !isUnique) throw new MetadataException(PlanReason.MetadataLayout);
        return new PlanMetadata(
        [
            .. from territory in territories
               group territory by territory.Region.CallingCode into code
               orderby code.Key
               select new CallingCodePlan(code.Key, [.. code.OrderByDescending(each => each.IsMain).Select(each => each.Region)]),
        ]);
    }
}

/// <summary>A calling code with its regions.</summary>
/// <param name="Code">1 to 999.</param>
/// <param name="Regions">The main region, then the others in the order of matching.</param>
internal sealed record CallingCodePlan(int Code, IReadOnlyList<RegionPlan> Regions);

namespace CallingDomain.Programs;

/// <summary>A business was created.</summary>
internal sealed record BusinessCreated(Business Business) : JsonFact("BusinessCreated")
{
    internal override PortalFact Inverse => new BusinessReverted(Business);

    internal override Place? ConcernedPlace => Business.Place;

    internal override string Subject => Business.Id;

    internal override bool Fits(Portal portal) => !portal.Businesses.ContainsKey(Business.Id);

    internal override Portal Apply(Portal portal) => portal.With(businesses: portal.Businesses.Add(Business.Id, Business));
}

/// <summary>The creation of a business was reverted.</summary>
internal sealed record BusinessReverted(Business Business) : JsonFact("BusinessReverted")
{
    internal override PortalFact Inverse => new BusinessCreated(Business);

    internal override Place? ConcernedPlace => Business.Place;

    internal override string Subject => Business.Id;

    internal override bool Fits(Portal portal) =>
        portal.Businesses.GetValueOrDefault(Business.Id) == Business
        && !portal.Units.Values.Any(unit => unit.Business == Business.Id)
        && !portal.Numbers.Any(number => number.Value.Place.Business == Business.Id);

    internal override Portal Apply(Portal portal) => portal.With(businesses: portal.Businesses.Remove(Business.Id));
}

/// <summary>A display name was approved for a business: the programs of the business may show it without another review.</summary>
internal sealed record DisplayNameApproved(string Business, DisplayName Display) : JsonFact("DisplayNameApproved")
{
    internal override PortalFact Inverse => new DisplayNameRevoked(Business, Display);

    internal override Place? ConcernedPlace => new(Business);

    internal override string Subject => Business;

    internal override bool Fits(Portal portal) => portal.Businesses.GetValueOrDefault(Business)?.ApprovedDisplayNames.Contains(Display) == false;

    // Sorted, so that the order of approvals does not matter.
    internal override Portal Apply(Portal portal)
    {
        var business = portal.Businesses[Business];
        var approved = business.ApprovedDisplayNames.Append(Display).OrderBy(display => display.Name, StringComparer.Ordinal).ThenBy(display => display.Shorthand, StringComparer.Ordinal);
        return portal.With(businesses: portal.Businesses.SetItem(Business, business with { ApprovedDisplayNames = [.. approved] }));
    }
}

/// <summary>A display name is no longer approved for a business: a later review rejected it, or the approval was reverted.</summary>
internal sealed record DisplayNameRevoked(string Business, DisplayName Display) : JsonFact("DisplayNameRevoked")
{
    internal override PortalFact Inverse => new DisplayNameApproved(Business, Display);

    internal override Place? ConcernedPlace => new(Business);

    internal override string Subject => Business;

    internal override bool Fits(Portal portal) => portal.Businesses.GetValueOrDefault(Business)?.ApprovedDisplayNames.Contains(Display) == true;

    internal override Portal Apply(Portal portal)
    {
        var business = portal.Businesses[Business];
        return portal.With(businesses: portal.Businesses.SetItem(Business, business with { ApprovedDisplayNames = business.ApprovedDisplayNames.Remove(Display) }));
    }
}

/// <summary>A business unit was created.</summary>
internal sealed record BusinessUnitCreated(BusinessUnit Unit) : JsonFact("BusinessUnitCreated")
{
    internal override PortalFact Inverse => new BusinessUnitReverted(Unit);

    internal override Place? ConcernedPlace => Unit.Place;

    internal override string Subject => Unit.Place.ToString();

    internal override bool Fits(Portal portal) => portal.Businesses.ContainsKey(Unit.Business) && !portal.Units.ContainsKey(Unit.Id);

    internal override Portal Apply(Portal portal) => portal.With(units: portal.Units.Add(Unit.Id, Unit));
}

/// <summary>The creation of a business unit was reverted.</summary>
internal sealed record BusinessUnitReverted(BusinessUnit Unit) : JsonFact("BusinessUnitReverted")
{
    internal override PortalFact Inverse => new BusinessUnitCreated(Unit);

    internal override Place? ConcernedPlace => Unit.Place;

    internal override string Subject => Unit.Place.ToString();

    internal override bool Fits(Portal portal) =>
        portal.Units.GetValueOrDefault(Unit.Id) == Unit
        && !portal.Programs.Values.Any(program => program.Unit == Unit.Id)
        && !portal.Numbers.Any(number => number.Value.Place.Unit == Unit.Id);

    internal override Portal Apply(Portal portal) => portal.With(units: portal.Units.Remove(Unit.Id));
}

using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>A business was created.</summary>
/// <param name="Business">The business.</param>
public sealed record BusinessCreated(Business Business) : PortalFact
{
    /// <summary>The business.</summary>
    public Business Business { get; init => field = Given.NotNull(value); } = Given.NotNull(Business);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessWithdrawn(Business);

    internal override bool Fits(Portal portal) => !portal.Businesses.ContainsKey(Business.Id);

    internal override Portal Apply(Portal portal) => portal.With(businesses: portal.Businesses.Add(Business.Id, Business));
}

/// <summary>The creation of a business was taken back.</summary>
/// <param name="Business">The business.</param>
public sealed record BusinessWithdrawn(Business Business) : PortalFact
{
    /// <summary>The business.</summary>
    public Business Business { get; init => field = Given.NotNull(value); } = Given.NotNull(Business);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessCreated(Business);

    internal override bool Fits(Portal portal) =>
        portal.Businesses.GetValueOrDefault(Business.Id) == Business
        && !portal.Units.Values.Any(unit => unit.Business == Business.Id)
        && !portal.Numbers.Any(number => number.Value.Place.Business == Business.Id);

    internal override Portal Apply(Portal portal) => portal.With(businesses: portal.Businesses.Remove(Business.Id));
}

/// <summary>A display name was approved for a business: its programs may show it without another review.</summary>
/// <param name="Business">The identity of the business.</param>
/// <param name="Display">The name.</param>
public sealed record DisplayNameApproved(string Business, DisplayName Display) : PortalFact
{
    /// <summary>The identity of the business.</summary>
    public string Business { get; init => field = Given.NotNull(value); } = Given.NotNull(Business);

    /// <summary>The name.</summary>
    public DisplayName Display { get; init => field = Given.NotNull(value); } = Given.NotNull(Display);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new DisplayNameWithdrawn(Business, Display);

    internal override bool Fits(Portal portal) => portal.Businesses.GetValueOrDefault(Business)?.ApprovedDisplayNames.Contains(Display) == false;

    // In an order of their own, so that it does not matter in which they were approved.
    internal override Portal Apply(Portal portal)
    {
        var business = portal.Businesses[Business];
        var approved = business.ApprovedDisplayNames.Append(Display).OrderBy(display => display.Name, StringComparer.Ordinal).ThenBy(display => display.Shorthand, StringComparer.Ordinal);
        return portal.With(businesses: portal.Businesses.SetItem(Business, business with { ApprovedDisplayNames = [.. approved] }));
    }
}

/// <summary>The approval of a display name for a business ended: it was rejected, or the approval taken back.</summary>
/// <param name="Business">The identity of the business.</param>
/// <param name="Display">The name.</param>
public sealed record DisplayNameWithdrawn(string Business, DisplayName Display) : PortalFact
{
    /// <summary>The identity of the business.</summary>
    public string Business { get; init => field = Given.NotNull(value); } = Given.NotNull(Business);

    /// <summary>The name.</summary>
    public DisplayName Display { get; init => field = Given.NotNull(value); } = Given.NotNull(Display);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new DisplayNameApproved(Business, Display);

    internal override bool Fits(Portal portal) => portal.Businesses.GetValueOrDefault(Business)?.ApprovedDisplayNames.Contains(Display) == true;

    internal override Portal Apply(Portal portal)
    {
        var business = portal.Businesses[Business];
        return portal.With(businesses: portal.Businesses.SetItem(Business, business with { ApprovedDisplayNames = business.ApprovedDisplayNames.Remove(Display) }));
    }
}

/// <summary>A business unit was created.</summary>
/// <param name="Unit">The unit.</param>
public sealed record BusinessUnitCreated(BusinessUnit Unit) : PortalFact
{
    /// <summary>The unit.</summary>
    public BusinessUnit Unit { get; init => field = Given.NotNull(value); } = Given.NotNull(Unit);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessUnitWithdrawn(Unit);

    internal override bool Fits(Portal portal) => portal.Businesses.ContainsKey(Unit.Business) && !portal.Units.ContainsKey(Unit.Id);

    internal override Portal Apply(Portal portal) => portal.With(units: portal.Units.Add(Unit.Id, Unit));
}

/// <summary>The creation of a business unit was taken back.</summary>
/// <param name="Unit">The unit.</param>
public sealed record BusinessUnitWithdrawn(BusinessUnit Unit) : PortalFact
{
    /// <summary>The unit.</summary>
    public BusinessUnit Unit { get; init => field = Given.NotNull(value); } = Given.NotNull(Unit);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessUnitCreated(Unit);

    internal override bool Fits(Portal portal) =>
        portal.Units.GetValueOrDefault(Unit.Id) == Unit
        && !portal.Programs.Values.Any(program => program.Unit == Unit.Id)
        && !portal.Numbers.Any(number => number.Value.Place.Unit == Unit.Id);

    internal override Portal Apply(Portal portal) => portal.With(units: portal.Units.Remove(Unit.Id));
}

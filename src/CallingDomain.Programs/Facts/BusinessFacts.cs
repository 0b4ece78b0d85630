using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>A business was created.</summary>
/// <param name="Business">The business.</param>
public sealed record BusinessCreated(Business Business) : PortalFact
{
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
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessCreated(Business);

    internal override bool Fits(Portal portal) =>
        portal.Businesses.GetValueOrDefault(Business.Id) == Business
        && !portal.Units.Values.Any(unit => unit.Business == Business.Id)
        && !portal.Numbers.Any(number => number.Value.Place.Business == Business.Id);

    internal override Portal Apply(Portal portal) => portal.With(businesses: portal.Businesses.Remove(Business.Id));
}

/// <summary>A business was changed.</summary>
/// <param name="From">As it was.</param>
/// <param name="To">As it is.</param>
public sealed record BusinessChanged(Business From, Business To) : PortalFact
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessChanged(To, From);

    internal override bool Fits(Portal portal) => portal.Businesses.GetValueOrDefault(From.Id) == From;

    internal override Portal Apply(Portal portal) => portal.With(businesses: portal.Businesses.SetItem(To.Id, To));
}

/// <summary>A business unit was created.</summary>
/// <param name="Unit">The unit.</param>
public sealed record BusinessUnitCreated(BusinessUnit Unit) : PortalFact
{
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
    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new BusinessUnitCreated(Unit);

    internal override bool Fits(Portal portal) =>
        portal.Units.GetValueOrDefault(Unit.Id) == Unit
        && !portal.Programs.Values.Any(program => program.Unit == Unit.Id)
        && !portal.Numbers.Any(number => number.Value.Place.Unit == Unit.Id);

    internal override Portal Apply(Portal portal) => portal.With(units: portal.Units.Remove(Unit.Id));
}

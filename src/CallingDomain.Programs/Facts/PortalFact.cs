using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>Something that happened to a portal. Facts in their order, applied to the empty portal, rebuild it.</summary>
/// <remarks>Immutable, thread-safe. A closed family.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(BusinessCreated), "businessCreated")]
[JsonDerivedType(typeof(BusinessWithdrawn), "businessWithdrawn")]
[JsonDerivedType(typeof(DisplayNameApproved), "displayNameApproved")]
[JsonDerivedType(typeof(DisplayNameWithdrawn), "displayNameWithdrawn")]
[JsonDerivedType(typeof(BusinessUnitCreated), "businessUnitCreated")]
[JsonDerivedType(typeof(BusinessUnitWithdrawn), "businessUnitWithdrawn")]
[JsonDerivedType(typeof(ProgramCreated), "programCreated")]
[JsonDerivedType(typeof(ProgramWithdrawn), "programWithdrawn")]
[JsonDerivedType(typeof(ProgramChanged), "programChanged")]
[JsonDerivedType(typeof(NumbersAdded), "numbersAdded")]
[JsonDerivedType(typeof(NumbersRemoved), "numbersRemoved")]
[JsonDerivedType(typeof(NumbersMoved), "numbersMoved")]
[JsonDerivedType(typeof(PurposesEdited), "purposesEdited")]
[JsonDerivedType(typeof(NumberStatusChanged), "numberStatusChanged")]
public abstract record PortalFact
{
    private protected PortalFact()
    {
    }

    /// <summary>The fact that takes this one back.</summary>
    [JsonIgnore]
    public abstract PortalFact Inverse { get; }

    /// <summary>Whether the portal is such that the fact can happen to it.</summary>
    internal abstract bool Fits(Portal portal);

    /// <summary>Whether the rules that hold for every portal hold for what the fact was about, in a portal after it: asked where a change is taken back.</summary>
    internal virtual bool Keeps(Portal portal) => true;

    /// <summary>The portal after the fact, which fits. Only copies.</summary>
    internal abstract Portal Apply(Portal portal);
}

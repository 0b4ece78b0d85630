using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>The base of all facts as JSON: the property <c>fact</c> names the kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(BusinessCreated), "businessCreated")]
[JsonDerivedType(typeof(BusinessReverted), "businessReverted")]
[JsonDerivedType(typeof(DisplayNameApproved), "displayNameApproved")]
[JsonDerivedType(typeof(DisplayNameRevoked), "displayNameRevoked")]
[JsonDerivedType(typeof(BusinessUnitCreated), "businessUnitCreated")]
[JsonDerivedType(typeof(BusinessUnitReverted), "businessUnitReverted")]
[JsonDerivedType(typeof(ProgramCreated), "programCreated")]
[JsonDerivedType(typeof(ProgramReverted), "programReverted")]
[JsonDerivedType(typeof(ProgramChanged), "programChanged")]
[JsonDerivedType(typeof(NumbersAdded), "numbersAdded")]
[JsonDerivedType(typeof(NumbersRemoved), "numbersRemoved")]
[JsonDerivedType(typeof(NumbersMoved), "numbersMoved")]
[JsonDerivedType(typeof(PurposesEdited), "purposesEdited")]
[JsonDerivedType(typeof(NumberStatusChanged), "numberStatusChanged")]
internal abstract record JsonFact : PortalFact
{
    protected JsonFact(string code)
        : base(code)
    {
    }
}

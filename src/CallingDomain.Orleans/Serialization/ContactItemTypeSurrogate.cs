using CallingDomain.Contacts;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="ContactItemType"/> in a message, once for all phones that share the object.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.ContactItemType")]
internal struct ContactItemTypeSurrogate
{
    [Id(0)]
    public string? Name;

    [Id(1)]
    public int OrderBy;

    [Id(2)]
    public string? Color;
}

[RegisterConverter]
internal sealed class ContactItemTypeConverter : IConverter<ContactItemType, ContactItemTypeSurrogate>
{
    public ContactItemType ConvertFromSurrogate(in ContactItemTypeSurrogate surrogate) => new(surrogate.Name ?? "", surrogate.OrderBy, surrogate.Color);

    public ContactItemTypeSurrogate ConvertToSurrogate(in ContactItemType value) => new() { Name = value.Name, OrderBy = value.OrderBy, Color = value.Color };
}

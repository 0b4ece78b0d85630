using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="Contact"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.Contact")]
internal struct ContactSurrogate
{
    [Id(0)]
    public string? Id;

    [Id(1)]
    public ulong Digits;

    /// <summary>Null for none, as all empty texts and arrays.</summary>
    [Id(2)]
    public string? List;

    [Id(3)]
    public string? Name;

    [Id(4)]
    public AdditionalPhoneSurrogate[]? AdditionalPhones;

    /// <summary>The priority; 0 for the default.</summary>
    [Id(5)]
    public int Priority;

    /// <summary>The identity of the zone.</summary>
    [Id(6)]
    public string? TimeZone;

    [Id(7)]
    public WireInstant? ScheduledAt;

    [Id(8)]
    public ContactFieldSurrogate[]? Fields;
}

/// <summary>An <see cref="AdditionalPhone"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.AdditionalPhone")]
internal struct AdditionalPhoneSurrogate
{
    [Id(0)]
    public ulong Digits;

    [Id(1)]
    public ContactItemType? Type;

    [Id(2)]
    public string? Description;
}

/// <summary>A <see cref="ContactField"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.ContactField")]
internal struct ContactFieldSurrogate
{
    [Id(0)]
    public string? Name;

    [Id(1)]
    public string? Value;
}

[RegisterConverter]
internal sealed class ContactConverter(IServiceProvider services) : IConverter<Contact, ContactSurrogate>
{
    private readonly MessageZones _zones = new(services);

    public Contact ConvertFromSurrogate(in ContactSurrogate surrogate) => new(surrogate.Id!, PhoneNumber.FromDigits(surrogate.Digits))
    {
        List = surrogate.List ?? "",
        Name = surrogate.Name ?? "",
        AdditionalPhones = surrogate.AdditionalPhones is { } phones ? [.. phones.Select(phone => new AdditionalPhone(PhoneNumber.FromDigits(phone.Digits), phone.Type, phone.Description))] : [],
        Priority = surrogate.Priority == 0 ? Contact.DefaultPriority : surrogate.Priority,
        TimeZone = surrogate.TimeZone is { } zone ? _zones.Find(zone) : null,
        ScheduledAt = surrogate.ScheduledAt?.ToInstant(),
        Fields = surrogate.Fields is { } fields ? [.. fields.Select(field => new ContactField(field.Name ?? "", field.Value ?? ""))] : [],
    };

    public ContactSurrogate ConvertToSurrogate(in Contact value) => new()
    {
        Id = value.Id,
        Digits = value.PrimaryPhone.Digits,
        List = OrNull(value.List),
        Name = OrNull(value.Name),
        AdditionalPhones = value.AdditionalPhones.IsEmpty ? null : [.. value.AdditionalPhones.Select(phone => new AdditionalPhoneSurrogate { Digits = phone.Phone.Digits, Type = phone.Type, Description = phone.Description })],
        Priority = value.Priority == Contact.DefaultPriority ? 0 : value.Priority,
        TimeZone = value.TimeZone?.Id,
        ScheduledAt = WireInstant.Of(value.ScheduledAt),
        Fields = value.Fields.IsEmpty ? null : [.. value.Fields.Select(field => new ContactFieldSurrogate { Name = field.Name, Value = OrNull(field.Value) })],
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

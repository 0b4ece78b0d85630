using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="ContactPhone"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.ContactPhone")]
internal struct ContactPhoneSurrogate
{
    [Id(0)]
    public ulong Digits;

    [Id(1)]
    public ContactItemType? Type;

    [Id(2)]
    public int Position;
}

[RegisterConverter]
internal sealed class ContactPhoneConverter : IConverter<ContactPhone, ContactPhoneSurrogate>
{
    public ContactPhone ConvertFromSurrogate(in ContactPhoneSurrogate surrogate) => new(PhoneNumber.FromDigits(surrogate.Digits), surrogate.Type, surrogate.Position);

    public ContactPhoneSurrogate ConvertToSurrogate(in ContactPhone value) => new() { Digits = value.Phone.Digits, Type = value.Type, Position = value.Position };
}

using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A <see cref="PhoneNumber"/> in a message.</summary>
[GenerateSerializer]
[OmitDefaultMemberValues]
[Alias("CallingDomain.PhoneNumber")]
internal struct PhoneNumberSurrogate
{
    [Id(0)]
    public ulong Digits;
}

[RegisterConverter]
internal sealed class PhoneNumberConverter : IConverter<PhoneNumber, PhoneNumberSurrogate>
{
    public PhoneNumber ConvertFromSurrogate(in PhoneNumberSurrogate surrogate) => PhoneNumber.FromDigits(surrogate.Digits);

    public PhoneNumberSurrogate ConvertToSurrogate(in PhoneNumber value) => new() { Digits = value.Digits };
}

using CallingDomain.Numbers;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Tests;

/// <summary>A plus sign and 1 to 15 digits, the first not 0.</summary>
public sealed record E164Text(string Value);

/// <summary>Generators of phone numbers.</summary>
internal static class NumberGenerators
{
    public static readonly Gen<string> E164 = from first in Gen.Choose('1', '9') from rest in TextGenerators.Digits(0, 14) select $"+{(char)first}{rest}";

    public static Arbitrary<E164Text> E164Texts() => E164.OfText(text => new E164Text(text), text => text.Value, IsE164);

    public static Arbitrary<PhoneNumber> PhoneNumbers() => E164.OfText(text => PhoneNumber.Parse(text), number => number.ToString(), IsE164);

    private static bool IsE164(string text) => text is ['+', >= '1' and <= '9', ..];
}

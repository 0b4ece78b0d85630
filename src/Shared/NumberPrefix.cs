using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Shared;

/// <summary>Prefixes of phone numbers: the first digits, calling code first, as a number.</summary>
internal static class NumberPrefix
{
    /// <summary>The distinct lengths of prefixes, shortest first.</summary>
    public static ImmutableArray<int> LengthsOf(IEnumerable<PhoneNumber> prefixes) => [.. prefixes.Select(LengthOf).Distinct().Order()];

    /// <summary>The number of digits.</summary>
    public static int LengthOf(PhoneNumber number)
    {
        var length = 0;
        for (var digits = number.Digits; digits > 0; digits /= 10) length++;
        return length;
    }

    /// <summary>The prefix of a number with some digits less.</summary>
    public static PhoneNumber Without(PhoneNumber number, int lastDigits)
    {
        var digits = number.Digits;
        for (var i = 0; i < lastDigits; i++) digits /= 10;
        return PhoneNumber.FromDigits(digits);
    }
}

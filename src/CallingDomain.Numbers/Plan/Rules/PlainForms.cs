namespace CallingDomain.Numbers;

/// <summary>The part of a region's rules for the fast path, precomputed: numbers that have no prefix before the national number.</summary>
internal readonly struct PlainForms
{
    private const int NanpCode = 1;

    /// <summary>The digits of the calling code, four bits each, the first lowest.</summary>
    public readonly ulong Code;

    /// <summary>Bit d: a text that starts with d is a national number.</summary>
    public readonly ushort National;

    /// <summary>Bit d: after the calling code 1 without a plus, d starts the national number, if there are more than <see cref="LongestNational"/> digits.</summary>
    public readonly ushort AfterOne;

    public readonly byte LongestNational;
    public readonly byte CodeDigits;

    /// <summary>Precomputes the forms of a region.</summary>
    /// <param name="rules">The rules of the region; blank rules have no form.</param>
    /// <param name="afterOne">The digits after the calling code 1 that start no prefix.</param>
    public PlainForms(in Territory rules, int afterOne)
    {
        for (int rest = rules.CallingCode; rest != 0; rest /= 10) Code = (Code << PackedDigits.BitsOfDigit) | (uint)(rest % 10);
        National = rules.Plain;
        AfterOne = (ushort)(rules.CallingCode == NanpCode && rules.HasNoInternationalPrefix(NanpCode) ? afterOne & rules.NoNationalPrefix : 0);
        LongestNational = (byte)Math.Min(rules.LongestPossible, byte.MaxValue);
        CodeDigits = (byte)rules.CallingCodeDigits;
    }
}

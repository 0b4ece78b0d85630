namespace CallingDomain.Numbers;

/// <summary>
/// What of a region's rules the common forms need, made ready when the rules are loaded: numbers in which no prefix can stand before the national
/// number.
/// </summary>
internal readonly struct PlainForms
{
    private const int NanpCode = 1;

    /// <summary>The calling code's digits, four bits each, the first lowest.</summary>
    public readonly ulong Code;

    /// <summary>Bit d: what begins with d is the national number.</summary>
    public readonly ushort National;

    /// <summary>
    /// Bit d: behind the calling code 1, typed without a plus, d begins the national number, when there are more than <see cref="LongestNational"/>
    /// digits.
    /// </summary>
    public readonly ushort AfterOne;

    public readonly byte LongestNational;
    public readonly byte CodeDigits;

    /// <summary>Takes them from the rules.</summary>
    /// <param name="rules">Those of a region; the blank ones have no form.</param>
    /// <param name="afterOne">The digits that follow the calling code 1 where no prefix can follow it.</param>
    public PlainForms(in Territory rules, int afterOne)
    {
        for (int rest = rules.CallingCode; rest != 0; rest /= 10) Code = (Code << PackedDigits.BitsOfDigit) | (uint)(rest % 10);
        National = rules.Plain;
        AfterOne = (ushort)(rules.CallingCode == NanpCode && rules.HasNoInternationalPrefix(NanpCode) ? afterOne & rules.NoNationalPrefix : 0);
        LongestNational = (byte)Math.Min(rules.LongestPossible, byte.MaxValue);
        CodeDigits = (byte)rules.CallingCodeDigits;
    }
}

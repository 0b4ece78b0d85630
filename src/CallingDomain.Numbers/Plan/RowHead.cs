namespace CallingDomain.Numbers;

/// <summary>What is the same for all numbers of a calling code.</summary>
/// <remarks>Fields, and no record, whose equality would be loaded with it: the first number of a process waits for all of it.</remarks>
internal readonly struct RowHead(ushort firstRegion, ushort callingCode, ushort lengths)
{
    /// <summary>Where the regions of the calling code begin.</summary>
    public readonly ushort FirstRegion = firstRegion;

    /// <summary>1 to 999; 0 where no calling code begins with these digits.</summary>
    public readonly ushort CallingCode = callingCode;

    /// <summary>The counts of digits, calling code included, that numbers have: bit n stands for n digits.</summary>
    public readonly ushort Lengths = lengths;

    public bool HasLength(int count) => (Lengths >> count & 1) != 0;

    public NumberPossibility WhyNotPossible(int count)
    {
        if (Lengths == 0) return NumberPossibility.InvalidCountryCode;
        var ofE164 = Lengths & ~PlanFormat.LongerThanAny;
        if ((ofE164 & ((1 << count) - 1)) == 0) return NumberPossibility.TooShort;
        return ofE164 >> count == 0 && (Lengths & PlanFormat.LongerThanAny) == 0 ? NumberPossibility.TooLong : NumberPossibility.InvalidLength;
    }
}

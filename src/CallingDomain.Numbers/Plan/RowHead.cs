namespace CallingDomain.Numbers;

/// <summary>The common data of the numbers of a row.</summary>
/// <remarks>Fields, and not a record, whose equality members would be loaded too: every compiled method delays the first lookup.</remarks>
internal readonly struct RowHead(ushort firstRegion, ushort callingCode, ushort lengths)
{
    /// <summary>The index of the first region of the calling code.</summary>
    public readonly ushort FirstRegion = firstRegion;

    /// <summary>The calling code, 1 to 999; 0 for none.</summary>
    public readonly ushort CallingCode = callingCode;

    /// <summary>The possible lengths, calling code included: bit n is n digits.</summary>
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

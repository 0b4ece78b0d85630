namespace CallingDomain.Numbers;

/// <summary>What a numbering plan says of one number.</summary>
/// <remarks>
/// Eight bytes, immutable, thread-safe. The verdicts equal libphonenumber's on the same metadata: <c>IsValidNumber</c>, <c>IsPossibleNumberWithReason</c>,
/// <c>GetRegionCodeForNumber</c> of valid numbers, and <c>GetNumberType</c>. Default: not possible, not valid, no region, no type.
/// </remarks>
public readonly record struct PlanVerdict
{
    private const int TypeShift = 16, PossibilityShift = 20, CallingCodeShift = 32;

    private readonly ulong _bits; // one word, so that it travels in a register: region, type, possibility, calling code

    /// <summary>The verdict of a plan of one's own: see <see cref="INumberingPlan"/>.</summary>
    /// <param name="region">The region of a valid number; <see cref="RegionCode.None"/> when not valid.</param>
    /// <param name="type">The type of a valid number; <see cref="NumberType.Unknown"/> when not valid.</param>
    /// <param name="possibility">Whether the count of digits is right.</param>
    /// <param name="callingCode">1 to 999; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calling code is out of range.</exception>
    public PlanVerdict(RegionCode region, NumberType type, NumberPossibility possibility, int callingCode)
        : this(BitsOf(region.Packed, (int)type, possibility, callingCode)) => ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)callingCode, 999U);

    internal PlanVerdict(ulong bits) => _bits = bits;

    internal static ulong BitsOf(ushort region, int type, NumberPossibility possibility, int callingCode) => unchecked(
        region | ((ulong)(uint)type << TypeShift) | ((ulong)possibility << PossibilityShift) | ((ulong)(uint)callingCode << CallingCodeShift));

    /// <summary>Whether the number is one that may be given to somebody.</summary>
    public bool Valid => (_bits >> TypeShift & 0xF) != 0;

    /// <summary>Whether numbers of the calling code's main region may have so many digits, whatever the digits are.</summary>
    /// <remarks>
    /// As in libphonenumber, a few valid numbers of other regions are not: Canada's 310-XXXX has seven digits, numbers of the United States never
    /// have.
    /// </remarks>
    public bool Possible => Possibility == NumberPossibility.IsPossible;

    /// <summary>Whether the count of digits is right, and what is wrong with it if not.</summary>
    public NumberPossibility Possibility => (NumberPossibility)(_bits >> PossibilityShift & 0xF);

    /// <summary>
    /// The region of a valid number, <see cref="RegionCode.World"/> where the calling code belongs to none; <see cref="RegionCode.None"/> when not
    /// valid.
    /// </summary>
    public RegionCode Region => RegionCode.FromPacked(unchecked((ushort)_bits));

    /// <summary>The type of a valid number; <see cref="NumberType.Unknown"/> when not valid.</summary>
    public NumberType Type => (NumberType)(_bits >> TypeShift & 0xF);

    /// <summary>
    /// The calling code with which the number begins, 1 to 999, also when the number is not valid; 0 when no calling code of the plan begins it.
    /// </summary>
    public int CallingCode => unchecked((int)(_bits >> CallingCodeShift));
}

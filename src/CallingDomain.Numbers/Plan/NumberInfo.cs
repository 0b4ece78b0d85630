using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>What a numbering plan knows about a number: possible, valid, region, type.</summary>
/// <remarks>
/// Eight bytes, immutable, thread-safe. Equals libphonenumber's <c>IsValidNumber</c>, <c>IsPossibleNumberWithReason</c>, <c>GetRegionCodeForNumber</c> (of valid
/// numbers) and <c>GetNumberType</c> on the same metadata. Default: not possible, not valid, no region, no type.
/// </remarks>
public readonly record struct NumberInfo
{
    private const int TypeShift = 16, PossibilityShift = 20, CallingCodeShift = 32;

    private readonly ulong _bits; // one word, passed in a register: region, type, possibility, calling code

    /// <summary>Creates the answer of another <see cref="INumberingPlan"/>.</summary>
    /// <param name="region">The region of a valid number; <see cref="RegionCode.None"/> if not valid.</param>
    /// <param name="type">The type of a valid number; <see cref="NumberType.Unknown"/> if not valid.</param>
    /// <param name="possibility">Whether the number of digits is possible.</param>
    /// <param name="callingCode">1 to 999; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type or the possibility is not defined, or the calling code is out of range.</exception>
    [JsonConstructor]
    public NumberInfo(RegionCode region, NumberType type, NumberPossibility possibility, int callingCode)
        : this(BitsOf(region.Packed, (int)type, possibility, callingCode))
    {
        if (!Enum.IsDefined(type)) throw new ArgumentOutOfRangeException(nameof(type), type, "Not a defined type.");
        if (!Enum.IsDefined(possibility)) throw new ArgumentOutOfRangeException(nameof(possibility), possibility, "Not a defined possibility.");
        ArgumentOutOfRangeException.ThrowIfNegative(callingCode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(callingCode, 999);
    }

    internal NumberInfo(ulong bits) => _bits = bits;

    internal static ulong BitsOf(ushort region, int type, NumberPossibility possibility, int callingCode) => unchecked(
        region | ((ulong)(uint)type << TypeShift) | ((ulong)possibility << PossibilityShift) | ((ulong)(uint)callingCode << CallingCodeShift));

    /// <summary>Whether the number can be assigned to a subscriber.</summary>
    [JsonIgnore]
    public bool IsValid => (_bits >> TypeShift & 0xF) != 0;

    /// <summary>Whether numbers of the calling code's main region may have this number of digits.</summary>
    /// <remarks>As in libphonenumber, a few valid numbers of other regions are not possible: Canada's 310-XXXX has seven digits, which no number of the United States has.</remarks>
    [JsonIgnore]
    public bool IsPossible => Possibility == NumberPossibility.IsPossible;

    /// <summary>The result of the length check.</summary>
    public NumberPossibility Possibility => (NumberPossibility)(_bits >> PossibilityShift & 0xF);

    /// <summary>
    /// The region of a valid number; <see cref="RegionCode.World"/> if its calling code belongs to no region; <see cref="RegionCode.None"/> if not valid.
    /// </summary>
    public RegionCode Region => RegionCode.FromPacked(unchecked((ushort)_bits));

    /// <summary>The type of a valid number; <see cref="NumberType.Unknown"/> if not valid.</summary>
    public NumberType Type => (NumberType)(_bits >> TypeShift & 0xF);

    /// <summary>The calling code, 1 to 999, also of a number that is not valid; 0 if the number starts with no calling code of the plan.</summary>
    public int CallingCode => unchecked((int)(_bits >> CallingCodeShift));
}

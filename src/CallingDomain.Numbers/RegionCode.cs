using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A region of the numbering plan: two letters, such as <c>US</c>, or <c>001</c> for numbers that belong to no region.</summary>
/// <remarks>
/// A code need not be known to a plan: see <see cref="NumberingPlan.Regions"/>. Two bytes, immutable, thread-safe. JSON: the code. Default: <see cref="None"/>. Source: ISO 3166-1
/// alpha-2, with AC, TA and XK as in libphonenumber; 001 is the world in UN M.49.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public readonly record struct RegionCode
{
    /// <summary>The exclusive upper bound of packed values.</summary>
    internal const int Bound = 1 << (2 * LetterBits);

    private const int LetterBits = 5;
    private const int LetterMask = (1 << LetterBits) - 1;
    private const int Letters = 26;
    private const ushort WorldPacked = 1; // below the value of any two letters

    private readonly ushort _packed;

    private RegionCode(int packed) => _packed = (ushort)packed;

    /// <summary>No region; formats as empty text.</summary>
    public static RegionCode None => default;

    /// <summary>The world, <c>001</c>: universal free-phone numbers, satellites, global networks.</summary>
    public static RegionCode World => new(WorldPacked);

    internal ushort Packed => _packed;

    /// <summary>Reads two ASCII letters of either case, or <c>001</c>. Never throws.</summary>
    /// <param name="text">The code, without surrounding white space.</param>
    /// <returns>The region, or <see cref="NumberReason.NumberRegionUnknown"/>.</returns>
    public static Result<RegionCode, NumberReason> Read(ReadOnlySpan<char> text)
    {
        if (text is "001") return World;
        if (text.Length != 2 || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1])) return NumberReason.NumberRegionUnknown;
        return Of(text[0], text[1]);
    }

    /// <summary>The code in capitals, or empty.</summary>
    public override string ToString() => _packed switch
    {
        0 => "",
        WorldPacked => "001",
        _ => string.Create(
            2,
            _packed,
            static (text, packed) => (text[0], text[1]) =
                ((char)('A' - 1 + (packed >> LetterBits)), (char)('A' - 1 + (packed & LetterMask)))),
    };

    /// <summary>The region of two ASCII letters.</summary>
    internal static RegionCode Of(char first, char second) => new((Ordinal(first) << LetterBits) | Ordinal(second));

    internal static RegionCode FromPacked(ushort packed) => new(packed);

    internal static bool IsPacked(ushort packed) =>
        packed == WorldPacked || (packed >> LetterBits is >= 1 and <= Letters && (packed & LetterMask) is >= 1 and <= Letters);

    private static int Ordinal(char letter) => (letter | 0x20) - 'a' + 1;
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Numbers;

/// <summary>The kinds of characters of a short text, classified all at once, and the positions of some: bit n is the character at n.</summary>
/// <remarks>
/// The kind of a character is the intersection of two table entries, for its low and its high four bits. Characters of no kind, such as control characters, other scripts, a later plus or a
/// spreadsheet's guard, depend on their context.
/// </remarks>
internal readonly struct TextSigns
{
    /// <summary>The maximum length.</summary>
    public const int MaxLength = 2 * Block;

    public const byte Digit = 1, LetterToO = 2, LetterFromP = 4, LetterE = 8;

    /// <summary>The space and the no-break space.</summary>
    public const byte Space = 16;

    /// <summary>Parentheses, the dash and the slash.</summary>
    public const byte Separator = 32;

    /// <summary>The characters from <c>!</c> to <c>*</c> that are neither parentheses nor the apostrophe.</summary>
    public const byte Sign = 64;

    /// <summary>The dot and the comma.</summary>
    public const byte Dot = 128;

    /// <summary>A leading plus; a later one is of no kind.</summary>
    public const int Plus = 256;

    public const int KindsBound = 512;

    private const int Block = 16, Half = 8, Quarter = 4, BitsOfNibble = 4, NibbleMask = 0xF;

    private TextSigns(uint kinds, uint digits, uint dots, uint strange)
    {
        Kinds = unchecked((int)kinds);
        Digits = digits;
        Dots = dots;
        Strange = strange;
    }

    /// <summary>The union of all kinds.</summary>
    public readonly int Kinds;

    public readonly uint Digits;

    public readonly uint Dots;

    /// <summary>The positions of characters of no kind, except a leading plus.</summary>
    public readonly uint Strange;

    public bool HasPlus => (Kinds & Plus) != 0;

    private static ReadOnlySpan<byte> KindsOfLow =>
    [
        LetterFromP | Digit | Space, LetterToO | LetterFromP | Digit | Sign, LetterToO | LetterFromP | Digit | Sign, LetterToO | LetterFromP | Digit | Sign,
        LetterToO | LetterFromP | Digit | Sign, LetterE | LetterFromP | Digit | Sign, LetterToO | LetterFromP | Digit | Sign, LetterToO | LetterFromP | Digit,
        LetterToO | LetterFromP | Digit | Separator, LetterToO | LetterFromP | Digit | Separator, LetterToO | LetterFromP | Sign, LetterToO,
        LetterToO | Dot, LetterToO | Separator, LetterToO | Dot, LetterToO | Separator,
    ];

    private static ReadOnlySpan<byte> KindsOfHigh =>
        [0, 0, Space | Separator | Sign | Dot, Digit, LetterToO | LetterE, LetterFromP, LetterToO | LetterE, LetterFromP, 0, 0, Space, 0, 0, 0, 0, 0];

    // The no-break space is two bytes in UTF-8, where A0 also ends other characters.
    private static ReadOnlySpan<byte> KindsOfHighUtf8 =>
        [0, 0, Space | Separator | Sign | Dot, Digit, LetterToO | LetterE, LetterFromP, LetterToO | LetterE, LetterFromP, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The character at the first of some positions; the last character if there are none. The text is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint At<TUnit>(ReadOnlySpan<TUnit> text, uint positions)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => TypedText.Code(text[BitOperations.TrailingZeroCount(positions | (1u << unchecked(text.Length - 1)))]);

    /// <summary>All positions but the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Rest(uint positions) => unchecked(positions & (positions - 1));

    /// <summary>Classifies a text of at most <see cref="MaxLength"/> characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextSigns Of<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (!Vector128.IsHardwareAccelerated || text.Length < Quarter) return OfEach(text);
        if (text.Length > Block) return OfTwoBlocks(text);
        return text.Length >= Half ? OfParts(text, KindsOf<TUnit>(Halves(text)), Half) : OfParts(text, KindsOf<TUnit>(Quarters(text)), Quarter);
    }

    // The first and the last part overlap in a shorter text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TextSigns OfParts<TUnit>(ReadOnlySpan<TUnit> text, Vector128<byte> kinds, int part)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            var (plus, shift) = (PlusOf(text), text.Length - part);
            return new TextSigns(
                Joined(kinds) | (plus * Plus), InPlace(DigitBits(kinds), part, shift), InPlace(kinds.ExtractMostSignificantBits(), part, shift), InPlace(StrangeBits(kinds), part, shift) & ~plus);
        }
    }

    private static TextSigns OfTwoBlocks<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            var (first, last) = (KindsOf<TUnit>(Sixteen(text[..Block])), KindsOf<TUnit>(Sixteen(text[^Block..])));
            var (plus, move) = (PlusOf(text), text.Length - Block);
            return new TextSigns(
                Joined(first | last) | (plus * Plus),
                DigitBits(first) | (DigitBits(last) << move),
                first.ExtractMostSignificantBits() | (last.ExtractMostSignificantBits() << move),
                (StrangeBits(first) | (StrangeBits(last) << move)) & ~plus);
        }
    }

    /// <summary>The scalar version, for very short texts and machines without vectors.</summary>
    internal static TextSigns OfEach<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var (all, digits, dots, strange) = (0u, 0u, 0u, 0u);
        for (var at = 0; at < text.Length; at++)
        {
            var unit = TypedText.Code(text[at]);
            if (at == 0 && unit == '+')
            {
                all |= Plus;
                continue;
            }

            var kind = unit <= byte.MaxValue ? KindsOfLow[(int)unit & NibbleMask] & HighKinds<TUnit>()[(int)unit >> BitsOfNibble] : 0;
            all |= (uint)kind;
            var bit = 1u << at;
            if (kind == 0) strange |= bit;
            else if (kind == Digit) digits |= bit;
            else if (kind == Dot) dots |= bit;
        }

        return new TextSigns(all, digits, dots, strange);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PlusOf<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => TypedText.Code(text[0]) == '+' ? 1u : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> HighKinds<TUnit>() => Unsafe.SizeOf<TUnit>() == 1 ? KindsOfHighUtf8 : KindsOfHigh;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> KindsOf<TUnit>(Vector128<byte> characters) =>
        Vector128.ShuffleNative(Vector128.Create(KindsOfLow), characters & Vector128.Create((byte)NibbleMask))
        & Vector128.ShuffleNative(Vector128.Create(HighKinds<TUnit>()), characters >>> BitsOfNibble);

    // Two halves, which overlap in a shorter text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Halves<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (typeof(TUnit) != typeof(byte)) return Narrow(text[..Half], text[^Half..]);
        return Vector128.Create(MemoryMarshal.Cast<TUnit, ulong>(text[..Half])[0], MemoryMarshal.Cast<TUnit, ulong>(text[^Half..])[0]).AsByte();
    }

    // The first and the last four characters, and both once more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Quarters<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (typeof(TUnit) == typeof(byte))
            return Vector128.Create(MemoryMarshal.Cast<TUnit, uint>(text[..Quarter])[0] | ((ulong)MemoryMarshal.Cast<TUnit, uint>(text[^Quarter..])[0] << 32)).AsByte();
        var units = Vector128.Create(MemoryMarshal.Cast<TUnit, ulong>(text[..Quarter])[0], MemoryMarshal.Cast<TUnit, ulong>(text[^Quarter..])[0]).AsUInt16();
        return Vector128.NarrowWithSaturation(units, units);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Sixteen<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        typeof(TUnit) != typeof(byte) ? Narrow(text[..Half], text[Half..]) : Vector128.Create(MemoryMarshal.Cast<TUnit, byte>(text));

    // Characters above 255 become 255, which has no kind.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow<TUnit>(ReadOnlySpan<TUnit> first, ReadOnlySpan<TUnit> last)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        Vector128.NarrowWithSaturation(Vector128.Create(MemoryMarshal.Cast<TUnit, ushort>(first)), Vector128.Create(MemoryMarshal.Cast<TUnit, ushort>(last)));

    // Moves bit 0, the kind of digits, to the highest bit of its byte; the other bits do not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitBits(Vector128<byte> kinds) => (kinds.AsUInt16() << 7).AsByte().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StrangeBits(Vector128<byte> kinds) => Vector128.Equals(kinds, Vector128<byte>.Zero).ExtractMostSignificantBits();

    // Shifts the last part to its position in the text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint InPlace(uint bits, int part, int shift)
    {
        var mask = unchecked((1u << part) - 1);
        return (bits & mask) | ((bits >> part & mask) << shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Joined(Vector128<byte> kinds)
    {
        var eight = kinds.AsUInt64().ToScalar() | kinds.AsUInt64().GetElement(1);
        var four = unchecked((uint)(eight | (eight >> 32)));
        four |= four >> 16;
        return (four | (four >> 8)) & byte.MaxValue;
    }
}

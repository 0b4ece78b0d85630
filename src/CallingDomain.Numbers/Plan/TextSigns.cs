using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Numbers;

/// <summary>The kinds of characters of a short text, classified all at once, and the positions of digits and dots: bit n is the character at n.</summary>
/// <remarks>
/// The kind of a character is the intersection of two table entries, for its low and its high four bits. Characters of no kind, such as other scripts, a later plus or a spreadsheet's guard, depend
/// on their context.
/// </remarks>
internal readonly struct TextSigns
{
    /// <summary>The maximum length.</summary>
    public const int MaxLength = 2 * Block;

    public const byte Digit = 1, LetterToO = 2, LetterFromP = 4, LetterE = 8, Space = 16, Control = 32, Sign = 64, Dot = 128;

    private const int Block = 16, Half = 8, BitsOfNibble = 4, NibbleMask = 0xF;
    private const byte LowAlways = Control, LowLetters = LowAlways | LetterToO;

    private TextSigns(uint kinds, uint digits, uint dots, uint strange)
    {
        Kinds = kinds;
        Digits = digits;
        Dots = dots;
        Strange = strange;
    }

    /// <summary>The union of all kinds.</summary>
    public readonly uint Kinds;

    public readonly uint Digits;

    /// <summary>The positions of dots and commas.</summary>
    public readonly uint Dots;

    /// <summary>The positions of characters of no kind, except a leading plus.</summary>
    public readonly uint Strange;

    // Signs are the characters between space and digits without plus, apostrophe, comma and dot.
    private static ReadOnlySpan<byte> KindsOfLow =>
    [
        LowAlways | LetterFromP | Digit | Space, LowLetters | LetterFromP | Digit | Sign, LowLetters | LetterFromP | Digit | Sign, LowLetters | LetterFromP | Digit | Sign,
        LowLetters | LetterFromP | Digit | Sign, LowAlways | LetterE | LetterFromP | Digit | Sign, LowLetters | LetterFromP | Digit | Sign, LowLetters | LetterFromP | Digit,
        LowLetters | LetterFromP | Digit | Sign, LowLetters | LetterFromP | Digit | Sign, LowLetters | LetterFromP | Sign, LowLetters,
        LowLetters | Dot, LowLetters | Sign, LowLetters | Dot, LowLetters | Sign,
    ];

    private static ReadOnlySpan<byte> KindsOfHigh =>
        [Control, Control, Space | Sign | Dot, Digit, LetterToO | LetterE, LetterFromP, LetterToO | LetterE, LetterFromP, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Classifies a text of at most <see cref="MaxLength"/> characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextSigns Of<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (!Vector128.IsHardwareAccelerated || text.Length < Half) return OfEach(text);
        unchecked
        {
            var plus = TypedText.Code(text[0]) == '+' ? 1u : 0;
            if (text.Length <= Block)
            {
                var kinds = KindsOf(Ends(text));
                var shift = text.Length - Half;
                return new TextSigns(
                    Joined(kinds), InPlace(DigitBits(kinds), Half, shift), InPlace(kinds.ExtractMostSignificantBits(), Half, shift), InPlace(StrangeBits(kinds), Half, shift) & ~plus);
            }

            var (first, last) = (KindsOf(Sixteen(text[..Block])), KindsOf(Sixteen(text[^Block..])));
            var move = text.Length - Block;
            return new TextSigns(
                Joined(first | last),
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
            if (at == 0 && unit == '+') continue;
            var kind = unit < 128 ? KindsOfLow[(int)unit & NibbleMask] & KindsOfHigh[(int)unit >> BitsOfNibble] : 0;
            all |= (uint)kind;
            var bit = 1u << at;
            if (kind == 0) strange |= bit;
            else if (kind == Digit) digits |= bit;
            else if (kind == Dot) dots |= bit;
        }

        return new TextSigns(all, digits, dots, strange);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> KindsOf(Vector128<byte> characters) =>
        Vector128.ShuffleNative(Vector128.Create(KindsOfLow), characters & Vector128.Create((byte)NibbleMask)) & Vector128.ShuffleNative(Vector128.Create(KindsOfHigh), characters >>> BitsOfNibble);

    // Two halves, which overlap in a shorter text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Ends<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (typeof(TUnit) != typeof(byte)) return Narrow(text[..Half], text[^Half..]);
        return Vector128.Create(MemoryMarshal.Cast<TUnit, ulong>(text[..Half])[0], MemoryMarshal.Cast<TUnit, ulong>(text[^Half..])[0]).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Sixteen<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        typeof(TUnit) != typeof(byte) ? Narrow(text[..Half], text[Half..]) : Vector128.Create(MemoryMarshal.Cast<TUnit, byte>(text));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow<TUnit>(ReadOnlySpan<TUnit> first, ReadOnlySpan<TUnit> last)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        Vector128.NarrowWithSaturation(Vector128.Create(MemoryMarshal.Cast<TUnit, ushort>(first)), Vector128.Create(MemoryMarshal.Cast<TUnit, ushort>(last)));

    // Moves bit 0, the kind of digits, to the highest bit of its byte; the other bits do not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitBits(Vector128<byte> kinds) => (kinds.AsUInt16() << 7).AsByte().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StrangeBits(Vector128<byte> kinds) => Vector128.Equals(kinds, Vector128<byte>.Zero).ExtractMostSignificantBits();

    // Shifts the last half to its position in the text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint InPlace(uint bits, int half, int shift) => (bits & 0xFF) | (bits >> half << shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Joined(Vector128<byte> kinds)
    {
        var eight = kinds.AsUInt64().ToScalar() | kinds.AsUInt64().GetElement(1);
        var four = unchecked((uint)eight) | (uint)(eight >> 32);
        four |= four >> 16;
        return (four | (four >> 8)) & byte.MaxValue;
    }
}

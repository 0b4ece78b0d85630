using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    private TextSigns(uint kinds, uint digits, uint zeros, uint ones, uint dots, uint strange)
    {
        Kinds = unchecked((int)kinds);
        Digits = digits;
        Zeros = zeros;
        Ones = ones;
        Dots = dots;
        Strange = strange;
    }

    /// <summary>The union of all kinds.</summary>
    public readonly int Kinds;

    public readonly uint Digits;

    /// <summary>The digits 0.</summary>
    public readonly uint Zeros;

    /// <summary>The digits 1.</summary>
    public readonly uint Ones;

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

    /// <summary>1 if the first of some positions is among others, else 0. The positions are not empty, or the answer does not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstIn(uint positions, uint others) => unchecked((int)(others >> BitOperations.TrailingZeroCount(positions)) & 1);

    /// <summary>All positions but the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Rest(uint positions) => unchecked(positions & (positions - 1));

    /// <summary>Classifies a text of at most <see cref="MaxLength"/> characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextSigns Of<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (Vector128.IsHardwareAccelerated && text.Length is >= Quarter and <= Block) return OfBlock(text);
        return Vector128.IsHardwareAccelerated && text.Length > Block ? OfTwoBlocks(text) : OfEach(text);
    }

    // A text of 4 to 16 characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TextSigns OfBlock<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            var characters = text.Length >= Half
                ? InPlace(Halves(text), Vector128.Create(0, ulong.MaxValue).AsByte(), Block - text.Length)
                : InPlace(Quarters(text), Vector128.Create(0xFFFF_FFFF_0000_0000, ulong.MaxValue).AsByte(), Half - text.Length);
            return OfBlock<TUnit>(characters, uint.MaxValue >> (MaxLength - text.Length), PlusOf(text));
        }
    }

    private static TextSigns OfTwoBlocks<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        const uint All = (1u << Block) - 1;
        var (first, last, move) = (OfBlock<TUnit>(Sixteen(text[..Block]), All, PlusOf(text)), OfBlock<TUnit>(Sixteen(text[^Block..]), All, plus: 0), text.Length - Block);
        return new TextSigns(
            (uint)(first.Kinds | last.Kinds),
            first.Digits | (last.Digits << move),
            first.Zeros | (last.Zeros << move),
            first.Ones | (last.Ones << move),
            first.Dots | (last.Dots << move),
            first.Strange | (last.Strange << move));
    }

    // A block, with the positions of the text and that of a leading plus, or 0. Characters after the end of the text repeat others, so that they add no kind.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TextSigns OfBlock<TUnit>(Vector128<byte> characters, uint all, uint plus)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var kinds = KindsOf<TUnit>(characters);
        return new TextSigns(
            Joined(kinds) | unchecked(plus * Plus),
            DigitBits(kinds) & all,
            Where(characters, (byte)'0') & all,
            Where(characters, (byte)'1') & all,
            kinds.ExtractMostSignificantBits() & all,
            Where(kinds, 0) & all & ~plus);
    }

    /// <summary>The scalar version, for very short texts and machines without vectors.</summary>
    internal static TextSigns OfEach<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var (all, digits, zeros, ones, dots, strange) = (0u, 0u, 0u, 0u, 0u, 0u);
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
            if (unit == '0') zeros |= bit;
            if (unit == '1') ones |= bit;
        }

        return new TextSigns(all, digits, zeros, ones, dots, strange);
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

    // The first and the last eight characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Halves<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ref var last = ref Unsafe.Add(ref start, text.Length - Half);
        return typeof(TUnit) == typeof(byte) ? Vector128.Create(Word(ref start), Word(ref last)).AsByte() : Narrow(Eight(ref start), Eight(ref last));
    }

    // The first and the last four characters, and both again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Quarters<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ref var last = ref Unsafe.Add(ref start, text.Length - Quarter);
        if (typeof(TUnit) == typeof(byte)) return Vector128.Create(Unsafe.As<TUnit, uint>(ref start) | ((ulong)Unsafe.As<TUnit, uint>(ref last) << 32)).AsByte();
        var units = Vector128.Create(Word(ref start), Word(ref last)).AsUInt16();
        return Narrow(units, units);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Sixteen<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        return typeof(TUnit) == typeof(byte) ? Vector128.LoadUnsafe(ref Unsafe.As<TUnit, byte>(ref start)) : Narrow(Eight(ref start), Eight(ref Unsafe.Add(ref start, Half)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Eight<TUnit>(ref TUnit start)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => Vector128.LoadUnsafe(ref Unsafe.As<TUnit, ushort>(ref start));

    // Characters above 255 become 255 or, by the faster instruction of x86, 0 from 32,768 on; neither has a kind.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> first, Vector128<ushort> last) =>
        Sse2.IsSupported ? Sse2.PackUnsignedSaturate(first.AsInt16(), last.AsInt16()) : Vector128.NarrowWithSaturation(first, last);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word<TUnit>(ref TUnit start)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<TUnit, byte>(ref start));

    // Moves bit 0, the kind of digits, to the highest bit of its byte; the other bits do not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DigitBits(Vector128<byte> kinds) => (kinds.AsUInt16() << 7).AsByte().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Where(Vector128<byte> block, byte value) => Vector128.Equals(block, Vector128.Create(value)).ExtractMostSignificantBits();

    // Moves the last part, which overlaps the first, to its place in the text; some characters follow again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> InPlace(Vector128<byte> ends, Vector128<byte> lastPart, int overlap) =>
        Vector128.ShuffleNative(ends, Vector128<byte>.Indices + (lastPart & Vector128.Create(unchecked((byte)overlap))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Joined(Vector128<byte> kinds)
    {
        var eight = kinds.AsUInt64().ToScalar() | kinds.AsUInt64().GetElement(1);
        var four = unchecked((uint)(eight | (eight >> 32)));
        four |= four >> 16;
        return (four | (four >> 8)) & byte.MaxValue;
    }
}

using System.Numerics;

namespace CallingDomain.Contacts;

/// <summary>A chunk of <see cref="PackedNumbers"/>: up to <see cref="MaxCount"/> consecutive numbers of the set.</summary>
/// <param name="head">The first number, then the <see cref="Width"/> in five bits, then the count of numbers less one in eight; heads are ordered like their first numbers.</param>
/// <param name="span">The last number less the first.</param>
/// <param name="offset">The index of the first word.</param>
/// <remarks>
/// The numbers are distances from the first. If they are dense, a bitmap of <c>span + 1</c> bits (<see cref="Width"/> 0). Otherwise the Elias-Fano code: of each distance the last <see cref="Width"/> bits as they are, and before them the
/// other bits in unary, for the i-th number a bit at <c>(distance >> Width) + i</c>. It takes at most <c>2 + log2(span / count)</c> bits for a number. Source: P. Elias, Efficient storage and retrieval by content and address of static files (1974).
/// </remarks>
internal readonly struct PackedChunk(ulong head, uint span, uint offset)
{
    public const int HeadBits = CountBits + WidthBits, MaxCount = 1 << CountBits;
    private const int CountBits = 8, WidthBits = 5, WordBits = 64;
    private const uint DenseSpan = 4; // a bitmap of fewer than four bits for a number is the shorter code

    public readonly ulong Head = head;
    public readonly uint Span = span;
    public readonly uint Offset = offset;

    public PackedChunk(ulong first, int count, uint span, uint offset)
        : this((first << HeadBits) | ((uint)WidthOf(span, count) << CountBits) | ((uint)count - 1), span, offset)
    {
    }

    public ulong First => Head >> HeadBits;

    public int Count => (int)(Head & (MaxCount - 1)) + 1;

    public ulong Last => First + Span;

    /// <summary>The number of last bits that are stored as they are: 2 to 31; 0 for a bitmap.</summary>
    public int Width => (int)((Head >> CountBits) & ((1 << WidthBits) - 1));

    /// <summary>Whether the width is that of the shorter code.</summary>
    public bool IsShortest => Width == WidthOf(Span, Count);

    /// <summary>The number of bits before the last bits: the bitmap, or the first bits in unary.</summary>
    public long UpperBits => Width is var width && width == 0 ? (long)Span + 1 : (Span >> width) + Count;

    public long Bits => UpperBits + ((long)Count * Width);

    public int Words => (int)((Bits + WordBits - 1) / WordBits);

    private static int WidthOf(uint span, int count)
    {
        var ratio = span / (uint)count;
        return ratio < DenseSpan ? 0 : BitOperations.Log2(ratio);
    }
}

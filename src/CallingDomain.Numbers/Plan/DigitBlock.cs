using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <summary>Eight characters as the eight bytes of a word, the first character lowest.</summary>
internal static class DigitBlock
{
    public const int Length = 8;

    /// <summary>Eight characters <c>0</c>: exclusive or with it turns digits into their values.</summary>
    public const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>The word for characters that are not all ASCII: no byte is a digit.</summary>
    private const ulong NotAscii = ulong.MaxValue;
    private const ulong HighBits = 0x8080_8080_8080_8080;
    private const ulong ToHighBitFromTen = 0x7676_7676_7676_7676;

    /// <summary>The first and the last eight characters, which may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong First, ulong Last) EndsOf(ReadOnlySpan<char> text) => (At(text, 0), LastOf(text));

    /// <summary>The first and the last eight bytes, which may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong First, ulong Last) EndsOf(ReadOnlySpan<byte> text) => (BinaryPrimitives.ReadUInt64LittleEndian(text), LastOf(text));

    /// <summary>The last eight characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LastOf(ReadOnlySpan<char> text) => At(text, unchecked(text.Length - Length));

    /// <summary>The last eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LastOf(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text[^Length..]);

    /// <summary>Whether each byte is 0 to 9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreDigits(ulong block) => unchecked(((block + ToHighBitFromTen) | block) & HighBits) == 0;

    /// <summary>The value of eight digits: joins neighbors to pairs, pairs to fours, fours to eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ValueOf(ulong block)
    {
        const ulong EverySecondPair = 0x0000_00FF_0000_00FF, Outer = 100 + (1_000_000UL << 32), Inner = 1 + (10_000UL << 32);
        unchecked
        {
            var pairs = (block * 10) + (block >> 8);
            return (((pairs & EverySecondPair) * Outer) + ((pairs >> 16 & EverySecondPair) * Inner)) >> 32;
        }
    }

    // Vectors need fewer instructions, but loading their types delays the first lookup by 1.5 ms.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong At(ReadOnlySpan<char> text, int at)
    {
        const ulong BeyondAscii = 0xFF80_FF80_FF80_FF80;
        var (front, back) = WordsAt(text, at);
        return ((front | back) & BeyondAscii) == 0 ? Packed(front) | (Packed(back) << 32) : NotAscii;
    }

    /// <summary>Eight characters as two words of four, the first character of each lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Front, ulong Back) WordsAt(ReadOnlySpan<char> text, int at)
    {
        var eight = MemoryMarshal.Cast<char, ulong>(text.Slice(at, Length));
        return BitConverter.IsLittleEndian ? (eight[0], eight[1]) : (Turned(eight[0]), Turned(eight[1]));
    }

    // Four characters of two bytes each become four bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Packed(ulong characters)
    {
        unchecked
        {
            var pairs = (characters | (characters >> 8)) & 0x0000_FFFF_0000_FFFF;
            return (pairs | (pairs >> 16)) & 0xFFFF_FFFF;
        }
    }

    // Reverses four characters on big-endian machines.
    private static ulong Turned(ulong characters)
    {
        var pairs = BitOperations.RotateLeft(characters, 32);
        return ((pairs & 0x0000_FFFF_0000_FFFF) << 16) | (pairs >> 16 & 0x0000_FFFF_0000_FFFF);
    }
}

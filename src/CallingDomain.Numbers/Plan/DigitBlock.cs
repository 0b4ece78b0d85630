using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <summary>Eight characters at a time, as eight bytes of one word, the first character lowest.</summary>
internal static class DigitBlock
{
    public const int Length = 8;

    /// <summary>The word of eight times the character <c>0</c>: what it leaves of a block, when taken away by exclusive or, are the digits' values.</summary>
    public const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>Stands for eight characters of which one is no ASCII: no digit, nor anything else that is ASCII.</summary>
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

    /// <summary>The whole number that eight digits make: neighbours joined to pairs, pairs to fours, fours to the eight.</summary>
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

    // With vectors it takes fewer instructions, but their types take a millisecond and a half to load for the first number.
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

    // The first of four characters to the lowest place, where the machine puts it highest.
    private static ulong Turned(ulong characters)
    {
        var pairs = BitOperations.RotateLeft(characters, 32);
        return ((pairs & 0x0000_FFFF_0000_FFFF) << 16) | (pairs >> 16 & 0x0000_FFFF_0000_FFFF);
    }
}

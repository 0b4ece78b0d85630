using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Contacts;

/// <summary>Finds bytes in blocks of 64: bit n of a mask is set if byte n has the value.</summary>
internal static class ByteMasks
{
    /// <summary>The number of bytes of a block.</summary>
    public const int Length = 64;

    /// <summary>The bytes with a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ref byte block, byte value) => Vector512.IsHardwareAccelerated
        ? Vector512.Equals(Vector512.LoadUnsafe(ref block), Vector512.Create(value)).ExtractMostSignificantBits()
        : OfQuarters(ref block, value);

    /// <summary>The same with four vectors of 128 bits, which every processor has or the runtime emulates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong OfQuarters(ref byte block, byte value)
    {
        var wanted = Vector128.Create(value);
        unchecked
        {
            return Quarter(ref block, 0, wanted) | (Quarter(ref block, 1, wanted) << 16) | (Quarter(ref block, 2, wanted) << 32) | (Quarter(ref block, 3, wanted) << 48);
        }
    }

    /// <summary>For each bit, whether an odd number of bits up to and including it is set: the inside of quotes, with the opening quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Inside(ulong quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        return quotes ^ (quotes << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Quarter(ref byte block, nuint quarter, Vector128<byte> wanted) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref block, quarter * (nuint)Vector128<byte>.Count), wanted).ExtractMostSignificantBits();
}

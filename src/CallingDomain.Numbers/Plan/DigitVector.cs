using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Numbers;

/// <summary>Reads up to 16 digits at once.</summary>
internal static class DigitVector
{
    /// <summary>The number of bytes from a plus on that can be read: itself, and 16 after it.</summary>
    public const int ReadLength = 17;

    private const ulong TenToTheEighth = 100_000_000;

    /// <summary>Whether the processor has the instructions.</summary>
    public static bool IsSupported => Sse41.IsSupported;

    // Moves the first n of 16 bytes to the end, read from its n-th byte on; the bytes before become 0.
    private static ReadOnlySpan<byte> ToEnd =>
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Reads digits.</summary>
    /// <param name="utf8">The first of at least 16 bytes.</param>
    /// <param name="count">The number of digits, 0 to 16.</param>
    /// <param name="value">The value; unspecified if the result is false.</param>
    /// <returns>Whether all are digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref readonly byte utf8, int count, out ulong value)
    {
        unchecked
        {
            var digits = Ssse3.Shuffle(Vector128.LoadUnsafe(in utf8) - Vector128.Create((byte)'0'), Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ToEnd), (nuint)(uint)count));
            var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((short)(10 | (1 << 8))).AsSByte());
            var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(100 | (1 << 16)).AsInt16());
            var eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(10_000 | (1 << 16)).AsInt16()).AsUInt32();
            value = (eights[0] * TenToTheEighth) + eights[1];
            return !Vector128.GreaterThanAny(digits, Vector128.Create((byte)9));
        }
    }
}

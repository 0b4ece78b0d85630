using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>Hashes numbers into tables whose length is a power of two.</summary>
internal static class NumberHash
{
    private const int BitsOfHash = 64;
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15; // spreads consecutive numbers

    /// <summary>The shift for <see cref="PlaceOf"/>.</summary>
    public static int ShiftOf(int length) => BitsOfHash - BitOperations.Log2((uint)length);

    public static int PlaceOf(ulong digits, int shift) => unchecked((int)((digits * GoldenRatio) >> shift));
}

using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>Where a number goes in a table whose length is a power of two.</summary>
internal static class NumberHash
{
    private const int BitsOfHash = 64;
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15; // spreads numbers that follow each other

    /// <summary>What <see cref="PlaceOf"/> needs to know of the table's length.</summary>
    public static int ShiftOf(int length) => BitsOfHash - BitOperations.Log2((uint)length);

    public static int PlaceOf(ulong digits, int shift) => unchecked((int)((digits * GoldenRatio) >> shift));
}

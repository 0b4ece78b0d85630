using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Contacts;

/// <summary>Hashes of keys, with random seeds in each process, so that no file can be made to cause collisions; results do not depend on the hashes.</summary>
internal static class IndexHash
{
    // The hash codes of the runtime have a random seed.
    private static readonly ulong First = Seed(1), Second = Seed(2) | 1, Third = Seed(3);

    /// <summary>The hash of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(ulong key) => Finished(Mixed(key ^ First, Second));

    /// <summary>The hash of a byte string.</summary>
    public static uint Of(ReadOnlySpan<byte> key)
    {
        const int Word = sizeof(ulong), Words = 2 * Word;
        var hash = First ^ (uint)key.Length;
        for (; key.Length > Words; key = key[Words..]) hash = Mixed(hash ^ MemoryMarshal.Read<ulong>(key), Third ^ MemoryMarshal.Read<ulong>(key[Word..]));
        var (first, last) = (0UL, 0UL);
        if (key.Length >= Word) (first, last) = (MemoryMarshal.Read<ulong>(key), MemoryMarshal.Read<ulong>(key[^Word..]));
        else if (key.Length >= sizeof(uint)) (first, last) = (MemoryMarshal.Read<uint>(key), MemoryMarshal.Read<uint>(key[^sizeof(uint)..]));
        else if (key.Length > 0) first = key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[^1] << 16);
        return Finished(Mixed(Mixed(hash ^ first, Third ^ last), Second));
    }

    /// <summary>The place of a hash among a number of places: in the order of the hashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Place(uint hash, int places) => unchecked((int)((hash * (ulong)(uint)places) >> 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finished(ulong hash) => unchecked((uint)((hash * Second) >> 32));

    private static ulong Seed(int number) => unchecked(((ulong)(uint)HashCode.Combine(number) << 32) | (uint)HashCode.Combine(number, number));
}

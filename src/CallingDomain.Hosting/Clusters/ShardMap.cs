using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>Which shard of a campaign has a contact, and which one owns a number. The same on every machine and in every version.</summary>
public static class ShardMap
{
    /// <summary>The most shards of a campaign: 4,096.</summary>
    public const int MaxShards = 4096;

    /// <summary>The number of owners of a portal's numbers, which never changes: 16. <see cref="OwnerOf"/> with it gives the owner of a number in <see cref="IPortalNumbers"/>.</summary>
    public const int PortalOwners = 16;

    /// <summary>The shard of a contact.</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <param name="shards">The number of shards, from 1 to <see cref="MaxShards"/>.</param>
    /// <returns>The shard, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is out of range.</exception>
    public static int ShardOf(string contactId, int shards)
    {
        ArgumentException.ThrowIfNullOrEmpty(contactId);
        const int InPlace = 256;
        var length = Encoding.UTF8.GetMaxByteCount(contactId.Length);
        Span<byte> utf8 = length <= InPlace ? stackalloc byte[InPlace] : new byte[length];
        return Pick(Fnv1A(utf8[..Encoding.UTF8.GetBytes(contactId, utf8)]), shards);
    }

    /// <summary>The owner shard of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="shards">The number of shards, from 1 to <see cref="MaxShards"/>.</param>
    /// <returns>The shard, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is out of range.</exception>
    public static int OwnerOf(PhoneNumber number, int shards)
    {
        Span<byte> digits = stackalloc byte[sizeof(ulong)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(digits, number.Digits);
        return Pick(Fnv1A(digits), shards);
    }

    // FNV-1a with 64 bits.
    private static ulong Fnv1A(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xCBF2_9CE4_8422_2325ul;
        foreach (var each in bytes) hash = unchecked((hash ^ each) * 0x0000_0100_0000_01B3ul);
        return hash;
    }

    // The upper bits of FNV-1a depend on every byte only after a last mixing (the finalizer of MurmurHash3).
    private static int Pick(ulong hash, int shards)
    {
        if (shards is < 1 or > MaxShards) throw new ArgumentOutOfRangeException(nameof(shards), shards, $"Expected 1 to {MaxShards} shards.");
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCDul;
            hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53ul;
            hash ^= hash >> 33;
        }

        return (int)Math.BigMul(hash, (ulong)shards, out _);
    }
}

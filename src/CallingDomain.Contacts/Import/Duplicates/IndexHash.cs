using System.Buffers.Binary;

namespace CallingDomain.Contacts;

/// <summary>Where keys go in a table: one of many ways to spread them, so that keys chosen against one do not crowd the next.</summary>
/// <remarks>Source of the mixing: the finalizer of MurmurHash3.</remarks>
internal readonly struct IndexHash(ulong round)
{
    private const ulong First = 0xFF51AFD7ED558CCD, Second = 0xC4CEB9FE1A85EC53, Step = 0x9E3779B97F4A7C15;

    public IndexHash Next() => new(unchecked(round + Step));

    public int Of(ulong key) => unchecked((int)(Mix(key ^ Mix(round)) >> 33));

    public int Of(ReadOnlySpan<byte> key)
    {
        var mixed = unchecked(Mix(round) ^ (ulong)key.Length);
        for (; key.Length >= sizeof(ulong); key = key[sizeof(ulong)..]) mixed = Mix(mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(key));
        var rest = Rest(key);
        return unchecked((int)(Mix(mixed ^ rest) >> 33));
    }

    // Less than eight bytes as one value; where they overlap, the length tells them apart.
    private static ulong Rest(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(uint)) return BinaryPrimitives.ReadUInt32LittleEndian(key) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(key[^sizeof(uint)..]) << 32);
        return key.IsEmpty ? 0 : key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[^1] << 16);
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * First;
            value = (value ^ (value >> 33)) * Second;
            return value ^ (value >> 33);
        }
    }
}

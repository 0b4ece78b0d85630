namespace CallingDomain.Contacts;

/// <summary>Hashes of keys. The hash of the runtime has a random seed in each process, so no file can be made to cause collisions; results do not depend on the hash.</summary>
internal static class IndexHash
{
    public static int Of(ulong key) => HashCode.Combine(key) & int.MaxValue;

    public static int Of(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        return hash.ToHashCode() & int.MaxValue;
    }
}

namespace CallingDomain.Contacts;

/// <summary>Where keys go in a table. The runtime's own hash differs from process to process, so that no file can be made to crowd one place; what is found does not depend on it.</summary>
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

namespace CallingDomain.Hosting;

/// <summary>What a journal keeps of a request that had a key, so that the same request gets its first answer again.</summary>
/// <param name="Key">The key that the caller gave with the request.</param>
/// <param name="Fingerprint">A hash of the request, which tells it from another request with the same key.</param>
/// <param name="Version">The version of the portal after the request.</param>
/// <param name="Answer">The part of the answer that is not in the change, as JSON. Contains phone numbers.</param>
/// <remarks>Immutable, thread-safe. <see cref="PortalService"/> writes and reads the answer.</remarks>
public sealed record PortalReceipt(string Key, string Fingerprint, long Version, ReadOnlyMemory<byte> Answer)
{
    /// <summary>The version; never the key or the answer.</summary>
    public override string ToString() => $"Receipt of version {Version}";
}

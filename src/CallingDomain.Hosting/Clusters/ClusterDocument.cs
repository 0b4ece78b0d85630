namespace CallingDomain.Hosting;

/// <summary>A document of a cluster store.</summary>
/// <param name="Version">The version, from 1; each replacement adds 1.</param>
/// <param name="Content">The content: JSON in UTF-8.</param>
/// <remarks>Immutable, thread-safe. Compared by reference of its content.</remarks>
public sealed record ClusterDocument(long Version, ReadOnlyMemory<byte> Content);

using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Testing;

namespace CallingDomain.Orleans.Tests;

/// <summary>A store in memory that counts writes, and in which operations can be held back.</summary>
internal sealed class WatchedClusterStore : IClusterStore
{
    private readonly MemoryClusterStore _store = new();
    private readonly ConcurrentDictionary<string, int> _writes = [];

    /// <summary>Awaited before a document is written, with its name and how often it was written before.</summary>
    public Func<string, int, Task>? Writing { get; set; }

    /// <summary>Executes a return of a lease; null for at once.</summary>
    public Func<Func<ValueTask<bool>>, ValueTask<bool>>? Returning { get; set; }

    /// <summary>How often a document was written.</summary>
    public int WritesOf(string document) => _writes.GetValueOrDefault(document);

    public ValueTask<ImmutableArray<string>> ListAsync(string document, CancellationToken cancellation = default) => _store.ListAsync(document, cancellation);

    public ValueTask<ClusterDocument?> ReadAsync(string campaign, string document, CancellationToken cancellation = default) => _store.ReadAsync(campaign, document, cancellation);

    public async ValueTask<bool> TryWriteAsync(string campaign, string document, ClusterDocument replacement, CancellationToken cancellation = default)
    {
        var before = _writes.AddOrUpdate(document, 1, (_, count) => count + 1) - 1;
        if (Writing is { } writing) await writing(document, before);
        return await _store.TryWriteAsync(campaign, document, replacement, cancellation);
    }

    public ValueTask<ImmutableArray<SharedNumber>> UseNumbersAsync(string campaign, int owner, int shard, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default) => _store.UseNumbersAsync(campaign, owner, shard, numbers, cancellation);

    public ValueTask<ImmutableArray<PhoneNumber>> ReadSharedAsync(string campaign, int shard, CancellationToken cancellation = default) => _store.ReadSharedAsync(campaign, shard, cancellation);

    public ValueTask<ImmutableArray<SharedCall>> TryLeaseAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, CancellationToken cancellation = default) => _store.TryLeaseAsync(campaign, owner, number, shard, epoch, cancellation);

    public ValueTask<ImmutableArray<PhoneNumber>> ReadLeasesAsync(string campaign, int owner, int shard, long epoch, CancellationToken cancellation = default) => _store.ReadLeasesAsync(campaign, owner, shard, epoch, cancellation);

    public ValueTask<bool> ReturnAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, ImmutableArray<SharedCall> calls, CancellationToken cancellation = default)
    {
        ValueTask<bool> Execute() => _store.ReturnAsync(campaign, owner, number, shard, epoch, calls, CancellationToken.None);
        return Returning is { } returning ? returning(Execute) : Execute();
    }
}

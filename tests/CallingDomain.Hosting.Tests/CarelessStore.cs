using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting.Tests;

/// <summary>Has one document for all, tells everybody of a shard that does not exist, and leases and takes back everything.</summary>
internal sealed class CarelessStore : IClusterStore
{
    public ValueTask<ImmutableArray<string>> ListAsync(string document, CancellationToken cancellation = default) => new(["none"]);

    public ValueTask<ClusterDocument?> ReadAsync(string campaign, string document, CancellationToken cancellation = default) => new(new ClusterDocument(1, "{}"u8.ToArray()));

    public ValueTask<bool> TryWriteAsync(string campaign, string document, ClusterDocument replacement, CancellationToken cancellation = default) => new(true);

    public ValueTask<ImmutableArray<SharedNumber>> UseNumbersAsync(string campaign, int owner, int shard, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default) => new([.. numbers.Select(number => new SharedNumber(number, [99]))]);

    public ValueTask<ImmutableArray<PhoneNumber>> ReadSharedAsync(string campaign, int shard, CancellationToken cancellation = default) => new([]);

    public ValueTask<ImmutableArray<SharedCall>> TryLeaseAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, CancellationToken cancellation = default) => new([]);

    public ValueTask<ImmutableArray<PhoneNumber>> ReadLeasesAsync(string campaign, int owner, int shard, long epoch, CancellationToken cancellation = default) => new([]);

    public ValueTask<bool> ReturnAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, ImmutableArray<SharedCall> calls, CancellationToken cancellation = default) => new(true);
}

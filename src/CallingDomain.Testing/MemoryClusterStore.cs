using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Testing;

/// <summary>A cluster store in memory, for tests. Several hosts may share it, as they share a database.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryClusterStore : IClusterStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Campaign, string Document), ClusterDocument> _documents = [];
    private readonly Dictionary<(string Campaign, int Owner, PhoneNumber Number), SortedSet<int>> _users = [];
    private readonly Dictionary<(string Campaign, int Shard), SortedSet<PhoneNumber>> _shared = [];
    private readonly Dictionary<(string Campaign, int Owner, PhoneNumber Number), (int Shard, long Epoch)> _leases = [];
    private readonly Dictionary<(string Campaign, int Owner, PhoneNumber Number), List<SharedCall>> _calls = [];
    private Exception? _failure;
    private bool _failsAfterCommit;

    /// <summary>Makes the next operation fail that may change something: any other than <see cref="ListAsync"/>, <see cref="ReadAsync"/> and <see cref="ReadSharedAsync"/>.</summary>
    /// <param name="failure">The exception that it throws.</param>
    /// <param name="afterCommit">Whether the changes are durable nevertheless, as when a connection is lost after the commit.</param>
    public void FailNext(Exception failure, bool afterCommit = false)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_lock) (_failure, _failsAfterCommit) = (failure, afterCommit);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> ListAsync(string document, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(document);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) return new([.. _documents.Keys.Where(key => key.Document == document).Select(key => key.Campaign).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public ValueTask<ClusterDocument?> ReadAsync(string campaign, string document, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(campaign);
        ArgumentException.ThrowIfNullOrEmpty(document);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) return new(_documents.GetValueOrDefault((campaign, document)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryWriteAsync(string campaign, string document, ClusterDocument replacement, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(document);
        ArgumentNullException.ThrowIfNull(replacement);
        ArgumentOutOfRangeException.ThrowIfLessThan(replacement.Version, 1, nameof(replacement));
        return ChangeAsync(campaign, () =>
        {
            if (replacement.Version - 1 != (_documents.GetValueOrDefault((campaign, document))?.Version ?? 0)) return false;
            _documents[(campaign, document)] = replacement with { Content = replacement.Content.ToArray() };
            return true;
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SharedNumber>> UseNumbersAsync(string campaign, int owner, int shard, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default)
    {
        Check(owner, shard);
        PhoneNumber[] used = numbers.IsDefault ? [] : [.. numbers.Order()];
        return ChangeAsync(campaign, () =>
        {
            var shared = ImmutableArray.CreateBuilder<SharedNumber>();
            foreach (var number in used)
            {
                var users = Of(_users, (campaign, owner, number));
                users.Add(shard);
                if (users.Count == 1) continue;
                shared.Add(new SharedNumber(number, [.. users.Where(user => user != shard)]));
                foreach (var user in users) Of(_shared, (campaign, user)).Add(number);
            }

            return shared.ToImmutable();
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PhoneNumber>> ReadSharedAsync(string campaign, int shard, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(campaign);
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) return new([.. _shared.GetValueOrDefault((campaign, shard), [])]);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SharedCall>> TryLeaseAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, CancellationToken cancellation = default)
    {
        Check(owner, shard);
        return ChangeAsync(campaign, () =>
        {
            var key = (campaign, owner, number);
            if (_leases.TryGetValue(key, out var lease) && (lease.Shard != shard || lease.Epoch > epoch)) return default;
            _leases[key] = (shard, epoch);
            return (ImmutableArray<SharedCall>)[.. _calls.GetValueOrDefault(key, []).OrderBy(call => call.DialedAt).ThenBy(call => call.Shard).ThenBy(call => call.Attempt)];
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PhoneNumber>> ReadLeasesAsync(string campaign, int owner, int shard, long epoch, CancellationToken cancellation = default)
    {
        Check(owner, shard);
        return ChangeAsync(campaign, () =>
        {
            var keys = _leases.Where(each => each.Key.Campaign == campaign && each.Key.Owner == owner && each.Value.Shard == shard && each.Value.Epoch <= epoch).Select(each => each.Key).ToList();
            foreach (var key in keys) _leases[key] = (shard, epoch);
            return keys.Select(key => key.Number).Order().ToImmutableArray();
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReturnAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, ImmutableArray<SharedCall> calls, CancellationToken cancellation = default)
    {
        Check(owner, shard);
        return ChangeAsync(campaign, () =>
        {
            var key = (campaign, owner, number);
            if (!_leases.TryGetValue(key, out var lease) || lease != (shard, epoch)) return false;
            _leases.Remove(key);
            foreach (var call in calls.IsDefault ? [] : calls)
            {
                var known = Of(_calls, key);
                if (!known.Exists(each => each.Shard == call.Shard && each.Attempt == call.Attempt)) known.Add(call);
            }

            return true;
        }, cancellation);
    }

    private static void Check(int owner, int shard)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(owner);
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
    }

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!values.TryGetValue(key, out var value)) values.Add(key, value = new TValue());
        return value;
    }

    private ValueTask<TAnswer> ChangeAsync<TAnswer>(string campaign, Func<TAnswer> change, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(campaign);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var failure = _failure;
            _failure = null;
            if (failure is not null && !_failsAfterCommit) throw failure;
            var answer = change();
            return failure is null ? new(answer) : throw failure;
        }
    }
}

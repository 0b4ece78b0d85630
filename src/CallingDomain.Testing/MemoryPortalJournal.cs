using System.Runtime.CompilerServices;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Testing;

/// <summary>A portal's journal in memory, for tests. Several services may share it, as processes share a file.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryPortalJournal : IPortalJournal
{
    private readonly Lock _lock = new();
    private readonly List<PortalChange> _changes = [];
    private readonly Dictionary<string, PortalReceipt> _receipts = new(StringComparer.Ordinal);
    private Exception? _failure;
    private bool _failsAfterCommit;

    /// <summary>Makes the next append fail.</summary>
    /// <param name="failure">The exception that it throws.</param>
    /// <param name="afterCommit">Whether the changes are durable nevertheless, as when a connection is lost after the commit.</param>
    public void FailNext(Exception failure, bool afterCommit = false)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_lock) (_failure, _failsAfterCommit) = (failure, afterCommit);
    }

    /// <inheritdoc/>
    public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Portal.Empty);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PortalChange> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        PortalChange[] changes;
        lock (_lock) changes = [.. _changes.Skip((int)after)];
        foreach (var change in changes)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return change;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (batch.After != _changes.Count) throw new JournalException(JournalReason.PositionTaken, $"The change follows version {batch.After}; the last version is {_changes.Count}.");
            if (batch.Receipt is { } given && _receipts.ContainsKey(given.Key)) throw new ArgumentException("The journal has a receipt with this key.", nameof(batch));
            var failure = _failure;
            _failure = null;
            if (failure is not null && !_failsAfterCommit) throw failure;
            _changes.AddRange(batch.Updates.Select(update => update.Change!));
            if (batch.Receipt is { } receipt) _receipts.Add(receipt.Key, receipt);
            if (failure is not null) throw failure;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) return ValueTask.FromResult(_receipts.GetValueOrDefault(key));
    }
}

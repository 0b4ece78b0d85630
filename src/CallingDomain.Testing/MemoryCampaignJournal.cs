using System.Runtime.CompilerServices;
using CallingDomain.Dialing;
using CallingDomain.Hosting;

namespace CallingDomain.Testing;

/// <summary>A journal in memory, for tests. Several writers may share it, as processes share a file; only the last one that opened it may append.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryCampaignJournal : ICampaignJournal
{
    private readonly Lock _lock = new();
    private readonly List<CampaignFact[]> _batches = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private CampaignSettings? _settings;
    private long _epoch;
    private long _lastFact;
    private Exception? _failure;
    private bool _failsAfterCommit;

    /// <summary>The rows of History, in the order of the ends; a corrected row replaces the earlier one.</summary>
    public IReadOnlyList<HistoryEntry> History
    {
        get
        {
            lock (_lock) return [.. _history];
        }
    }

    /// <summary>The rows of Final, in the order of the closings; a corrected row replaces the earlier one.</summary>
    public IReadOnlyList<FinalEntry> Final
    {
        get
        {
            lock (_lock) return [.. _final];
        }
    }

    /// <summary>Makes the next append fail.</summary>
    /// <param name="failure">The exception that it throws.</param>
    /// <param name="afterCommit">Whether the batch is durable nevertheless, as when a connection is lost after the commit.</param>
    public void FailNext(Exception failure, bool afterCommit = false)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_lock) (_failure, _failsAfterCommit) = (failure, afterCommit);
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) return new(new JournalHead(++_epoch, _lastFact, _settings ??= settings));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        CampaignFact[][] batches;
        lock (_lock) batches = [.. _batches];
        foreach (var batch in batches)
        {
            cancellation.ThrowIfCancellationRequested();
            if (batch[^1].Number > after) yield return batch[0].Number > after ? batch : [.. batch.Where(fact => fact.Number > after)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (batch.Epoch != _epoch) throw new JournalException(JournalReason.WriterSuperseded, $"The writer of epoch {batch.Epoch} was replaced by that of epoch {_epoch}.");
            if (batch.After != _lastFact) throw new JournalException(JournalReason.PositionTaken, $"The batch follows fact {batch.After}; the last fact is {_lastFact}.");
            var failure = _failure;
            _failure = null;
            if (failure is not null && !_failsAfterCommit) throw failure;
            _batches.Add([.. batch.Facts]);
            _lastFact += batch.Facts.Length;
            foreach (var row in batch.History) Put(_history, row, each => each.Attempt.Id == row.Attempt.Id, isCorrection: row.IsLate);
            foreach (var row in batch.Final) Put(_final, row, each => each.Contact == row.Contact && each.ClosedAt == row.ClosedAt, isCorrection: true);
            if (failure is not null) throw failure;
        }

        return ValueTask.CompletedTask;
    }

    private static void Put<TRow>(List<TRow> rows, TRow row, Predicate<TRow> isSame, bool isCorrection)
    {
        var at = isCorrection ? rows.FindLastIndex(isSame) : -1;
        if (at < 0) rows.Add(row);
        else rows[at] = row;
    }
}

using System.Runtime.CompilerServices;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using NodaTime;

namespace CallingDomain.Testing;

/// <summary>A journal in memory, for tests. Several writers may share it, as processes share a file; only the last one that opened it may append.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryCampaignJournal : ICampaignJournal
{
    private readonly Lock _lock = new();
    private readonly List<CampaignFact[]> _batches = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private readonly SortedDictionary<int, ContactRow> _contacts = [];
    private readonly List<(long LastFact, byte[] Bytes)> _snapshots = [];
    private CampaignSettings? _settings;
    private string _zonesVersion = "";
    private long _firstFact = 1;
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

    /// <summary>The loaded contacts, each with its last edit, in the order of loading.</summary>
    public IReadOnlyList<ContactRow> Contacts
    {
        get
        {
            lock (_lock) return [.. _contacts.Values];
        }
    }

    /// <summary>The numbers of the last facts of the snapshots, the newest first.</summary>
    public IReadOnlyList<long> Snapshots
    {
        get
        {
            lock (_lock) return [.. _snapshots.Select(each => each.LastFact)];
        }
    }

    /// <summary>Whether facts stay after they are in both snapshots. Default: true.</summary>
    public bool KeepsOldFacts { get; init; } = true;

    /// <summary>Changes a byte of the newest snapshot, as a failing disk does.</summary>
    /// <exception cref="InvalidOperationException">There is no snapshot.</exception>
    public void DamageNewestSnapshot()
    {
        lock (_lock)
        {
            if (_snapshots is not [var (_, bytes), ..]) throw new InvalidOperationException("There is no snapshot.");
            bytes[bytes.Length / 2] ^= 1;
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
    public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zones);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_settings is null) (_settings, _zonesVersion) = (settings, zones.VersionId);
            return new(new JournalHead(++_epoch, _lastFact, _settings, _zonesVersion) { FirstFact = _firstFact });
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        (long, byte[])[] snapshots;
        lock (_lock) snapshots = [.. _snapshots];
        foreach (var (lastFact, bytes) in snapshots)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new JournalSnapshot(lastFact, new MemoryStream(bytes, writable: false));
        }

        await Task.CompletedTask.ConfigureAwait(false);
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
            CheckWriter(batch.Epoch);
            if (batch.After != _lastFact) throw new JournalException(JournalReason.PositionTaken, $"The batch follows fact {batch.After}; the last fact is {_lastFact}.");
            var failure = _failure;
            _failure = null;
            if (failure is not null && !_failsAfterCommit) throw failure;
            _batches.Add([.. batch.Facts]);
            _lastFact += batch.Facts.Length;
            foreach (var row in batch.Contacts) _contacts[row.Number] = row;
            foreach (var (entry, _) in batch.History) Put(_history, entry, each => each.Attempt.Id == entry.Attempt.Id, isCorrection: entry.IsLate);
            foreach (var (entry, isCorrection, _) in batch.Final) Put(_final, entry, each => each.Contact == entry.Contact, isCorrection);
            _zonesVersion = batch.ZonesVersion ?? _zonesVersion;
            if (failure is not null) throw failure;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) CheckWriter(epoch);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        using var bytes = new MemoryStream();
        await snapshot.Content.CopyToAsync(bytes, cancellation).ConfigureAwait(false);
        lock (_lock)
        {
            CheckWriter(epoch);
            _snapshots.RemoveAll(each => each.LastFact == snapshot.LastFact);
            _snapshots.Insert(0, (snapshot.LastFact, bytes.ToArray()));
            if (_snapshots.Count > 2) _snapshots.RemoveAt(2);
            if (KeepsOldFacts || _snapshots.Count < 2) return;
            _firstFact = _snapshots[1].LastFact + 1;
            _batches.RemoveAll(batch => batch[^1].Number < _firstFact);
        }
    }

    private void CheckWriter(long epoch)
    {
        if (epoch != _epoch) throw new JournalException(JournalReason.WriterSuperseded, $"The writer of epoch {epoch} was replaced by that of epoch {_epoch}.");
    }

    private static void Put<TRow>(List<TRow> rows, TRow row, Predicate<TRow> isSame, bool isCorrection)
    {
        var at = isCorrection ? rows.FindLastIndex(isSame) : -1;
        if (at < 0) rows.Add(row);
        else rows[at] = row;
    }
}

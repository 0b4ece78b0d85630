using System.Runtime.CompilerServices;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The journal of one campaign in a SQLite file.</summary>
/// <remarks>
/// The file has write-ahead logging and full synchronization: an append is on disk when it returns. Facts are rows of up to 500; History, Final and contacts are tables for people and reports, written in the same transaction. Any number of processes may read the file, and only the last one that opened it for writing may append.
/// A journal that is opened again after a failed commit is refused if another writer has come since (<see cref="JournalReason.WriterSuperseded"/>), instead of taking the campaign back; after that refusal it may be opened once more, as a new writer.
/// Put it on a local disk: SQLite's locks do not work on network file systems. Used by one runner.
/// </remarks>
public sealed class SqliteCampaignJournal : ICampaignJournal, IAsyncDisposable, IDisposable
{
    private const int PartLength = 1 << 18;
    private const string NoCampaign = "The file has no campaign any more.";
    private const int FactsInRow = 500; // FactWriter takes at most 64 MiB at once

    private readonly string _path;
    private readonly MemoryStream _facts = new();
    private readonly FactWriter _writer;
    private readonly Lock _turn = new(); // a snapshot is saved between the appends
    private IDateTimeZoneProvider _zones = DateTimeZoneProviders.Tzdb;
    private long? _epoch; // of the writer, from its first opening until it was refused
    private SqliteFile? _file;
    private CampaignTables? _tables; // with the file
    private CampaignStatements? _statements;
    private int _appends; // waiting or under way

    /// <summary>Creates a journal; nothing is opened yet.</summary>
    /// <param name="path">The path of the file, which is created if it is missing.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public SqliteCampaignJournal(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_path, _writer) = (path, new FactWriter(_facts, continues: true));
    }

    /// <summary>How long an operation waits while another process writes to the file: 1 second or more, in whole seconds. Default: 30 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 second, or more than a day.</exception>
    public Duration BusyTimeout
    {
        get;
        init => field = value >= Duration.FromSeconds(1) && value <= Duration.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 second to 1 day.");
    } = Duration.FromSeconds(30);

    /// <summary>Whether facts stay after they are in both snapshots. If false, such facts are deleted: the file grows by the rows of its tables only, and a replay from the first fact is no longer possible. Default: true.</summary>
    public bool KeepsOldFacts { get; init; } = true;

    /// <summary>What the calls of the campaign come from, for <see cref="JournalHead.Origin"/>: kept if this journal begins the campaign, else ignored. Default: null, for none.</summary>
    public string? Origin { get; init; }

    internal SqliteFile File => _file ?? throw new InvalidOperationException("The journal is not open.");

    private CampaignStatements Statements => _statements ?? throw new InvalidOperationException("The journal is not open.");

    /// <inheritdoc/>
    public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zones);
        cancellation.ThrowIfCancellationRequested();
        lock (_turn)
        {
            Close();
            _zones = zones;
            JournalHead? head = null;
            _file = SqliteFile.Open(_path, BusyTimeout, CampaignSchema.Schema, (connection, transaction) => head = BeginEpoch(connection, transaction, settings));
            _epoch = head!.Epoch;
            (_tables, _statements) = SqliteFile.Translate(() => (new CampaignTables(_file), new CampaignStatements(_file)));
            return ValueTask.FromResult(head);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false); // SQLite has no asynchronous reads
        using var select = File.Connection.CreateCommand();
        select.CommandText = "SELECT fact FROM snapshots ORDER BY fact DESC";
        using var rows = SqliteFile.Translate(select.ExecuteReader);
        while (SqliteFile.Translate(rows.Read))
        {
            cancellation.ThrowIfCancellationRequested();
            var fact = rows.GetInt64(0);
            yield return new JournalSnapshot(fact, new BlobStream(File, "SELECT bytes FROM snapshot_parts WHERE fact = ? ORDER BY part", fact));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stored = new BlobStream(File, "SELECT batch FROM facts WHERE last > ? ORDER BY last", after);
        var reader = new FactReader(stored, _zones, continues: true);
        while (reader.TryRead(out var batch))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return batch[0].Number > after ? batch : [.. batch.Where(fact => fact.Number > after)];
        }

        if (reader.Refusal is { } refusal) throw new JournalException(JournalReason.Damaged, $"A batch of facts cannot be read: {refusal.Reason.Code()}.");
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellation.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _appends);
        try
        {
            Commit(() => Append(batch));
        }
        finally
        {
            Interlocked.Decrement(ref _appends);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_turn)
        {
            SqliteFile.Translate(() =>
            {
                CheckWriter(epoch);
                return true;
            });
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Task.Run(() => SaveSnapshot(epoch, snapshot, cancellation), cancellation);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_turn) Close();
        _facts.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Commit(Action write)
    {
        lock (_turn)
        {
            SqliteFile.Translate(() =>
            {
                File.Commit(write);
                return true;
            });
        }
    }

    private void Append(JournalBatch batch)
    {
        CheckWriter(batch.Epoch);
        var last = Statements.SelectLastFact.Number()!.Value;
        if (last != batch.After) throw new JournalException(JournalReason.PositionTaken, $"The batch follows fact {batch.After}; the last fact is {last}.");
        for (var facts = batch.Facts.AsSpan(); !facts.IsEmpty; facts = facts[Math.Min(FactsInRow, facts.Length)..]) Append(facts[..Math.Min(FactsInRow, facts.Length)], batch.Epoch);
        _tables!.Write(batch);
        if (batch.ZonesVersion is { } version) Statements.SetZonesVersion.Bind(1, version).Run();
    }

    private void Append(ReadOnlySpan<CampaignFact> facts, long epoch)
    {
        _facts.SetLength(0);
        _writer.Append(facts);
        Statements.InsertFacts.Bind(1, facts[^1].Number).Bind(2, epoch).Bind(3, _facts.GetBuffer().AsSpan(0, (int)_facts.Length)).Run();
    }

    // Each piece is a transaction of its own. What a crash leaves has no row in snapshots, and is deleted by the next snapshot.
    private void SaveSnapshot(long epoch, JournalSnapshot snapshot, CancellationToken cancellation)
    {
        CommitPiece(epoch, () => Statements.DeleteSnapshot.Bind(1, snapshot.LastFact).Run()); // an earlier one of the same fact may be damaged
        DeleteUnused(epoch, cancellation);
        var part = new byte[PartLength];
        var (parts, bytes) = (0, 0L);
        for (int count; (count = snapshot.Content.ReadAtLeast(part, PartLength, throwOnEndOfStream: false)) > 0; bytes += count)
        {
            cancellation.ThrowIfCancellationRequested();
            var (at, length) = (parts++, count);
            CommitPiece(epoch, () => Statements.InsertPart.Bind(1, snapshot.LastFact).Bind(2, at).Bind(3, part.AsSpan(0, length)).Run());
        }

        CommitPiece(epoch, () =>
        {
            Statements.InsertSnapshot.Bind(1, snapshot.LastFact).Bind(2, parts).Bind(3, bytes).Run();
            Statements.DeleteOldSnapshots.Run();
            if (!KeepsOldFacts) Statements.SetFirstFact.Run();
        });
        DeleteUnused(epoch, cancellation);
    }

    private void DeleteUnused(long epoch, CancellationToken cancellation)
    {
        for (var deleted = true; deleted;)
        {
            cancellation.ThrowIfCancellationRequested();
            CommitPiece(epoch, () => deleted = Statements.DeleteUnusedParts.Changes() + Statements.DeleteUnusedFacts.Changes() > 0);
        }
    }

    private void CommitPiece(long epoch, Action write)
    {
        SpinWait.SpinUntil(() => Volatile.Read(ref _appends) == 0, millisecondsTimeout: 10); // claims come first, but not for ever
        Commit(() =>
        {
            CheckWriter(epoch);
            write();
        });
    }

    private void CheckWriter(long epoch)
    {
        if (Statements.SelectEpoch.Number() is not { } current) throw new JournalException(JournalReason.Damaged, NoCampaign);
        if (current != epoch) throw Superseded($"The writer of epoch {epoch} was replaced by that of epoch {current}.");
    }

    // A writer that was refused may be opened again, as a new one.
    private JournalException Superseded(string detail)
    {
        _epoch = null;
        return new JournalException(JournalReason.WriterSuperseded, detail);
    }

    // A writer that opens the file again, after a commit that has failed, is refused if another one has come since.
    private JournalHead BeginEpoch(SqliteConnection connection, SqliteTransaction transaction, CampaignSettings settings)
    {
        using var begin = connection.CreateCommand();
        begin.Transaction = transaction;
        begin.CommandText = """
            INSERT INTO first_settings (settings) SELECT $settings WHERE $epoch IS NULL AND NOT EXISTS (SELECT 1 FROM first_settings) AND NOT EXISTS (SELECT 1 FROM facts);
            INSERT INTO campaign (one, epoch, zones_version, origin) SELECT 1, 0, $zones, $origin WHERE $epoch IS NULL AND NOT EXISTS (SELECT 1 FROM campaign) AND NOT EXISTS (SELECT 1 FROM facts);
            UPDATE campaign SET epoch = epoch + 1 WHERE $epoch IS NULL OR epoch = $epoch;
            SELECT epoch, coalesce((SELECT max(last) FROM facts), first_fact - 1), (SELECT settings FROM first_settings), zones_version, first_fact, origin, changes() FROM campaign
            """;
        begin.Parameters.AddWithValue("$settings", settings.WriteJson());
        begin.Parameters.AddWithValue("$zones", _zones.VersionId);
        begin.Parameters.AddWithValue("$origin", (object?)Origin ?? DBNull.Value);
        begin.Parameters.AddWithValue("$epoch", (object?)_epoch ?? DBNull.Value);
        using var row = begin.ExecuteReader();
        if (!row.Read()) throw new JournalException(JournalReason.Damaged, _epoch is null ? "The file has facts, but not the campaign. Restore it from a backup." : NoCampaign);
        if (row.IsDBNull(2)) throw new JournalException(JournalReason.Damaged, "The file has the campaign, but not its first settings. Restore it from a backup.");
        if (row.GetInt64(6) == 0) throw Superseded($"The writer of epoch {_epoch} was replaced by that of epoch {row.GetInt64(0)}.");
        return CampaignSettings.ReadJson(row.GetFieldValue<byte[]>(2), _zones) is var stored && stored.TryGet(out var first)
            ? new JournalHead(row.GetInt64(0), row.GetInt64(1), first, row.GetString(3)) { FirstFact = row.GetInt64(4), Origin = row.IsDBNull(5) ? null : row.GetString(5) }
            : throw new JournalException(JournalReason.Damaged, $"The first settings cannot be read: {stored.Reason}.");
    }

    private void Close()
    {
        _statements?.Dispose();
        _tables?.Dispose();
        _file?.Dispose();
        (_file, _tables, _statements) = (null, null, null);
    }
}

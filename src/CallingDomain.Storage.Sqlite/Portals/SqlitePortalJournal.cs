using System.Runtime.CompilerServices;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The journal of one portal in a SQLite file.</summary>
/// <remarks>
/// The file has write-ahead logging and full synchronization: a change is on disk when its append returns. Any number of processes may read and append. The table <c>changes</c> is the journal. The tables <c>businesses</c>, <c>units</c>, <c>programs</c>, <c>program_periods</c>, <c>assignments</c> and <c>assignment_history</c> are for
/// people and reports: they are written in the same transaction, and made anew from the changes when a later version has other columns.
/// Put the file on a local disk: SQLite's locks do not work on network file systems. Thread-safe.
/// </remarks>
public sealed class SqlitePortalJournal : IPortalJournal, IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly Lock _lock = new();
    private SqliteFile? _file;
    private PortalTables? _tables; // with the file
    private PortalStatements? _statements;

    /// <summary>Creates a journal; nothing is opened yet.</summary>
    /// <param name="path">The path of the file, which is created if it is missing.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public SqlitePortalJournal(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <summary>How long an operation waits while another process writes to the file: 1 second or more, in whole seconds. Default: 30 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 second, or more than a day.</exception>
    public Duration BusyTimeout
    {
        get;
        init => field = value >= Duration.FromSeconds(1) && value <= Duration.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 second to 1 day.");
    } = Duration.FromSeconds(30);

    /// <summary>After how many changes the file keeps a whole portal, so that the next opening replays fewer changes: 1 or more. Default: 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int KeepEvery
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected at least 1 change.");
    } = 10_000;

    /// <summary>The open file.</summary>
    internal SqliteFile File => _file ?? throw new InvalidOperationException("The journal is not open.");

    private PortalStatements Statements => _statements ?? throw new InvalidOperationException("The journal is not open.");

    /// <inheritdoc/>
    public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(zones);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var file = SqliteFile.Open(_path, BusyTimeout, PortalSchema.Schema, (connection, transaction) => PortalSchema.MakeTables(connection, transaction, zones));
            Close(); // not before: if the file cannot be opened for writing now, it can still be read
            _file = file;
            return ValueTask.FromResult(SqliteFile.Translate(() =>
            {
                (_tables, _statements) = (new PortalTables(file.Connection, zones), new PortalStatements(file));
                return KeptPortal();
            }));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PortalChange> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false); // SQLite has no asynchronous reads
        lock (_lock)
        {
            if (SqliteFile.Translate(() => Statements.SelectLastVersion.Number()!.Value) <= after) yield break;
        }

        using var connection = SqliteFile.Translate(() => SqliteFile.OpenForReading(_path, BusyTimeout)); // of its own, so that changes can be appended meanwhile
        using var changes = PortalChanges.Read(connection, after).GetEnumerator();
        while (SqliteFile.Translate(changes.MoveNext))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return changes.Current;
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            SqliteFile.Translate(() =>
            {
                File.Commit(() => Append(batch));
                return 0;
            });
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) return ValueTask.FromResult(SqliteFile.Translate(() => FindReceipt(key)));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_lock) Close();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    // A portal that cannot be read is not used: the changes have everything.
    private Portal KeptPortal()
    {
        using var select = File.Connection.CreateCommand();
        select.CommandText = "SELECT content FROM kept";
        return select.ExecuteScalar() is byte[] json && PortalJson.ReadPortal(json).TryGet(out var portal) ? portal : Portal.Empty;
    }

    private PortalReceipt? FindReceipt(string key)
    {
        using var select = File.Connection.CreateCommand();
        select.CommandText = "SELECT version, fingerprint, answer FROM receipts WHERE key = $key";
        select.Parameters.AddWithValue("$key", key);
        using var row = select.ExecuteReader();
        return row.Read() ? new PortalReceipt(key, row.GetString(1), row.GetInt64(0), row.GetFieldValue<byte[]>(2)) : null;
    }

    private void Append(PortalBatch batch)
    {
        var last = Statements.SelectLastVersion.Number()!.Value;
        if (last != batch.After) throw new JournalException(JournalReason.PositionTaken, $"The change follows version {batch.After}; the last version is {last}.");
        foreach (var update in batch.Updates)
        {
            var change = update.Change!;
            Statements.InsertChange.Bind(1, change.Version).Bind(2, PortalTables.Utc(change.At)).Bind(3, change.By).Bind(4, change.Why).Bind(5, PortalJson.Write(change)).Run();
            _tables!.Write(update.Portal, change);
        }

        if (batch.Receipt is { } receipt) Statements.InsertReceipt.Bind(1, receipt.Key).Bind(2, receipt.Version).Bind(3, receipt.Fingerprint).Bind(4, receipt.Answer.Span).Run();
        var portal = batch.Updates[^1].Portal;
        if (portal.Version - Statements.SelectKeptVersion.Number()!.Value >= KeepEvery) Statements.Keep.Bind(1, portal.Version).Bind(2, PortalJson.Write(portal)).Run();
    }

    private void Close()
    {
        _tables?.Dispose();
        _statements?.Dispose();
        _file?.Dispose();
        (_file, _tables, _statements) = (null, null, null);
    }
}

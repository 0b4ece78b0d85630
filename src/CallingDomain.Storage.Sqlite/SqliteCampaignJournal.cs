using System.Runtime.CompilerServices;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The journal of one campaign in a SQLite file.</summary>
/// <remarks>
/// The file has write-ahead logging and full synchronization: an append is on disk when it returns. Facts are one row for each append; History and Final are tables for people and reports, written in the same transaction. Any number of processes may read the file, and only the last one that opened it for writing may append.
/// Put it on a local disk: SQLite's locks do not work on network file systems. Not thread-safe; the runner is its only caller.
/// </remarks>
public sealed class SqliteCampaignJournal : ICampaignJournal, IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly IDateTimeZoneProvider _zones;
    private readonly MemoryStream _facts = new();
    private SqliteConnection? _connection;
    private SqliteCommand[] _commands = [];

    /// <summary>Creates a journal; nothing is opened yet.</summary>
    /// <param name="path">The path of the file, which is created if it is missing.</param>
    /// <param name="zones">The time zones that facts and settings name.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public SqliteCampaignJournal(string path, IDateTimeZoneProvider zones)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(zones);
        (_path, _zones) = (path, zones);
    }

    /// <summary>How long an operation waits while another process writes to the file: 1 second or more, in whole seconds. Default: 30 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 second, or more than a day.</exception>
    public Duration BusyTimeout
    {
        get;
        init => field = value >= Duration.FromSeconds(1) && value <= Duration.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 second to 1 day.");
    } = Duration.FromSeconds(30);

    /// <inheritdoc/>
    public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellation.ThrowIfCancellationRequested();
        Close();
        try
        {
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = (int)BusyTimeout.TotalSeconds }.ToString());
            _connection.Open();
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = FULL");
            using var transaction = _connection.BeginTransaction();
            SqliteSchema.Prepare(_connection, transaction);
            var head = BeginEpoch(transaction, settings);
            transaction.Commit();
            LengthenLog();
            _commands = Commands(_connection);
            return ValueTask.FromResult(head);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 11 or 26) // damaged; not a database
        {
            Close();
            throw new JournalException(exception.SqliteErrorCode == 26 ? JournalReason.Foreign : JournalReason.Damaged, "The file is not a whole SQLite database. Restore it from a backup, or name a new file.", exception);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var select = Connection.CreateCommand();
        select.CommandText = "SELECT batch FROM facts WHERE last > $after ORDER BY last";
        select.Parameters.AddWithValue("$after", after);
        using var rows = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            using var stored = rows.GetStream(0);
            var reader = new FactReader(stored, _zones);
            while (reader.TryRead(out var batch)) yield return batch[0].Number > after ? batch : [.. batch.Where(fact => fact.Number > after)];

            if (reader.Refusal is { } refusal) throw new JournalException(JournalReason.Damaged, $"A batch of facts cannot be read: {refusal.Reason.Code()}.");
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellation.ThrowIfCancellationRequested();
        using var transaction = Connection.BeginTransaction(); // immediate: no other writer until the commit
        foreach (var command in _commands) command.Transaction = transaction;
        Advance(batch);
        Insert(_commands[1], batch.Facts[^1].Number, batch.Facts[0].Number, batch.Epoch, Packed(batch));
        foreach (ref readonly var call in batch.History.AsSpan()) InsertCall(call);
        foreach (ref readonly var final in batch.Final.AsSpan()) InsertFinal(final, batch.Facts[^1].Number);
        transaction.Commit();
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Close();
        _facts.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteConnection Connection => _connection ?? throw new InvalidOperationException("The journal is not open.");

    private JournalHead BeginEpoch(SqliteTransaction transaction, CampaignSettings settings)
    {
        using var begin = Connection.CreateCommand();
        begin.Transaction = transaction;
        begin.CommandText = """
            INSERT INTO campaign (one, settings, epoch, last_fact) VALUES (1, $settings, 1, 0) ON CONFLICT DO UPDATE SET epoch = epoch + 1 RETURNING epoch, last_fact, settings
            """;
        begin.Parameters.AddWithValue("$settings", settings.WriteJson());
        using var row = begin.ExecuteReader();
        row.Read();
        var stored = CampaignSettings.ReadJson(row.GetFieldValue<byte[]>(2), _zones);
        return stored.TryGet(out var first) ? new JournalHead(row.GetInt64(0), row.GetInt64(1), first) : throw new JournalException(JournalReason.Damaged, $"The first settings cannot be read: {stored.Reason}.");
    }

    // A commit that lengthens the log took ten times as long as one within its length (ext4), so the log gets the length at which SQLite begins it anew. It is deleted when the file is closed.
    private void LengthenLog()
    {
        Execute("INSERT INTO log_space VALUES (zeroblob(4194304))");
        Execute("DELETE FROM log_space");
    }

    // The position and the epoch are compared in the transaction of the append.
    private void Advance(JournalBatch batch)
    {
        var advance = _commands[0];
        Set(advance, batch.Facts[^1].Number, batch.Epoch, batch.After);
        if (advance.ExecuteNonQuery() == 1) return;
        using var select = Connection.CreateCommand();
        select.Transaction = advance.Transaction;
        select.CommandText = "SELECT epoch, last_fact FROM campaign";
        using var row = select.ExecuteReader();
        if (!row.Read()) throw new JournalException(JournalReason.Damaged, "The file has no campaign any more.");
        throw row.GetInt64(0) != batch.Epoch
            ? new JournalException(JournalReason.WriterSuperseded, $"The writer of epoch {batch.Epoch} was replaced by that of epoch {row.GetInt64(0)}.")
            : new JournalException(JournalReason.PositionTaken, $"The batch follows fact {batch.After}; the last fact is {row.GetInt64(1)}.");
    }

    private byte[] Packed(JournalBatch batch)
    {
        _facts.SetLength(0);
        new FactWriter(_facts).Append(batch.Facts.AsSpan());
        return _facts.ToArray();
    }

    private void InsertCall(in HistoryEntry call)
    {
        var attempt = call.Attempt;
        Insert(
            _commands[2], attempt.Id, attempt.Contact, attempt.ContactId, attempt.Phone.Phone.ToString(), attempt.Pass, attempt.PhoneAttempt, attempt.Agent, Utc(attempt.DueAt), Utc(attempt.DialedAt), Utc(call.EndedAt!.Value), call.Status.Code(),
            call.IsLate ? 1 : 0, call.Outcome == CallOutcome.Unspecified ? null : call.Outcome.Code(), call.Disposition, call.Reference, call.Note);
    }

    private void InsertFinal(in FinalEntry final, long fact) => Insert(
        _commands[3], fact, final.Contact, final.ContactId, Utc(final.ClosedAt), final.Reason.Code(), final.Phone?.Phone.ToString(), final.CausePhone?.Phone.ToString(), final.CauseStatus == CallStatus.Unspecified ? null : final.CauseStatus.Code(), final.Attempts.Total, final.AllAttempts.Total);

    private static string Utc(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static SqliteCommand[] Commands(SqliteConnection connection) =>
    [
        Command(connection, "UPDATE campaign SET last_fact = $0 WHERE epoch = $1 AND last_fact = $2", 3),
        Command(connection, "INSERT INTO facts (last, first, epoch, batch) VALUES ($0, $1, $2, $3)", 4),
        Command(connection, "INSERT OR REPLACE INTO history VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)", 16),
        Command(connection, "INSERT OR REPLACE INTO final VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)", 10),
    ];

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts are constants
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static void Insert(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private void Execute(string sql)
    {
        using var command = Command(Connection, sql, parameters: 0);
        command.ExecuteNonQuery();
    }

    private void Close()
    {
        foreach (var command in _commands) command.Dispose();
        _commands = [];
        _connection?.Dispose();
        _connection = null;
    }
}

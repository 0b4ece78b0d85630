using CallingDomain.Hosting;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Storage.Sqlite;

/// <summary>An open file of a journal: write-ahead logging and full synchronization, so that a commit is on disk when it returns.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;

    private SqliteFile(SqliteConnection connection)
    {
        Connection = connection;
        (_begin, _commit, _rollback) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"), Prepare("ROLLBACK"));
    }

    public SqliteConnection Connection { get; }

    /// <summary>Opens a file, which is created if it is missing.</summary>
    /// <param name="path">The path.</param>
    /// <param name="busyTimeout">How long an operation waits while another process writes.</param>
    /// <param name="schema">The tables.</param>
    /// <param name="first">What else belongs to the transaction that prepares the tables.</param>
    /// <exception cref="JournalException">The file is damaged, newer than this package, belongs to something else, or cannot be written.</exception>
    public static SqliteFile Open(string path, Duration busyTimeout, SqliteSchema schema, Action<SqliteConnection, SqliteTransaction> first)
    {
        var connection = Connect(path, busyTimeout, SqliteOpenMode.ReadWriteCreate);
        try
        {
            connection.Open();
            SetBusyTimeout(connection, busyTimeout);
            using (var reading = connection.BeginTransaction(deferred: true)) schema.Check(connection, reading); // before anything of a foreign file is changed; another process may be creating the tables
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA synchronous = FULL");
            using (var transaction = connection.BeginTransaction())
            {
                schema.Prepare(connection, transaction);
                first(connection, transaction);
                transaction.Commit();
            }

            LengthenLog(connection);
            return new SqliteFile(connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Refusal(exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection to an existing file, for reading beside the writer.</summary>
    public static SqliteConnection OpenForReading(string path, Duration busyTimeout)
    {
        var connection = Connect(path, busyTimeout, SqliteOpenMode.ReadWrite);
        connection.Open();
        SetBusyTimeout(connection, busyTimeout);
        return connection;
    }

    public SqliteStatement Prepare(string sql) => new(Connection, sql);

    /// <summary>Executes a transaction: all of it is durable, or nothing. No other process writes meanwhile.</summary>
    public void Commit(Action write)
    {
        _begin.Run();
        try
        {
            write();
            _commit.Run();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        Connection.Dispose();
    }

    /// <summary>Executes an operation whose errors of SQLite are refusals of the journal.</summary>
    /// <exception cref="JournalException">SQLite has refused the operation.</exception>
    public static TAnswer Translate<TAnswer>(Func<TAnswer> operation)
    {
        try
        {
            return operation();
        }
        catch (SqliteException exception)
        {
            throw Refusal(exception);
        }
    }

    /// <summary>What an error of SQLite means for a journal, and what to do.</summary>
    public static JournalException Refusal(SqliteException exception)
    {
        var (reason, detail) = exception.SqliteErrorCode switch
        {
            1 => (JournalReason.Damaged, "The file lacks a table or a column. Restore it from a backup, or name a new file."),
            5 or 6 => (JournalReason.Unavailable, "Another process is writing to the file. Wait until it has finished, or end it."),
            8 => (JournalReason.Unavailable, "The file or its folder is read-only. Let this process write to both."),
            11 => (JournalReason.Damaged, "The file is not a whole SQLite database. Restore it from a backup, or name a new file."),
            13 => (JournalReason.Unavailable, "The disk is full. Make room on it."),
            14 => (JournalReason.Unavailable, "The file cannot be opened. Its folder must exist, and this process must be able to write to it."),
            26 => (JournalReason.Foreign, "The file is not a SQLite database. Name a new file."),
            _ => (JournalReason.Unavailable, "SQLite cannot read or write the file."),
        };
        return new JournalException(reason, detail, exception);
    }

    // SQLite has rolled back already after some errors, such as a full disk.
    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0) _rollback.Run();
    }

    // A commit that lengthens the log took ten times as long as one within its length (ext4), so the log gets the length at which SQLite begins it anew: by a transaction that does not fit into the cache, which SQLite writes to the log before it is rolled back. The log is deleted when the file is closed.
    private static void LengthenLog(SqliteConnection connection)
    {
        Execute(connection, "PRAGMA cache_size = 16"); // pages
        Execute(connection, "BEGIN IMMEDIATE; CREATE TABLE log_space (zeros BLOB); INSERT INTO log_space VALUES (zeroblob(4194304)); ROLLBACK");
        Execute(connection, "PRAGMA cache_size = -2000"); // SQLite's default, KiB
    }

    private static SqliteConnection Connect(string path, Duration busyTimeout, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = (int)busyTimeout.TotalSeconds }.ToString());

    private static void SetBusyTimeout(SqliteConnection connection, Duration busyTimeout) => Execute(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {(int)busyTimeout.TotalMilliseconds}"));

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this package, or has numbers only
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

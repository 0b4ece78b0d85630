using Microsoft.Data.Sqlite;

namespace CallingDomain.Benchmarks;

/// <summary>The hopper that a dialer without a scheduler has: a table by due time. Each caller takes the first due row in a transaction of its own, and reschedules it with a row of History in another.</summary>
/// <remarks>The callers wait for each other here and not in SQLite, whose waiting for the lock would cost more.</remarks>
internal sealed class RowHopper : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);

    public RowHopper(string path, int contacts)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=false");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("CREATE TABLE hopper (contact INTEGER PRIMARY KEY, phone TEXT NOT NULL, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL)");
        Execute("CREATE TABLE history (attempt INTEGER PRIMARY KEY AUTOINCREMENT, contact INTEGER NOT NULL, phone TEXT NOT NULL, ended_at TEXT NOT NULL, status TEXT NOT NULL)");
        Execute($"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {contacts - 1}) INSERT INTO hopper SELECT i, '+' || (390600000000 + i), i, 0 FROM n");
        Execute("CREATE INDEX by_due ON hopper (due_at)");
    }

    public Task RunAsync(int callers, int attempts) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < attempts / callers; i++)
        {
            var contact = await InTurnAsync(Take);
            await InTurnAsync(() => Reschedule(contact));
        }
    })));

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private async Task<long> InTurnAsync(Func<long> step)
    {
        await _turn.WaitAsync();
        try
        {
            return step();
        }
        finally
        {
            _turn.Release();
        }
    }

    private long Take()
    {
        using var transaction = _connection.BeginTransaction();
        using var take = new SqliteCommand("UPDATE hopper SET due_at = due_at + 4000000000, attempts = attempts + 1 WHERE contact = (SELECT contact FROM hopper ORDER BY due_at LIMIT 1) RETURNING contact", _connection, transaction);
        var contact = (long)take.ExecuteScalar()!;
        transaction.Commit();
        return contact;
    }

    private long Reschedule(long contact)
    {
        using var transaction = _connection.BeginTransaction();
        using var end = new SqliteCommand("UPDATE hopper SET due_at = due_at + 9000 WHERE contact = $0; INSERT INTO history (contact, phone, ended_at, status) SELECT contact, phone, '2026-03-02T09:00:00.1234567Z', 'NoAnswer' FROM hopper WHERE contact = $0", _connection, transaction);
        end.Parameters.AddWithValue("$0", contact);
        end.ExecuteNonQuery();
        transaction.Commit();
        return contact;
    }

    private void Execute(string sql)
    {
        using var command = new SqliteCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}

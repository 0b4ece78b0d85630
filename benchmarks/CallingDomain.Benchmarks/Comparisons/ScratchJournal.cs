using Microsoft.Data.Sqlite;

namespace CallingDomain.Benchmarks;

/// <summary>The least that a durable attempt costs: two commits, one blob of facts each, and a row of History with the outcome. It decides nothing.</summary>
internal sealed class ScratchJournal : IDisposable
{
    private const int FactBytes = 70; // as ours

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _facts;
    private readonly SqliteCommand _history;
    private long _attempt;
    private long _batch;

    public ScratchJournal(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=false");
        _connection.Open();
        foreach (var sql in (string[])["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE facts (last INTEGER PRIMARY KEY, batch BLOB NOT NULL)", "CREATE TABLE history (attempt INTEGER PRIMARY KEY, phone TEXT NOT NULL, dialed_at TEXT NOT NULL, ended_at TEXT NOT NULL, status TEXT NOT NULL)", "INSERT INTO facts VALUES (0, zeroblob(33554432))", "DELETE FROM facts"])
        {
            using var command = new SqliteCommand(sql, _connection);
            command.ExecuteNonQuery();
        }

        _facts = new SqliteCommand("INSERT INTO facts VALUES ($0, $1)", _connection);
        _history = new SqliteCommand("INSERT INTO history VALUES ($0, $1, $2, $3, $4)", _connection);
        for (var i = 0; i < 2; i++) _facts.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        for (var i = 0; i < 5; i++) _history.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
    }

    public Task Run(int attempts, int group)
    {
        for (var done = 0; done < attempts; done += group)
        {
            using (var claims = _connection.BeginTransaction())
            {
                Append(claims, group);
                claims.Commit();
            }

            using var ends = _connection.BeginTransaction();
            Append(ends, group);
            _history.Transaction = ends;
            for (var i = 0; i < group; i++)
            {
                object[] values = [++_attempt, "+390612345678", "2026-03-02T09:00:00.1234567Z", "2026-03-02T09:01:00.1234567Z", "NoAnswer"];
                for (var at = 0; at < values.Length; at++) _history.Parameters[at].Value = values[at];
                _history.ExecuteNonQuery();
            }

            ends.Commit();
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _facts.Dispose();
        _history.Dispose();
        _connection.Dispose();
    }

    private void Append(SqliteTransaction transaction, int group)
    {
        _facts.Transaction = transaction;
        _facts.Parameters[0].Value = ++_batch;
        _facts.Parameters[1].Value = new byte[group * FactBytes];
        _facts.ExecuteNonQuery();
    }
}

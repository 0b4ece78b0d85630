namespace CallingDomain.Storage.Sqlite;

/// <summary>The prepared statements of a portal's journal.</summary>
internal sealed class PortalStatements(SqliteFile file) : IDisposable
{
    public SqliteStatement SelectLastVersion { get; } = file.Prepare("SELECT coalesce(max(version), 0) FROM changes");

    public SqliteStatement InsertChange { get; } = file.Prepare("INSERT INTO changes VALUES (?, ?, ?, ?, CAST(? AS TEXT))");

    public SqliteStatement InsertReceipt { get; } = file.Prepare("INSERT INTO receipts VALUES (?, ?, ?, CAST(? AS TEXT))");

    public SqliteStatement SelectKeptVersion { get; } = file.Prepare("SELECT coalesce(max(version), 0) FROM kept");

    public SqliteStatement Keep { get; } = file.Prepare("INSERT OR REPLACE INTO kept VALUES (1, ?, ?)");

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[SelectLastVersion, InsertChange, InsertReceipt, SelectKeptVersion, Keep]) statement.Dispose();
    }
}

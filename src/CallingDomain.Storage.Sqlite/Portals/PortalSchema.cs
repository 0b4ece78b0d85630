using CallingDomain.Programs;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The tables of a portal's file: the journal, and the tables that people read.</summary>
internal static class PortalSchema
{
    // changes.change: as PortalJson writes it. kept.content: a portal as PortalJson writes it, which only spares the replay of the changes before it.
    private const string Journal = """
        CREATE TABLE changes (version INTEGER PRIMARY KEY, at TEXT NOT NULL, "by" TEXT NOT NULL, why TEXT NOT NULL, change TEXT NOT NULL);
        CREATE TABLE receipts (key TEXT PRIMARY KEY, version INTEGER NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE kept (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, content BLOB NOT NULL);
        """;

    // Instants are in ISO 8601 UTC; changed_at and version are those of the last change of a row, and since is when the number came to its place. A period without a start or an end has nulls.
    private static readonly string[] Tables =
    [
        "CREATE TABLE businesses (id TEXT PRIMARY KEY, name TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE units (id TEXT PRIMARY KEY, business TEXT NOT NULL, name TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE programs (id TEXT PRIMARY KEY, business TEXT NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, purpose TEXT NOT NULL, description TEXT NOT NULL, display_name TEXT, shorthand TEXT, display_status TEXT, call_reason TEXT, is_authenticated INTEGER NOT NULL, launched_at TEXT, paused_at TEXT, canceled_at TEXT, changed_at TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE program_periods (program TEXT NOT NULL, period INTEGER NOT NULL, start TEXT, end TEXT, zone TEXT NOT NULL, local_start TEXT, local_end TEXT, PRIMARY KEY (program, period)) WITHOUT ROWID",
        "CREATE TABLE assignments (number TEXT PRIMARY KEY, business TEXT NOT NULL, unit TEXT, program TEXT, purpose TEXT NOT NULL, status TEXT NOT NULL, since TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE assignment_history (number TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, business TEXT, unit TEXT, program TEXT, purpose TEXT, status TEXT NOT NULL, PRIMARY KEY (number, version)) WITHOUT ROWID",
    ];

    /// <summary>The schema. A version with other tables for people has another step, which may be empty: the tables are made anew.</summary>
    public static SqliteSchema Schema { get; } = new(applicationId: 0x43447031 /* CDp1 */, Journal);

    /// <summary>Makes the tables that people read anew from the changes, unless the file has those of this version.</summary>
    public static void MakeTables(SqliteConnection connection, SqliteTransaction transaction, IDateTimeZoneProvider zones)
    {
        if (Tables.All(Exists)) return;
        foreach (var table in Tables.Select(sql => sql.Split(' ')[2])) Execute($"DROP TABLE IF EXISTS {table}");
        foreach (var sql in Tables) Execute(sql);
        using var tables = new PortalTables(connection, zones);
        var portal = Portal.Empty;
        foreach (var change in PortalChanges.Read(connection, after: 0, transaction))
        {
            portal = PortalChanges.Replay(portal, change);
            tables.Write(portal, change);
        }

        bool Exists(string sql)
        {
            using var select = Command("SELECT count(*) FROM sqlite_schema WHERE sql = $sql");
            select.Parameters.AddWithValue("$sql", sql);
            return (long)select.ExecuteScalar()! > 0;
        }

        void Execute(string sql)
        {
            using var command = Command(sql);
            command.ExecuteNonQuery();
        }

        SqliteCommand Command(string sql)
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this class
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Transaction = transaction;
            return command;
        }
    }
}

using CallingDomain.Hosting;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The tables of a campaign's file. The file names its format and version (<c>application_id</c>, <c>user_version</c>), so that a foreign or newer one is refused before anything is read.</summary>
internal static class SqliteSchema
{
    private const int ApplicationId = 0x43446A31; // CDj1
    private const int Version = 1;

    // log_space: empty, to lengthen the log. facts: batches as FactWriter writes them, by the number of their last fact. history and final: instants in ISO 8601 UTC.
    private const string Tables = """
        CREATE TABLE campaign (one INTEGER PRIMARY KEY CHECK (one = 1), settings BLOB NOT NULL, epoch INTEGER NOT NULL, last_fact INTEGER NOT NULL);
        CREATE TABLE facts (last INTEGER PRIMARY KEY, first INTEGER NOT NULL, epoch INTEGER NOT NULL, batch BLOB NOT NULL);
        CREATE TABLE log_space (zeros BLOB NOT NULL);
        CREATE TABLE history (attempt INTEGER PRIMARY KEY, contact INTEGER NOT NULL, contact_id TEXT NOT NULL, phone TEXT NOT NULL, pass INTEGER NOT NULL, phone_attempt INTEGER NOT NULL, agent TEXT, due_at TEXT NOT NULL, dialed_at TEXT NOT NULL,
          ended_at TEXT NOT NULL, status TEXT NOT NULL, is_late INTEGER NOT NULL, outcome TEXT, disposition TEXT, reference TEXT, note TEXT);
        CREATE TABLE final (fact INTEGER NOT NULL, contact INTEGER NOT NULL, contact_id TEXT NOT NULL, closed_at TEXT NOT NULL, reason TEXT NOT NULL, last_phone TEXT, cause_phone TEXT, cause_status TEXT, attempts INTEGER NOT NULL, all_attempts INTEGER NOT NULL, PRIMARY KEY (contact, closed_at));
        """;

    /// <summary>Creates the tables in an empty file, or checks those of an existing one.</summary>
    /// <exception cref="JournalException">The file belongs to something else, or to a newer version.</exception>
    public static void Prepare(SqliteConnection connection, SqliteTransaction transaction)
    {
        var (id, version) = (Pragma("application_id"), Pragma("user_version"));
        if (id == ApplicationId && version == Version) return;
        if (id == ApplicationId) throw new JournalException(JournalReason.Newer, $"The file has version {version}; this package reads version {Version}. Use a newer CallingDomain.Storage.Sqlite.");
        if (id != 0 || version != 0 || Number("SELECT count(*) FROM sqlite_schema") > 0) throw new JournalException(JournalReason.Foreign, "The file is a database of something else. Name a new file.");
        Execute(Tables);
        Execute($"PRAGMA application_id = {ApplicationId}");
        Execute($"PRAGMA user_version = {Version}");

        long Pragma(string name) => Number($"PRAGMA {name}");

        long Number(string sql)
        {
            using var command = Command(sql);
            return (long)command.ExecuteScalar()!;
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

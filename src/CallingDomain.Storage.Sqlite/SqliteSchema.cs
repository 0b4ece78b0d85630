using CallingDomain.Hosting;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The tables of one kind of file. The file names its kind and version (<c>application_id</c>, <c>user_version</c>), so that a foreign or newer one is refused before anything is read, and an older one gets the missing steps.</summary>
/// <param name="applicationId">The kind of file.</param>
/// <param name="steps">The statements that lead from each version to the next one; the first step creates the tables. A step that was published never changes.</param>
internal sealed class SqliteSchema(int applicationId, params string[] steps)
{
    private int Version => steps.Length;

    /// <summary>Refuses a file of something else, or of a newer version.</summary>
    /// <returns>The version of the file; 0 for an empty file.</returns>
    /// <exception cref="JournalException">The file belongs to something else, or to a newer version.</exception>
    public int Check(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        var (id, version) = (Number("PRAGMA application_id"), Number("PRAGMA user_version"));
        if (id == applicationId && version > Version) throw new JournalException(JournalReason.Newer, $"The file has version {version}; this package reads version {Version}. Use a newer CallingDomain.Storage.Sqlite.");
        if (id != applicationId && (id != 0 || version != 0 || Number("SELECT count(*) FROM sqlite_schema") > 0)) throw new JournalException(JournalReason.Foreign, "The file is a database of something else. Name a new file.");
        return (int)version;

        long Number(string sql)
        {
            using var command = Command(connection, transaction, sql);
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>Creates the tables in an empty file, or brings those of an existing one to this version.</summary>
    /// <exception cref="JournalException">The file belongs to something else, or to a newer version.</exception>
    public void Prepare(SqliteConnection connection, SqliteTransaction transaction)
    {
        var version = Check(connection, transaction);
        if (version == Version) return;
        foreach (var step in (string[])[.. steps.Skip(version), $"PRAGMA application_id = {applicationId}", $"PRAGMA user_version = {Version}"])
        {
            using var command = Command(connection, transaction, step);
            command.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this package
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        return command;
    }
}

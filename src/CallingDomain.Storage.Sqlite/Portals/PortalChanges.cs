using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Storage.Sqlite;

/// <summary>The changes in a portal's file.</summary>
internal static class PortalChanges
{
    /// <exception cref="JournalException">A change cannot be read.</exception>
    public static IEnumerable<PortalChange> Read(SqliteConnection connection, long after, SqliteTransaction? transaction = null)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT version, change FROM changes WHERE version > $after ORDER BY version";
        select.Parameters.AddWithValue("$after", after);
        select.Transaction = transaction;
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            var read = PortalJson.ReadChange(rows.GetFieldValue<byte[]>(1));
            yield return read.TryGet(out var change)
                ? change
                : throw new JournalException(read.Reason == PortalJsonReason.NewerFormat ? JournalReason.Newer : JournalReason.Damaged, $"Change {rows.GetInt64(0)} cannot be read: {read.Reason.Code()}.");
        }
    }

    /// <exception cref="JournalException">The change does not follow the portal.</exception>
    public static Portal Replay(Portal portal, PortalChange change)
    {
        var replayed = portal.Replay(change);
        return replayed.TryGet(out var next) ? next : throw new JournalException(JournalReason.Damaged, $"Change {change.Version} cannot follow version {portal.Version}: {replayed.Reason.Code()}.");
    }
}

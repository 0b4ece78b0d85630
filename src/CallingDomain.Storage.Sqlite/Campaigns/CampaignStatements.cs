namespace CallingDomain.Storage.Sqlite;

/// <summary>The prepared statements of a campaign's journal.</summary>
internal sealed class CampaignStatements(SqliteFile file) : IDisposable
{
    public SqliteStatement SelectEpoch { get; } = file.Prepare("SELECT epoch FROM campaign");

    public SqliteStatement SelectLastFact { get; } = file.Prepare("SELECT coalesce((SELECT max(last) FROM facts), (SELECT first_fact - 1 FROM campaign))");

    public SqliteStatement InsertFacts { get; } = file.Prepare("INSERT INTO facts (last, epoch, batch) VALUES (?, ?, ?)");

    public SqliteStatement SetZonesVersion { get; } = file.Prepare("UPDATE campaign SET zones_version = ?");

    public SqliteStatement InsertPart { get; } = file.Prepare("INSERT INTO snapshot_parts (fact, part, bytes) VALUES (?, ?, ?)");

    public SqliteStatement InsertSnapshot { get; } = file.Prepare("INSERT INTO snapshots (fact, parts, bytes) VALUES (?, ?, ?)");

    public SqliteStatement DeleteSnapshot { get; } = file.Prepare("DELETE FROM snapshots WHERE fact = ?");

    public SqliteStatement DeleteOldSnapshots { get; } = file.Prepare("DELETE FROM snapshots WHERE fact NOT IN (SELECT fact FROM snapshots ORDER BY fact DESC LIMIT 2)");

    /// <summary>The facts that both snapshots contain are not read any more.</summary>
    public SqliteStatement SetFirstFact { get; } = file.Prepare("UPDATE campaign SET first_fact = (SELECT min(fact) FROM snapshots) + 1 WHERE (SELECT count(*) FROM snapshots) = 2");

    public SqliteStatement DeleteUnusedParts { get; } = file.Prepare("DELETE FROM snapshot_parts WHERE rowid IN (SELECT rowid FROM snapshot_parts WHERE fact NOT IN (SELECT fact FROM snapshots) LIMIT 4)");

    public SqliteStatement DeleteUnusedFacts { get; } = file.Prepare("DELETE FROM facts WHERE last IN (SELECT last FROM facts WHERE last < (SELECT first_fact FROM campaign) ORDER BY last LIMIT 1000)");

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[SelectEpoch, SelectLastFact, InsertFacts, SetZonesVersion, InsertPart, InsertSnapshot, DeleteSnapshot, DeleteOldSnapshots, SetFirstFact, DeleteUnusedParts, DeleteUnusedFacts]) statement.Dispose();
    }
}

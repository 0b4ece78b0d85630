namespace CallingDomain.Storage.Tests;

/// <summary>Notes with which durability and isolation the rows of tables are changed, until it is disposed.</summary>
internal sealed class SeenChanges : IDisposable
{
    private readonly TestStore _tables;

    /// <param name="tables">The database.</param>
    /// <param name="changes">The changes that are noted, such as <c>INSERT OR UPDATE ON campaigns</c>.</param>
    public SeenChanges(TestStore tables, params string[] changes)
    {
        _tables = tables;
        tables.Run($"""
            CREATE TABLE seen (commits text, isolation text);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO callingdomain.seen VALUES (current_setting(''synchronous_commit''), current_setting(''transaction_isolation'')); RETURN NULL; END';
            {string.Concat(changes.Select(change => $"CREATE TRIGGER sees AFTER {change} EXECUTE FUNCTION see();"))}
            """);
    }

    /// <summary>The <c>synchronous_commit</c> and the isolation of each change, separated by a bar.</summary>
    public List<string> All => _tables.Rows("SELECT commits, isolation FROM seen");

    public void Dispose() => _tables.Run("DROP FUNCTION see() CASCADE; DROP TABLE seen");
}

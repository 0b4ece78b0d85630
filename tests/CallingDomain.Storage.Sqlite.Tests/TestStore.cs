using CallingDomain.Storage.Sqlite;
using CallingDomain.Storage.Sqlite.Tests;

namespace CallingDomain.Storage.Tests;

/// <summary>The store of a campaign or a portal: a SQLite file.</summary>
/// <param name="name">The path of the file.</param>
internal sealed class TestStore(string name) : IAsyncDisposable
{
    /// <summary>Makes each append of facts fail.</summary>
    public const string RefuseFacts = "CREATE TRIGGER no_facts BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'no facts'); END";

    public const string AcceptFacts = "DROP TRIGGER no_facts";

    private readonly List<SqlitePortalJournal> _portals = [];
    private string? _folder; // of a store that this process has created

    /// <summary>The store for another process.</summary>
    public string Name { get; } = name;

    public static TestStore Create()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        return new TestStore(Path.Combine(folder, "store.db")) { _folder = folder };
    }

    /// <summary>The same store, as another host opens it.</summary>
    public TestStore OfAnotherHost() => new(Name);

    public SqliteCampaignJournal Open(bool keepsOldFacts = true, string? origin = null) => new(Name) { KeepsOldFacts = keepsOldFacts, Origin = origin };

    /// <summary>Creates a journal of the portal, which ends with the store.</summary>
    public SqlitePortalJournal OpenPortal(int keepEvery = 10_000)
    {
        var journal = new SqlitePortalJournal(Name) { KeepEvery = keepEvery };
        _portals.Add(journal);
        return journal;
    }

    public void Run(string sql) => Database.Run(Name, sql);

    /// <summary>The rows, the values of each separated by bars.</summary>
    public List<string> Rows(string sql) => Database.Rows(Name, sql);

    /// <summary>The number of the first fact that the journal keeps.</summary>
    public long FirstFact() => long.Parse(Rows("SELECT first_fact FROM campaign").Single(), System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        foreach (var journal in _portals) journal.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

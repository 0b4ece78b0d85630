using CallingDomain.Storage.Sqlite;
using CallingDomain.Storage.Sqlite.Tests;

namespace CallingDomain.Storage.Tests;

/// <summary>The store of a campaign: a SQLite file.</summary>
/// <param name="name">The path of the file.</param>
internal sealed class TestStore(string name) : IAsyncDisposable
{
    private string? _folder; // of a store that this process has created

    /// <summary>The store for another process.</summary>
    public string Name { get; } = name;

    public static TestStore Create()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        return new TestStore(Path.Combine(folder, "campaign.db")) { _folder = folder };
    }

    public SqliteCampaignJournal Open(bool keepsOldFacts = true) => new(Name) { KeepsOldFacts = keepsOldFacts };

    /// <summary>The rows, the values of each separated by bars.</summary>
    public List<string> Rows(string sql) => Database.Rows(Name, sql);

    /// <summary>The number of the first fact that the journal keeps.</summary>
    public long FirstFact() => long.Parse(Rows("SELECT first_fact FROM campaign").Single(), System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

using System.Globalization;
using CallingDomain.Storage.PostgreSql;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.Tests;

/// <summary>The store of a campaign or a portal: a PostgreSQL database.</summary>
/// <param name="name">The connection string.</param>
internal sealed class TestStore(string name) : IAsyncDisposable
{
    /// <summary>Makes each append of facts fail.</summary>
    public const string RefuseFacts = "ALTER TABLE facts ADD CONSTRAINT no_facts CHECK (false) NOT VALID";

    public const string AcceptFacts = "ALTER TABLE facts DROP CONSTRAINT no_facts";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(name);
    private readonly NpgsqlDataSource _tables = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(name) { SearchPath = "callingdomain" }); // as other programs read and change them
    private bool _isOwn; // created by this process

    /// <summary>The store for another process.</summary>
    public string Name { get; } = name;

    public static TestStore Create() => new(PostgreSqlServer.Shared.CreateDatabaseAsync().GetAwaiter().GetResult()) { _isOwn = true };

    /// <summary>The same store, as another host opens it.</summary>
    public TestStore OfAnotherHost() => new(Name);

    public PostgreSqlCampaignJournal Open(bool keepsOldFacts = true, string? origin = null) => new(_source, "spring") { KeepsOldFacts = keepsOldFacts, Origin = origin };

    public PostgreSqlPortalJournal OpenPortal(int keepEvery = 10_000) => new(_source, "main") { KeepEvery = keepEvery };

    public void Run(string sql)
    {
#pragma warning disable CA2100 // texts of tests
        using var command = _tables.CreateCommand(sql);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The rows, the values of each separated by bars.</summary>
    public List<string> Rows(string sql)
    {
#pragma warning disable CA2100 // texts of tests
        using var command = _tables.CreateCommand(sql);
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var all = new List<string>();
        while (rows.Read()) all.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => Text(rows.GetValue(i)))));
        return all;
    }

    /// <summary>The number of the first fact that the journal keeps.</summary>
    public long FirstFact() => long.Parse(Rows("SELECT first_fact FROM journals").Single(), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _tables.DisposeAsync();
        if (_isOwn) await PostgreSqlServer.Shared.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(Name).Database} WITH (FORCE)");
    }

    private static string? Text(object value) => value is bool isSo ? isSo ? "1" : "0" : Convert.ToString(value, CultureInfo.InvariantCulture);
}

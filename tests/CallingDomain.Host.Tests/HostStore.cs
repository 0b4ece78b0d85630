using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Host.Tests;

/// <summary>The store of a reference host, and the folder of its files. Hosts that are started again go on with both.</summary>
internal sealed class HostStore : IAsyncDisposable
{
    private readonly string[] _settings;

    private HostStore(params string[] settings) => _settings = settings;

    /// <summary>The folder, with the records of the carrier.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("callingdomain-host-").FullName;

    private string? Database { get; init; }

    public static async Task<HostStore> CreateAsync(StoreKind kind)
    {
        if (kind == StoreKind.Sqlite) return new HostStore();
        var connection = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        return new HostStore(Settings(connection)) { Database = new NpgsqlConnectionStringBuilder(connection).Database };
    }

    /// <summary>The settings of a host in a database.</summary>
    public static string[] Settings(string connection) => ["Store=postgres", $"ConnectionStrings:CallingDomain={connection}"];

    public Task<HostProcess> StartAsync(params string[] settings) => HostProcess.StartReferenceHostAsync(Data, [.. _settings, .. settings]);

    public async ValueTask DisposeAsync()
    {
        if (Database is not null) await PostgreSqlServer.Shared.ExecuteAsync($"DROP DATABASE {Database} WITH (FORCE)");
        Directory.Delete(Data, recursive: true);
    }
}

using System.Globalization;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Benchmarks;

/// <summary>A database of its own on the server that <c>CALLINGDOMAIN_POSTGRES</c> names by a connection string, or else on a private server with the settings of a new installation. Dropped at the end.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly PostgreSqlServer? _server; // null if it stays
    private readonly string _serverString;
    private readonly string _name = $"callingdomain_{Guid.CreateVersion7():n}";

    private PostgreSqlDatabase(PostgreSqlServer? server, string serverString)
    {
        (_server, _serverString) = (server, serverString);
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public NpgsqlDataSource Source { get; }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_serverString) { Database = _name, NoResetOnClose = true, MaxAutoPrepare = 20, AutoPrepareMinUsages = 1, CommandTimeout = 0 }.ToString();

    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        var given = Environment.GetEnvironmentVariable("CALLINGDOMAIN_POSTGRES");
        var server = string.IsNullOrEmpty(given) ? await PostgreSqlServer.StartNewAsync() : null;
        return await CreateAsync(server, server?.ConnectionString ?? given!);
    }

    /// <summary>Creates another database on the same server.</summary>
    public Task<PostgreSqlDatabase> CreateAnotherAsync() => CreateAsync(server: null, _serverString);

    /// <summary>Executes a statement.</summary>
    /// <returns>The first value of the first row; null if there is none.</returns>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The bytes of the tables of a schema, with indexes and long values.</summary>
    public async Task<double> SizeOfAsync(string schema) =>
        Convert.ToDouble(await ExecuteAsync($"SELECT sum(pg_total_relation_size(pg_class.oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace('{schema}')"), CultureInfo.InvariantCulture);

    /// <summary>The bytes that the write-ahead log has had.</summary>
    public async Task<double> LoggedAsync() => Convert.ToDouble(await ExecuteAsync("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"), CultureInfo.InvariantCulture);

    /// <summary>What some work adds to a schema, whose tables have no room left before, and to the write-ahead log.</summary>
    public async Task<(double Disk, double Log)> MeasureAsync(string schema, Func<Task> work)
    {
        foreach (var sql in (string[])["VACUUM FULL", "VACUUM", "CHECKPOINT"]) await ExecuteAsync(sql); // the second one makes the maps of each table
        var (disk, log) = (await SizeOfAsync(schema), await LoggedAsync());
        await work();
        log = await LoggedAsync() - log;
        await ExecuteAsync("VACUUM");
        return (await SizeOfAsync(schema) - disk, log);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        else await ExecuteAsync(_serverString, $"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<PostgreSqlDatabase> CreateAsync(PostgreSqlServer? server, string serverString)
    {
        var database = new PostgreSqlDatabase(server, serverString);
        await ExecuteAsync(serverString, $"CREATE DATABASE {database._name} ENCODING 'UTF8' TEMPLATE template0");
        return database;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

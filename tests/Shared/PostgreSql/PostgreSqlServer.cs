using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace CallingDomain.Tests;

/// <summary>A private PostgreSQL server: on loopback, as a normal user, in a temporary folder, with the settings that make a commit durable. It is stopped and deleted with this process, also if this process is killed.</summary>
/// <remarks>
/// <c>CALLINGDOMAIN_TEST_POSTGRES</c> gives another server instead of <see cref="Shared"/>: the connection string of a user who may create databases. With <c>none</c>, tests that need PostgreSQL are skipped.
/// </remarks>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Variable = "CALLINGDOMAIN_TEST_POSTGRES";

    private static readonly string Run = $"callingdomain_test_{Guid.NewGuid():n}"; // the beginning of the names of this process's databases
    private static readonly Lazy<PostgreSqlServer> One = new(() => Task.Run(() => Given is { } given ? ConnectAsync(given) : StartNewAsync()).GetAwaiter().GetResult());
    private static int _databases;

    private readonly string _folder = ""; // empty for a given server
    private readonly Process? _watcher; // stops and deletes the server when its input ends
    private Process? _postmaster;

    private PostgreSqlServer(string connectionString) => ConnectionString = connectionString;

    private PostgreSqlServer(string folder, int port, string password)
    {
        _folder = folder;
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres" }.ToString();
        const string Watch = """
            trap '' INT TERM HUP
            exec >/dev/null 2>&1
            cat
            "$1" stop -D "$2/data" -m immediate
            rm -rf "$2"
            """;
        _watcher = StartProcess(Installation.Command("sh", "-c", Watch, "sh", Installation.Command("pg_ctl")[^1], folder), password);
    }

    /// <summary>The one server of this process, started when it is first used.</summary>
    public static PostgreSqlServer Shared => One.Value;

    /// <summary>Why <see cref="Shared"/> cannot be used; null if it can.</summary>
    public static string? WhyMissing => IsUnwanted ? $"{Variable} is none" : Given is null ? PostgreSqlInstallation.WhyMissing : null;

    /// <summary>Why no server can be started; null if one can.</summary>
    public static string? WhyNotStarted => IsUnwanted ? $"{Variable} is none" : PostgreSqlInstallation.WhyMissing;

    /// <summary>The connection string of the server's user with all rights, for the database <c>postgres</c>.</summary>
    public string ConnectionString { get; private set; }

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    private static bool IsUnwanted => Given == "none";

    private static PostgreSqlInstallation Installation => PostgreSqlInstallation.Found ?? throw new InvalidOperationException(PostgreSqlInstallation.WhyMissing);

    private string Data => Path.Combine(_folder, "data");

    private int Port => new NpgsqlConnectionStringBuilder(ConnectionString).Port;

    private string Password => new NpgsqlConnectionStringBuilder(ConnectionString).Password!;

    /// <summary>Creates and starts a server.</summary>
    /// <param name="parent">Where its folder is, which its user may create; null for the folder of temporary files.</param>
    public static async Task<PostgreSqlServer> StartNewAsync(string? parent = null)
    {
        var server = new PostgreSqlServer(NewFolder(parent), NewPort(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        const string Create = """
            umask 077
            mkdir "$2" && printf %s "$PGPASSWORD" >"$2/password" &&
            "$1" -D "$2/data" --username=postgres --pwfile="$2/password" --auth=scram-sha-256 --locale=C.UTF-8 --encoding=UTF8 --no-sync
            """;
        await server.RunAsync(Installation.Command("sh", "-c", Create, "sh", Installation.Command("initdb")[^1], server._folder)).ConfigureAwait(false);
        await server.StartAsync(isNew: true).ConfigureAwait(false);
        return server;
    }

    /// <summary>Creates a database.</summary>
    /// <param name="options">The options of <c>CREATE DATABASE</c>, such as <c>ENCODING 'LATIN1' TEMPLATE template0</c>.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string options = "")
    {
        var database = string.Create(CultureInfo.InvariantCulture, $"{Run}_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE {database} {options}").ConfigureAwait(false);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ToString();
    }

    /// <summary>Executes a statement in the database <c>postgres</c>.</summary>
    /// <returns>The first value of the first row; null if there is none.</returns>
    public async Task<object?> ExecuteAsync(string sql)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync().ConfigureAwait(false);
#pragma warning disable CA2100 // texts of tests
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var __ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync().ConfigureAwait(false);
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/> or <see cref="KillAsync"/>, at the same port.</summary>
    public Task StartAsync() => StartAsync(isNew: false);

    /// <summary>Stops the server as an administrator does: connections are closed, transactions under way are rolled back.</summary>
    public async Task StopAsync()
    {
        await RunAsync(Installation.Command("pg_ctl", "stop", "-D", Data, "-m", "fast", "-w")).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Whether the server has ended by itself.</summary>
    public bool HasEnded => _postmaster!.HasExited;

    /// <summary>Stops and starts the server.</summary>
    public async Task RestartAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await StartAsync().ConfigureAwait(false);
    }

    /// <summary>Kills all processes of the server at once (SIGKILL).</summary>
    public Task KillAsync()
    {
        _postmaster!.Kill(entireProcessTree: true);
        return EndAsync();
    }

    /// <summary>Creates a streaming standby of this server and starts it. From then on, each commit waits until the standby has written it too.</summary>
    /// <param name="isSynchronous">Whether commits wait for the standby.</param>
    public async Task<PostgreSqlServer> CreateReplicaAsync(bool isSynchronous = true)
    {
        var replica = new PostgreSqlServer(NewFolder(), NewPort(), Password);
        const string Copy = """
            umask 077
            mkdir "$2" && "$1" -D "$2/data" -h 127.0.0.1 -p "$3" -U postgres --write-recovery-conf --wal-method=stream --checkpoint=fast --no-sync
            """;
        await replica.RunAsync(Installation.Command("sh", "-c", Copy, "sh", Installation.Command("pg_basebackup")[^1], replica._folder, Port.ToString(CultureInfo.InvariantCulture))).ConfigureAwait(false);
        await replica.StartAsync(isNew: true).ConfigureAwait(false);
        if (isSynchronous)
        {
            await ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = '*'").ConfigureAwait(false);
            await ExecuteAsync("SELECT pg_reload_conf()").ConfigureAwait(false);
        }

        var state = isSynchronous ? "sync" : "async";
        while (!state.Equals(await ExecuteAsync("SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'").ConfigureAwait(false))) await Task.Delay(20).ConfigureAwait(false);
        return replica;
    }

    /// <summary>Makes a standby a primary, which takes writes when this returns.</summary>
    public Task PromoteAsync() => RunAsync(Installation.Command("pg_ctl", "promote", "-D", Data, "-w"));

    /// <summary>Stops the server and deletes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_watcher is null) return;
        _watcher.StandardInput.Close();
        await _watcher.WaitForExitAsync().ConfigureAwait(false);
        _watcher.Dispose();
    }

    // A given server keeps the databases of a process that has ended until the next one drops them: the runner of tests gives no time for it at the end. The process is there as long as a connection has its name.
    private static async Task<PostgreSqlServer> ConnectAsync(string given)
    {
        var server = new PostgreSqlServer(given);
        await new NpgsqlConnection(new NpgsqlConnectionStringBuilder(given) { Pooling = false, ApplicationName = Run }.ToString()).OpenAsync().ConfigureAwait(false);
        var old = $"SELECT min(datname) FROM pg_database WHERE datname LIKE 'callingdomain\\_test\\_%' AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = left(pg_database.datname, {Run.Length}))";
        while (await server.ExecuteAsync(old).ConfigureAwait(false) is string database) await server.ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)").ConfigureAwait(false);
        return server;
    }

    // Another program may take the port of a new server first, and processes that were killed may take a moment to end.
    private async Task StartAsync(bool isNew)
    {
        for (var attempt = 1; ; attempt++)
        {
            const string Start = """exec "$1" -D "$2/data" -h 127.0.0.1 -p "$3" -k '' -c dynamic_shared_memory_type=mmap </dev/null >>"$2/log" 2>&1""";
            _postmaster = StartProcess(Installation.Command("sh", "-c", Start, "sh", Installation.Command("postgres")[^1], _folder, Port.ToString(CultureInfo.InvariantCulture)), Password);
            while (!_postmaster.HasExited)
            {
                if (IsReady()) return;
                await Task.Delay(10).ConfigureAwait(false);
            }

            if (attempt == 5) throw new InvalidOperationException($"PostgreSQL does not start. {Log()}");
            await Task.Delay(200).ConfigureAwait(false);
            if (isNew) ConnectionString = new NpgsqlConnectionStringBuilder(ConnectionString) { Port = NewPort() }.ToString();
        }
    }

    // The postmaster names its process in the first line of this file, and its state in the eighth.
    private bool IsReady()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return lines.Length >= 8 && lines[0] == _postmaster!.Id.ToString(CultureInfo.InvariantCulture) && lines[7].Trim() is "ready" or "standby";
    }

    private async Task EndAsync()
    {
        await _postmaster!.WaitForExitAsync().ConfigureAwait(false);
        _postmaster.Dispose();
    }

    private string Log() => Path.Combine(_folder, "log") is var log && File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : "";

    private async Task RunAsync(string[] command)
    {
        using var process = StartProcess(command, Password);
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode == 0) return;
        throw new InvalidOperationException($"{string.Join(' ', command)}: {string.Concat(output)}{Log()}");
    }

    private static Process StartProcess(string[] command, string password) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        WorkingDirectory = "/",
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PGPASSWORD"] = password },
    })!;

    // The user of the server makes it.
    private static string NewFolder(string? parent = null) => Path.Combine(parent ?? Path.GetTempPath(), $"callingdomain-postgres-{Guid.NewGuid():n}");

    /// <summary>A free port outside the range of outgoing connections, so that it stays free while the server is stopped.</summary>
    public static int NewPort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
    }
}

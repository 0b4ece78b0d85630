using System.Collections.Concurrent;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>What a storm runs against: a PostgreSQL server, a carrier, three silos as processes, and a client of the cluster.</summary>
internal sealed class StormCluster : IAsyncDisposable
{
    private const int Silos3 = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("callingdomain-storm-").FullName;
    private readonly StreamWriter _log;
    private IHost? _client;

    private StormCluster(StormPlan plan, PostgreSqlServer server)
    {
        (Plan, Server) = (plan, server);
        _log = new StreamWriter(LogFile) { AutoFlush = true };
        Carrier = new StormCarrier(plan, ReportAsync);
    }

    public StormPlan Plan { get; }

    public PostgreSqlServer Server { get; }

    public StormCarrier Carrier { get; }

    public SiloProcess[] Silos { get; private set; } = [];

    public string LogFile => Path.Combine(_folder, "silos.log");

    /// <summary>The reports that were answered with the number of a fact.</summary>
    public ConcurrentDictionary<string, CallStatus> Reported { get; } = [];

    /// <summary>Why reports were refused, and how often.</summary>
    public ConcurrentDictionary<CampaignReason, int> Refused { get; } = [];

    /// <summary>Failures that the documentation of <see cref="ClusterCampaign"/> does not name, and how often they came.</summary>
    public ConcurrentDictionary<string, int> Unexpected { get; } = [];

    /// <summary>How often a request failed and was repeated.</summary>
    public int Repeated => _repeated;

    public CampaignCluster Campaigns => _client!.Services.GetRequiredService<CampaignCluster>();

    public ClusterCampaign Campaign => Campaigns.CampaignOf(StormPlan.Campaign);

    private int _repeated;

    /// <summary>Starts the server, the carrier, the silos and the client, and creates the campaign.</summary>
    public static async Task<StormCluster> StartAsync(StormPlan plan)
    {
        var cluster = new StormCluster(plan, await PostgreSqlServer.StartNewAsync());
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>Repeats a request until it is answered: only the answer says that it is durable.</summary>
    public async Task<TAnswer> UntilAnsweredAsync<TAnswer>(Func<Task<TAnswer>> request)
    {
        while (true)
        {
            try
            {
                return await request();
            }
#pragma warning disable CA1031 // the verdict names those that the documentation does not
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Interlocked.Increment(ref _repeated);
                if (failure is not (ClusterException { Reason: ClusterReason.Unavailable } or OrleansException or TimeoutException)) Unexpected.AddOrUpdate($"{failure.GetType().Name}: {failure.Message}", 1, (_, count) => count + 1);
                lock (_log) _log.WriteLine($"[client] {failure.GetType().Name}: {failure.Message}");
                await Task.Delay(200);
            }
        }
    }

    /// <summary>The rows of a query.</summary>
    public async Task<List<string[]>> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    /// <summary>Stops the client and the silos; the server goes on.</summary>
    public async Task StopAsync()
    {
        if (_client is { } client)
        {
            _client = null;
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var silo in Silos.Where(silo => silo.IsRunning)) await silo.SignalAsync("TERM");
        await Task.WhenAll(Silos.Where(silo => silo.IsRunning).Select(silo => silo.UntilEndedAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos) silo.Dispose();
        Carrier.Dispose();
        _client?.Dispose();
        await Server.DisposeAsync();
        await _log.DisposeAsync();
    }

    private async Task StartAsync()
    {
        Carrier.Start();
        await using (var source = NpgsqlDataSource.Create(Server.ConnectionString))
        await using (var command = source.CreateCommand(Repository.Text("docs", "examples", "cluster", "clustering.sql")))
        {
            await command.ExecuteNonQueryAsync();
        }

        Silos = [.. Enumerable.Range(0, Silos3).Select(name => new SiloProcess(name, Server.ConnectionString, Carrier.Port, _log))];
        foreach (var silo in Silos) silo.Start();
        await Task.WhenAll(Silos.Select(silo => silo.UntilActiveAsync()));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", new NpgsqlConnectionStringBuilder(Server.ConnectionString) { MaxPoolSize = 5 }.ToString()));
            client.Configure<global::Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (StormPlan.Campaign, StormPlan.Campaign));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
            client.AddCallingDomainCluster();
        });
        _client = builder.Build();
        await _client.StartAsync();
        await UntilAnsweredAsync(() => Campaigns.CreateAsync(StormPlan.Campaign, StormPlan.Settings, StormPlan.Shards));
    }

    private async Task ReportAsync(string key, CallStatus status)
    {
        var answer = await UntilAnsweredAsync(() => Campaigns.ReportAsync(key, new CallEnding(status)));
        if (answer.IsOk) Reported[key] = status;
        else Refused.AddOrUpdate(answer.Reason, 1, (_, count) => count + 1);
    }
}

using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Orleans.Configuration;

namespace ClusterHost;

/// <summary>How the silos find each other, by the setting <c>Clustering</c>: <c>localhost</c>, one machine without a table of members, or <c>postgres</c>, the tables of clustering.sql in the database of the campaign.</summary>
internal static class Clustering
{
    public static void Use(ISiloBuilder silo, string connection)
    {
        var (port, gateway) = (silo.Configuration.GetValue<int>("Silo:Port"), silo.Configuration.GetValue<int>("Silo:GatewayPort"));
        switch (silo.Configuration["Clustering"])
        {
            case "localhost":
                silo.UseLocalhostClustering(port, gateway);
                break;
            case "postgres":
                silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
                silo.Services.Configure<ClusterOptions>(silo.Configuration.GetSection("Cluster"));
                silo.Services.Configure<ClusterMembershipOptions>(silo.Configuration.GetSection("Membership"));
                if (silo.Configuration["Silo:Address"] is { Length: > 0 } address) silo.ConfigureEndpoints(IPAddress.Parse(address), port, gateway);
                else silo.ConfigureEndpoints(port, gateway, listenOnAnyHostAddress: true); // the address of this machine
                break;
            case var other:
                throw new InvalidOperationException($"Unknown clustering '{other}'. Expected one of: localhost, postgres.");
        }
    }

    /// <summary>Executes clustering.sql. Where hosts may not create tables, execute it once with psql, and set <c>CreatesTables</c> to false.</summary>
    public static async Task CreateTablesAsync(IConfiguration configuration, string connection)
    {
        if (configuration["Clustering"] != "postgres" || !configuration.GetValue("CreatesTables", true)) return;
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "clustering.sql")));
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Healthy while the silo is an active member of the cluster, which a load balancer asks.</summary>
internal sealed class SiloHealth(ISiloStatusOracle silos) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silos.CurrentStatus == SiloStatus.Active ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The silo is {silos.CurrentStatus}."));
}

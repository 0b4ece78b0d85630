using System.Net;
using System.Net.Sockets;
using CallingDomain.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallingDomain.Benchmarks;

/// <summary>A silo in this process, with sockets of its own: silos talk to each other as over a network.</summary>
internal sealed class BenchmarkSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchmarkSilo(IHost host, int port) => (_host, Port) = (host, port);

    public int Port { get; }

    public string Name => Local.SiloAddress.ToString();

    public SiloAddress Address => Local.SiloAddress;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public CampaignCluster Campaigns => _host.Services.GetRequiredService<CampaignCluster>();

    private ILocalSiloDetails Local => _host.Services.GetRequiredService<ILocalSiloDetails>();

    /// <summary>Starts a silo.</summary>
    /// <param name="source">The database of the cluster.</param>
    /// <param name="first">The silo to join; null for the first one of a cluster.</param>
    public static async Task<BenchmarkSilo> StartAsync(NpgsqlDataSource source, BenchmarkSilo? first = null)
    {
        var (port, gateway) = (FreePort(), FreePort());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddCallingDomainPostgreSqlCluster(_ => source);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(port, gateway, new IPEndPoint(IPAddress.Loopback, first?.Port ?? port)).AddCallingDomainCluster());
        var host = builder.Build();
        await host.StartAsync();
        return new BenchmarkSilo(host, port);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

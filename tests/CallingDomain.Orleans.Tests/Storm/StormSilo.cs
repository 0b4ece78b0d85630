using System.Globalization;
using System.Net;
using CallingDomain.Hosting;
using CallingDomain.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>A silo as a process of its own, which dials.</summary>
internal static class StormSilo
{
    /// <summary>The line that the process writes when it is a member of the cluster.</summary>
    public const string Active = "active";

    /// <summary>The death detection of the example.</summary>
    public static IConfiguration Membership { get; } = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("docs", "examples", "cluster", "appsettings.json")).Build().GetSection("Membership");

    /// <summary>Runs the silo until it is stopped or killed, or its parent ends.</summary>
    /// <param name="args">The connection string, the ports of the silo, of its gateway and of the carrier.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        int[] ports = [.. args[1..].Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
        _ = Task.Run(() =>
        {
            while (Console.In.ReadLine() is not null) ;
            Environment.Exit(3); // the parent has ended
        });
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff ")).SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans.Runtime", LogLevel.Error);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(args[0]) { MaxPoolSize = 25, Timeout = 5, CommandTimeout = 10 }.ToString()));
        builder.Services.AddCallingDomainPostgreSqlCluster();
        builder.Services.AddSingleton<ICallPlacer>(_ => new CarrierLine(ports[2]));
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", new NpgsqlConnectionStringBuilder(args[0]) { MaxPoolSize = 5 }.ToString()));
            silo.Configure<ClusterMembershipOptions>(Membership);
            silo.Configure<global::Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (StormPlan.Campaign, StormPlan.Campaign));
            silo.ConfigureEndpoints(IPAddress.Loopback, ports[0], ports[1]);
            silo.AddCallingDomainCluster(options => options.FactsPerSnapshot = 500); // so that some kills meet a snapshot
            silo.AddStartupTask((_, _) => Console.Out.WriteLineAsync(Active));
        });
        await builder.Build().RunAsync();
        return 0;
    }
}

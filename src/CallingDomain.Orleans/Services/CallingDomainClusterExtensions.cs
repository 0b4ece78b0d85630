using CallingDomain.Hosting;
using CallingDomain.Orleans;
using CallingDomain.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Orleans.Hosting;

/// <summary>Adds campaigns in shards to a silo or a client.</summary>
public static class CallingDomainClusterExtensions
{
    /// <summary>Adds campaigns in shards and portals by business to a silo, and <see cref="CampaignCluster"/> and <see cref="ClusterPortals"/> to its services. The host registers an <see cref="IClusterStore"/> and <see cref="IShardJournals"/>, such as those of CallingDomain.Storage.PostgreSql, and an <see cref="ICallPlacer"/> if the silo places calls; for portals, <see cref="IPortalNumbers"/> and <see cref="IBusinessPortals"/>, and <c>PortalOptions</c> for others than the defaults.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Changes the options; null for no change. They are checked when the silo starts.</param>
    public static ISiloBuilder AddCallingDomainCluster(this ISiloBuilder silo, Action<ClusterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        var services = silo.Services;
        services.AddOptions<ClusterOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidator>());
        if (configure is not null) services.Configure(configure);
        AddShared(services);
        services.TryAddSingleton<LocalShards>();
        services.TryAddSingleton<ClusterNode>();
        services.TryAddSingleton(provider => new CampaignCluster(provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<LocalShards>()));
        services.TryAddSingleton(provider => new ClusterPortals(provider.GetRequiredService<IGrainFactory>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, CampaignKeeper>());
        return silo;
    }

    /// <summary>Adds <see cref="CampaignCluster"/> and <see cref="ClusterPortals"/> to the services of a client that is not a silo.</summary>
    /// <param name="client">The client.</param>
    public static IClientBuilder AddCallingDomainCluster(this IClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);
        AddShared(client.Services);
        client.Services.TryAddSingleton(provider => CampaignCluster.Of(provider.GetRequiredService<IClusterClient>()));
        client.Services.TryAddSingleton(provider => ClusterPortals.Of(provider.GetRequiredService<IClusterClient>()));
        return client;
    }

    private static void AddShared(IServiceCollection services)
    {
        services.TryAddSingleton(DateTimeZoneProviders.Tzdb);
#pragma warning disable RS0030 // the clock of a host that registers none
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
    }

    private sealed class ClusterOptionsValidator : IValidateOptions<ClusterOptions>
    {
        public ValidateOptionsResult Validate(string? name, ClusterOptions options)
        {
            var problems = new OptionProblems();
            options.Check(problems);
            string[] lines = [.. problems.Lines];
            return lines.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(lines);
        }
    }
}

using CallingDomain.Hosting;
using CallingDomain.Storage.PostgreSql;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps campaigns and portals of a host, or of a cluster, in a PostgreSQL database.</summary>
public static class CallingDomainPostgreSqlExtensions
{
    /// <summary>Keeps the campaign in a PostgreSQL database, under its name, as shard 0.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="source">The database, which several campaigns and portals may share, and which the container or the host disposes.</param>
    public static CampaignBuilder UsePostgreSql(this CampaignBuilder campaign, Func<IServiceProvider, NpgsqlDataSource> source)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(source);
        var name = campaign.Name;
        return campaign.UseJournal(services => new PostgreSqlCampaignJournal(source(services), name));
    }

    /// <summary>Keeps the campaign in the database of the container's <see cref="NpgsqlDataSource"/>, under its name, as shard 0.</summary>
    /// <param name="campaign">The campaign.</param>
    public static CampaignBuilder UsePostgreSql(this CampaignBuilder campaign) => campaign.UsePostgreSql(services => services.GetRequiredService<NpgsqlDataSource>());

    /// <summary>Keeps the portal in a PostgreSQL database, under its name.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="source">The database, which several campaigns and portals may share, and which the container or the host disposes.</param>
    public static PortalBuilder UsePostgreSql(this PortalBuilder portal, Func<IServiceProvider, NpgsqlDataSource> source)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentNullException.ThrowIfNull(source);
        var name = portal.Name;
        return portal.UseJournal(services => new PostgreSqlPortalJournal(source(services), name));
    }

    /// <summary>Keeps the portal in the database of the container's <see cref="NpgsqlDataSource"/>, under its name.</summary>
    /// <param name="portal">The portal.</param>
    public static PortalBuilder UsePostgreSql(this PortalBuilder portal) => portal.UsePostgreSql(services => services.GetRequiredService<NpgsqlDataSource>());

    /// <summary>Keeps the campaigns and portals of a cluster in a PostgreSQL database: registers <see cref="PostgreSqlClusterStore"/>, <see cref="PostgreSqlShardJournals"/>, <see cref="PostgreSqlPortalNumbers"/> and <see cref="PostgreSqlBusinessPortals"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="source">The database, which the container or the host disposes.</param>
    public static IServiceCollection AddCallingDomainPostgreSqlCluster(this IServiceCollection services, Func<IServiceProvider, NpgsqlDataSource> source)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(source);
        services.AddSingleton<IClusterStore>(provider => new PostgreSqlClusterStore(source(provider)));
        services.AddSingleton<IShardJournals>(provider => new PostgreSqlShardJournals(source(provider)));
        services.AddSingleton<IPortalNumbers>(provider => new PostgreSqlPortalNumbers(source(provider)));
        services.AddSingleton<IBusinessPortals>(provider => new PostgreSqlBusinessPortals(source(provider)));
        return services;
    }

    /// <summary>Keeps the campaigns and portals of a cluster in the database of the container's <see cref="NpgsqlDataSource"/>.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddCallingDomainPostgreSqlCluster(this IServiceCollection services) => services.AddCallingDomainPostgreSqlCluster(provider => provider.GetRequiredService<NpgsqlDataSource>());
}

using CallingDomain.Hosting;
using CallingDomain.Storage.PostgreSql;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps campaigns and portals of a host in a PostgreSQL database.</summary>
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
}

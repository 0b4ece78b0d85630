using CallingDomain.Hosting;
using CallingDomain.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps campaigns and portals of a host in SQLite files.</summary>
public static class CallingDomainSqliteExtensions
{
    /// <summary>Keeps the campaign in a SQLite file.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="path">The path of the file, which is created if it is missing.</param>
    public static CampaignBuilder UseSqlite(this CampaignBuilder campaign, string path)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return campaign.UseJournal(_ => new SqliteCampaignJournal(path));
    }

    /// <summary>Keeps the portal in a SQLite file.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="path">The path of the file, which is created if it is missing.</param>
    public static PortalBuilder UseSqlite(this PortalBuilder portal, string path)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return portal.UseJournal(_ => new SqlitePortalJournal(path));
    }
}

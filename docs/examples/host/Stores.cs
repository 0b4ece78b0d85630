using CallingDomain.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ReferenceHost;

/// <summary>Where the portal and the campaign are kept, by the setting <c>Store</c>: <c>sqlite</c>, two files, or <c>postgres</c>, the database of the connection string <c>CallingDomain</c>.</summary>
internal static class Stores
{
    public static void Use(WebApplicationBuilder builder, string data, PortalBuilder portal, CampaignBuilder campaign)
    {
        switch (builder.Configuration["Store"])
        {
            case "sqlite":
                var file = Path.Combine(data, $"{campaign.Name}.db");
                portal.UseSqlite(Path.Combine(data, "portal.db"));
                campaign.UseSqlite(file);
                builder.Services.AddSingleton(new CallRecords(SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString())));
                break;
            case "postgres":
                var connection = builder.Configuration.GetConnectionString("CallingDomain") ?? throw new InvalidOperationException("The store postgres needs the connection string CallingDomain, for example in the environment variable ConnectionStrings__CallingDomain.");
                builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
                portal.UsePostgreSql();
                campaign.UsePostgreSql();
                builder.Services.AddSingleton(services => new CallRecords(services.GetRequiredService<NpgsqlDataSource>(), "callingdomain.", $"campaign_number = (SELECT campaign FROM callingdomain.campaigns WHERE name = '{campaign.Name}') AND shard = 0 AND "));
                break;
            case var other:
                throw new InvalidOperationException($"Unknown store '{other}'. Expected one of: sqlite, postgres.");
        }
    }
}

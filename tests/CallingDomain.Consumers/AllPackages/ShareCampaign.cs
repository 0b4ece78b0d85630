using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.PostgreSql;
using Npgsql;

namespace CallingDomain.Consumers;

/// <summary>Keeps a campaign in a PostgreSQL database, whose server does not run.</summary>
internal static class ShareCampaign
{
    public static async Task RunAsync()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=ada;Database=calls;Timeout=5");
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        try
        {
            await using var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings());
            Console.WriteLine("database: a server runs at port 1");
        }
        catch (JournalException refused)
        {
            Console.WriteLine($"database: {refused.Reason.Code()}");
        }
    }
}

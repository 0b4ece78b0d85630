using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Sqlite;
using NodaTime;

namespace CallingDomain.Consumers;

/// <summary>Keeps a campaign in a SQLite file over a restart.</summary>
internal static class KeepCampaign
{
    public static async Task RunAsync(Setup setup)
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "campaign.db");
        await using (var journal = new SqliteCampaignJournal(file))
        await using (var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings { Retry = setup.Campaign.Retry }))
        {
            await runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("ada", PhoneNumber.Parse("+390612345678")), now));
            var claim = await runner.ClaimAsync();
            await runner.ExecuteAsync((campaign, now) => campaign.End(claim.Attempt!.Value.Id, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.Spoke }, now));
        }

        await using (var journal = new SqliteCampaignJournal(file))
        await using (var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings { Retry = setup.Campaign.Retry }))
            Console.WriteLine($"journal: {await runner.ExecuteAsync((campaign, _) => $"{campaign.FactCount} facts, {campaign.FinalOf("ada")!.Value.Reason}")}");
        folder.Delete(recursive: true);
    }
}

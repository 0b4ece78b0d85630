using System.Text.Json.Nodes;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Cli.Tests;

/// <summary>Generated campaigns on a durable store.</summary>
[Properties(Arbitrary = [typeof(CampaignRunProperties)], MaxTest = 40)]
public sealed class CampaignRunProperties
{
    private static readonly Gen<string> Statuses = Gen.Elements("NoAnswer", "Busy", "Machine", "Reached", "Drop");

    private static readonly Gen<JsonNode> Outcomes = Gen.OneOf(
        Statuses.NonEmptyListOf().Select(list => (JsonNode)new JsonObject { ["script"] = new JsonObject { ["*"] = new JsonArray([.. list.Select(each => JsonValue.Create(each))]) } }),
        Gen.Choose(0, 9).Select(share => JsonNode.Parse($$$"""{"model":{"probabilities":{"Reached":0.3,"NoAnswer":0.5,"Busy":0.2},"endings":[{"status":"Reached","share":0.{{{share}}},"outcome":"Refused"},{"status":"NoAnswer","share":0.1,"signals":["BadFormat"]}]}}""")!));

    private static readonly Gen<Generated> Any =
        from contacts in Gen.Choose(0, 12)
        from lines in Gen.Choose(1, 5)
        from ring in Gen.Choose(0, 90)
        from talk in Gen.Choose(0, 90)
        from outcomes in Outcomes
        from closes in Gen.Choose(0, 2)
        from readings in Gen.Choose(8, 30) // with less, a run may stop before the next event
        select new Generated(CampaignSamples.Campaign(campaign =>
        {
            campaign["contacts"] = new JsonArray([.. Enumerable.Range(0, contacts).Select(i => JsonNode.Parse($$"""{"id":"c{{i}}","primaryPhone":"+39061234000{{i % 8}}","additionalPhones":[{"phone":"+39061234000{{(i + 3) % 8}}","type":"Office"}]}"""))]);
            campaign["maxConcurrentCalls"] = lines;
            campaign["endings"] = JsonNode.Parse("""{"refused":{"callbackAfter":"PT7M"}}""");
            if (closes > 0) campaign["callingHours"] = JsonNode.Parse($$"""[{"from":"10:00","to":"10:0{{closes}}"}]""");
            campaign["outcomes"] = outcomes.DeepClone();
            campaign["outcomes"]!["ringTime"] = $"PT{ring}S";
            campaign["outcomes"]!["talkTime"] = $"PT{talk}S";
        }), readings);

    internal static Arbitrary<Generated> Campaigns() => Arb.From(Any);

    [Property]
    public void Run_StoppedAgainAndAgain_GivesTheOutputOfTheSimulation(Generated campaign) => AssertEndsAsItsSimulation(campaign, StoreKind.Sqlite);

    [PostgreSqlProperty(MaxTest = 15)]
    public void Run_StoppedAgainAndAgainOnPostgreSql_GivesTheOutputOfTheSimulation(Generated campaign) => AssertEndsAsItsSimulation(campaign, StoreKind.PostgreSql);

    private static void AssertEndsAsItsSimulation(Generated campaign, StoreKind kind)
    {
        using var folder = new Folder();
        using var store = RunStore.Create(kind, folder);
        var file = folder.Write("campaign.json", campaign.Json);
        var simulation = Tool.Run("campaign", "simulate", file, "--json");
        Assert.Equal(0, simulation.Status);
        Tool run;
        do
        {
            Action<int>? stop = null;
            var clock = new JumpingClock(reading =>
            {
                if (reading > campaign.Readings) stop?.Invoke(130);
            });
            run = Tool.RunOn(clock, action => stop = action, "campaign", "run", file, "--store", store.Option, "--speed", "1000", "--json");
        }
        while (run.Status == 130);
        Assert.Equal(simulation.Output, run.Output);
    }

    /// <param name="Json">The campaign file.</param>
    /// <param name="Readings">After how many readings of the clock each run is stopped.</param>
    public sealed record Generated(string Json, int Readings);
}

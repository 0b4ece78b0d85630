using System.Text;
using System.Text.Json.Nodes;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>Each refusal has its code.</summary>
public sealed class RefusalTests
{
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 4 };

    // The hours of the campaign and those of the rule set never overlap.
    private static readonly CampaignSettings Never = Settings with
    {
        CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(12, 0), CallingWindow.EveryDay)]),
        Rules = [new CallingRuleSet("law") { Hours = CallingHours.Of([new CallingWindow(new LocalTime(13, 0), new LocalTime(14, 0), CallingWindow.EveryDay)]) }],
    };

    [Fact]
    public async Task Cluster_BadInput_IsRefusedWithCode()
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        await using var cluster = await CampaignsInMemory.StartAsync(store: store, journals: journals);
        await RefusesAsync(ClusterReason.CampaignUnknown, () => cluster.Campaigns.CampaignOf("unknown").GetStatusAsync());
        await RefusesAsync(ClusterReason.CampaignUnknown, () => cluster.Campaigns.ReportAsync("unknown/0/1", new CallEnding(CallStatus.Reached)));
        await RefusesAsync(ClusterReason.LinesTooFew, () => cluster.Campaigns.CreateAsync("spring", Settings, shards: 5));
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        await RefusesAsync(ClusterReason.ShardsChanged, () => cluster.Campaigns.CreateAsync("spring", Settings, shards: 3));
        await RefusesAsync(ClusterReason.ShardsChanged, () => cluster.Campaigns.ReportAsync("spring/2/1", new CallEnding(CallStatus.Reached)));
        await RefusesAsync(ClusterReason.LinesTooFew, () => campaign.UpdateSettingsAsync(Settings with { MaxConcurrentCalls = 1 }));
        await RefusesAsync(ClusterReason.SettingsRefused, () => campaign.UpdateSettingsAsync(Never));
        await RefusesAsync(ClusterReason.SettingsRefused, () => campaign.AddToBlacklistAsync(CampaignsInMemory.NumberOf(1), reason: new string('x', 65)));
        await Assert.ThrowsAsync<ArgumentException>(() => campaign.StartAsync(new ClusterAttempt("autumn", 0, default)));
        await Assert.ThrowsAsync<ArgumentException>(() => campaign.EndAsync([(new ClusterAttempt("autumn", 0, default), new CallEnding(CallStatus.Reached))]));
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.Campaigns.ReportAsync("spring", new CallEnding(CallStatus.Reached)));
        await cluster.Campaigns.CreateAsync("spring", Settings with { MaxConcurrentCalls = 3 }, shards: 2); // the campaign that is there
        Assert.Equal(4, (await campaign.GetStatusAsync()).MaxConcurrentCalls);
        Assert.Equal(CampaignReason.AttemptUnknown, (await cluster.Campaigns.ReportAsync("spring/1/99", new CallEnding(CallStatus.Reached))).Reason);
    }

    [Theory]
    [InlineData("zones", "TZDB: 1999a (mapping: 1)", "CLUSTER_ZONES_DIFFER")]
    [InlineData("plan", "0.0.1", "CLUSTER_PLAN_DIFFERS")]
    [InlineData("rules", 99, "CLUSTER_RULES_DIFFER")]
    public async Task Start_NodeOfOtherVersions_IsRefused(string member, object value, string code)
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        await using (var cluster = await CampaignsInMemory.StartAsync(store: store, journals: journals)) await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        await ChangeAsync(store, CampaignDocument.Name, json => json["versions"]![member] = JsonValue.Create(value));
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => CampaignsInMemory.StartAsync(store: store, journals: journals));
        Assert.Contains(code, refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CampaignDocument.Name, "format", 2, "CLUSTER_CAMPAIGN_NEWER")]
    [InlineData(CampaignDocument.Name, "shards", "two", "CLUSTER_DAMAGED")]
    public async Task Start_DocumentItCannotRead_IsRefused(string document, string member, object value, string code)
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        await using (var cluster = await CampaignsInMemory.StartAsync(store: store, journals: journals)) await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        await ChangeAsync(store, document, json => json[member] = JsonValue.Create(value));
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => CampaignsInMemory.StartAsync(store: store, journals: journals));
        Assert.Contains(code, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_JournalOfAnotherShardOrOlder_IsRefused()
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        var foreign = journals.JournalOf("spring", 0);
        await using (var runner = await CampaignRunner.StartAsync(foreign, Settings))
        {
            var id = Enumerable.Range(0, 100).Select(i => $"c{i}").First(id => ShardMap.ShardOf(id, 2) == 1);
            await runner.LoadAsync([new Contact(id, CampaignsInMemory.NumberOf(1))]);
        }

        await using var cluster = await CampaignsInMemory.StartAsync(store: store, journals: journals);
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        await RefusesAsync(ClusterReason.StoreForeign, () => campaign.LoadAsync(CampaignsInMemory.Contacts(20)));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards[0].Failure?.StartsWith("CLUSTER_STORE_FOREIGN", StringComparison.Ordinal) == true, "the refusal in the status");
    }

    [Fact]
    public async Task Open_OlderJournal_IsRefusedEachTime()
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        await using (var cluster = await CampaignsInMemory.StartAsync(store: store, journals: journals))
        {
            var before = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 1);
            await before.LoadAsync(CampaignsInMemory.Contacts(20));
            await CampaignsInMemory.UntilAsync(async () => LinesDocument.Read((await store.ReadAsync("spring", LinesDocument.Name))!).Epochs[0] == 1, "the epoch in the document");
        }

        await ChangeAsync(store, LinesDocument.Name, json => json["facts"]![0] = 21); // more than the journal has
        await using var restored = await CampaignsInMemory.StartAsync(store: store, journals: journals);
        for (var opening = 0; opening < 3; opening++) await RefusesAsync(ClusterReason.StoreForeign, () => restored.Campaigns.CampaignOf("spring").ClaimAsync(1));
    }

    [Fact]
    public async Task Start_NodeThatTakesVersions_CampaignHasThem()
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        await using (var cluster = await CampaignsInMemory.StartAsync(store: store, journals: journals)) await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        await ChangeAsync(store, CampaignDocument.Name, json => json["versions"]!["zones"] = "TZDB: 1999a (mapping: 1)");
        await using var newer = await CampaignsInMemory.StartAsync(configure: options => options.TakesVersions = true, store: store, journals: journals);
        var kept = JsonNode.Parse((await store.ReadAsync("spring", CampaignDocument.Name))!.Content.Span)!;
        Assert.Equal(DateTimeZoneProviders.Tzdb.VersionId, (string?)kept["versions"]!["zones"]);
        Assert.Equal(2, await newer.Campaigns.CampaignOf("spring").GetShardsAsync());
    }

    private static async Task RefusesAsync(ClusterReason reason, Func<Task> operation)
    {
        var refusal = await Assert.ThrowsAsync<ClusterException>(operation);
        Assert.Equal(reason, refusal.Reason);
        Assert.StartsWith(reason.Code(), refusal.Message, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(MemoryClusterStore store, string document, Action<JsonNode> change)
    {
        var kept = (await store.ReadAsync("spring", document))!;
        var json = JsonNode.Parse(kept.Content.Span)!;
        change(json);
        Assert.True(await store.TryWriteAsync("spring", document, new ClusterDocument(kept.Version + 1, Encoding.UTF8.GetBytes(json.ToJsonString()))));
    }
}

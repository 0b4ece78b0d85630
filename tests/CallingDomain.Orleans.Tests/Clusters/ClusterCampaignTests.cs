using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

public sealed class ClusterCampaignTests
{
    [Fact]
    public async Task LoadClaimAndEnd_TwoSilosFourShards_EachContactIsCalledOnce()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 20 }, shards: 4);
        Assert.Equal(100, await campaign.LoadAsync(CampaignsInMemory.Contacts(100)));
        var called = new List<string>();
        while (called.Count < 100)
        {
            var calls = await campaign.ClaimAsync(most: 50);
            Assert.InRange(calls.Length, 0, 20);
            called.AddRange(calls.Select(call => call.Attempt.ContactId));
            var answers = await campaign.EndAsync([.. calls.Select(call => (call, new CallEnding(CallStatus.Reached)))]);
            Assert.All(answers, answer => Assert.True(answer.IsOk));
        }

        Assert.Equal(100, called.Distinct().Count());
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetStatusAsync() is { OpenContacts: 0, Contacts: 100, CallsUnderWay: 0, Attempts: 100 }, "the status");
        Assert.Equal(CloseReason.Reached, (await campaign.GetFinalAsync("c7"))!.Value.Reason);
    }

    [Fact]
    public async Task Dial_LinesThatDoNotBind_EachContactsCallsAndFinalAreThoseOfOneProcess()
    {
        var settings = new CampaignSettings { MaxConcurrentCalls = 500, Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.Zero }.WithDefault(new RetryRule(2, Duration.Zero)) };
        Contact[] contacts = [.. CampaignsInMemory.Contacts(60).Select((contact, i) => contact with { AdditionalPhones = [.. Enumerable.Range(0, i % 3).Select(place => new AdditionalPhone(CampaignsInMemory.NumberOf(1000 + (i * 10) + place)))] })];

        var alone = new Campaign(settings, new CampaignOptions { KeepHistory = true });
        var now = Instant.FromUtc(2026, 1, 5, 12, 0);
        foreach (var contact in contacts) Assert.True(alone.Load(contact, now).IsOk);
        while (alone.TryClaim(now += Duration.FromSeconds(1), out var attempt)) Assert.True(alone.End(attempt.Id, StatusOf(attempt), now).IsOk);

        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", settings, shards: 4);
        Assert.Equal(60, await campaign.LoadAsync(contacts));
        await CampaignsInMemory.UntilAsync(async () =>
        {
            var calls = await campaign.ClaimAsync(most: 100);
            await campaign.EndAsync([.. calls.Select(call => (call, new CallEnding(StatusOf(call.Attempt))))]);
            return (await campaign.GetStatusAsync()) is { OpenContacts: 0, Contacts: 60 };
        }, "the end of all contacts");

        var history = cluster.Journals.HistoryOf("spring", 4).ToList();
        foreach (var contact in contacts)
        {
            Assert.Equal(CallsOf(alone.History, contact.Id), CallsOf(history, contact.Id));
            Assert.Equal(Ending(alone.FinalOf(contact.Id)!.Value), Ending((await campaign.GetFinalAsync(contact.Id))!.Value));
        }

        // The same call has the same result wherever it is placed.
        static CallStatus StatusOf(Attempt attempt) => (((attempt.Phone.Phone.Digits * 7) + (ulong)attempt.PhoneAttempt) % 5) switch { 0 => CallStatus.Reached, 1 or 2 => CallStatus.NoAnswer, 3 => CallStatus.Busy, _ => CallStatus.Machine };
        static List<(PhoneNumber, int, int, CallStatus)> CallsOf(IEnumerable<HistoryEntry> history, string id) => [.. history.Where(entry => entry.Attempt.ContactId == id).Select(entry => (entry.Attempt.Phone.Phone, entry.Attempt.Pass, entry.Attempt.PhoneAttempt, entry.Status))];
        static FinalEntry Ending(FinalEntry final) => final with { Contact = 0, ClosedAt = default };
    }
}

using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Facts of a called contact with another figure than the facts before them give.</summary>
public sealed class BentCallFactsTests
{
    private static readonly Instant Start = SeedExample.Start;

    // Fact 1 is the load, 2 the claim, 3 the start, 4 the end of the call, 5 the hold of the contact, 6 its edit, 7 its closing, 8 its reset.
    [Theory]
    [InlineData(2, "call dialedAt", null)]
    [InlineData(2, "call dialedAt", "\"2026-03-03T09:00:00Z\"")]
    [InlineData(2, "call dueAt", "\"2026-03-02T08:00:00Z\"")]
    [InlineData(2, "call pass", "2")]
    [InlineData(2, "call phoneAttempt", "7")]
    [InlineData(2, "call leaseUntil", null)]
    [InlineData(2, "call leaseUntil", "\"2026-03-02T09:00:01Z\"")]
    [InlineData(2, "state pass", "2")]
    [InlineData(2, "state lastStatus", "\"Busy\"")]
    [InlineData(3, "call leaseUntil", "\"2026-03-02T09:00:01Z\"")]
    [InlineData(3, "state pass", "2")]
    [InlineData(3, "state lastStatus", "\"Busy\"")]
    [InlineData(4, "call dialedAt", "\"2026-03-02T08:00:00Z\"")]
    [InlineData(4, "call phone", "\"+390612345679\"")]
    [InlineData(4, "call leaseUntil", "\"2026-03-02T09:00:01Z\"")]
    [InlineData(4, "state pass", "3")]
    [InlineData(4, "state lastStatus", "\"Busy\"")]
    [InlineData(5, "state pass", "3")]
    [InlineData(5, "state lastStatus", "\"Busy\"")]
    [InlineData(6, "state pass", "3")]
    [InlineData(6, "state lastStatus", "\"Busy\"")]
    [InlineData(7, "state pass", "3")]
    [InlineData(8, "state pass", "2")]
    [InlineData(8, "state lastStatus", "\"Busy\"")]
    public void Replay_OneOtherFigure_IsRefused(int number, string path, string? value)
    {
        var (facts, names) = (FactsOfACall(), path.Split(' '));
        var json = JsonNode.Parse(facts[number - 1].ToJson())!;
        if (path != "state lastStatus") Assert.NotNull(json[names[0]]![names[1]]);
        json[names[0]]![names[1]] = value is null ? null : JsonNode.Parse(value);
        Assert.Equal((CampaignDataReason.FactContradicts, (long?)number), Refusal([.. facts.Take(number - 1), Fact(json)]));
    }

    [Theory]
    [InlineData("pass", "2")]
    [InlineData("lastStatus", "\"Busy\"")]
    public void Replay_LoadedContactAsIfCalled_IsRefused(string name, string value)
    {
        var json = JsonNode.Parse(FactsOfACall()[0].ToJson())!;
        json["state"]![name] = JsonNode.Parse(value);
        Assert.Equal((CampaignDataReason.FactInvalid, (long?)1), Refusal([Fact(json)]));
    }

    // The hold of a contact in a call names the call.
    [Fact]
    public void Replay_MoveDuringACallWithAnotherLease_IsRefused()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(SeedExample.Contact, Start);
        Assert.NotNull(campaign.Claim(Start));
        campaign.Hold("c1", Start).AssertOk();
        var json = JsonNode.Parse(log.Facts[2].ToJson())!;
        Assert.NotNull(json["state"]!["leaseUntil"]);
        json["state"]!["leaseUntil"] = "2026-03-02T09:00:01Z";
        Assert.Equal((CampaignDataReason.FactContradicts, (long?)3), Refusal([.. log.Facts.Take(2), Fact(json)]));
    }

    private static List<CampaignFact> FactsOfACall()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(SeedExample.Contact, Start).AssertOk();
        var call = campaign.Claim(Start)!.Value.Id;
        var end = Start + Duration.FromSeconds(30);
        campaign.Start(call, Start).AssertOk();
        campaign.End(call, CallStatus.NoAnswer, end).AssertOk();
        campaign.Hold("c1", end).AssertOk();
        campaign.Edit(SeedExample.Contact with { Name = "Ada" }, end).AssertOk();
        campaign.Close("c1", CloseReason.Canceled, end).AssertOk();
        campaign.Reset("c1", end).AssertOk();
        return log.Facts;
    }

    private static CampaignFact Fact(JsonNode json) => CampaignFact.ReadJson(Encoding.UTF8.GetBytes(json.ToJsonString()), DateTimeZoneProviders.Tzdb).Value;

    private static (CampaignDataReason Reason, long? Fact) Refusal(List<CampaignFact> facts)
    {
        var refusal = Campaign.Replay(SeedExample.Settings, facts).Reason!;
        return (refusal.Reason, refusal.FactNumber);
    }
}

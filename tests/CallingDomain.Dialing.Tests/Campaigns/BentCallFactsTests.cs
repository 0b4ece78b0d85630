using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Facts of calls that contradict the call itself.</summary>
public sealed class BentCallFactsTests
{
    private static readonly Instant Start = SeedExample.Start;

    // Fact 2 is the claim, fact 3 the end of the call.
    [Theory]
    [InlineData(2, "dialedAt", null)]
    [InlineData(2, "dialedAt", "\"2026-03-03T09:00:00Z\"")]
    [InlineData(2, "dueAt", "\"2026-03-02T08:00:00Z\"")]
    [InlineData(2, "pass", "2")]
    [InlineData(2, "phoneAttempt", "7")]
    [InlineData(3, "dialedAt", "\"2026-03-02T08:00:00Z\"")]
    [InlineData(3, "phone", "\"+390612345679\"")]
    public void Replay_CallWithAnotherFigure_IsRefused(int number, string name, string? value)
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(SeedExample.Contact, Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.NoAnswer, Start + Duration.FromSeconds(30));
        var json = JsonNode.Parse(log.Facts[number - 1].ToJson())!;
        Assert.NotNull(json["call"]![name]);
        json["call"]![name] = value is null ? null : JsonNode.Parse(value);
        var bent = CampaignFact.ReadJson(Encoding.UTF8.GetBytes(json.ToJsonString()), DateTimeZoneProviders.Tzdb).Value;
        var refusal = Campaign.Replay(SeedExample.Settings, [.. log.Facts.Take(number - 1), bent]).Reason!;
        Assert.Equal((CampaignDataReason.FactContradicts, (long)number), (refusal.Reason, refusal.FactNumber));
    }
}

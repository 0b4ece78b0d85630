using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>References and notes of calls, and the counts over all phones.</summary>
public sealed class CallRemarksTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;
    private readonly FactLog _log = new();

    [Fact]
    public void StartThenEnd_WithTexts_AreInHistoryAndFacts()
    {
        var campaign = Claimed();
        campaign.Start(1, Start, reference: "sip-1").AssertOk();
        Assert.Equal("sip-1", campaign.ReferenceOf(1));
        campaign.Start(1, Start).AssertOk(); // keeps the reference
        campaign.End(1, CallStatus.Busy, Start, note: "busy again").AssertOk();
        Assert.Equal(("sip-1", "busy again"), (campaign.History[0].Reference, campaign.History[0].Note));
        Assert.Null(campaign.ReferenceOf(1));
        Assert.Equal(["sip-1", null, null], _log.Facts.TakeLast(3).Select(fact => fact.Reference));
        Assert.Equal([null, null, "busy again"], _log.Facts.TakeLast(3).Select(fact => fact.Note));
    }

    [Fact]
    public void End_WithReference_ReplacesTheOneOfStart()
    {
        var campaign = Claimed();
        campaign.Start(1, Start, reference: "a");
        campaign.End(1, CallStatus.Busy, Start, reference: "b");
        Assert.Equal(("b", null), (campaign.History[0].Reference, campaign.History[0].Note));
    }

    [Fact]
    public void EndWithCallback_WithTexts_AreInHistoryAndTheFactHasTheCallback()
    {
        var campaign = Claimed();
        campaign.EndWithCallback(1, CallbackTime.Of(Start + Duration.FromHours(1)), Start, note: "after lunch", reference: "x").AssertOk();
        Assert.Equal(("x", "after lunch"), (campaign.History[0].Reference, campaign.History[0].Note));
        Assert.NotNull(_log.Facts[^1].Callback);
        Assert.Equal("after lunch", CampaignFact.ReadJson(_log.Facts[^1].ToJson(), Zones).Value.Note);
    }

    [Fact]
    public void End_ReachedLate_KeepsTheReferenceOfTheLostCall()
    {
        var campaign = Claimed();
        campaign.Start(1, Start, reference: "sip-1");
        campaign.Expire(Start + Duration.FromDays(1));
        Assert.Equal("sip-1", campaign.History[0].Reference);
        campaign.End(1, CallStatus.Reached, Start + Duration.FromDays(1), note: "it was them").AssertOk();
        Assert.Equal(("sip-1", "it was them"), (campaign.History[0].Reference, campaign.History[0].Note));
    }

    [Theory]
    [InlineData(64, 256, null)]
    [InlineData(65, 0, CampaignReason.TextTooLong)]
    [InlineData(0, 257, CampaignReason.TextTooLong)]
    public void End_LongTexts_AreRefusedBeyondTheirLimits(int reference, int note, CampaignReason? expected)
    {
        var campaign = Claimed();
        var facts = campaign.FactCount;
        Assert.Equal(expected, campaign.End(1, CallStatus.Busy, Start, note: new string('n', note), reference: new string('r', reference)).Refusal());
        Assert.Equal(expected is null ? facts + 1 : facts, campaign.FactCount);
        if (expected is null) Assert.Equal((64, 256), (campaign.History[0].Reference!.Length, campaign.History[0].Note!.Length));
    }

    [Fact]
    public void Texts_WithHalfACharacter_AreRefused()
    {
        var campaign = Claimed();
        Assert.Equal(CampaignReason.TextInvalid, campaign.Start(1, Start, reference: "\ud800"));
        Assert.Equal(CampaignReason.TextInvalid, campaign.End(1, CallStatus.Busy, Start, note: "\ud800"));
        Assert.Equal(CampaignReason.TextInvalid, campaign.EndWithCallback(1, CallbackTime.Of(Start), Start, note: "\ud800"));
    }

    [Theory]
    [InlineData("\"note\":\"n\"", "\"note\":\"\"")]
    [InlineData("\"note\":\"n\"", "\"reference\":\"12345678901234567890123456789012345678901234567890123456789012345\"")]
    public void Json_TextsThatNoFactHas_AreRefused(string before, string after)
    {
        Claimed().End(1, CallStatus.Busy, Start, note: "n");
        var json = System.Text.Encoding.UTF8.GetString(_log.Facts[^1].ToJson());
        Assert.Contains(before, json, StringComparison.Ordinal);
        Assert.Equal(CampaignDataReason.Invalid, CampaignFact.ReadJson(System.Text.Encoding.UTF8.GetBytes(json.Replace(before, after, StringComparison.Ordinal)), Zones).Reason!.Reason);
    }

    [Fact]
    public void Compact_CallWithoutTexts_TakesNoExtraByte()
    {
        Claimed().End(1, CallStatus.Busy, Start);
        var plain = Written(_log.Facts[^1]);
        _log.Facts.Clear();
        Claimed().End(1, CallStatus.Busy, Start, note: "n");
        Assert.Equal(plain + 3, Written(_log.Facts[^1])); // which remarks there are, and a note with its length
    }

    [Fact]
    public void Final_SeveralPhones_HasTheAttemptsOfAll()
    {
        var (campaign, _) = SeedExample.Run(SeedExample.Settings);
        var final = Assert.Single(campaign.Final);
        Assert.Equal((3, 9), (final.Attempts[CallStatus.NoAnswer], final.AllAttempts[CallStatus.NoAnswer]));
    }

    private static int Written(CampaignFact fact)
    {
        using var stream = new MemoryStream();
        new FactWriter(stream).Append([fact]);
        return (int)stream.Length;
    }

    private Campaign Claimed()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings, _log);
        campaign.Load([PhoneNumber.Parse("+39061"), PhoneNumber.Parse("+39062")], Start);
        Assert.NotNull(campaign.Claim(Start));
        return campaign;
    }
}

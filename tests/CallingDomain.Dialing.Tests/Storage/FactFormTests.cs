using System.Text;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Facts and snapshots of contacts with everything that a contact can have, and of contacts known by number.</summary>
public sealed class FactFormTests
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;
    private static readonly Instant Start = SeedExample.Start;
    private static readonly DateTimeZone Rome = Zones["Europe/Rome"];

    private static readonly Contact Full = new("a", SeedExample.Primary)
    {
        List = "march",
        Name = "Zoë Rossi",
        Priority = 3,
        TimeZone = Rome,
        ScheduledAt = Start + Duration.FromHours(1),
        AdditionalPhones = [new AdditionalPhone(SeedExample.Office, SeedExample.OfficeType, "at work")],
        Fields = [new ContactField("city", "Roma"), new ContactField("note", "")],
    };

    [Fact]
    public void Facts_OfFullContactsAndContactsByNumber_ComeBackAndRebuildTheCampaign()
    {
        var (campaign, facts) = Loaded();
        using var stream = new MemoryStream();
        new FactWriter(stream).Append(facts.ToArray());
        stream.Position = 0;
        var reader = new FactReader(stream, Zones);
        Assert.True(reader.TryRead(out var batch));
        Assert.Equal(facts, batch);
        Assert.Equal(facts, facts.Select(fact => CampaignFact.ReadJson(fact.ToJson(), Zones).Value));
        AssertSame(campaign, Campaign.Replay(campaign.Settings, facts).Value);
        Assert.Equal(Full, facts[0].LoadedContact);
        Assert.Null(facts[1].LoadedContact);
    }

    [Fact]
    public void Snapshot_OfFullContactsAndContactsByNumber_IsTheCampaign()
    {
        var (campaign, _) = Loaded();
        using var stream = new MemoryStream();
        campaign.Save(stream, Zones);
        stream.Position = 0;
        AssertSame(campaign, Campaign.Open(stream, Zones).Value);
    }

    [Fact]
    public void ToJson_ContactByNumber_HasItsPhonesAndZone()
    {
        var json = Encoding.UTF8.GetString(Loaded().Facts[1].ToJson());
        Assert.Contains($"\"phones\":[\"{SeedExample.Holiday}\",\"{SeedExample.Office}\"],\"timeZone\":\"Europe/Rome\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Fact_StateOfTheContactAfterIt_IsThatOfTheCampaign()
    {
        var log = new FactLog();
        var campaign = new Campaign(new CampaignSettings { Retry = new RetrySettings { GlobalMaxAttempts = 1 } }, new CampaignOptions { Facts = log });
        campaign.Load([SeedExample.Primary], Start);
        var loaded = log.Facts[^1];
        Assert.Equal((ContactPhase.Waiting, Start, CloseReason.Unspecified, 2), (loaded.Phase, loaded.NextDueAt, loaded.CloseReason, loaded.Priority));
        var attempt = campaign.Claim(Start)!.Value;
        Assert.Equal((ContactPhase.Reserved, null), (log.Facts[^1].Phase, log.Facts[^1].NextDueAt));
        campaign.End(attempt.Id, CallStatus.Busy, Start);
        var ended = log.Facts.Last(fact => fact.Kind == CampaignFactKind.AttemptEnded);
        Assert.Equal((ContactPhase.Closed, null, CloseReason.GlobalLimit), (ended.Phase, ended.NextDueAt, ended.CloseReason));
        campaign.SetPaused(true, Start).AssertOk();
        Assert.Equal((ContactPhase.Unspecified, 0, null), (log.Facts[^1].Phase, log.Facts[^1].Priority, log.Facts[^1].ReservedUntil));
    }

    [Fact]
    public void ReadJson_UnknownZoneOrNewerFormat_NamesTheReason()
    {
        var json = Encoding.UTF8.GetString(Loaded().Facts[0].ToJson());
        Assert.Equal("DATA_ZONE_UNKNOWN", CodeOf(json.Replace("Europe/Rome", "Europe/Roma", StringComparison.Ordinal)));
        Assert.Equal("DATA_INVALID", CodeOf(json.Replace("\"list\"", "\"lists\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void ToString_OfARefusal_SaysPlaceCodeAndPart()
    {
        var (campaign, facts) = Loaded();
        Assert.Equal("Fact 2 at position 1: FACT_MISSING", Campaign.Replay(campaign.Settings, facts.Skip(1)).Reason!.ToString());
        Assert.Equal("Record 0 at offset 0: DATA_UNKNOWN", Campaign.Open(new MemoryStream("no snapshot"u8.ToArray()), Zones).Reason!.ToString());
        Assert.Equal("Record 1 at offset 7: DATA_INVALID (zone)", new CampaignDataRefusal(CampaignDataReason.Invalid, 1, 7, "zone").ToString());
    }

    private static string CodeOf(string json) => CampaignFact.ReadJson(Encoding.UTF8.GetBytes(json), Zones).Reason!.Code;

    private static (Campaign Campaign, List<CampaignFact> Facts) Loaded()
    {
        var log = new FactLog();
        var campaign = new Campaign(new CampaignSettings(), new CampaignOptions { Facts = log });
        campaign.Load(Full, Start).AssertOk();
        campaign.Load([SeedExample.Holiday, SeedExample.Office], Start, priority: 1, zone: Rome).AssertOk();
        campaign.Load([SeedExample.Holiday], Start).AssertOk();
        return (campaign, log.Facts);
    }

    private static void AssertSame(Campaign expected, Campaign actual)
    {
        Assert.Equal(Full, actual.FindContact("a") is { } number ? actual.ContactOf(number) : null);
        Assert.Equal(expected.ContactCount, actual.ContactCount);
        for (var contact = 0; contact < expected.ContactCount; contact++) Assert.Equal(expected.StateOf(contact), actual.StateOf(contact));
        for (var call = 0; call < 3; call++) Assert.Equal(expected.Claim(Start + Duration.FromHours(2)), actual.Claim(Start + Duration.FromHours(2)));
    }
}

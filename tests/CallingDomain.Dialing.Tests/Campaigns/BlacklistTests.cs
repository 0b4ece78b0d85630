using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Numbers on the blacklist of a running campaign, for good or for a period.</summary>
public sealed class BlacklistTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Instant Later = Start + Duration.FromDays(60);
    private static readonly PhoneNumber Phone = PhoneNumber.Parse("+12015550123");

    [Fact]
    public void AddToBlacklist_ForAPeriod_ClosesTheContactAndReopensItAtItsEnd()
    {
        var campaign = Loaded(out _);
        campaign.AddToBlacklist(Phone, Start, Later, "refused").AssertOk();
        Assert.Equal(CloseReason.Blacklisted, campaign.FinalOf(0)!.Value.Reason);
        Assert.Equal(new BlacklistEntry(Phone, Later, "refused"), campaign.BlacklistEntryOf(Phone));
        Assert.Equal(Later, campaign.NextWakeUp);
        Assert.Null(campaign.Claim(Later - Duration.Epsilon));
        Assert.Equal(Phone, campaign.Claim(Later)!.Value.Phone.Phone);
        Assert.Null(campaign.BlacklistEntryOf(Phone));
    }

    [Fact]
    public void AddToBlacklist_Again_OnlyALaterEndChangesTheEntry()
    {
        var campaign = Loaded(out var facts);
        campaign.AddToBlacklist(Phone, Start, Later, "refused").AssertOk();
        var count = facts.Facts.Count;
        campaign.AddToBlacklist(Phone, Start, Later - Duration.FromDays(1), "sooner").AssertOk();
        Assert.Equal(count, facts.Facts.Count);
        campaign.AddToBlacklist(Phone, Start, reason: "do not call").AssertOk();
        Assert.Equal(new BlacklistEntry(Phone, null, "do not call"), campaign.BlacklistEntryOf(Phone));
        Assert.Null(campaign.Claim(Later + Duration.FromDays(4000)));
    }

    [Fact]
    public void AddToBlacklist_SettingsThatListTheNumber_OutlastTheEntry()
    {
        var campaign = Loaded(out _);
        campaign.AddToBlacklist(Phone, Start, Later).AssertOk();
        campaign.UpdateSettings(campaign.Settings with { Blacklist = Contacts.Blacklist.Of([Phone]) }, Start).AssertOk();
        Assert.Null(campaign.Claim(Later));
        campaign.UpdateSettings(campaign.Settings with { Blacklist = Contacts.Blacklist.Empty }, Later).AssertOk();
        Assert.Equal(Later, campaign.NextWakeUp);
        Assert.NotNull(campaign.Claim(Later));
    }

    [Fact]
    public void AddToBlacklist_EndAndReason_AreInTheFactAndSurviveReplayAndSnapshot()
    {
        var campaign = Loaded(out var facts);
        campaign.AddToBlacklist(Phone, Start, Later, "refused").AssertOk();
        var fact = facts.Facts[^1];
        Assert.Equal((Later, "refused"), (fact.ListedUntil, fact.ListingReason));
        Assert.Equal(fact, CampaignFact.ReadJson(fact.ToJson(), DateTimeZoneProviders.Tzdb).Value);
        var replayed = Campaign.Replay(campaign.Settings, facts.Facts).Value;
        Assert.Equal(campaign.BlacklistEntryOf(Phone), replayed.BlacklistEntryOf(Phone));
        using var snapshot = new MemoryStream();
        campaign.Save(snapshot, DateTimeZoneProviders.Tzdb);
        snapshot.Position = 0;
        var opened = Campaign.Open(snapshot, DateTimeZoneProviders.Tzdb).Value;
        Assert.Equal(campaign.BlacklistEntryOf(Phone), opened.BlacklistEntryOf(Phone));
        Assert.NotNull(opened.Claim(Later));
    }

    [Fact]
    public void AddToBlacklist_BadEndOrReason_IsRefusedAndChangesNothing()
    {
        var campaign = Loaded(out var facts);
        var count = facts.Facts.Count;
        Assert.Equal(CampaignReason.BlacklistEntryEnded, campaign.AddToBlacklist(Phone, Start, Start).Reason);
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.AddToBlacklist(Phone, Start, Instant.MaxValue).Reason);
        Assert.Equal(CampaignReason.TextTooLong, campaign.AddToBlacklist(Phone, Start, reason: new string('x', 65)).Reason);
        Assert.Equal(CampaignReason.TextInvalid, campaign.AddToBlacklist(Phone, Start, reason: "\ud800").Reason);
        Assert.Throws<ArgumentException>(() => campaign.AddToBlacklist(PhoneNumber.None, Start));
        Assert.Throws<ArgumentException>(() => campaign.RemoveFromBlacklist(PhoneNumber.None, Start));
        Assert.Equal(count, facts.Facts.Count);
    }

    private static Campaign Loaded(out FactLog facts)
    {
        facts = new FactLog();
        var campaign = KeptCampaign.Of(new CampaignSettings(), facts);
        campaign.Load([Phone], Start);
        return campaign;
    }
}

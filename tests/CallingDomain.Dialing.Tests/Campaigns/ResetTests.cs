using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Resets of lists and of single contacts.</summary>
public sealed class ResetTests
{
    private static readonly Instant Start = SeedExample.Start;

    [Theory]
    [InlineData(CloseReason.Deleted)]
    [InlineData(CloseReason.Canceled)]
    public void ResetList_ContactDeletedOrCanceled_StaysClosedAndIsNotCounted(CloseReason reason)
    {
        var log = new FactLog();
        var campaign = Loaded(new CampaignSettings(), log);
        campaign.Close("c1", reason, Start);
        Assert.Equal(0, campaign.ResetList(Start).Value);
        Assert.Equal((0, ContactPhase.Closed), (campaign.OpenCount, campaign.StateOf("c1")!.Value.Phase));
        Assert.DoesNotContain(log.Facts, fact => fact.Kind == CampaignFactKind.ListReset);
    }

    [Fact]
    public void Reset_CanceledContact_IsFreshAndFinalStays()
    {
        var log = new FactLog();
        var campaign = Loaded(SeedExample.Settings, log);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        campaign.Close("c1", CloseReason.Canceled, Start);
        var later = Start + Duration.FromMinutes(5);
        campaign.Reset("c1", later).AssertOk();
        Assert.Equal((1, WaitReason.FirstCall, later, 1, 0), (campaign.OpenCount, campaign.StateOf("c1")!.Value.Why, campaign.StateOf("c1")!.Value.DueAt, campaign.StateOf("c1")!.Value.Pass, campaign.StateOf("c1")!.Value.Attempts));
        Assert.All(campaign.CountsOf("c1"), phone => Assert.Equal(0, phone.Counts.Total));
        Assert.Equal(CloseReason.Canceled, Assert.Single(campaign.Final).Reason);
        Assert.Equal((CampaignFactKind.ContactReset, "contactReset"), (log.Facts[^1].Kind, log.Facts[^1].Code));
        Assert.Equal(SeedExample.Primary, campaign.Claim(later)!.Value.Phone.Phone);
    }

    [Fact]
    public void Reset_DeletedContact_IsRefusedAndSoIsItsReload()
    {
        var campaign = Loaded(SeedExample.Settings with { ReloadClosedContacts = true }, new FactLog());
        campaign.Close("c1", CloseReason.Deleted, Start);
        Assert.Equal("CONTACT_DELETED", campaign.Reset("c1", Start).Reason.Code());
        Assert.Equal(CampaignReason.ContactDeleted, campaign.Load(SeedExample.Contact, Start));
        Assert.Equal(0, campaign.OpenCount);
    }

    [Fact]
    public void Reset_ReachedContactKnownByNumber_IsFresh()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load([SeedExample.Primary], Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Reached, Start);
        campaign.Reset(0, Start).AssertOk();
        Assert.Equal(2, campaign.Claim(Start)!.Value.Id);
    }

    [Theory]
    [InlineData("\"ruleWhy\":\"FirstCall\"", "\"ruleWhy\":\"Callback\"")]
    [InlineData("\"phone\":0", "\"attempts\":1,\"phone\":0")]
    public void Apply_ChangedReset_IsRefused(string before, string after)
    {
        var log = new FactLog();
        var campaign = Loaded(SeedExample.Settings, log);
        campaign.Close("c1", CloseReason.Canceled, Start);
        campaign.Reset("c1", Start);
        var text = System.Text.Encoding.UTF8.GetString(log.Facts[^1].ToJson());
        Assert.Contains(before, text, StringComparison.Ordinal);
        var bent = CampaignFact.ReadJson(System.Text.Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)), DateTimeZoneProviders.Tzdb).Value;
        Assert.Equal(CampaignDataReason.FactContradicts, Campaign.Replay(SeedExample.Settings, [.. log.Facts.SkipLast(1), bent]).Reason!.Reason);
    }

    [Fact]
    public void Apply_ResetOfADeletedContact_IsRefused()
    {
        var (canceled, deleted) = (new FactLog(), new FactLog());
        var (one, other) = (Loaded(SeedExample.Settings, canceled), Loaded(SeedExample.Settings, deleted));
        one.Close("c1", CloseReason.Canceled, Start);
        one.Reset("c1", Start);
        other.Close("c1", CloseReason.Deleted, Start);
        Assert.Null(Campaign.Replay(SeedExample.Settings, canceled.Facts).Reason);
        Assert.Equal(CampaignDataReason.FactContradicts, Campaign.Replay(SeedExample.Settings, [.. deleted.Facts, canceled.Facts[^1]]).Reason!.Reason);
    }

    private static Campaign Loaded(CampaignSettings settings, FactLog log)
    {
        var campaign = KeptCampaign.Of(settings, log);
        campaign.Load(SeedExample.Contact, Start);
        return campaign;
    }
}

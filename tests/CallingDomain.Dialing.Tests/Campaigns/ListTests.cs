using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Operations on lists: hold, release, detach, reset.</summary>
public sealed class ListTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly PhoneNumber One = PhoneNumber.Parse("+39061"), Other = PhoneNumber.Parse("+39062");

    [Fact]
    public void HoldList_ContactsOfIt_AreNotCalledUntilItIsReleased()
    {
        var log = new FactLog();
        var campaign = Loaded(log);
        campaign.HoldList("blue", Start).AssertOk();
        campaign.HoldList("blue", Start).AssertOk();
        campaign.Load(new Contact("later", PhoneNumber.Parse("+39063")) { List = "blue" }, Start);
        Assert.Equal(["blue"], campaign.HeldLists);
        Assert.Equal("none", campaign.Claim(Start)!.Value.ContactId);
        Assert.Null(campaign.Claim(Start));
        Assert.Equal(new WaitCause(WaitReason.Held, null, "blue"), Assert.Single(campaign.Explain("blue", Start)!.NotBefore));
        campaign.ReleaseList("blue", Start).AssertOk();
        Assert.Equal("blue", campaign.Claim(Start)!.Value.ContactId);
        Assert.Equal("later", campaign.Claim(Start)!.Value.ContactId);
        Assert.Equal([("Hold", "blue"), ("Release", "blue")], log.Facts.Where(fact => fact.Kind == CampaignFactKind.ListChanged).Select(fact => (fact.ListAction, fact.List)));
    }

    [Fact]
    public void HoldList_BesideHoldOfAContact_IsIndependent()
    {
        var campaign = Loaded(new FactLog());
        campaign.Hold("blue", Start);
        campaign.HoldList("blue", Start);
        campaign.ReleaseList("blue", Start);
        Assert.Equal((true, false), (campaign.StateOf("blue")!.Value.IsHeld, campaign.StateOf("blue")!.Value.IsHeldWithList));
        campaign.HoldList("blue", Start);
        campaign.Release("blue", Start);
        Assert.Equal((false, true), (campaign.StateOf("blue")!.Value.IsHeld, campaign.StateOf("blue")!.Value.IsHeldWithList));
    }

    [Fact]
    public void Edit_IntoAnotherList_FollowsThatList()
    {
        var campaign = Loaded(new FactLog());
        campaign.HoldList("blue", Start);
        campaign.Edit(new Contact("blue", One), Start);
        campaign.Edit(new Contact("none", Other) { List = "blue" }, Start);
        Assert.Equal((false, true), (campaign.StateOf("blue")!.Value.IsHeldWithList, campaign.StateOf("none")!.Value.IsHeldWithList));
    }

    [Fact]
    public void DetachList_OpenContactsOfIt_AreClosedOneInACallAfterIt()
    {
        var log = new FactLog();
        var campaign = Loaded(log);
        campaign.Load(new Contact("calm", PhoneNumber.Parse("+39063")) { List = "blue" }, Start);
        var call = campaign.Claim(Start)!.Value;
        Assert.Equal("blue", call.ContactId);
        Assert.Equal(2, campaign.DetachList("blue", Start).Value);
        Assert.Equal(0, campaign.DetachList("blue", Start).Value);
        Assert.Equal((CloseReason.ListDetached, "calm"), (campaign.Final.Single().Reason, campaign.Final.Single().ContactId));
        campaign.End(call.Id, CallStatus.Busy, Start);
        Assert.Equal(CloseReason.ListDetached, campaign.StateOf("blue")!.Value.Closing.Reason);
        campaign.Load(new Contact("after", PhoneNumber.Parse("+39064")) { List = "blue" }, Start).AssertOk();
        Assert.Equal((2, 0), (campaign.OpenCount, campaign.ResetList(Start, "blue").Value)); // the contact of the empty list and the contact loaded later
        Assert.Null(Campaign.Replay(SeedExample.Settings, log.Facts).Reason);
    }

    [Fact]
    public void DetachList_ContactToBeDeletedAfterItsCall_IsDeleted()
    {
        var campaign = Loaded(new FactLog());
        var call = campaign.Claim(Start)!.Value;
        campaign.Close("blue", CloseReason.Deleted, Start);
        Assert.Equal(0, campaign.DetachList("blue", Start).Value);
        campaign.End(call.Id, CallStatus.Busy, Start);
        Assert.Equal(CloseReason.Deleted, campaign.StateOf("blue")!.Value.Closing.Reason);
    }

    [Fact]
    public void ResetList_OpenOnesToo_AreFreshExceptThoseInACallAndThoseWithACallback()
    {
        var log = new FactLog();
        var campaign = Loaded(log);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        campaign.Load(new Contact("asked", PhoneNumber.Parse("+39063")), Start);
        campaign.ScheduleCallback("asked", CallbackTime.Of(Start + Duration.FromHours(5)), Start);
        campaign.Claim(Start);
        Assert.Equal(0, campaign.ResetList(Start).Value);
        Assert.Equal(1, campaign.ResetList(Start, includeOpen: true).Value);
        Assert.Equal((WaitReason.FirstCall, 0, 1), (campaign.StateOf("blue")!.Value.Why, campaign.StateOf("blue")!.Value.Attempts, campaign.StateOf("blue")!.Value.Pass));
        Assert.Equal(WaitReason.Callback, campaign.StateOf("asked")!.Value.Why);
        Assert.Equal((true, 3), (log.Facts[^1].IncludesOpen, campaign.OpenCount));
        Assert.Null(Campaign.Replay(SeedExample.Settings, log.Facts).Reason);
    }

    [Theory]
    [InlineData("\"action\":\"Hold\"", "\"action\":\"Release\"")]
    [InlineData("\"list\":\"blue\",\"action\":\"Hold\"", "\"list\":\"green\",\"action\":\"Detach\"")]
    public void Apply_ListChangeThatChangesNothing_IsRefused(string before, string after)
    {
        var log = new FactLog();
        var campaign = Loaded(log);
        campaign.HoldList("blue", Start);
        var text = System.Text.Encoding.UTF8.GetString(log.Facts[^1].ToJson());
        Assert.Contains(before, text, StringComparison.Ordinal);
        var bent = CampaignFact.ReadJson(System.Text.Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)), DateTimeZoneProviders.Tzdb).Value;
        Assert.Equal(CampaignDataReason.FactChangesNothing, Campaign.Replay(SeedExample.Settings, [.. log.Facts.SkipLast(1), bent]).Reason!.Reason);
    }

    private static Campaign Loaded(FactLog log)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(new Contact("blue", One) { List = "blue" }, Start);
        campaign.Load(new Contact("none", Other), Start);
        return campaign;
    }
}

using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Replacing the contacts of a list in one command, all or none.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class ListReplacementTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly CampaignSettings Again = SeedExample.Settings with { ReloadClosedContacts = true };

    [Fact]
    public void ReplaceList_NewContacts_AreLoadedAndTheOldOnesClosedInOneBatch()
    {
        var log = new FactLog();
        var campaign = Loaded(SeedExample.Settings, log);
        var (facts, batches) = (log.Facts.Count, log.Batches.Count);
        Assert.Equal(2, campaign.ReplaceList("blue", [Blue("x", 4), Blue("y", 5)], Start).Value);
        Assert.Equal(
            [CampaignFactKind.ListChanged, CampaignFactKind.ContactLoaded, CampaignFactKind.ContactLoaded], log.Facts.Skip(facts).Select(fact => fact.Kind));
        Assert.Equal([-1, 3, 4], log.Facts.Skip(facts).Select(fact => fact.Kind == CampaignFactKind.ListChanged ? -1 : fact.Contact));
        Assert.Equal([3], log.Batches.Skip(batches));
        Assert.Equal(["a", "b"], campaign.Final.Select(final => final.ContactId));
        Assert.Equal((5, 3, 3, 4), (campaign.ContactCount, campaign.OpenCount, campaign.FindContact("x"), campaign.FindContact("y")));
        Assert.Equal(["none", "x", "y"], [campaign.Claim(Start)!.Value.ContactId, campaign.Claim(Start)!.Value.ContactId, campaign.Claim(Start)!.Value.ContactId]);
    }

    [Fact]
    public void ReplaceList_NothingToDetachAndNoContacts_IsNoFact()
    {
        var log = new FactLog();
        var campaign = Loaded(SeedExample.Settings, log);
        var batches = log.Batches.Count;
        Assert.Equal(0, campaign.ReplaceList("green", [], Start).Value);
        Assert.Equal(batches, log.Batches.Count);
        Assert.Equal(0, campaign.ReplaceList("green", [new Contact("g", Number(7)) { List = "green" }], Start).Value);
        Assert.Equal(CampaignFactKind.ContactLoaded, log.Facts[^1].Kind);
    }

    [Fact]
    public void ReplaceList_ContactOfACallUnderWay_IsFinishedThenClosed()
    {
        var campaign = Loaded(Again, new FactLog());
        var call = campaign.Claim(Start)!.Value;
        Assert.Equal("a", call.ContactId);
        Assert.Equal(new ListRefusal(1, CampaignReason.ContactAlreadyLoaded), campaign.ReplaceList("blue", [Blue("x", 4), Blue("a", 1)], Start).Reason);
        Assert.Equal(2, campaign.ReplaceList("blue", [Blue("x", 4)], Start).Value);
        Assert.Equal((ContactPhase.Reserved, CloseReason.ListDetached), (campaign.StateOf("a")!.Value.Phase, campaign.StateOf("a")!.Value.ClosesWith));
        campaign.End(call.Id, CallStatus.Busy, Start);
        Assert.Equal(CloseReason.ListDetached, campaign.StateOf("a")!.Value.Closing.Reason);
    }

    [Fact]
    public void ReplaceList_DetachedContactComesAgain_IsFreshOnlyWhereReloadAllowsIt()
    {
        Assert.Equal(new ListRefusal(0, CampaignReason.ContactAlreadyLoaded), Loaded(SeedExample.Settings, new FactLog()).ReplaceList("blue", [Blue("a", 1)], Start).Reason);
        var log = new FactLog();
        var campaign = Loaded(Again, log);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        campaign.Hold("a", Start);
        Assert.Equal(2, campaign.ReplaceList("blue", [Blue("x", 4), Blue("a", 6)], Start).Value);
        var state = campaign.StateOf("a")!.Value;
        Assert.Equal((ContactPhase.Waiting, 0, false, 4), (state.Phase, state.Attempts, state.IsHeld, campaign.ContactCount));
        Assert.Equal(Number(6), campaign.ContactOf("a")!.PrimaryPhone);
        Assert.Null(Campaign.Replay(Again, log.Facts).Reason);
    }

    [Fact]
    public void ReplaceList_OfAHeldList_IsHeldToo()
    {
        var campaign = Loaded(SeedExample.Settings, new FactLog());
        campaign.HoldList("blue", Start);
        campaign.ReplaceList("blue", [Blue("x", 4)], Start);
        Assert.True(campaign.StateOf("x")!.Value.IsHeldWithList);
    }

    public static TheoryData<string, int, CampaignReason> Refused => new()
    {
        { "known", 1, CampaignReason.ContactAlreadyLoaded },
        { "twice", 2, CampaignReason.ContactAlreadyLoaded },
        { "otherList", 0, CampaignReason.ContactOfOtherList },
        { "phones", 1, CampaignReason.TooManyPhones },
        { "text", 0, CampaignReason.TextInvalid },
        { "scheduled", 1, CampaignReason.TimeOutOfRange },
        { "deleted", 1, CampaignReason.ContactDeleted },
        { "number", 1, CampaignReason.NumberAlreadyLoaded },
        { "numberOfABefore", 1, CampaignReason.NumberAlreadyLoaded },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void ReplaceList_OneContactRefused_ChangesNothingAndSaysWhich(string what, int index, CampaignReason reason)
    {
        var log = new FactLog();
        var campaign = Loaded(Again with { DuplicateCheck = DuplicateCheck.Always, DuplicatePhones = DuplicatePhones.Any }, log);
        campaign.Load(Blue("gone", 8), Start);
        campaign.Close("gone", CloseReason.Deleted, Start);
        Contact[] contacts = what switch
        {
            "known" => [Blue("x", 4), Blue("none", 5)],
            "twice" => [Blue("x", 4), Blue("y", 5), Blue("x", 6)],
            "otherList" => [new Contact("x", Number(4)), Blue("y", 5)],
            "phones" => [Blue("x", 4), Blue("y", 5) with { AdditionalPhones = [.. Enumerable.Range(1000, 256).Select(number => new AdditionalPhone(PhoneNumber.Parse($"+3907{number}"), Type: null))] }],
            "text" => [Blue("x", 4) with { Name = "\ud83d" }],
            "scheduled" => [Blue("x", 4), Blue("y", 5) with { ScheduledAt = Campaign.LastInstant + Duration.FromDays(1) }],
            "deleted" => [Blue("x", 4), Blue("gone", 8)],
            "number" => [Blue("x", 4), Blue("y", 3)],
            "numberOfABefore" => [Blue("x", 4), Blue("y", 4)],
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        var (before, facts) = (Bytes(campaign), log.Facts.Count);
        Assert.Equal(new ListRefusal(index, reason), campaign.ReplaceList("blue", contacts, Start + Duration.FromHours(1)).Reason);
        Assert.Equal(before, Bytes(campaign));
        Assert.Equal((facts, Start), (log.Facts.Count, campaign.Now));
    }

    [Fact]
    public void ReplaceList_AsAWholeRefused_NamesNoContact()
    {
        var campaign = Loaded(SeedExample.Settings, new FactLog());
        campaign.SetPaused(true, Start + Duration.FromHours(1));
        Assert.Equal(new ListRefusal(null, CampaignReason.TimeGoesBack), campaign.ReplaceList("blue", [Blue("x", 4)], Start).Reason);
        Assert.Equal(new ListRefusal(null, CampaignReason.TextInvalid), campaign.ReplaceList("\ud83d", [], Start + Duration.FromHours(2)).Reason);
        Assert.Equal(new ListRefusal(null, CampaignReason.TimeOutOfRange), campaign.ReplaceList("blue", [], Instant.MaxValue).Reason);
        Assert.Throws<ArgumentException>(() => campaign.ReplaceList("blue", [Blue("x", 4), null!], Start));
    }

    [Theory]
    [InlineData(DuplicateCheck.OnlyIfOpen, null)]
    [InlineData(DuplicateCheck.Always, 0)]
    public void ReplaceList_NumberOfADetachedContact_IsComparedAsClosed(DuplicateCheck check, int? refused)
    {
        var answer = Loaded(SeedExample.Settings with { DuplicateCheck = check }, new FactLog()).ReplaceList("blue", [Blue("x", 1), Blue("y", 4)], Start);
        Assert.Equal(refused, answer.IsOk ? null : answer.Reason!.Index);
    }

    [Fact]
    public void ReplaceList_NumberThatALoadedAgainContactHasNoMore_MayCome()
    {
        var campaign = Loaded(Again with { DuplicateCheck = DuplicateCheck.Always }, new FactLog());
        Assert.True(campaign.ReplaceList("blue", [Blue("a", 6), Blue("x", 1)], Start).IsOk);
    }

    [Fact]
    public void ReplaceList_ReadsTheCampaignWhileItIsEnumerated_IsDone()
    {
        var campaign = Loaded(Again, new FactLog());
        var same = Enumerable.Range(0, campaign.ContactCount).Select(contact => campaign.ContactOf(contact)!).Where(contact => contact.List == "blue");
        Assert.Equal(2, campaign.ReplaceList("blue", same, Start).Value);
        Assert.Equal(3, campaign.OpenCount);
    }

    [Property]
    public bool ReplaceList_AnyCase_IsTheDetachAndTheLoadsOneByOne(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, command) =>
        {
            if (command is not ReplaceList replace) return _ => true;
            var steps = Campaign.Replay(one.Settings, run.Facts, new CampaignOptions { RememberCalls = true }).Value;
            return answer =>
            {
                if (answer is not Result<int, ListRefusal> { IsOk: true } done) return true;
                Assert.Equal(steps.DetachList(replace.List, run.Now).Value, done.Value);
                foreach (var contact in replace.Contacts) steps.Load(contact, run.Now).AssertOk();
                Assert.Equal(run.DumpStates(run.Campaign), run.DumpStates(steps));
                return true;
            };
        });
        return true;
    }

    private static Contact Blue(string id, int number) => new(id, Number(number)) { List = "blue" };

    private static PhoneNumber Number(int number) => PhoneNumber.Parse($"+3906{number}");

    private static byte[] Bytes(Campaign campaign)
    {
        using var stream = new MemoryStream();
        campaign.Save(stream, DateTimeZoneProviders.Tzdb);
        return stream.ToArray();
    }

    private static Campaign Loaded(CampaignSettings settings, FactLog log)
    {
        var campaign = KeptCampaign.Of(settings, log);
        campaign.Load(Blue("a", 1), Start).AssertOk();
        campaign.Load(Blue("b", 2), Start).AssertOk();
        campaign.Load(new Contact("none", Number(3)), Start).AssertOk();
        return campaign;
    }
}

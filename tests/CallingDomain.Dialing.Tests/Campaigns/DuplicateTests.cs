using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The duplicate check by number, and the contacts of a number.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class DuplicateTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly PhoneNumber One = PhoneNumber.Parse("+39061"), Other = PhoneNumber.Parse("+39062"), Third = PhoneNumber.Parse("+39063");

    // Contact a (One, Other) is open; b (Third) is closed.
    [Theory]
    [InlineData(DuplicateCheck.Never, DuplicatePhones.Any, "One,Other,Third", false)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Primary, "One", true)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Primary, "Other", false)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Primary, "Fourth,One", false)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Primary, "None,One", false)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Primary, "Third", true)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Any, "Other", true)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Any, "Fourth,Third", true)]
    [InlineData(DuplicateCheck.Always, DuplicatePhones.Any, "Fourth", false)]
    [InlineData(DuplicateCheck.OnlyIfOpen, DuplicatePhones.Primary, "One", true)]
    [InlineData(DuplicateCheck.OnlyIfOpen, DuplicatePhones.Primary, "Third", false)]
    [InlineData(DuplicateCheck.OnlyIfOpen, DuplicatePhones.Any, "Fourth,Other", true)]
    [InlineData(DuplicateCheck.OnlyIfOpen, DuplicatePhones.Any, "Third", false)]
    public void Load_NumberOfAnother_IsRefusedAsTheSettingsSay(DuplicateCheck check, DuplicatePhones phones, string numbers, bool isRefused)
    {
        var campaign = Loaded(check, phones);
        PhoneNumber[] all = [.. numbers.Split(',').Select(name => name switch { "One" => One, "Other" => Other, "Third" => Third, "None" => PhoneNumber.None, _ => PhoneNumber.Parse("+39064") })];
        var contact = new Contact("c", all[0]) { AdditionalPhones = [.. all.Skip(1).Select(number => new AdditionalPhone(number))] };
        Assert.Equal(isRefused ? CampaignReason.NumberAlreadyLoaded : null, campaign.Load(contact, Start).Refusal());
        if (all[0] == PhoneNumber.None) return; // without an identity, the first phone is the primary one
        var bare = Loaded(check, phones).Load(all, Start);
        Assert.Equal((!isRefused, isRefused ? CampaignReason.NumberAlreadyLoaded : default), (bare.IsOk, bare.IsOk ? default : bare.Reason));
    }

    [Theory]
    [InlineData(DuplicatePhones.Primary, true, false)]
    [InlineData(DuplicatePhones.Any, true, true)]
    public void Load_ContactsByNumber_AreComparedByTheirFirstPhone(DuplicatePhones phones, bool refusesFirst, bool refusesSecond)
    {
        Assert.Equal(refusesFirst, Loaded().Load([One], Start).Refusal() == CampaignReason.NumberAlreadyLoaded);
        Assert.Equal(refusesSecond, Loaded().Load([Third, Other], Start).Refusal() == CampaignReason.NumberAlreadyLoaded);
        Assert.Equal(refusesSecond, Loaded().Load([Other], Start).Refusal() == CampaignReason.NumberAlreadyLoaded);

        // One is blacklisted, and still the first phone.
        Campaign Loaded()
        {
            var campaign = new Campaign(new CampaignSettings { DuplicateCheck = DuplicateCheck.Always, DuplicatePhones = phones, Blacklist = Blacklist.Of([One]) });
            campaign.Load([One, Other], Start).AssertOk();
            return campaign;
        }
    }

    [Fact]
    public void Load_ContactsByNumberWithoutBlacklist_AreComparedByTheirFirstPhone()
    {
        var campaign = new Campaign(new CampaignSettings { DuplicateCheck = DuplicateCheck.Always });
        campaign.Load([One, Other], Start).AssertOk();
        Assert.Equal(CampaignReason.NumberAlreadyLoaded, campaign.Load([One, Third], Start).Refusal());
        campaign.Load([Other], Start).AssertOk();
    }

    [Fact]
    public void Load_TheSameContactAgain_IsDecidedByItsIdentity()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { DuplicateCheck = DuplicateCheck.Always, ReloadClosedContacts = true });
        campaign.Load(new Contact("a", One), Start);
        campaign.Close("a", CloseReason.Canceled, Start);
        campaign.Load(new Contact("a", One), Start).AssertOk();
    }

    [Fact]
    public void Load_NumberRemovedOrAddedByAnEdit_IsComparedAsItIsNow()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { DuplicateCheck = DuplicateCheck.Always, Blacklist = Blacklist.Of([Third], []) });
        campaign.Load(new Contact("a", One), Start);
        campaign.FindContacts(One);
        campaign.Edit(new Contact("a", Other), Start);
        campaign.Load(new Contact("b", One), Start).AssertOk();
        Assert.Equal(CampaignReason.NumberAlreadyLoaded, campaign.Load(new Contact("c", Other), Start));
        campaign.Load(new Contact("c", Third), Start).AssertOk(); // blacklisted, and still a phone of the contact
        Assert.Equal(CampaignReason.NumberAlreadyLoaded, campaign.Load([Third], Start).Reason);
    }

    [Fact]
    public void Load_ThousandsOfNumbers_FindsEachOfThem()
    {
        var campaign = new Campaign(SeedExample.Settings with { DuplicateCheck = DuplicateCheck.OnlyIfOpen, DuplicatePhones = DuplicatePhones.Any });
        for (var i = 0UL; i < 3000; i++) Assert.True(campaign.Load([PhoneNumber.FromDigits(390600000000 + i), PhoneNumber.FromDigits(390700000000 + i)], Start).IsOk);
        for (var i = 0UL; i < 3000; i++) Assert.Equal(CampaignReason.NumberAlreadyLoaded, campaign.Load([PhoneNumber.FromDigits(390700000000 + i)], Start).Reason);
    }

    [Fact]
    public void FindContacts_SeveralContacts_GivesPhaseAndFinalOfEach()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { MaxConcurrentCalls = 1 });
        campaign.Load(new Contact("a", One), Start);
        campaign.Load(new Contact("b", Other) { AdditionalPhones = [new AdditionalPhone(One)] }, Start);
        campaign.Load([One], Start);
        campaign.Close("b", CloseReason.Canceled, Start);
        campaign.Claim(Start);
        Assert.Equal(
            [("a", ContactPhase.Reserved, null), ("b", ContactPhase.Closed, CloseReason.Canceled), ("", ContactPhase.Waiting, null)],
            campaign.FindContacts(One).Select(contact => (campaign.IdOf(contact), campaign.PhaseOf(contact), campaign.FinalOf(contact)?.Reason)));
        Assert.Empty(campaign.FindContacts(Third));
        Assert.Empty(campaign.FindContacts(PhoneNumber.None));
    }

    [Property]
    public bool FindContacts_AfterAnyCommands_GivesTheContactsThatHaveIt(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, _) => _ => Enumerable.Range(1, 6).Select(i => PhoneNumber.Parse($"+3906{i}")).All(number =>
            run.Campaign.FindContacts(number).SequenceEqual(
                from contact in Enumerable.Range(0, run.Campaign.ContactCount)
                where CallingOrder.Of(run.Campaign.ContactOf(contact)!).Any(phone => phone.Phone == number)
                select contact)));
        return true;
    }

    private static Campaign Loaded(DuplicateCheck check, DuplicatePhones phones)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { DuplicateCheck = check, DuplicatePhones = phones });
        campaign.Load(new Contact("a", One) { AdditionalPhones = [new AdditionalPhone(Other)] }, Start);
        campaign.Load(new Contact("b", Third), Start);
        campaign.Close("b", CloseReason.Canceled, Start);
        return campaign;
    }
}

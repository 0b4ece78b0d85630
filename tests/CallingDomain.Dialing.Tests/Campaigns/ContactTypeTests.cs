using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Changes of contact item types in a running campaign.</summary>
public sealed class ContactTypeTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(SeedExample.OfficeType).Value.Add(SeedExample.HolidayType).Value;
    private static readonly ContactTypeChange HolidayFirst = Types.Change("Holiday", new ContactItemType("Resort", 0, "#2E86C1")).Value;
    private static readonly PhoneNumber Primary = SeedExample.Primary, Office = SeedExample.Office, Holiday = SeedExample.Holiday;

    private readonly FactLog _log = new();

    [Fact]
    public void ChangeTypes_PassHasBegun_OrderCountsFromTheNextPass()
    {
        var campaign = Loaded();
        Assert.Equal(Primary, Call(campaign));
        Assert.Equal(1, campaign.ChangeTypes(HolidayFirst, Start).Value);
        Assert.Equal([Office, Holiday, Primary, Holiday, Office], Enumerable.Range(0, 5).Select(_ => Call(campaign)));
        Assert.Equal(HolidayFirst.To, campaign.ContactOf("c1")!.AdditionalPhones[0].Type);
        IsReplayed(campaign);
    }

    [Fact]
    public void ChangeTypes_PassNotBegun_OrderCountsAtOnce()
    {
        var campaign = Loaded();
        campaign.ChangeTypes(HolidayFirst, Start);
        Assert.Equal([Primary, Holiday, Office], Enumerable.Range(0, 3).Select(_ => Call(campaign)));
    }

    [Fact]
    public void ChangeTypes_AnyChange_IsAsTheEditsOfItsContacts()
    {
        var (changed, edited) = (Loaded(), KeptCampaign.Of(SeedExample.Settings));
        edited.Load(SeedExample.Contact, Start);
        foreach (var campaign in new[] { changed, edited }) Call(campaign);
        changed.ChangeTypes(HolidayFirst, Start);
        edited.Edit(HolidayFirst.ApplyTo(SeedExample.Contact), Start);
        Assert.Equal(edited.StateOf("c1"), changed.StateOf("c1"));
        Assert.Equal(edited.ContactOf("c1"), changed.ContactOf("c1"));
        Assert.Equal(Enumerable.Range(0, 6).Select(_ => Call(edited)), Enumerable.Range(0, 6).Select(_ => Call(changed)));
    }

    [Fact]
    public void ChangeTypes_CallUnderWay_GoesOnAndHasTheNewType()
    {
        var campaign = Loaded();
        Call(campaign);
        var call = campaign.Claim(campaign.NextWakeUp!.Value)!.Value;
        campaign.ChangeTypes(Types.Change("Office", new ContactItemType("Work", 1)).Value, campaign.Now);
        Assert.Equal("Work", campaign.AttemptOf(call.Id)!.Value.Phone.Type!.Name);
        campaign.End(call.Id, CallStatus.Busy, campaign.Now).AssertOk();
        Assert.Equal("Work", campaign.History[^1].Attempt.Phone.Type!.Name);
        IsReplayed(campaign);
    }

    [Fact]
    public void ChangeTypes_DeletedUntyped_PhonesStayAndComeLast()
    {
        var campaign = Loaded();
        Assert.Equal(1, campaign.ChangeTypes(Types.Delete("Office").Value, Start).Value);
        Assert.Equal([Primary, Holiday, Office], Enumerable.Range(0, 3).Select(_ => Call(campaign)));
        Assert.Equal((SeedExample.OfficeType, null, false), (_log.Facts[1].TypeBefore, _log.Facts[1].TypeAfter, _log.Facts[1].RemovesPhones));
    }

    [Fact]
    public void ChangeTypes_DeletedWithPhones_PassSkipsThem()
    {
        var campaign = Loaded();
        Call(campaign);
        campaign.ChangeTypes(Types.Delete("Office", removePhones: true).Value, Start);
        Assert.Equal([Holiday, Primary, Holiday], Enumerable.Range(0, 3).Select(_ => Call(campaign)));
        Assert.Equal([Holiday], campaign.ContactOf("c1")!.AdditionalPhones.Select(phone => phone.Phone));
        IsReplayed(campaign);
    }

    [Fact]
    public void ChangeTypes_LastPhoneRemoved_ClosesTheContact()
    {
        var campaign = Loaded(new Contact("c1", PhoneNumber.None) { AdditionalPhones = [new AdditionalPhone(Office, SeedExample.OfficeType)] });
        Assert.Equal(1, campaign.ChangeTypes(Types.Delete("Office", removePhones: true).Value, Start).Value);
        Assert.Equal((0, CloseReason.NoDialablePhone), (campaign.OpenCount, Assert.Single(campaign.Final).Reason));
        IsReplayed(campaign);
    }

    [Fact]
    public void ChangeTypes_ClosedContact_FollowsAndStaysClosed()
    {
        var campaign = Loaded();
        campaign.Close("c1", CloseReason.Deleted, Start);
        Assert.Equal(1, campaign.ChangeTypes(HolidayFirst, Start).Value);
        Assert.Equal((0, "Resort"), (campaign.OpenCount, campaign.ContactOf("c1")!.AdditionalPhones[0].Type!.Name));
        Assert.Single(campaign.Final);
    }

    [Fact]
    public void ChangeTypes_NoPhoneOfTheType_ChangesNothingWithoutAFact()
    {
        var campaign = Loaded(new Contact("c1", Primary) { AdditionalPhones = [new AdditionalPhone(Office)] });
        campaign.Load([Holiday], Start);
        Assert.Equal((0, 2L), (campaign.ChangeTypes(HolidayFirst, Start).Value, campaign.FactCount));
    }

    [Fact]
    public void Apply_ChangeOfATypeThatNoContactHas_IsRefused()
    {
        Loaded().ChangeTypes(HolidayFirst, Start);
        Assert.Equal(CampaignDataReason.FactChangesNothing, Check(new TypeChange(new ContactItemType("Home", 1), To: null, DeletedTypeRule.Untype)));
    }

    [Fact]
    public void Apply_InvalidChange_IsRefused()
    {
        Loaded().ChangeTypes(HolidayFirst, Start);
        Assert.Equal(CampaignDataReason.FactInvalid, Check(new TypeChange(SeedExample.HolidayType, To: null, (DeletedTypeRule)9)));
        Assert.Equal(CampaignDataReason.FactInvalid, Check(new TypeChange(SeedExample.HolidayType, new ContactItemType("\uD83D", 1), DeletedTypeRule.Untype))); // an unpaired surrogate
    }

    [Fact]
    public void Apply_FactWithoutAChange_IsRefused()
    {
        Loaded().ChangeTypes(HolidayFirst, Start);
        Assert.Equal(CampaignDataReason.FactInvalid, Check(change: null));
    }

    [Fact]
    public void Read_CompactChangeWithAnUnknownRule_IsRefused()
    {
        Loaded();
        using var stream = new MemoryStream();
        new FactWriter(stream).Append([FactOf(new TypeChange(SeedExample.HolidayType, To: null, (DeletedTypeRule)9))]);
        stream.Position = 0;
        var reader = new FactReader(stream, DateTimeZoneProviders.Tzdb);
        Assert.False(reader.TryRead(out _));
        Assert.Equal(CampaignDataReason.Invalid, reader.Refusal!.Reason);
    }

    [Theory]
    [InlineData("\"rule\":\"RemovePhones\"", "\"rule\":\"Burn\"")]
    [InlineData("\"from\":", "\"before\":")]
    public void Read_JsonOfAChangeThatWasBent_IsRefused(string before, string after)
    {
        Loaded().ChangeTypes(Types.Delete("Office", removePhones: true).Value, Start);
        var text = Encoding.UTF8.GetString(_log.Facts[^1].ToJson());
        Assert.Contains(before, text, StringComparison.Ordinal);
        Assert.False(CampaignFact.ReadJson(Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)), DateTimeZoneProviders.Tzdb).IsOk);
    }

    private CampaignDataReason? Check(TypeChange? change) => Campaign.Replay(SeedExample.Settings, [.. _log.Facts.SkipLast(1), FactOf(change)]).Reason?.Reason;

    private static CampaignFact FactOf(TypeChange? change)
    {
        var fact = default(CampaignFact);
        fact.Write(2, CampaignFactKind.ContactTypesChanged, DueTime.Of(Start), detail: change);
        return fact;
    }

    private Campaign Loaded(Contact? contact = null)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings, _log);
        campaign.Load(contact ?? SeedExample.Contact, Start);
        return campaign;
    }

    private static PhoneNumber Call(Campaign campaign)
    {
        var call = campaign.Claim(campaign.NextWakeUp!.Value)!.Value;
        campaign.End(call.Id, CallStatus.NoAnswer, campaign.Now).AssertOk();
        return call.Phone.Phone;
    }

    private void IsReplayed(Campaign campaign)
    {
        var again = Campaign.Replay(SeedExample.Settings, _log.Facts).Value;
        Assert.Equal((campaign.StateOf("c1"), campaign.ContactOf("c1"), campaign.NextWakeUp), (again.StateOf("c1"), again.ContactOf("c1"), again.NextWakeUp));
    }
}

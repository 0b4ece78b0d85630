using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Contacts that agents reserve, then call or skip.</summary>
public sealed class PreviewTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Duration Lease = Duration.FromMinutes(5);
    private static readonly Instant End = Start + Lease;
    private readonly FactLog _log = new();

    [Fact]
    public void Skip_ThenSaveAndOpen_KeepsTheCountOfSkips()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease).AssertOk();
        campaign.Skip(0, Start, "ada").AssertOk();
        using var snapshot = new MemoryStream();
        campaign.Save(snapshot, DateTimeZoneProviders.Tzdb);
        snapshot.Position = 0;
        Assert.Equal(1, Campaign.Open(snapshot, DateTimeZoneProviders.Tzdb).Value.SkipsOf(0));
    }

    [Fact]
    public void Reserve_DueContact_KeepsItForTheAgentUntilTheLeaseEnds()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease).AssertOk();
        Assert.Equal(("ada", End), campaign.ReservationOf(0));
        Assert.Equal(End, campaign.NextWakeUp);
        Assert.Null(campaign.Claim(Start));
        Assert.Null(campaign.Claim(Start, "ada")); // only ClaimReserved gives it
        Assert.False(campaign.ClaimReserved(0, Start, "bob").IsOk);
        Assert.Equal(CampaignReason.PreviewForeign, campaign.Reserve(0, Start, "bob", Lease));
        var cause = Assert.Single(campaign.Explain(0, Start)!.NotBefore);
        Assert.Equal((WaitReason.Preview, End, "ada"), (cause.Why, cause.Until, cause.Rule));
        Assert.NotNull(campaign.Claim(End));
    }

    [Theory]
    [InlineData("+390612345601", false)]
    [InlineData("+390612345601 +390612345602", true)]
    public void Preview_ContactWithAdditionalPhones_SaysThatTheCampaignChooses(string phones, bool hasOthers)
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load([.. phones.Split(' ').Select(phone => PhoneNumber.Parse(phone))], Start).AssertOk();
        Assert.Equal(hasOthers, Assert.Single(campaign.Preview(Start)).HasOtherPhones);
    }

    [Fact]
    public void Preview_OfALaterInstant_LeavesTheReservation()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        Assert.Empty(campaign.Preview(Start));
        Assert.Equal(0, Assert.Single(campaign.Preview(End)).Contact);
        Assert.True(campaign.Explain(0, End)!.IsDialable);
        Assert.Equal(WaitReason.Preview, Assert.Single(campaign.DueContacts(Start)).Why);
        Assert.Null(campaign.Claim(Start));
        campaign.ClaimReserved(0, Start, "ada").AssertOk();
    }

    [Fact]
    public void Claim_ReservedContact_GivesItToItsAgent()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        Assert.Equal("ada", campaign.ClaimReserved(0, Start, "ada")!.Value.Agent);
        Assert.Null(campaign.ReservationOf(0));
        Assert.Equal([CampaignFactKind.PreviewReserved, CampaignFactKind.AttemptClaimed], _log.Facts.TakeLast(2).Select(fact => fact.Kind));
    }

    [Fact]
    public void Claim_AfterTheLeaseOrPausedOrWithoutALine_GivesNothing()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        campaign.SetPaused(true, Start);
        Assert.False(campaign.ClaimReserved(0, Start, "ada").IsOk);
        campaign.SetPaused(false, Start);
        Assert.False(campaign.ClaimReserved(0, End, "ada").IsOk);
        var busy = KeptCampaign.Of(SeedExample.Settings with { MaxConcurrentCalls = 1 });
        busy.Load([PhoneNumber.Parse("+39061")], Start);
        busy.Load([PhoneNumber.Parse("+39062")], Start);
        busy.Reserve(1, Start, "ada", Lease);
        busy.Claim(Start);
        Assert.False(busy.ClaimReserved(1, Start, "ada").IsOk);
        busy.End(1, CallStatus.Reached, Start);
        busy.ClaimReserved(1, Start, "ada").AssertOk();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Skip_ReservedContact_WaitsAgainAndCountsNoAttempt(int minutes)
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        campaign.Skip(0, Start, "ada", Duration.FromMinutes(minutes)).AssertOk();
        Assert.Equal(Start + Duration.FromMinutes(minutes), campaign.NextWakeUp);
        Assert.Equal((1, 1, 0, 0), (campaign.SkipsOf(0), campaign.Explain(0, Start)!.Skips, campaign.StateOf(0)!.Value.Attempts, campaign.CountsOf(0)[0].Counts.Total));
        Assert.Equal(CampaignReason.PreviewForeign, campaign.Skip(0, Start, "ada"));
        campaign.Close(0, CloseReason.Canceled, Start);
        campaign.Reset(0, Start);
        Assert.Equal(0, campaign.SkipsOf(0));
    }

    [Fact]
    public void Skip_AfterTheLeaseOrByAnotherAgent_IsRefused()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        Assert.Equal(CampaignReason.PreviewForeign, campaign.Skip(0, Start, "bob"));
        Assert.Equal(CampaignReason.PreviewForeign, campaign.Skip(0, End, "ada"));
    }

    [Fact]
    public void Reserve_ByTheSameAgentAgain_HasAnotherLease()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        campaign.Reserve(0, Start + Duration.FromMinutes(4), "ada", Lease).AssertOk();
        Assert.Null(campaign.Claim(End));
    }

    [Fact]
    public void Reserve_NotDueOrHeldOrCallbackOfAnother_IsRefused()
    {
        var campaign = Loaded();
        campaign.Load([PhoneNumber.Parse("+39062")], Start + Duration.FromHours(1));
        Assert.Equal(CampaignReason.ContactNotDue, campaign.Reserve(1, Start, "ada", Lease));
        campaign.Hold(0, Start);
        Assert.Equal(CampaignReason.ContactHeld, campaign.Reserve(0, Start, "ada", Lease));
        campaign.Release(0, Start);
        campaign.ScheduleCallback(0, CallbackTime.Of(Start, "bob"), Start);
        Assert.Equal(CampaignReason.PreviewForeign, campaign.Reserve(0, Start, "ada", Lease));
        campaign.Reserve(0, Start, "bob", Lease).AssertOk();
    }

    [Fact]
    public void Close_ReservedContact_EndsTheReservation()
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        campaign.Close(0, CloseReason.Canceled, Start);
        Assert.Null(campaign.ReservationOf(0));
        Assert.False(campaign.ClaimReserved(0, Start, "ada").IsOk);
    }

    [Fact]
    public void Arguments_OutOfRange_Throw()
    {
        var campaign = Loaded();
        Assert.Throws<ArgumentException>(() => campaign.Reserve(0, Start, "", Lease));
        Assert.Throws<ArgumentException>(() => campaign.ClaimReserved(0, Start, "\ud800"));
        Assert.Throws<ArgumentOutOfRangeException>(() => campaign.Reserve(0, Start, "ada", Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => campaign.Skip(0, Start, "ada", -Duration.Epsilon));
    }

    [Theory]
    [InlineData("\"agent\":\"ada\"", "\"agent\":\"\"", CampaignDataReason.FactInvalid)]
    [InlineData("\"pass\":1", "\"pass\":2", CampaignDataReason.FactContradicts)]
    public void Apply_ReservationThatWasChanged_IsRefused(string before, string after, CampaignDataReason expected)
    {
        var campaign = Loaded();
        campaign.Reserve(0, Start, "ada", Lease);
        var json = Encoding.UTF8.GetString(_log.Facts[^1].ToJson());
        Assert.Contains(before, json, StringComparison.Ordinal);
        var changed = CampaignFact.ReadJson(Encoding.UTF8.GetBytes(json.Replace(before, after, StringComparison.Ordinal)), DateTimeZoneProviders.Tzdb).Value;
        var again = Campaign.Replay(SeedExample.Settings, _log.Facts[..^1]).Value;
        Assert.Equal(expected, again.Apply(changed));
        again.Apply(_log.Facts[^1]).AssertOk();
    }

    private Campaign Loaded()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings, _log);
        campaign.Load([PhoneNumber.Parse("+39061")], Start);
        return campaign;
    }
}

using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The bounds of callbacks and lost calls of a contact.</summary>
public sealed class BoundsTests
{
    private static readonly CampaignSettings Settings = SeedExample.Settings with { MaxCallbacks = 2, MaxLostCalls = 2, CountLostCalls = false };

    [Fact]
    public void EndWithCallback_BeyondTheBound_ClosesTheContact()
    {
        var campaign = Loaded(Settings);
        for (var i = 1; i <= 3; i++)
        {
            var now = SeedExample.Start + Duration.FromHours(i);
            var attempt = campaign.Claim(now)!.Value;
            campaign.EndWithCallback(attempt.Id, CallbackTime.Of(now + Duration.FromMinutes(5)), now).AssertOk();
            Assert.Equal(i == 3, campaign.OpenCount == 0);
        }

        var final = Assert.Single(campaign.Final);
        Assert.Equal((CloseReason.CallbackLimit, SeedExample.Primary, null, CallStatus.Unspecified), (final.Reason, final.Phone!.Value.Phone, final.CausePhone?.Phone, final.CauseStatus));
        Assert.Null(campaign.CallbackOf("c1"));
    }

    [Fact]
    public void ScheduleCallback_BeyondTheBound_IsRefusedAndChangesNothing()
    {
        var campaign = Loaded(Settings);
        campaign.ScheduleCallback("c1", CallbackTime.Of(SeedExample.Start + Duration.FromHours(1)), SeedExample.Start).AssertOk();
        var kept = CallbackTime.Of(SeedExample.Start + Duration.FromHours(2));
        for (var i = 0; i < 3; i++) campaign.ScheduleCallback("c1", kept, SeedExample.Start).AssertOk(); // the same callback counts once
        var (facts, state) = (campaign.FactCount, campaign.StateOf("c1"));
        Assert.Equal(CampaignReason.CallbackLimitReached, campaign.ScheduleCallback("c1", CallbackTime.Of(SeedExample.Start + Duration.FromHours(3)), SeedExample.Start + Duration.FromMinutes(1)));
        Assert.Equal((facts, state, SeedExample.Start), (campaign.FactCount, campaign.StateOf("c1"), campaign.Now));
        Assert.Equal(kept, campaign.CallbackOf("c1"));
    }

    [Fact]
    public void ResolveCallbacks_AnyNumberOfTimes_CountsNone()
    {
        var campaign = Loaded(Settings with { MaxCallbacks = 1 });
        var zone = DateTimeZoneProviders.Tzdb["Europe/Rome"];
        campaign.ScheduleCallback("c1", new CallbackTime(new LocalDateTime(2026, 7, 1, 9, 0), zone), SeedExample.Start).AssertOk();
        foreach (var hours in new[] { 3, 4, 3 })
        {
            campaign.ResolveCallbacks(new ShiftedZones("Europe/Rome", Offset.FromHours(hours)), SeedExample.Start).AssertOk();
            Assert.Equal(Instant.FromUtc(2026, 7, 1, 9 - hours, 0), campaign.CallbackOf("c1")!.At);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lost_AtTheBound_ClosesTheContact(bool asksForCallback)
    {
        var campaign = Loaded(Settings);
        if (asksForCallback) campaign.ScheduleCallback("c1", CallbackTime.Of(SeedExample.Start), SeedExample.Start).AssertOk();
        for (var i = 1; i <= 2; i++)
        {
            Assert.NotNull(campaign.Claim(SeedExample.Start + Duration.FromHours(i)));
            Assert.Single(campaign.Expire(SeedExample.Start + Duration.FromHours(i) + Settings.ClaimLease));
            Assert.Equal(i == 2, campaign.OpenCount == 0);
        }

        Assert.Equal(CloseReason.LostLimit, Assert.Single(campaign.Final).Reason);
    }

    [Fact]
    public void Lost_CountedToItsLimit_ClosesByThatLimit()
    {
        var campaign = Loaded(Settings with { CountLostCalls = true, MaxLostCalls = 1, Retry = SeedExample.Retry.WithDefault(new RetryRule(1, Duration.Zero)) }, SeedExample.Contact with { AdditionalPhones = [] });
        campaign.Claim(SeedExample.Start);
        campaign.Expire(SeedExample.Start + Duration.FromDays(1));
        Assert.Equal(CloseReason.StatusLimit, Assert.Single(campaign.Final).Reason);
    }

    [Fact]
    public void Reset_ClosedByABound_BeginsToCountAnew()
    {
        var campaign = Loaded(Settings with { MaxLostCalls = 1 });
        for (var day = 0; day < 3; day++)
        {
            var now = SeedExample.Start + Duration.FromDays(day);
            Assert.Equal(SeedExample.Primary, campaign.Claim(now)!.Value.Phone.Phone);
            Assert.Single(campaign.Expire(now + Duration.FromHours(1)));
            Assert.Equal(0, campaign.OpenCount);
            Assert.Equal(1, campaign.ResetList(now + Duration.FromHours(1)).Value);
        }
    }

    [Fact]
    public void UpdateSettings_LowerBoundOfLostCalls_ClosesAtOnce()
    {
        var campaign = Loaded(Settings with { MaxLostCalls = 5 });
        Assert.NotNull(campaign.Claim(SeedExample.Start));
        Assert.Single(campaign.Expire(SeedExample.Start + Duration.FromHours(1)));
        campaign.UpdateSettings(Settings with { MaxLostCalls = 1 }, SeedExample.Start + Duration.FromHours(1)).AssertOk();
        Assert.Equal(CloseReason.LostLimit, Assert.Single(campaign.Final).Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    public void Settings_BoundOutOfRange_Throw(int bound)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { MaxCallbacks = bound });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { MaxLostCalls = bound });
    }

    private static Campaign Loaded(CampaignSettings settings, Contacts.Contact? contact = null)
    {
        var campaign = KeptCampaign.Of(settings);
        campaign.Load(contact ?? SeedExample.Contact, SeedExample.Start).AssertOk();
        return campaign;
    }

    // A zone with changed rules.
    private sealed class ShiftedZones(string id, Offset offset) : IDateTimeZoneProvider
    {
        public string VersionId => "shifted";

        public System.Collections.ObjectModel.ReadOnlyCollection<string> Ids { get; } = new([id]);

        public DateTimeZone this[string name] => GetZoneOrNull(name)!;

        public DateTimeZone GetSystemDefault() => DateTimeZone.Utc;

        public DateTimeZone? GetZoneOrNull(string name) => name == id ? new Shifted(id, offset) : null;
    }

    private sealed class Shifted(string id, Offset offset) : DateTimeZone(id, isFixed: true, offset, offset)
    {
        public override NodaTime.TimeZones.ZoneInterval GetZoneInterval(Instant instant) => ForOffset(MinOffset).GetZoneInterval(instant);
    }
}

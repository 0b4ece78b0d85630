using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Lost calls that are later reported as reached.</summary>
public sealed class LateReachedTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Instant Later = Start + Duration.FromHours(1);
    private static readonly PhoneNumber[] Phones = [PhoneNumber.Parse("+39061"), PhoneNumber.Parse("+39062")];

    [Fact]
    public void End_ReachedAfterLostWaitingContact_ClosesItAndCorrectsTheRow()
    {
        var campaign = Lost(attempts: 1);
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        var row = Assert.Single(campaign.History);
        Assert.Equal((1, CallStatus.Reached, Later, true), (row.Attempt.Id, row.Status, row.EndedAt, row.IsLate));
        var final = Assert.Single(campaign.Final);
        Assert.Equal((CloseReason.Reached, Phones[0], Phones[0], 0, Later), (final.Reason, final.Phone!.Value.Phone, final.CausePhone!.Value.Phone, final.Attempts.Total, final.ClosedAt));
        Assert.Equal((0, null), (campaign.OpenCount, campaign.NextWakeUp));
        Assert.Equal(CampaignReason.AttemptAlreadyEnded, campaign.End(1, CallStatus.Reached, Later)); // only once
    }

    [Fact]
    public void End_ReachedAfterALimitClosed_ReplacesFinalInPlace()
    {
        var records = new Records();
        var campaign = Lost(attempts: 2, records: records, one => one with { GlobalMaxAttempts = 1 });
        campaign.Load([PhoneNumber.Parse("+39063")], Later);
        campaign.Close(1, CloseReason.Deleted, Later);
        Assert.Equal([CloseReason.GlobalLimit, CloseReason.Deleted], campaign.Final.Select(final => final.Reason));
        var closedAt = campaign.Final[0].ClosedAt;
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        Assert.Equal([(CloseReason.Reached, Phones[0], closedAt), (CloseReason.Deleted, default, Later)], campaign.Final.Select(final => (final.Reason, final.CausePhone?.Phone ?? default, final.ClosedAt)));
        Assert.Equal([1, 2, 1], records.History.Select(entry => entry.Attempt.Id));
        Assert.Equal([0, 1], records.Final.Select(entry => entry.Contact));
        Assert.Equal([campaign.Final[0]], records.Replaced);
        Assert.Equal(0, campaign.OpenCount);
    }

    [Theory]
    [InlineData(CallStatus.Busy)]
    [InlineData(CallStatus.NotDialed)]
    [InlineData(CallStatus.Lost)]
    public void End_ReachedInAnotherCall_ClosesWhenThatCallIsOver(CallStatus second)
    {
        var campaign = Lost(attempts: 1);
        Assert.Equal(2, campaign.Claim(Later)!.Value.Id);
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        Assert.Equal((ContactPhase.Reserved, CloseReason.Reached, 1), (campaign.StateOf(0)!.Value.Phase, campaign.StateOf(0)!.Value.ClosesWith, campaign.OpenCount));
        campaign.End(2, second, Later).AssertOk();
        var final = Assert.Single(campaign.Final);
        Assert.Equal((CloseReason.Reached, Phones[0], Phones[0], CallStatus.Reached), (final.Reason, final.Phone!.Value.Phone, final.CausePhone!.Value.Phone, final.CauseStatus));
    }

    [Fact]
    public void End_ReachedOnAPhoneThatTheContactHasLost_NamesThatPhone()
    {
        var campaign = KeptCampaign.Of(Settings);
        campaign.Load(new Contacts.Contact("a", Phones[0]), Start);
        campaign.Claim(Start);
        campaign.Expire(Start + Duration.FromMinutes(2));
        campaign.Edit(new Contacts.Contact("a", Phones[1]), Later);
        campaign.Claim(Later); // on the other phone
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        campaign.End(2, CallStatus.Busy, Later);
        var final = Assert.Single(campaign.Final);
        Assert.Equal((Phones[0], Phones[0], 0), (final.Phone!.Value.Phone, final.CausePhone!.Value.Phone, final.Attempts.Total));
    }

    [Fact]
    public void End_ReachedAfterDeleted_KeepsTheReasonAndCorrectsHistory()
    {
        var campaign = Lost(attempts: 1);
        campaign.Close(0, CloseReason.Deleted, Later);
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        Assert.Equal((CloseReason.Deleted, 0), (campaign.Final.Single().Reason, campaign.Final.Single().Attempts.Total));
        Assert.Equal(CallStatus.Reached, campaign.History.Single().Status);
    }

    [Fact]
    public void End_ReachedAfterAReset_IsRefused()
    {
        var campaign = Lost(attempts: 1);
        campaign.Close(0, CloseReason.Canceled, Later);
        campaign.Reset(0, Later).AssertOk();
        Assert.Equal(CampaignReason.AttemptAlreadyEnded, campaign.End(1, CallStatus.Reached, Later));
    }

    [Fact]
    public void End_ReachedAfterTheEndOfTheCampaign_IsRefused()
    {
        var campaign = KeptCampaign.Of(Settings with { EndsAt = Later.InUtc().LocalDateTime });
        campaign.Load(Phones, Start);
        campaign.Claim(Start);
        campaign.Expire(Start + Duration.FromMinutes(2));
        Assert.Equal(CampaignReason.AttemptAlreadyEnded, campaign.End(1, CallStatus.Reached, Later));
        campaign.End(1, CallStatus.Reached, Later - Duration.Epsilon).AssertOk();
    }

    [Fact]
    public void End_OtherStatusAfterLost_IsRefused() => Assert.All(
        Enum.GetValues<CallStatus>().Where(status => status is not (CallStatus.Unspecified or CallStatus.Reached or CallStatus.Callback)),
        status => Assert.Equal(CampaignReason.AttemptAlreadyEnded, Lost(attempts: 1).End(1, status, Later)));

    [Fact]
    public void End_ReachedByAnotherAgentOrEarlier_IsRefused()
    {
        var campaign = KeptCampaign.Of(Settings);
        campaign.Load(Phones, Start);
        campaign.Claim(Start, "ada");
        campaign.Expire(Later);
        Assert.Equal(CampaignReason.AttemptForeign, campaign.End(1, CallStatus.Reached, Later, "bob"));
        Assert.Equal(CampaignReason.TimeGoesBack, campaign.End(1, CallStatus.Reached, Start, "ada"));
        campaign.End(1, CallStatus.Reached, Later, "ada").AssertOk();
    }

    [Fact]
    public void End_ReachedAfterLost_LocksAsReached()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [new CallingRuleSet("law") { Lockouts = [new Lockout([CallStatus.Reached], Duration.FromDays(30))] }] });
        campaign.Load([Phones[0]], Start);
        campaign.Claim(Start);
        campaign.Expire(Later);
        campaign.Load([Phones[0]], Later); // another contact on the same number
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        Assert.Null(campaign.Claim(Later));
        Assert.Equal(Later + Duration.FromDays(30), campaign.NextWakeUp);
    }

    [Theory]
    [InlineData("\"attempt\":1", "\"attempt\":2")]
    [InlineData("\"phone\":\"+39061\"", "\"phone\":\"+39062\"")]
    [InlineData("\"reason\":\"Reached\"", "\"reason\":\"Canceled\"")]
    [InlineData("\"causePhone\":0", "\"causePhone\":1")]
    [InlineData("\"contact\":0", "\"contact\":1")]
    public void Apply_LateFactThatWasChanged_IsRefused(string before, string after)
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(Settings, log);
        campaign.Load(Phones, Start);
        campaign.Load(Phones, Start);
        campaign.Claim(Start);
        campaign.Expire(Later);
        var json = Encoding.UTF8.GetString(Late(campaign, log).ToJson());
        Assert.Contains(before, json, StringComparison.Ordinal);
        var changed = CampaignFact.ReadJson(Encoding.UTF8.GetBytes(json.Replace(before, after, StringComparison.Ordinal)), DateTimeZoneProviders.Tzdb).Value;
        var again = Campaign.Replay(Settings, log.Facts[..^1]).Value;
        Assert.Equal(CampaignDataReason.FactContradicts, again.Apply(changed));
        again.Apply(log.Facts[^1]).AssertOk();
    }

    private static CampaignFact Late(Campaign campaign, FactLog log)
    {
        campaign.End(1, CallStatus.Reached, Later).AssertOk();
        return log.Facts[^1];
    }

    private static CampaignSettings Settings => SeedExample.Settings with { ClaimLease = Duration.FromMinutes(2) };

    private static Campaign Lost(int attempts, Records? records = null, Func<RetrySettings, RetrySettings>? retry = null)
    {
        var settings = Settings with { Retry = (retry ?? (same => same))(SeedExample.Retry) };
        var campaign = new Campaign(settings, new CampaignOptions { KeepHistory = true, Records = records });
        campaign.Load(Phones, Start);
        for (var (i, now) = (0, Start); i < attempts; i++)
        {
            Assert.NotNull(campaign.Claim(now));
            now += Duration.FromMinutes(2);
            Assert.Single(campaign.Expire(now));
            now = campaign.NextWakeUp ?? now;
        }

        return campaign;
    }

    private sealed class Records : ICampaignRecords
    {
        public List<HistoryEntry> History { get; } = [];

        public List<FinalEntry> Final { get; } = [];

        public List<FinalEntry> Replaced { get; } = [];

        public void Add(in HistoryEntry entry) => History.Add(entry);

        public void Add(in FinalEntry entry) => Final.Add(entry);

        public void Replace(in FinalEntry entry) => Replaced.Add(entry);
    }
}

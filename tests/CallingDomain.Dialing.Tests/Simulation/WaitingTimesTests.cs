using CallingDomain.Contacts;
using CallingDomain.Numbers;
using FsCheck;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class WaitingTimesTests
{
    private static readonly Instant Start = SeedExample.Start;

    [Fact]
    public void Until_TheSeedExample_CountsTheDelaysOfItsNineCalls()
    {
        var waits = Run(SeedExample.Settings, new OutcomeScript(), [SeedExample.Contact]).Waits;
        Assert.Equal([new WaitingTime(WaitReason.AdditionalDelay, 0.1), new WaitingTime(WaitReason.RetryDelay, 4.0 / 60)], waits.Until(Start + Duration.FromHours(1)).AsEnumerable());
    }

    [Fact]
    public void Until_AContactThatWaits_CountsUpToTheInstantAndKeepsTheSums()
    {
        var waits = Run(SeedExample.Settings, new OutcomeScript(), [SeedExample.Contact], until: Start + Duration.FromSeconds(90)).Waits; // after the second call
        Assert.Equal(90.0 / 3600, Assert.Single(waits.Until(Start + Duration.FromSeconds(90))).Hours, 12);
        Assert.Equal(2.0 / 60, waits.Until(Start + Duration.FromMinutes(10))[0].Hours, 12); // the third call is due after the second minute,
        Assert.Equal(8.0 / 60, waits.Until(Start + Duration.FromMinutes(10))[1].Hours, 12); // and would still be dialed at once: it waits for its turn
        Assert.Equal(90.0 / 3600, Assert.Single(waits.Until(Start + Duration.FromSeconds(90))).Hours, 12);
    }

    [Fact]
    public void Add_AContactThatABlacklistingCloses_EndsItsWait()
    {
        var other = new Contact("c2", PhoneNumber.Parse("+390612345699")) { ScheduledAt = Start + Duration.FromHours(9) };
        var (campaign, waits) = Run(SeedExample.Settings, new OutcomeScript(), [other], until: Start);
        campaign.AddToBlacklist(other.PrimaryPhone, Start + Duration.FromHours(2));
        waits.Add(campaign.FinalOf(0)!.Value);
        waits.Add(campaign.FinalOf(0)!.Value);
        Assert.Equal(new WaitingTime(WaitReason.FirstCall, 2), Assert.Single(waits.Until(Start + Duration.FromHours(5))));
    }

    [Fact]
    public void Append_LinesThatAreFullAndFreeInTurns_CountsTheFullOnes()
    {
        // The second contact has the number of the first one, the third one waits for the only line.
        Contact[] contacts = [new("a", SeedExample.Primary), new("b", SeedExample.Primary), new("c", SeedExample.Office), new("d", SeedExample.Holiday)];
        var outcomes = new OutcomeScript { Others = [CallStatus.Reached], RingTime = Duration.FromHours(1) };
        Assert.Equal([new WaitingTime(WaitReason.Line, 1 + 2 + 3)], Run(SeedExample.Settings with { MaxConcurrentCalls = 1 }, outcomes, contacts).Waits.Until(Start + Duration.FromDays(1)).AsEnumerable());
        Assert.Equal([new WaitingTime(WaitReason.Turn, 1)], Run(SeedExample.Settings with { MaxConcurrentCalls = 4 }, outcomes, contacts).Waits.Until(Start + Duration.FromDays(1)).AsEnumerable());
    }

    [Property(Arbitrary = [typeof(AgentScenario)], MaxTest = 200)]
    public bool Until_AnyCampaign_IsTheTimeOfItsContactsWithoutCalls(AgentScenario one)
    {
        var end = Start + Duration.FromDays(3);
        var settings = new CampaignSettings { Retry = SeedExample.Retry, MaxConcurrentCalls = one.Lines, TimeZone = AgentScenario.Zone };
        var (campaign, waits) = Run(settings, one.Outcomes, Enumerable.Range(0, one.Contacts).Select(i => new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i))), until: end);
        var contacts = campaign.Final.Sum(each => (each.ClosedAt - Start).TotalHours) + (campaign.OpenCount * (end - Start).TotalHours);
        var calls = campaign.History.Sum(each => (each.EndedAt!.Value - each.Attempt.DialedAt).TotalHours) + campaign.AttemptsUnderWay.Sum(each => (end - each.DialedAt).TotalHours);
        return Math.Abs(contacts - calls - waits.Until(end).Sum(each => each.Hours)) < 1e-6;
    }

    [Fact]
    public void Create_WithoutLinesOrOutsideTheYears_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WaitingTimes(0, Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WaitingTimes(1, Instant.MaxValue));
    }

    private static (Campaign Campaign, WaitingTimes Waits) Run(CampaignSettings settings, CallOutcomes outcomes, IEnumerable<Contact> contacts, Instant? until = null)
    {
        var waits = new WaitingTimes(settings.MaxConcurrentCalls, Start);
        var campaign = new Campaign(settings, new CampaignOptions { Facts = waits, KeepHistory = true });
        foreach (var contact in contacts) campaign.Load(contact, Start).AssertOk();
        Dialing.Simulation.Run(campaign, outcomes, Start, until);
        return (campaign, waits);
    }
}

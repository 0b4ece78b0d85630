using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Signals, outcomes and dispositions that a simulation draws.</summary>
public sealed class SimulatedEndingTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private static readonly OutcomeModel Model = new([new(CallStatus.Reached, 0.5), new(CallStatus.NoAnswer, 0.5)], seed: 7)
    {
        Endings =
        [
            new EndingShare(new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.Refused }, 0.25),
            new EndingShare(new CallEnding(CallStatus.Reached) { Disposition = "Sold" }, 0.25),
            new EndingShare(new CallEnding(CallStatus.NoAnswer) { Signals = [CallSignal.BadFormat] }, 0.1),
        ],
    };

    private static Campaign With(EndingRules endings)
    {
        var campaign = new Campaign(new CampaignSettings { Endings = endings, MaxConcurrentCalls = int.MaxValue }, new CampaignOptions { KeepHistory = true });
        for (var i = 0; i < 2000; i++) campaign.Load(new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)), Start);
        return campaign;
    }

    [Fact]
    public void Run_ModelWithEndings_DrawsThemInTheirSharesAndTheCampaignActsOnThem()
    {
        var campaign = With(new EndingRules { Dispositions = [new Disposition("Sold")] });
        Simulation.Run(campaign, Model, Start, until: Start);
        var reached = campaign.History.Count(call => call.Status == CallStatus.Reached);
        Assert.InRange(campaign.History.Count(call => call.Outcome == CallOutcome.Refused), reached * 0.20, reached * 0.30);
        Assert.InRange(campaign.History.Count(call => call.Disposition == "Sold"), reached * 0.20, reached * 0.30);
        var rejected = campaign.History.Where(call => call.Signals.Contains(CallSignal.BadFormat)).ToList();
        Assert.InRange(rejected.Count, (2000 - reached) * 0.05, (2000 - reached) * 0.15);
        Assert.All(rejected, call => Assert.Equal("BadFormat", campaign.BlacklistEntryOf(call.Attempt.Phone.Phone)!.Value.Reason));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameStatusesWithAndWithoutEndings()
    {
        var (one, other) = (With(new EndingRules { Dispositions = [new Disposition("Sold")] }), With(new EndingRules()));
        Simulation.Run(one, Model, Start, until: Start);
        Simulation.Run(other, Model with { Endings = [] }, Start, until: Start);
        Assert.Equal(other.History.Select(call => call.Status), one.History.Select(call => call.Status));
    }

    [Fact]
    public void Run_EndsThatAreRetriedOrCalledBack_AreCountedAsInHistoryAndFinal()
    {
        var rules = new EndingRules { Refused = new CallEffect { CallbackAfter = Duration.FromHours(1) }, Dispositions = [new Disposition("Sold", new CallEffect { RetryAs = CallStatus.Busy })] };
        var campaign = With(rules);
        var summary = Simulation.Run(campaign, Model, Start);
        Assert.Equal(campaign.Final.Count(final => final.Reason == CloseReason.Reached), summary.Reached);
        Assert.Equal(campaign.History.GroupBy(call => call.Status).ToDictionary(calls => calls.Key, calls => calls.Count()), summary.ByStatus.ToDictionary());
        Assert.True(summary.ByStatus[CallStatus.Callback] > 0 && summary.ByStatus[CallStatus.Reached] > summary.Reached);
    }

    [Fact]
    public void Run_CallAfterACallback_HasAnOutcomeOfItsOwn()
    {
        var campaign = With(new EndingRules { Refused = new CallEffect { CallbackAfter = Duration.FromHours(1) }, Dispositions = [new Disposition("Sold")] });
        Simulation.Run(campaign, Model, Start);
        var again = campaign.History.Where(call => call.Attempt.DueAt == Start + Duration.FromHours(1)).ToList();
        Assert.InRange(again.Count(call => call.Status == CallStatus.Callback), again.Count * 0.06, again.Count * 0.20); // an eighth
        Assert.InRange(again.Count(call => call.Status == CallStatus.NoAnswer), again.Count * 0.40, again.Count * 0.60);
    }

    [Fact]
    public void Run_UnknownDisposition_IsRefusedBeforeTheFirstCall()
    {
        var campaign = With(new EndingRules());
        Assert.Contains("Sold", Assert.Throws<ArgumentException>(() => Simulation.Run(campaign, Model, Start)).Message, StringComparison.Ordinal);
        Assert.Empty(campaign.History);
    }

    [Fact]
    public void Shares_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EndingShare(new CallEnding(CallStatus.Reached), 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EndingShare(new CallEnding(CallStatus.Reached), double.NaN));
        Assert.Throws<ArgumentException>(() => new EndingShare(new CallEnding(CallStatus.NotDialed), 0.1));
        Assert.Throws<ArgumentException>(() => new EndingShare(new CallEnding(CallStatus.Busy) { Callback = CallbackTime.Of(Start) }, 0.1));
        Assert.Throws<ArgumentException>(() => new EndingShare(new CallEnding(CallStatus.Busy) { Trunk = new string('x', 65) }, 0.1));
        Assert.Throws<ArgumentException>(() => Model with { Endings = [.. Model.Endings, new EndingShare(new CallEnding(CallStatus.Reached), 0.6)] });
        Assert.Throws<ArgumentException>(() => Model with { Endings = ImmutableArray.Create(new EndingShare[] { null! }) });
    }
}

namespace CallingDomain.Dialing.Tests;

/// <summary>Facts: passed before they are applied, numbered, and sufficient to rebuild the campaign.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class CampaignFactProperties
{
    [Property]
    public bool Replay_AfterEachCommand_IsTheCampaign(CampaignCase one)
    {
        var again = KeptCampaign.Of(one.Settings);
        CampaignRun.Of(one, around: (run, _) =>
        {
            var before = run.Facts.Count;
            return _ =>
            {
                for (var i = before; i < run.Facts.Count; i++) again.Apply(run.Facts[i]).AssertOk();
                Assert.Equal(run.Dump(run.Campaign), run.Dump(again));
                return true;
            };
        });
        return true;
    }

    [Property]
    public bool Facts_OfAnyCommands_AreNumberedFromOneInBatches(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        return run.Facts.Select(fact => fact.Number).SequenceEqual(Enumerable.Range(1, run.Facts.Count).Select(number => (long)number)) && run.Log.Batches.Sum() == run.Campaign.FactCount;
    }

    [Property]
    public bool Append_ThrowsAtOneCommand_LeavesTheCampaignUnchanged(CampaignCase one)
    {
        var commands = one.Contacts.Length + one.Steps.Length;
        for (var at = 0; at < commands; at += 1 + (commands / 4))
        {
            var count = 0;
            CampaignRun.Of(one, around: (run, command) =>
            {
                if (count++ != at || command is WakeUp) return _ => true;
                var (before, facts) = (run.Dump(run.Campaign), run.Facts.Count);
                run.Log.Fails = () => true;
                run.Throws = true;
                return _ =>
                {
                    run.Log.Fails = null;
                    run.Throws = false;
                    Assert.Equal(before, run.Dump(run.Campaign));
                    return run.Facts.Count == facts;
                };
            });
        }

        return true;
    }

    [Property]
    public bool Replay_OneFactDroppedRepeatedOrExchanged_IsRefusedWithItsNumber(CampaignCase one)
    {
        var facts = CampaignRun.Of(one).Facts;
        CampaignDataRefusal? Refused(IEnumerable<CampaignFact> log) => Campaign.Replay(one.Settings, log, new CampaignOptions { RememberCalls = true }).Reason;
        for (var i = 0; i < facts.Count; i++)
        {
            if (i < facts.Count - 1) Assert.Equal(new CampaignDataRefusal(CampaignDataReason.FactMissing, i + 1, 0, "") { FactNumber = i + 2 }, Refused(facts.Where((_, j) => j != i)));
            Assert.Equal(new CampaignDataRefusal(CampaignDataReason.FactRepeated, i + 2, 0, "") { FactNumber = i + 1 }, Refused([.. facts[..(i + 1)], facts[i]]));
            if (i < facts.Count - 1) Assert.Equal(new CampaignDataRefusal(CampaignDataReason.FactMissing, i + 1, 0, "") { FactNumber = i + 2 }, Refused([.. facts[..i], facts[i + 1], facts[i]]));
        }

        return true;
    }

    [Fact]
    public void Append_CallsTheCampaign_Throws()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(SeedExample.Contact, SeedExample.Start);
        log.Fails = () => campaign.Claim(SeedExample.Start) is null;
        Assert.Throws<InvalidOperationException>(() => campaign.SetPaused(true, SeedExample.Start));
        log.Fails = null;
        Assert.False(campaign.IsPaused);
        Assert.NotNull(campaign.Claim(SeedExample.Start));
    }
}

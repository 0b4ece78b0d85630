using CallingDomain.Tests;
using FsCheck.Fluent;

namespace CallingDomain.Dialing.Tests;

public sealed class CampaignEngineProperties
{
    private const CaseKinds Kinds = CaseKinds.All & ~(CaseKinds.Changes | CaseKinds.RetryChanges);

    [Fact]
    public void AnyCommands_GiveWhatACampaignGives() => CampaignCase.ForAll(Kinds, one => Beside(one) is not null);

    [Fact]
    public void Facts_Replayed_MakeTheSameEngine() => CampaignCase.ForAll(Kinds, one =>
    {
        var beside = Beside(one);
        Assert.Equal(EngineBesideCampaign.Dump(beside.Engine), EngineBesideCampaign.Dump(beside.Replayed()));
        return true;
    });

    [Fact]
    public void Facts_MadeAnewOfWhatTheyShow_MakeTheSameEngine() => CampaignCase.ForAll(Kinds, one =>
    {
        var beside = Beside(one);
        var anew = beside.Facts.Select(EngineFactTests.Anew).ToList();
        Assert.Equal(beside.Facts, anew);
        Assert.Equal(EngineBesideCampaign.Dump(beside.Engine), EngineBesideCampaign.Dump(beside.Replayed(anew)));
        return true;
    });

    [Fact]
    public void Facts_Damaged_AreRefusedOrTheEngineGoesOn() => Prop.ForAll(Gen.Zip(CampaignCase.Of(Kinds), DamagedFacts.Damages).ToArbitrary(), drawn =>
    {
        var beside = Beside(drawn.Item1);
        new DamagedFacts(beside, drawn.Item2).Check();
    }).CheckAll();

    [Fact]
    public void Facts_OfContacts_SayWhereTheContactStands() => CampaignCase.ForAll(Kinds, one =>
    {
        var beside = Beside(one);
        return beside.Facts.Where(fact => fact.Contact >= 0).GroupBy(fact => fact.Contact).All(facts => IsAsTold(facts.Last().State, beside.Engine.StateOf(facts.Key)));
    });

    private static bool IsAsTold(in ContactState told, in ContactState now) => told.Phase == now.Phase && told.Attempts == now.Attempts
        && (told.Phase == ContactPhase.Closed ? told.Closing == now.Closing : (told.DueAt, told.RuleDueAt, told.Phone) == (now.DueAt, now.RuleDueAt, now.Phone));

    private static EngineBesideCampaign Beside(CampaignCase one)
    {
        EngineBesideCampaign? beside = null;
        CampaignRun.Of(EngineBesideCampaign.Fit(one), around: (run, command) =>
        {
            beside ??= new EngineBesideCampaign(run);
            beside.Before = [.. run.Campaign.History.Where(entry => entry.EndedAt is null).Select(entry => entry.Attempt.Id)];
            return answer => beside.Follow(command, answer);
        });
        return beside!;
    }
}

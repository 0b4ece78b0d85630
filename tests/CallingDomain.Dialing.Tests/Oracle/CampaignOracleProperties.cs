using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign beside its oracle: the same commands, and after each the same answer and the same rows.</summary>
public sealed class CampaignOracleProperties
{
    [Fact]
    public void AnyCommands_OfAllKinds_GiveWhatTheOracleGives() => CampaignCase.ForAll(CaseKinds.All, IsTheSame);

    [Theory]
    [InlineData(CaseKinds.None)]
    [InlineData(CaseKinds.Hours)]
    [InlineData(CaseKinds.Limits)]
    [InlineData(CaseKinds.Callbacks)]
    [InlineData(CaseKinds.Callbacks | CaseKinds.NamedPhones)]
    [InlineData(CaseKinds.Edits)]
    [InlineData(CaseKinds.Changes)]
    [InlineData(CaseKinds.Changes | CaseKinds.RetryChanges)]
    [InlineData(CaseKinds.Interruptions)]
    [InlineData(CaseKinds.Policies)]
    [InlineData(CaseKinds.Policies | CaseKinds.Hours | CaseKinds.Limits)]
    [InlineData(CaseKinds.Reached)]
    [InlineData(CaseKinds.Outside | CaseKinds.Limits)]
    [InlineData(CaseKinds.Outside | CaseKinds.Limits | CaseKinds.Edits | CaseKinds.Interruptions)]
    [InlineData(CaseKinds.Previews)]
    [InlineData(CaseKinds.Previews | CaseKinds.Callbacks | CaseKinds.Hours | CaseKinds.Interruptions)]
    [InlineData(CaseKinds.Late)]
    [InlineData(CaseKinds.Late | CaseKinds.Edits | CaseKinds.Interruptions)]
    [InlineData(CaseKinds.Late | CaseKinds.Limits)]
    [InlineData(CaseKinds.Ends)]
    [InlineData(CaseKinds.Ends | CaseKinds.Changes | CaseKinds.Callbacks | CaseKinds.Interruptions)]
    public void AnyCommands_OfOneKind_GiveWhatTheOracleGives(CaseKinds kinds) => CampaignCase.ForAll(kinds, IsTheSame);

    [Theory]
    [InlineData(CallStatus.Busy)]
    [InlineData(CallStatus.NotDialed)]
    [InlineData(CallStatus.Lost)]
    public void AnyCommands_ThenCallsThatEndAlike_GiveWhatTheOracleGives(CallStatus status) => CampaignCase.ForAll(
        CampaignCase.Of(CaseKinds.All).Select(one => one with
        {
            Steps = [.. one.Steps, new CampaignStep(Duration.Zero, new PauseCampaign(IsPaused: false)), .. Enumerable.Range(0, 40).Select(i => new CampaignStep(Duration.FromSeconds(i), i % 2 == 0 ? new WakeUp() : new EndCall(i, status)))],
        }),
        IsTheSame);

    // Callbacks of the agent and calls for any agent compete at each claim.
    [Fact]
    public void AnyCommands_AllClaimsOfOneAgent_GiveWhatTheOracleGives() => CampaignCase.ForAll(
        CampaignCase.Of(CaseKinds.Callbacks | CaseKinds.Interruptions).Select(one => one with { Steps = [.. one.Steps.Select((step, i) => OfOneAgent(step, CampaignCase.Ids[i % CampaignCase.Ids.Length], i))] }),
        IsTheSame);

    [Fact]
    public void AnyCommands_SomeAtEarlierInstants_GiveWhatTheOracleGives() => CampaignCase.ForAll(
        from one in CampaignCase.Of(CaseKinds.All)
        from every in Gen.Choose(2, 7)
        select one with { Steps = [.. one.Steps.Select((step, i) => i % every == 1 ? step with { Later = -Duration.FromMinutes(3) } : step)] },
        IsTheSame);

    private static CampaignStep OfOneAgent(CampaignStep step, string contact, int turn) => step.Command switch
    {
        ClaimCall => step with { Command = new ClaimCall(CampaignCase.Agents[0]) },
        WakeUp when turn % 3 == 0 => step with { Command = new AgreeCallback(contact, new Wish(Duration.FromMinutes(turn), DateTimeZone.Utc, CampaignCase.Agents[0], Phone: null)) },
        WakeUp => new CampaignStep(step.Later + Duration.FromMinutes(turn), new ClaimCall(CampaignCase.Agents[0])),
        _ => step,
    };

    private static bool IsTheSame(CampaignCase one) =>
        SideBySide.Difference(one, settings => new PlainCampaign(settings), settings => new CampaignUnderTest(KeptCampaign.Of(settings))) is { } difference ? throw new InvalidOperationException(difference) : true;
}

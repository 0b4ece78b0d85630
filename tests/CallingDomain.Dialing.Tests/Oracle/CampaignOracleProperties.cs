using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign and its oracle give the same answers and rows for the same commands.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class CampaignOracleProperties
{
    public sealed class CallbacksAndInterruptions : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.Callbacks | CaseKinds.Interruptions;
    }

    public sealed class Sharing : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.All | CaseKinds.Sharing;
    }

    /// <summary>The status of all calls of a case.</summary>
    public enum CommonStatus
    {
        Busy,
        NotDialed,
        Lost,
    }

    [Property]
    public bool AnyCommands_OfAllKinds_GiveWhatTheOracleGives(CampaignCase one) => IsTheSame(one);

    [ManyCases(3)]
    public bool AnyCommands_WithSharedNumbers_GiveWhatTheOracleGives(CaseOf<Sharing> one) => IsTheSame(one.Case);

    [ManyCases(21)]
    public bool AnyCommands_OfFewKinds_GiveWhatTheOracleGives(CaseOfFewKinds one) => IsTheSame(one.Case);

    [ManyCases(3)]
    public bool AnyCommands_ThenCallsWithOneStatus_GiveWhatTheOracleGives(CampaignCase one, CommonStatus status) => IsTheSame(one with
    {
        Steps =
        [
            .. one.Steps,
            new CampaignStep(Duration.Zero, new PauseCampaign(IsPaused: false)),
            .. Enumerable.Range(0, 40).Select(i => new CampaignStep(Duration.FromSeconds(i), i % 2 == 0 ? new WakeUp() : new EndCall(i, Enum.Parse<CallStatus>(status.ToString())))),
        ],
    });

    // Callbacks of the agent and calls for any agent compete at each claim.
    [Property]
    public bool AnyCommands_AllClaimsOfOneAgent_GiveWhatTheOracleGives(CaseOf<CallbacksAndInterruptions> one) =>
        IsTheSame(one.Case with { Steps = [.. one.Case.Steps.Select((step, i) => OfOneAgent(step, CampaignCase.Ids[i % CampaignCase.Ids.Length], i))] });

    [Property]
    public bool AnyCommands_SomeAtEarlierInstants_GiveWhatTheOracleGives(CampaignCase one, byte every) =>
        IsTheSame(one with { Steps = [.. one.Steps.Select((step, i) => i % (2 + (every % 6)) == 1 ? step with { Later = -Duration.FromMinutes(3) } : step)] });

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

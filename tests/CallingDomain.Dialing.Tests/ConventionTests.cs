using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class ConventionTests
{
    private static readonly EndingShare SimulatedShare = new(new CallEnding(CallStatus.Reached) { Signals = [CallSignal.Moved], Outcome = CallOutcome.Spoke, Disposition = "Sold", Trunk = "north", Note = "n", Reference = "r", IsConsented = true }, 0.5);

    private static readonly SimulatedAgents Agents = new(new AgentShift(2) { Times = new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0)), Days = [IsoDayOfWeek.Monday] }, new AgentShift(1) { Days = [IsoDayOfWeek.Sunday] })
    {
        WrapUpTime = Duration.FromSeconds(30),
        Patience = Duration.FromSeconds(5),
        LinesPerAgent = 1.5,
    };

    private static readonly OutcomeModel Model = new([new(CallStatus.Busy, 0.25), new(CallStatus.Reached, 0.75)], seed: 7)
    {
        RingTime = Duration.FromSeconds(20),
        Endings = [SimulatedShare],
        Agents = Agents,
        Cases = [new OutcomeCase([new(CallStatus.Busy, 1)]) { IsPrimary = false, Types = ["Office"], Hours = [Agents.Shifts[0].Times], Days = [IsoDayOfWeek.Monday], MinAttempt = 2, MaxAttempt = 3 }],
        TalkTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty.Add(CallStatus.Reached, TimeDistribution.Empirical([new TimeShare(Duration.FromSeconds(5), 1)])),
    };

    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(Campaign).Assembly);

    [Fact]
    public void Defaults_OfPublicStructs_HaveATextAndEqualThemselves() => Assert.All(
        typeof(Campaign).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false, IsByRefLike: false, IsGenericType: false }),
        type =>
        {
            var value = RuntimeHelpers.GetUninitializedObject(type);
            Assert.NotNull(value.ToString());
            Assert.True(value.Equals(RuntimeHelpers.GetUninitializedObject(type)));
            Assert.Equal(value.GetHashCode(), RuntimeHelpers.GetUninitializedObject(type).GetHashCode());
        });

    [Fact]
    public void Json_EachPublicType_ComesBackEqualOrIsNotSupported() =>
        JsonConventions.ShouldHold(
            typeof(Campaign).Assembly,
            [typeof(NumberGenerators), typeof(ContactGenerators), typeof(RetryGenerators), typeof(HoursCases), typeof(SettingsCases)],
            [
                .. TimeExamples.All,
                new RuleSetStanding(SettingsCases.Florida, RuleStanding.Applies),
                new AbandonedShare(1, 2),
                new AbandonedPeriod(SeedExample.Start, null, new AbandonedShare(1, 2)),
                new AbandonmentSummary("Law", AbandonedCallLimit.PerDays(0.03m, 30), new AbandonedPeriod(SeedExample.Start, SeedExample.Start, new AbandonedShare(1, 2))),
                SimulatedShare,
                Agents,
                Agents.Shifts[1],
                Model,
                Model.Cases[0],
                Model.TalkTimes[CallStatus.Reached],
                Model.TalkTimes[CallStatus.Reached].Times[0],
                SeedExample.Run(outcomes: new OutcomeScript { Agents = Agents }).Summary.Agents!,
                new WaitingTime(WaitReason.Line, 1.5),
                new SimulatedCallTimes(1, SeedExample.Start, null, null, SeedExample.Start, CallStatus.Busy),
                SeedExample.Script((SeedExample.Office, "Busy Reached")),
                SeedExample.Run().Summary,
            ]);
}

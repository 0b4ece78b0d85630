using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>
/// Properties of every campaign of one contact that is never reached, for any phones, settings and outcomes. The numbers are those of
/// the domain's list of properties.
/// </summary>
[Properties(Arbitrary = [typeof(RetryGenerators), typeof(RetryRulesProperties)])]
public sealed class RetryRulesProperties
{
    private static readonly Gen<ImmutableArray<CallStatus>> Statuses =
        Gen.Elements(AttemptCounts.Counted.ToArray()).NonEmptyListOf().Select(statuses => statuses.ToImmutableArray());

    private static readonly Gen<Scenario> Unreachable =
        from retry in RetryGenerators.Settings(anyPolicies: true)
        from phones in Gen.Choose(1, 4)
        from scripts in Statuses.ArrayOf(phones)
        from ring in Gen.Choose(0, 90)
        select new Scenario(retry, scripts, Duration.FromSeconds(ring));

    internal static Arbitrary<Scenario> Scenarios() => Arb.From(Unreachable, scenario => Shrinking.Items(scenario.Scripts, Smaller).Where(scripts => scripts.Length > 0).Select(scripts => scenario with { Scripts = scripts })
        .Concat(RetryGenerators.Smaller(scenario.Retry).Select(retry => scenario with { Retry = retry }))
        .Concat(Shrinking.Value(scenario.Ring, Duration.Zero).Select(ring => scenario with { Ring = ring })));

    private static IEnumerable<ImmutableArray<CallStatus>> Smaller(ImmutableArray<CallStatus> script) => script.Length > 1 ? [script[..1]] : [];

    [Property]
    public bool Property3_Waits_AreNeverShorterThanSet(Scenario one)
    {
        var history = one.Run().History;
        return history.All(entry => entry.Attempt.DialedAt >= entry.Attempt.DueAt) && history.Zip(history.Skip(1)).All(pair =>
        {
            var (before, after) = pair;
            var from = one.Retry.DelayBase switch
            {
                DelayBase.AttemptEnd => before.EndedAt!.Value,
                DelayBase.AttemptStart => before.Attempt.DialedAt,
                _ => before.Attempt.DueAt,
            };
            var wait = before.Attempt.Pass == after.Attempt.Pass ? one.Retry.CallAdditionalPhoneAfter : one.Retry[before.Status].RetryAfter;
            return after.Attempt.DueAt == from + wait && after.Attempt.DialedAt >= before.EndedAt;
        });
    }

    [Property]
    public bool Property5_AnyPhone_NoCountExceedsItsLimit(Scenario one)
    {
        var seeds = one with { Retry = one.Retry with { LimitScope = LimitScope.AnyPhone, GlobalScope = AttemptScope.Phone } };
        return seeds.Run().History.GroupBy(entry => entry.Attempt.Phone.Phone).All(phone =>
            phone.Count() <= seeds.Retry.GlobalMaxAttempts
            && phone.GroupBy(entry => entry.Status).All(status => status.Count() <= seeds.Retry[status.Key].MaxAttempts));
    }

    [Property]
    public bool Property6_EachPass_CallsPhonesInOrderAndOnce(Scenario one) =>
        one.Run().History.GroupBy(entry => entry.Attempt.Pass).All(pass =>
        {
            var positions = pass.Select(entry => entry.Attempt.Phone.Position).ToList();
            return positions.SequenceEqual(positions.Distinct().Order())
                && (one.Retry.LimitScope == LimitScope.AllPhones || positions.SequenceEqual(Enumerable.Range(0, positions.Count)));
        });

    [Property]
    public bool Property7_NeverReached_ClosesWithinTheLimits(Scenario one)
    {
        var campaign = one.Run();
        var final = campaign.Final.Single();
        var limits = AttemptCounts.Counted.Sum(status => one.Retry[status].MaxAttempts);
        var most = one.Retry.LimitScope == LimitScope.AllPhones ? one.Scripts.Length * limits : Math.Min(limits, one.Retry.GlobalMaxAttempts);
        return final.Reason is CloseReason.StatusLimit or CloseReason.GlobalLimit
            && campaign.History[^1].Attempt.Pass <= most
            && final.Phone == campaign.History[^1].Attempt.Phone;
    }

    [Property]
    public bool Property7_OneStatusForAll_ClosesAfterExactlyItsLimit(RetrySettings any, byte count, byte counted)
    {
        var (phones, status) = (1 + (count % 4), AttemptCounts.Counted[counted % AttemptCounts.Counted.Length]);
        var retry = any with { LimitScope = LimitScope.AnyPhone, CheckEachAttempt = false, GlobalScope = AttemptScope.Phone };
        var history = new Scenario(retry, [.. Enumerable.Repeat(ImmutableArray.Create(status), phones)], Duration.Zero).Run().History;
        var passes = Math.Min(retry[status].MaxAttempts, retry.GlobalMaxAttempts);
        return history.Count == passes * phones && history[^1].Attempt.Pass == passes;
    }

    [Property]
    public bool Property9_AllInstantsLater_GivesTheSameLater(Scenario one)
    {
        var shift = Duration.FromHours(1234) + Duration.FromTicks(5);
        return one.Run().History.Select(entry => (entry.Attempt.Phone, entry.Status, entry.EndedAt + shift))
            .SequenceEqual(one.Run(shift).History.Select(entry => (entry.Attempt.Phone, entry.Status, entry.EndedAt)));
    }

    [Property]
    public bool Reached_AtAnyCall_IsTheLast(Scenario one, byte phone, byte attempt)
    {
        var scripts = one.Scripts;
        var at = phone % scripts.Length;
        var statuses = scripts[at].Take((attempt % 4)).Append(CallStatus.Reached).ToImmutableArray();
        var campaign = (one with { Scripts = [.. scripts.Select((script, i) => i == at ? statuses : script)] }).Run();
        var reached = campaign.History.Count(entry => entry.Status == CallStatus.Reached);
        return reached == (campaign.Final.Single().Reason == CloseReason.Reached ? 1 : 0)
            && (reached == 0 || campaign.History[^1].Status == CallStatus.Reached);
    }

    public sealed record Scenario(RetrySettings Retry, ImmutableArray<CallStatus>[] Scripts, Duration Ring)
    {
        public Campaign Run(Duration? shift = null)
        {
            PhoneNumber[] phones = [.. Scripts.Select((_, i) => PhoneNumber.Parse($"+3906{i + 1}"))];
            var start = SeedExample.Start + (shift ?? Duration.Zero);
            var campaign = KeptCampaign.Of(new CampaignSettings { Retry = Retry });
            campaign.Load(new Contact("c1", phones[0]) { AdditionalPhones = [.. phones.Skip(1).Select(phone => new AdditionalPhone(phone))] }, start);
            Simulation.Run(
                campaign,
                new OutcomeScript { Phones = phones.Zip(Scripts).ToImmutableDictionary(pair => pair.First, pair => pair.Second), RingTime = Ring },
                start);
            return campaign;
        }
    }
}

using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>
/// What holds for every campaign of one contact, whatever its phones, settings and outcomes. The numbers are those of
/// the domain's list of properties.
/// </summary>
public sealed class RetryRulesProperties
{
    private static readonly Gen<RetrySettings> Retry =
        from additional in Gen.Choose(0, 3)
        from global in Gen.Choose(1, 6)
        from limits in Gen.Choose(1, 5).ArrayOf(AttemptCounts.Counted.Length)
        from delays in Gen.Choose(0, 5).ArrayOf(AttemptCounts.Counted.Length)
        from scope in Gen.Elements(Enum.GetValues<LimitScope>())
        from checksEach in Gen.Elements(false, true)
        from globalScope in Gen.Elements(Enum.GetValues<AttemptScope>())
        from delayBase in Gen.Elements(Enum.GetValues<DelayBase>())
        select AttemptCounts.Counted.Select((status, i) => (status, rule: new RetryRule(limits[i], Duration.FromMinutes(delays[i])))).Aggregate(
            new RetrySettings
            {
                CallAdditionalPhoneAfter = Duration.FromMinutes(additional),
                GlobalMaxAttempts = global,
                LimitScope = scope,
                CheckEachAttempt = checksEach,
                GlobalScope = globalScope,
                DelayBase = delayBase,
            },
            (settings, line) => settings.With(line.status, line.rule));

    private static readonly Gen<ImmutableArray<CallStatus>> Statuses =
        Gen.Elements(AttemptCounts.Counted.ToArray()).NonEmptyListOf().Select(statuses => statuses.ToImmutableArray());

    private static readonly Gen<Scenario> Unreachable =
        from retry in Retry
        from phones in Gen.Choose(1, 4)
        from scripts in Statuses.ArrayOf(phones)
        from ring in Gen.Choose(0, 90)
        select new Scenario(retry, scripts, Duration.FromSeconds(ring));

    [Fact]
    public void Property3_Waits_AreNeverShorterThanSet() => Properties.ForAll(Unreachable, one =>
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
    });

    [Fact]
    public void Property5_AnyPhone_NoCountExceedsItsLimit() => Properties.ForAll(Unreachable, one =>
    {
        var seeds = one with { Retry = one.Retry with { LimitScope = LimitScope.AnyPhone, GlobalScope = AttemptScope.Phone } };
        return seeds.Run().History.GroupBy(entry => entry.Attempt.Phone.Phone).All(phone =>
            phone.Count() <= seeds.Retry.GlobalMaxAttempts
            && phone.GroupBy(entry => entry.Status).All(status => status.Count() <= seeds.Retry[status.Key].MaxAttempts));
    });

    [Fact]
    public void Property6_EachPass_CallsPhonesInOrderAndOnce() => Properties.ForAll(
        Unreachable,
        one => one.Run().History.GroupBy(entry => entry.Attempt.Pass).All(pass =>
        {
            var positions = pass.Select(entry => entry.Attempt.Phone.Position).ToList();
            return positions.SequenceEqual(positions.Distinct().Order())
                && (one.Retry.LimitScope == LimitScope.AllPhones || positions.SequenceEqual(Enumerable.Range(0, positions.Count)));
        }));

    [Fact]
    public void Property7_NeverReached_ClosesWithinTheLimits() => Properties.ForAll(Unreachable, one =>
    {
        var campaign = one.Run();
        var final = campaign.Final.Single();
        var limits = AttemptCounts.Counted.Sum(status => one.Retry[status].MaxAttempts);
        var most = one.Retry.LimitScope == LimitScope.AllPhones ? one.Scripts.Length * limits : Math.Min(limits, one.Retry.GlobalMaxAttempts);
        return final.Reason is CloseReason.StatusLimit or CloseReason.GlobalLimit
            && campaign.History[^1].Attempt.Pass <= most
            && final.Phone == campaign.History[^1].Attempt.Phone;
    });

    [Fact]
    public void Property7_OneStatusForAll_ClosesAfterExactlyItsLimit() => Properties.ForAll(
        from retry in Retry from phones in Gen.Choose(1, 4) from status in Gen.Elements(AttemptCounts.Counted.ToArray()) select (retry, phones, status),
        one =>
        {
            var retry = one.retry with { LimitScope = LimitScope.AnyPhone, CheckEachAttempt = false, GlobalScope = AttemptScope.Phone };
            var history = new Scenario(retry, [.. Enumerable.Repeat(ImmutableArray.Create(one.status), one.phones)], Duration.Zero).Run().History;
            var passes = Math.Min(retry[one.status].MaxAttempts, retry.GlobalMaxAttempts);
            return history.Count == passes * one.phones && history[^1].Attempt.Pass == passes;
        });

    [Fact]
    public void Property9_AllInstantsLater_GivesTheSameLater() => Properties.ForAll(Unreachable, one =>
    {
        var shift = Duration.FromHours(1234) + Duration.FromTicks(5);
        return one.Run().History.Select(entry => (entry.Attempt.Phone, entry.Status, entry.EndedAt + shift))
            .SequenceEqual(one.Run(shift).History.Select(entry => (entry.Attempt.Phone, entry.Status, entry.EndedAt)));
    });

    [Fact]
    public void Reached_AtAnyCall_IsTheLast() => Properties.ForAll(
        from one in Unreachable from phone in Gen.Choose(0, 3) from attempt in Gen.Choose(0, 3) select (one, phone, attempt),
        given =>
        {
            var scripts = given.one.Scripts;
            var at = given.phone % scripts.Length;
            var statuses = scripts[at].Take(given.attempt).Append(CallStatus.Reached).ToImmutableArray();
            var campaign = (given.one with { Scripts = [.. scripts.Select((script, i) => i == at ? statuses : script)] }).Run();
            var reached = campaign.History.Count(entry => entry.Status == CallStatus.Reached);
            return reached == (campaign.Final.Single().Reason == CloseReason.Reached ? 1 : 0)
                && (reached == 0 || campaign.History[^1].Status == CallStatus.Reached);
        });

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

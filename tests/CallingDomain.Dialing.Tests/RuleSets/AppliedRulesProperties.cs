using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Campaigns under random rule sets with conditions, checked by models of the conditions, of the hours and of the limits.</summary>
[Properties(Arbitrary = [typeof(RuleCases)], MaxTest = 60)]
public sealed class AppliedRulesProperties
{
    private const int Calls = 12;

    private static readonly CallStatus[] Statuses = [CallStatus.NoAnswer, CallStatus.Busy, CallStatus.NoAnswer, CallStatus.Machine];

    [Property]
    public bool EveryCall_LiesWithinAllSetsThatApply(RuleCase one) => Run(one, one, edit: null).History.All(entry => IsAllowed(one, entry, Run(one, one, edit: null).History));

    [Property]
    public bool EveryCall_AfterAnEditOfTheContact_LiesWithinTheSetsThatApplyThen(RuleCase one, RuleCase other)
    {
        var after = one with { Contact = one.Contact with { Fields = other.Contact.Fields, AdditionalPhones = other.Contact.AdditionalPhones.Where(phone => phone.Phone != one.Contact.PrimaryPhone).ToImmutableArray() } };
        after = after with { Phones = [one.Contact.PrimaryPhone, .. after.Contact.AdditionalPhones.Select(phone => phone.Phone)] };
        var campaign = Run(one, after, edit: 3);
        var history = campaign.History;
        return history.Skip(3).All(entry => IsAllowed(after, entry, history));
    }

    [Property]
    public bool EveryCampaign_OpenedFromASnapshotOrReplayed_GoesOnTheSame(RuleCase one)
    {
        var log = new FactLog();
        var campaign = Run(one, one, edit: null, calls: 4, log);
        using var snapshot = new MemoryStream();
        campaign.Save(snapshot, DateTimeZoneProviders.Tzdb);
        snapshot.Position = 0;
        var (opened, replayed) = (Campaign.Open(snapshot, DateTimeZoneProviders.Tzdb, options: new CampaignOptions { KeepHistory = true }), Campaign.Replay(one.Settings, log.Facts, new CampaignOptions { KeepHistory = true }));
        opened.AssertOk();
        replayed.AssertOk();
        var expected = Continue(campaign, 6);
        return Continue(opened.Value, 6).SequenceEqual(expected) && Continue(replayed.Value, 6).SequenceEqual(expected);
    }

    [Property]
    public bool AddedSet_NeverAllowsACallThatWasForbidden(RuleCase one, RuleCase other)
    {
        var more = one.Settings with { Rules = [.. one.Settings.Rules, other.Sets[0].Rules with { Name = "added" }] };
        for (var hour = 0; hour < 48; hour += 5)
        {
            var at = one.Start + Duration.FromHours(hour);
            if (MayCall(more, one.Contact, at) && !MayCall(one.Settings, one.Contact, at)) return false;
        }

        return true;

        static bool MayCall(CampaignSettings settings, Contact contact, Instant at)
        {
            var campaign = new Campaign(settings with { Retry = settings.Retry with { SkipBlockedPhones = true } });
            campaign.Load(contact, at).AssertOk();
            return campaign.Claim(at) is { } call && call.Phone.Phone == contact.PrimaryPhone;
        }
    }

    [Property]
    public bool ClosedForALackingFact_IsAContactNoneOfWhosePhonesHasIt(RuleCase one)
    {
        var campaign = Run(one, one, edit: null);
        return campaign.Final.All(final => final.Reason != CloseReason.FactMissing || one.Phones.All(phone => one.Sets.Any(set => one.StandingOf(set, phone, final.ClosedAt) == RuleStanding.FactMissing)))
            && campaign.SkippedPhones.Where(skipped => skipped.Reason == SkipReason.FactMissing).All(skipped => one.Sets.Any(set => one.StandingOf(set, skipped.Phone.Phone, campaign.Now) == RuleStanding.FactMissing));
    }

    private static Campaign Run(RuleCase one, RuleCase after, int? edit, int calls = Calls, FactLog? log = null)
    {
        var campaign = KeptCampaign.Of(one.Settings, log);
        campaign.Load(one.Contact, one.Start).AssertOk();
        if (edit is not { } before)
        {
            Continue(campaign, calls);
            return campaign;
        }

        Continue(campaign, before);
        campaign.Edit(after.Contact, Instant.Max(campaign.Now, one.Start)).AssertOk();
        Continue(campaign, calls);
        return campaign;
    }

    // Calls whenever the campaign allows it, for as many calls, within two weeks.
    private static List<(PhoneNumber, Instant)> Continue(Campaign campaign, int calls)
    {
        var placed = new List<(PhoneNumber, Instant)>();
        var end = Instant.Max(campaign.Now, Instant.FromUtc(2026, 3, 1, 0, 0)) + Duration.FromDays(14);
        for (var wake = 0; placed.Count < calls && wake < 60 && campaign.NextWakeUp is { } at && at < end; wake++)
        {
            at = Instant.Max(at, campaign.Now);
            if (campaign.Claim(at) is not { } call) continue;
            placed.Add((call.Phone.Phone, at));
            campaign.Start(call.Id, at).AssertOk();
            campaign.End(call.Id, Statuses[(int)(call.Id % Statuses.Length)], at + Duration.FromMinutes(1)).AssertOk();
        }

        return placed;
    }

    private static bool IsAllowed(RuleCase one, HistoryEntry call, IReadOnlyList<HistoryEntry> history)
    {
        var (at, phone) = (call.Attempt.DialedAt, call.Attempt.Phone.Phone);
        foreach (var set in one.Sets)
        {
            var standing = one.StandingOf(set, phone, at);
            if (standing is RuleStanding.DoesNotApply or RuleStanding.Lifted) continue;
            if (set.Rules.InForceFrom is not { } from || at.InZone(set.Rules.Zone ?? one.Zone).Date >= from)
            {
                var hours = set.Rules.Hours;
                if (standing == RuleStanding.Applies && set.Rules.HoursField is not null && one.ChosenHours is { } chosen)
                {
                    if (RuleCases.ChosenHours[chosen] is not { Length: > 0 } windows) return false;
                    hours = CallingHours.Of(windows, strictClockChanges: hours.AreAlways || hours.StrictClockChanges);
                }

                if (!hours.AreAlways && !new MinuteModel(hours, set.Rules.Zone ?? one.Zone, at).IsOpen(at)) return false;
            }

            if (set.Rules.InForceFrom is { } first && at.InZone(one.Zone).Date < first) continue; // limits and needs begin with the called party's date
            if (standing == RuleStanding.FactMissing) return false;
            foreach (var limit in set.Rules.Limits)
            {
                if (Before(limit.Scope).Count(other => other.Attempt.DialedAt > at - limit.RollingPeriod!.Value) >= limit.MaxAttempts) return false;
            }

            foreach (var lockout in set.Rules.Lockouts)
            {
                if (Before(lockout.Scope).Any(other => lockout.After.Contains(other.Status) && other.EndedAt + lockout.Period!.Value > at)) return false;
            }
        }

        return true;

        IEnumerable<HistoryEntry> Before(AttemptScope scope) => history.Where(other => other.Attempt.Id < call.Attempt.Id && (scope == AttemptScope.Contact || other.Attempt.Phone.Phone == phone));
    }
}

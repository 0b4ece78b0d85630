using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The domain's twelve properties, for campaigns driven by arbitrary commands. If a property has a condition, its name or its first line states it.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class CampaignProperties
{
    public sealed class SeedPolicies : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.All & ~CaseKinds.Policies;
    }

    public sealed class SameLimits : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.All & ~CaseKinds.NamedPhones & ~CaseKinds.RetryChanges & ~CaseKinds.Policies;
    }

    public sealed class Plain : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.None;
    }

    public sealed class InterruptionsAndHours : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.Interruptions | CaseKinds.Hours | CaseKinds.Limits;
    }

    public sealed class WithoutHoursAndLimits : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.Policies | CaseKinds.Callbacks | CaseKinds.NamedPhones | CaseKinds.Interruptions | CaseKinds.Changes | CaseKinds.RetryChanges | CaseKinds.Edits;
    }

    public sealed class InterruptionsAndEdits : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.Interruptions | CaseKinds.Edits;
    }

    public sealed class WithoutLocalTimes : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.All & ~CaseKinds.Hours & ~CaseKinds.Limits & ~CaseKinds.Ends & ~CaseKinds.Endings;
    }

    public sealed class EditsOnly : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.Edits;
    }

    // A skipped phone changes its contact's place.
    [Property]
    public bool Property1_HopperOrder_IsTotalAndClaimsFollowIt(CaseOf<SeedPolicies> one)
    {
        var run = CampaignRun.Of(one.Case);
        var campaign = run.Campaign;
        campaign.SetPaused(false, run.Now);
        var due = campaign.DueContacts(run.Now).Select(contact => contact.ContactId).ToList();
        var keys = due.Select(id => KeyOf(campaign, id)).ToList();
        var again = Paused(Replayed(one.Case, run), run.Now);
        var facts = run.Facts.Count;
        var claimed = Claims(campaign, run.Now);
        if (HasEndedListings(run, facts)) return true; // queries give the state before the claim
        return keys.SequenceEqual(keys.Order()) && keys.Distinct().Count() == keys.Count
            && claimed.SequenceEqual(due.Where(claimed.Contains))
            && claimed.SequenceEqual(Claims(again, run.Now));
    }

    [Property]
    public bool Property2_NoContactAndNoNumber_IsInTwoCallsAtOnce(CampaignCase one)
    {
        var run = CampaignRun.Of(one, around: (run, _) => _ => Distinct(run, entry => entry.Attempt.ContactId) && Distinct(run, entry => entry.Attempt.Phone.Phone));
        return new[] { run.Campaign.History.GroupBy(entry => entry.Attempt.ContactId), run.Campaign.History.GroupBy(entry => entry.Attempt.Phone.Phone.ToString()) }.All(groups =>
            groups.All(calls => calls.Zip(calls.Skip(1)).All(pair => pair.First.IsLate || pair.First.EndedAt <= pair.Second.Attempt.DialedAt)));
    }

    [Property]
    public bool Property3_Waits_AreNeverShorterThanSet(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        return run.Campaign.History.All(entry => entry.Attempt.DialedAt >= entry.Attempt.DueAt) && CampaignCase.Ids.All(id => WaitsAreKept(run, id));
    }

    [Property]
    public bool Property4_EveryCall_LiesInOpenHoursAndWithinLimits(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, command) => answer => answer is not Attempt attempt || command is not ClaimCall || MayBeCalled(run, attempt));
        return true;
    }

    // With AnyPhone, a callback that names a phone may call it out of turn, and new settings may be below the existing counts.
    [Property]
    public bool Property5_AnyPhoneNoNamedCallbackSameRetrySettings_NoCountExceedsItsLimit(CaseOf<SameLimits> given, bool skips, bool restarts, bool checksEach)
    {
        var one = given.Case.With(retry => retry with { SkipBlockedPhones = skips, RestartInterruptedPass = restarts, CheckEachAttempt = checksEach });
        var run = CampaignRun.Of(one, around: (run, _) => _ => CampaignCase.Ids.All(id => run.Campaign.CountsOf(id).All(phone => IsWithin(phone.Counts, run.Campaign.Settings.Retry))));
        run.Drain(CallStatus.Busy);
        return run.Campaign.Final.All(final => IsWithin(final.Attempts, run.Campaign.Settings.Retry));
    }

    // Limits of the contact and of the last phone apply at the end of a pass. Limits do not cancel a callback.
    [Property]
    public bool Property5_EachPhoneAnySettingsAtAnyTime_NoCallExceedsALimit(CampaignCase given, bool skipsPhonesAtALimit)
    {
        var scope = skipsPhonesAtALimit ? LimitScope.AllPhones : LimitScope.AnyPhone; // with LastPhone, phones before the last one may exceed theirs
        var one = given.With(retry => retry with { LimitScope = scope, GlobalScope = AttemptScope.Phone });
        CampaignRun.Of(one, around: (run, command) => answer =>
        {
            if (command is not ClaimCall || answer is not Attempt attempt || run.Campaign.StateOf(attempt.Contact)!.Value.RuleWhy == WaitReason.Callback) return true;
            var (counts, retry) = (run.Campaign.CountsOf(attempt.Contact).Single(phone => phone.Phone == attempt.Phone).Counts, run.Campaign.Settings.Retry);
            return counts.Total < retry.GlobalMaxAttempts && AttemptCounts.Counted.All(status => counts[status] < retry[status].MaxAttempts);
        });
        return true;
    }

    [Property]
    public bool Property6_EachPassUpToACallback_CallsPhonesOfItsPlanInOrderAndOnce(CampaignCase one) => CallsInOrder(CampaignRun.Of(one));

    [Property]
    public bool Property6_EachPassNothingBlocked_BeginsWithThePrimaryPhone(CaseOf<Plain> one) =>
        CampaignRun.Of(one.Case).Campaign.History
        .GroupBy(entry => (entry.Attempt.ContactId, entry.Attempt.Pass))
        .All(pass => pass.First().Attempt.Phone == PhonePlan.Of(one.Case.Contacts.Single(contact => contact.Id == pass.Key.ContactId), Blacklist.Empty).Phones[0]);

    [Property]
    public bool Property7_NobodyReached_EveryContactClosesWithinItsLimits(CaseOf<InterruptionsAndHours> one)
    {
        var run = CampaignRun.Of(one.Case);
        run.Drain(CallStatus.NoAnswer);
        var retry = one.Case.Settings.Retry; // the seed's policies
        var most = Math.Min(AttemptCounts.Counted.Sum(status => retry[status].MaxAttempts), retry.GlobalMaxAttempts);
        var never = run.Campaign.OpenContacts(run.Now).All(open => open.DueAt == Instant.MaxValue); // hours that never overlap
        return never && run.Campaign.History.All(entry => entry.Attempt.Pass <= most);
    }

    [Property]
    public bool Property7_OneStatusNothingBlocked_ClosesAfterExactlyItsLimit(CaseOf<Plain> one)
    {
        var run = CampaignRun.Of(one.Case with { Steps = [] });
        run.Drain(CallStatus.Machine);
        var passes = Math.Min(one.Case.Settings.Retry[CallStatus.Machine].MaxAttempts, one.Case.Settings.Retry.GlobalMaxAttempts);
        return run.Campaign.OpenCount == 0 && run.Campaign.Final.Count == one.Case.Contacts.Length && one.Case.Contacts.All(contact =>
            run.Campaign.History.Count(entry => entry.Attempt.ContactId == contact.Id) == passes * PhonePlan.Of(contact, Blacklist.Empty).Phones.Length);
    }

    [Property]
    public bool Property7_AnyPolicies_EveryContactCloses(CaseOf<WithoutHoursAndLimits> one)
    {
        var run = CampaignRun.Of(one.Case);
        run.Drain(CallStatus.NoAnswer);
        return run.Campaign.OpenCount == 0;
    }

    [Property]
    public bool Property8_Closed_IsAbsorbingExceptForResetsReloadsAndPhonesThatCome(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, command) =>
        {
            var wantsPhone = command is EditContact or ChangeItemType or ListNumber { IsListed: false } or ClaimCall or ExpireCalls or ChangeSettings; // a contact closed without a callable phone may get one, or lose one that is at a limit
            var closed = CampaignCase.Ids.Where(id => IsClosed(run.Campaign, id)).Select(id => (id, run.Campaign.StateOf(id))).Where(each => !wantsPhone || !IsForWantOfPhone(each.Item2!.Value)).ToList();
            return answer => command is ResetLists or ResetContact or LoadContact || IsLate(command, answer) || closed.All(each => IsReplacing(command, each.id) || run.Campaign.StateOf(each.id) == each.Item2);
        });
        return true;
    }

    private static bool IsReplacing(CampaignCommand command, string id) => command is ReplaceList replace && replace.Contacts.Any(contact => contact.Id == id);

    [Property]
    public bool Property8_DeletedAndCanceled_AreNeverRevivedByAListReset(CaseOf<InterruptionsAndEdits> one)
    {
        var run = CampaignRun.Of(one.Case);
        var closed = CampaignCase.Ids.Where(id => run.Campaign.StateOf(id)?.Closing.Reason is CloseReason.Deleted or CloseReason.Canceled).ToList();
        var count = run.Campaign.ResetList(run.Now).Value;
        var open = run.Campaign.OpenCount;
        return closed.All(id => IsClosed(run.Campaign, id)) && run.Campaign.ContactCount >= count + closed.Count
            && closed.All(id => run.Campaign.Reset(id, run.Now).Refusal() is null or CampaignReason.ContactDeleted or CampaignReason.PhoneUnknown) && run.Campaign.OpenCount >= open;
    }

    [Property]
    public bool Property8_Reached_AlsoLate_IsNeverCalledAgain(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        run.Drain(CallStatus.Busy);
        var reached = new HashSet<int>();
        foreach (var fact in run.Facts)
        {
            if (fact.Kind == CampaignFactKind.ListReset) reached.Clear();
            if (fact.Kind is CampaignFactKind.ContactLoaded or CampaignFactKind.ContactReset) reached.Remove(fact.Contact);
            if (fact.Kind == CampaignFactKind.AttemptClaimed && reached.Contains(fact.Contact)) return false;
            if (fact is { Kind: CampaignFactKind.AttemptReachedLate } or { Kind: CampaignFactKind.AttemptEnded, Status: CallStatus.Reached, Counted: CallStatus.Unspecified }) reached.Add(fact.Contact);
        }

        return true;
    }

    [Property]
    public bool Property8_EachOpenContact_HasExactlyOneNextDue(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, _) => _ => IsInOnePlace(run.Campaign));
        return true;
    }

    [Property]
    public bool Property8_EachOpenContact_HasANextInstantOrANamedReason(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, _) => _ => run.Campaign.OpenContacts(run.Now).ToList().All(open =>
            open.Why != WaitReason.Unspecified && (open.DueAt != Instant.MaxValue || open.Why is WaitReason.Window or WaitReason.Held or WaitReason.InCall or WaitReason.CampaignEnd or WaitReason.AttemptLimit or WaitReason.Lockout)));
        return true;
    }

    [Property]
    public bool Property8_CampaignWithAnEnd_ClosesEveryContactAtIt(CampaignCase given, ushort minutes)
    {
        var one = given.EndingAt((given.Start + Duration.FromMinutes(minutes % 3000)).InUtc().LocalDateTime);
        var run = CampaignRun.Of(one);
        var end = one.Settings.EndsAt!.Value.InUtc().ToInstant();
        var after = Instant.Max(run.Now, end);
        run.Campaign.Claim(after);
        run.Campaign.Expire(after + RetrySettings.MaxDelay + RetrySettings.MaxDelay);
        return run.Campaign.OpenCount == 0 && run.Campaign.NextWakeUp is null && run.Campaign.History.All(entry => entry.Attempt.DialedAt < end);
    }

    [Property]
    public bool Property9_ReplayOfTheFacts_IsTheCampaign(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        var again = Replayed(one, run);
        Assert.Equal(run.Dump(run.Campaign), run.Dump(again));
        Assert.Equal(run.Campaign.NextLeaseEnd, again.NextLeaseEnd);
        var lost = run.Campaign.Expire(run.Now + Duration.FromDays(1));
        Assert.Equal(lost.AsEnumerable(), again.Expire(run.Now + Duration.FromDays(1)));
        Assert.Equal(Claims(Paused(run.Campaign, run.Now + Duration.FromDays(1)), run.Now + Duration.FromDays(1)), Claims(Paused(again, run.Now + Duration.FromDays(1)), run.Now + Duration.FromDays(1)));
        return run.Dump(run.Campaign) == run.Dump(again);
    }

    // Windows, calendar days and zones depend on local times.
    [Property]
    public bool Property9_NoWindowsAllInstantsLater_GivesTheSameLater(CaseOf<WithoutLocalTimes> one)
    {
        var plain = one.Case with { Steps = [.. one.Case.Steps.Select(step => step with { Command = InUtc(step.Command) })] };
        var (now, later) = (CampaignRun.Of(plain), CampaignRun.Of(plain, Duration.FromHours(1234) + Duration.FromTicks(5)));
        Assert.Equal(now.Dump(), later.Dump());
        return now.Answers.SequenceEqual(later.Answers);
    }

    [Property]
    public bool Property9_OutcomeAgain_ChangesNothing(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, command) =>
        {
            Attempt? attempt = command is EndCall end ? run.UnderWay(end.Call) : command is EndWithCallback recall ? run.UnderWay(recall.Call) : null;
            return _ =>
            {
                if (attempt is not { } ended || run.Campaign.History[(int)ended.Id - 1] is { EndedAt: null } or { Status: CallStatus.Lost }) return true;
                var (before, facts) = (run.Dump(), run.Facts.Count);
                var again = run.Campaign.End(ended.Id, CallStatus.Reached, run.Now, ended.Agent);
                return again == CampaignReason.AttemptAlreadyEnded && run.Dump() == before && run.Facts.Count == facts;
            };
        });
        return true;
    }

    [Property]
    public bool Property10_UntypedPhoneMore_LeavesTheOrderOfTheOthers(CaseOf<EditsOnly> one) => one.Case.Contacts.All(contact =>
    {
        var number = PhoneNumber.Parse("+39067");
        var before = PhonePlan.Of(contact, one.Case.Settings.Blacklist).Phones.Select(phone => phone.Phone);
        return Enumerable.Range(0, contact.AdditionalPhones.Length + 1).All(at =>
            PhonePlan.Of(contact with { AdditionalPhones = contact.AdditionalPhones.Insert(at, new AdditionalPhone(number)) }, one.Case.Settings.Blacklist).Phones
                .Select(phone => phone.Phone).Where(phone => phone != number).SequenceEqual(before));
    });

    [Property]
    public bool Property10_OtherColorsAndDescriptions_ChangeNothing(CampaignCase given)
    {
        // A contact edited while its number is in a call may be claimed again, so wake-ups may come earlier.
        var one = given with { Steps = [.. given.Steps.Select(step => step.Command is WakeUp ? new CampaignStep(step.Later + Duration.FromMinutes(30), new ClaimCall()) : step)] };

        // One campaign is loaded with other colors, the other changes its colors before each command.
        var plain = CampaignRun.Of(one, around: PassesTime);
        var other = CampaignRun.Of(one with { Contacts = [.. one.Contacts.Select(Painted)] }, around: PassesTime);
        var painted = CampaignRun.Of(one, around: (run, _) =>
        {
            foreach (var id in CampaignCase.Ids)
            {
                if (run.Campaign.ContactOf(id) is { } contact) run.Campaign.Edit(Painted(contact), run.Now);
            }

            return _ => true;
        });
        Assert.Equal(plain.Dump(), other.Dump());
        Assert.Equal(plain.Dump(plain.Campaign), painted.Dump(painted.Campaign));
        return plain.Answers.SequenceEqual(other.Answers);
    }

    [Property]
    public bool Property11_Explain_SaysDialableExactlyWhenTheNextClaimGivesIt(CampaignCase one)
    {
        CampaignRun.Of(one, around: (run, command) =>
        {
            if (command is not ClaimCall { Agent: null }) return _ => true;
            var dialable = CampaignCase.Ids.Select(id => run.Campaign.Explain(id, run.Now)).Where(each => each is { IsDialable: true }).ToList();
            var preview = run.Campaign.HasFreeLine && !run.Campaign.IsPaused ? run.Campaign.Preview(run.Now) : [];
            var before = run.Facts.Count;
            return answer => HasEndedListings(run, before) || (answer is Attempt attempt
                ? dialable is [var only] && only!.ContactId == attempt.ContactId && only.NextPhone == attempt.Phone && preview is [var next] && next.NextPhone == attempt.Phone && next.Contact == attempt.Contact && next.ContactId == attempt.ContactId
                : dialable.Count == 0 && preview.IsEmpty);
        });
        return true;
    }

    [Property]
    public bool Property12_SameInput_GivesTheSameBytesInAnyCulture(CampaignCase one)
    {
        var first = Bytes(one);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var odd in OddCultures)
            {
                CultureInfo.CurrentCulture = odd;
                Assert.Equal(first, Bytes(one));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        return true;
    }

    // Whether a claim has first ended entries of the blacklist.
    private static bool HasEndedListings(CampaignRun run, int before) => run.Facts.Skip(before).Any(fact => fact.Kind == CampaignFactKind.NumberUnblacklisted);

    // Passes the time to the campaign, as an edit does.
    private static Func<object?, bool> PassesTime(CampaignRun run, CampaignCommand command)
    {
        run.Campaign.SetPaused(run.Campaign.IsPaused, run.Now);
        return _ => true;
    }

    private static readonly CultureInfo[] OddCultures = [Odd("~", "!", "'"), Odd("minus ", ":", "."), Odd("−", "-", "/")];

    private static CultureInfo Odd(string negative, string time, string date)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NegativeSign, culture.NumberFormat.NumberDecimalSeparator, culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.DateSeparator) = (negative, "_", time, date);
        return culture;
    }

    private static string Bytes(CampaignCase one)
    {
        var run = CampaignRun.Of(one);
        return string.Join('\n', run.Answers.Concat(run.Facts.Select(fact => fact.ToString())).Append(run.Dump()));
    }

    private static (int Class, int Priority, long Due, int Attempts, int Number) KeyOf(Campaign campaign, string id)
    {
        var (state, settings) = (campaign.StateOf(id)!.Value, campaign.Settings);
        var kind = !settings.CallbacksFirst || state.RuleWhy == WaitReason.Callback ? 0 : state.RuleWhy switch { WaitReason.AdditionalDelay => 1, WaitReason.RetryDelay => 2, _ => 3 };
        var due = state.DueAt.ToUnixTimeTicks();
        return (kind, campaign.ContactOf(id)!.Priority, settings.Order == DueOrder.Ascending ? due : -due, state.Attempts, LoadedAs(campaign, id));
    }

    private static int LoadedAs(Campaign campaign, string id) => campaign.OpenContacts(campaign.Now).Select(contact => contact.ContactId).ToList().IndexOf(id);

    private static Campaign Paused(Campaign campaign, Instant now)
    {
        campaign.SetPaused(false, now);
        return campaign;
    }

    // All contacts that any agent could claim at an instant, without callbacks owned by agents.
    private static List<string> Claims(Campaign campaign, Instant now)
    {
        var claimed = new List<string>();
        while (campaign.Claim(now) is { } attempt) claimed.Add(attempt.ContactId);
        return claimed;
    }

    private static Campaign Replayed(CampaignCase one, CampaignRun run) => Campaign.Replay(one.Settings, run.Facts, new CampaignOptions { KeepHistory = true }).Value;

    private static bool Distinct<TKey>(CampaignRun run, Func<HistoryEntry, TKey> key)
    {
        var calls = run.Campaign.History.Where(entry => entry.EndedAt is null).Select(key).ToList();
        return calls.Distinct().Count() == calls.Count && calls.Count == run.Campaign.CallsUnderWay;
    }

    // Between two calls of which the first was counted, unless a callback was requested or the contact was reset.
    private static bool WaitsAreKept(CampaignRun run, string id)
    {
        CampaignFact? last = null;
        var since = 0;
        var number = run.Campaign.FindContact(id);
        for (var i = 0; i < run.Facts.Count; i++)
        {
            var fact = run.Facts[i];
            if (fact.Kind == CampaignFactKind.ListReset) last = null;
            if (fact.Contact != number) continue;
            if (fact.Kind is CampaignFactKind.ContactLoaded or CampaignFactKind.ContactReset) last = null;
            if (fact is { Kind: CampaignFactKind.AttemptEnded, Counted: not CallStatus.Unspecified } && fact.State.Phase != ContactPhase.Closed) (last, since) = (fact, i);
            if (fact.Kind != CampaignFactKind.AttemptClaimed || fact.State.RuleWhy == WaitReason.Callback || last is not { } before) continue;
            var from = run.SettingsOfFacts[since].Retry.DelayBase switch { DelayBase.AttemptEnd => before.At, DelayBase.AttemptStart => before.DialedAt, _ => before.DueAt }; // does not change with the settings
            var least = run.SettingsOfFacts[since..(i + 1)].Min(settings => from + (fact.Pass == before.Pass ? settings.Retry.CallAdditionalPhoneAfter : settings.Retry[before.Counted].RetryAfter));
            if (fact.DialedAt < least || fact.DueAt < least) return false;
        }

        return true;
    }

    private static bool MayBeCalled(CampaignRun run, Attempt attempt)
    {
        var campaign = run.Campaign;
        var (settings, number, now) = (campaign.Settings, attempt.Phone.Phone, attempt.DialedAt);
        var ofCalled = CallZones.ForCall(settings.PhoneZones.Find(number), campaign.ContactOf(attempt.ContactId)!.TimeZone, settings.TimeZone);
        var zones = ofCalled.Zones;
        var hours = settings.Rules.Select(rule => rule.Hours).Append(settings.CallingHours);
        var before = campaign.History.Where(entry => entry.Attempt.Id < attempt.Id && entry.Status != CallStatus.NotDialed).ToList();
        return (IsLifted() || hours.All(each => zones.All(zone => each.IsOpen(now, zone)))) && settings.Rules.SelectMany(rule => rule.AttemptRules).All(rule =>
        {
            var past = before.Where(entry => rule.Scope == AttemptScope.Contact ? entry.Attempt.ContactId == attempt.ContactId : entry.Attempt.Phone.Phone == number)
                .Select(entry => new PastAttempt(entry.Attempt.DialedAt, entry.EndedAt ?? entry.Attempt.DialedAt, StatusFor(entry.Status, settings), entry.IsConsented ? CallMarks.Consented : CallMarks.None, entry.Outcome))
                .Concat(run.Facts.Where(fact => fact.Kind == CampaignFactKind.OutsideCall && IsOf(fact.Phone, rule.Scope)).Select(fact => new PastAttempt(fact.DialedAt, fact.DialedAt, StatusFor(fact.Status, settings), CallMarks.None, fact.Outcome)))
                .OrderBy(past => past.DialedAt);
            return rule.FreeFrom([.. past], ofCalled) <= now;
        });

        bool IsLifted() => campaign.StateOf(attempt.Contact)!.Value.RuleWhy == WaitReason.Callback && campaign.CallbackOf(attempt.Contact) is { } callback && now < callback.At + callback.LiftsHoursFor;

        bool IsOf(PhoneNumber called, AttemptScope scope) => scope == AttemptScope.Contact ? CallingOrder.Of(campaign.ContactOf(attempt.ContactId)!).Any(phone => phone.Phone == called) : called == number;
    }

    private static CallStatus StatusFor(CallStatus status, CampaignSettings settings) => status == CallStatus.Lost && settings.CountLostCalls ? CallStatus.NoAnswer : status;

    private static bool IsWithin(AttemptCounts counts, RetrySettings retry) => counts.Total <= retry.GlobalMaxAttempts && AttemptCounts.Counted.All(status => counts[status] <= retry[status].MaxAttempts);

    private static bool CallsInOrder(CampaignRun run)
    {
        var called = new Dictionary<int, (int Pass, int Index)>();
        foreach (var fact in run.Facts)
        {
            if (fact.Kind == CampaignFactKind.ListReset) called.Clear();
            if (fact.Kind is CampaignFactKind.ContactLoaded or CampaignFactKind.ContactReset or CampaignFactKind.CallbackAgreed || fact is { Kind: CampaignFactKind.AttemptEnded, Status: CallStatus.Callback }) called.Remove(fact.Contact);
            if (fact is not { Kind: CampaignFactKind.AttemptEnded, Counted: not CallStatus.Unspecified } || fact.State.Phase == ContactPhase.Closed) continue;
            if (called.TryGetValue(fact.Contact, out var last) && fact.Pass <= last.Pass && !(fact.Pass == last.Pass && fact.PhoneIndex > last.Index)) return false;
            called[fact.Contact] = (fact.Pass, fact.PhoneIndex);
        }

        return true;
    }

    private static bool IsForWantOfPhone(ContactState state) => state.Closing.Reason is CloseReason.NoDialablePhone or CloseReason.Blacklisted or CloseReason.NeverCallable;

    private static bool IsLate(CampaignCommand command, object? answer) => command is EndArbitrary { Status: CallStatus.Reached } && answer is EndAnswer { Reason: null };

    private static bool IsClosed(Campaign campaign, string id) => campaign.StateOf(id) is { Phase: ContactPhase.Closed };

    // The next wake-up is one of the due times of waiting contacts, and no contact that waits for its due time only is due earlier.
    private static bool IsInOnePlace(Campaign campaign)
    {
        var states = CampaignCase.Ids.Where(id => campaign.StateOf(id) is not null).Select(id => (Id: id, State: campaign.StateOf(id)!.Value)).ToList();
        var open = states.Where(each => each.State.Phase != ContactPhase.Closed).ToList();
        var waiting = open.Where(each => each.State is { Phase: ContactPhase.Waiting, IsHeld: false, IsHeldWithList: false }).ToList();
        if (open.Count != campaign.OpenCount || open.Count(each => each.State.IsUnderWay) != campaign.CallsUnderWay || open.Any(each => each.State.Phase == ContactPhase.Unspecified)) return false;
        Instant? end = campaign is { OpenCount: > 0, IsOver: false, Settings.EndsAt: { } at } ? at.InZoneLeniently(campaign.Settings.TimeZone).ToInstant() : null;
        if (campaign.IsPaused || !campaign.HasFreeLine) return campaign.NextWakeUp == end;
        Instant[] listing = campaign.Scheduler.Listing.NextEnd is not DueTime.Never and var listed && !campaign.IsOver && !campaign.Scheduler.IsAfterEnd(listed) ? [DueTime.ToInstant(listed)] : [];
        var busy = campaign.History.Where(entry => entry.EndedAt is null).Select(entry => entry.Attempt.Phone.Phone).ToHashSet();
        return CampaignCase.Agents.Append(null).All(agent =>
        {
            var mine = waiting.Select(each => (each.Id, each.State, At: WakesAt(each.Id, each.State.DueAt, agent))).Where(each => each.At != Instant.MaxValue).ToList();
            var free = mine.Where(each => !busy.Contains(campaign.CountsOf(each.Id)[each.State.Phone].Phone.Phone)).ToList();
            var next = campaign.NextWakeUpFor(agent);
            var ends = states.Select(each => campaign.ReservationOf(each.Id)?.Until).OfType<Instant>().Where(until => until <= Campaign.LastInstant).Concat(listing).ToList();
            return next is null ? free.Count == 0 && ends.Count == 0 && end is null : (next == end || ends.Contains(next.Value) || mine.Any(each => each.At == next)) && (end is null || next <= end) && free.All(each => each.At >= next) && ends.All(until => until >= next);
        });

        // A callback of another agent counts from its lapse.
        Instant WakesAt(string id, Instant due, string? agent)
        {
            if (campaign.ReservationOf(id) is { } reserved) return reserved.Until;
            if (campaign.CallbackOf(id)?.Owner is not { } owner || owner == agent) return due;
            var lapse = campaign.Settings.CallbackOwnerTime is { } time && due < Instant.MaxValue - time ? due + time : Instant.MaxValue;
            return lapse <= campaign.Now ? due : lapse;
        }
    }

    private static CampaignCommand InUtc(CampaignCommand command) => command switch
    {
        EndWithCallback recall => recall with { Wish = recall.Wish with { Zone = DateTimeZone.Utc } },
        AgreeCallback agree => agree with { Wish = agree.Wish with { Zone = DateTimeZone.Utc } },
        _ => command,
    };

    private static Contact Painted(Contact contact) => contact with
    {
        AdditionalPhones = [.. contact.AdditionalPhones.Select(phone => phone with { Description = phone.Description + "!", Type = phone.Type is { } type ? type with { Color = "#ABCDEF" } : null })],
    };
}

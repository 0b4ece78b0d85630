using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>What follows when a call ends with signals, outcomes and dispositions.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class EndingTests
{
    private static readonly PhoneNumber Office = PhoneNumber.Parse("+390612340001");
    private static readonly PhoneNumber Mobile = PhoneNumber.Parse("+390612340002");
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static CampaignSettings With(EndingRules endings) => new() { TimeZone = Rome, Endings = endings };

    private static (Campaign Campaign, Attempt Attempt) Called(EndingRules? endings = null, params Contact[] contacts)
    {
        var campaign = new Campaign(With(endings ?? new EndingRules()), new CampaignOptions { KeepHistory = true });
        foreach (var contact in contacts.Length > 0 ? contacts : [new Contact("ada", Office) { AdditionalPhones = [new AdditionalPhone(Mobile)] }]) Assert.True(campaign.Load(contact, Start).IsOk);
        Assert.True(campaign.TryClaim(Start, out var attempt));
        return (campaign, attempt);
    }

    [Fact]
    public void DoNotCall_ByDefault_BlacklistsTheCalledNumberForGoodWithItsReason()
    {
        var (campaign, attempt) = Called();
        Assert.True(campaign.End(attempt.Id, CallEnding.Of(CallResultTables.Default.Judge(new CallEvidence { SipCode = 607 })), Start).IsOk);
        Assert.Equal(new BlacklistEntry(Office, Until: null, "DoNotCall"), campaign.BlacklistEntryOf(Office));
        Assert.Equal(Mobile, campaign.Explain("ada", Start)!.NextPhone!.Value.Phone);
        Assert.Equal(CallStatus.Busy, campaign.History.Single().Status);
        Assert.Equal(CallSignal.DoNotCall, Assert.Single(campaign.History.Single().Signals));
    }

    [Fact]
    public void DoNotCall_OfTheWholeContact_ClosesItAndSkipsItsNumbersInOtherContacts()
    {
        var ada = new Contact("ada", Office) { AdditionalPhones = [new AdditionalPhone(Mobile)] };
        var (campaign, attempt) = Called(new EndingRules { DoNotCall = new CallEffect { Blacklists = AttemptScope.Contact } }, ada, new Contact("bob", Mobile));
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoAnswer) { Outcome = CallOutcome.DoNotCall }, Start);
        Assert.Equal((CloseReason.Blacklisted, CloseReason.Blacklisted), (campaign.Final[0].Reason, campaign.Final[1].Reason));
        Assert.False(campaign.TryClaim(Start + Duration.FromDays(30), out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DoNotCall_OfANumberThatTheSettingsList_StaysWhenLaterSettingsDoNot(bool isAddedBefore)
    {
        var (campaign, attempt) = Called(endings: null, new Contact("ada", Office));
        if (isAddedBefore) campaign.AddToBlacklist(Office, Start, Start + Duration.FromHours(1));
        Assert.True(campaign.UpdateSettings(campaign.Settings with { Blacklist = Blacklist.Of([Office]) }, Start).IsOk);
        Assert.True(campaign.End(attempt.Id, new CallEnding(CallStatus.Busy) { Signals = [CallSignal.DoNotCall] }, Start).IsOk);
        Assert.True(campaign.UpdateSettings(campaign.Settings with { Blacklist = Blacklist.Empty }, Start).IsOk);
        Assert.Equal(new BlacklistEntry(Office, Until: null, "DoNotCall"), campaign.BlacklistEntryOf(Office));
        Assert.False(campaign.TryClaim(Start + Duration.FromDays(30), out _));
    }

    [Fact]
    public void Refused_SixtyDaysByDate_EndsAtTheCalledPartysMidnight()
    {
        var (campaign, attempt) = Called(new EndingRules { Refused = new CallEffect { Blacklists = AttemptScope.Phone, Days = 60 } });
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoAnswer) { Outcome = CallOutcome.Refused }, Start);
        Assert.Equal(Rome.AtStartOfDay(new LocalDate(2026, 5, 1)).ToInstant(), campaign.BlacklistEntryOf(Office)!.Value.Until);
    }

    [Fact]
    public void SeveralEffectsOnOneNumber_TheLongestApplies()
    {
        var rules = new EndingRules { Refused = new CallEffect { Blacklists = AttemptScope.Contact, Days = 60 }, Dispositions = [new Disposition("No", new CallEffect { Blacklists = AttemptScope.Phone, Period = Duration.FromDays(1) })] };
        var (campaign, attempt) = Called(rules);
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoAnswer) { Outcome = CallOutcome.Refused, Disposition = "No", Signals = [CallSignal.DoNotCall] }, Start);
        Assert.Equal((null, "DoNotCall"), (campaign.BlacklistEntryOf(Office)!.Value.Until, campaign.BlacklistEntryOf(Office)!.Value.Reason));
        Assert.Equal("Refused", campaign.BlacklistEntryOf(Mobile)!.Value.Reason);
    }

    [Theory]
    [InlineData(0, null, null, false)]
    [InlineData(0, "north", "south", true)]
    [InlineData(0, null, "south", false)]
    [InlineData(24, null, null, true)]
    [InlineData(24, "north", "north", true)]
    public void DeadNumber_TakesTwoSignsOnDifferentDaysOrTrunks(int hours, string? first, string? second, bool isDead)
    {
        var (campaign, attempt) = Called(endings: null, new Contact("ada", Office));
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoSuchNumber) { Signals = [CallSignal.PossiblyDead], Trunk = first }, Start);
        Assert.Null(campaign.BlacklistEntryOf(Office));
        var later = Start + Duration.FromHours(3 + hours);
        Assert.True(campaign.TryClaim(later, out attempt));
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoSuchNumber) { Signals = [CallSignal.Dead], Trunk = second }, later);
        Assert.Equal(isDead ? "Dead" : null, campaign.BlacklistEntryOf(Office)?.Reason);
    }

    [Theory]
    [InlineData(CallStatus.Machine, true)]
    [InlineData(CallStatus.Busy, true)]
    [InlineData(CallStatus.NoAnswer, false)]
    [InlineData(CallStatus.AgentReject, false)] // the agent hung up before an answer
    public void DeadNumber_AnsweredOrBusyBetweenTwoSigns_IsAlive(CallStatus between, bool isAlive)
    {
        var (campaign, attempt) = Called(endings: null, new Contact("ada", Office));
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoSuchNumber) { Signals = [CallSignal.Dead] }, Start);
        Assert.True(campaign.TryClaim(Start + Duration.FromDays(1), out attempt));
        campaign.End(attempt.Id, between, Start + Duration.FromDays(1));
        Assert.True(campaign.TryClaim(Start + Duration.FromDays(2), out attempt));
        campaign.End(attempt.Id, new CallEnding(CallStatus.NoSuchNumber) { Signals = [CallSignal.Dead] }, Start + Duration.FromDays(2));
        Assert.Equal(isAlive, campaign.BlacklistEntryOf(Office) is null);
    }

    [Fact]
    public void BadFormat_OfACallThatWasNotDialed_RejectsTheNumberInsteadOfTryingAgain()
    {
        var (campaign, attempt) = Called(endings: null, new Contact("ada", Office));
        campaign.End(attempt.Id, new CallEnding(CallStatus.NotDialed) { Signals = [CallSignal.BadFormat] }, Start);
        Assert.Equal((CloseReason.Blacklisted, 0), (campaign.Final.Single().Reason, campaign.Final.Single().AllAttempts.Total));
        Assert.Equal("BadFormat", campaign.BlacklistEntryOf(Office)!.Value.Reason);
    }

    [Theory]
    [InlineData(CallSignal.Blocked)]
    [InlineData(CallSignal.Ours)]
    [InlineData(CallSignal.Declined)]
    [InlineData(CallSignal.Moved)]
    public void SignalsAboutTheCallerOrOneCall_LeaveTheContactAlone(CallSignal signal)
    {
        var (campaign, attempt) = Called();
        var (other, same) = Called();
        campaign.End(attempt.Id, new CallEnding(CallStatus.Congestion) { Signals = [signal] }, Start);
        other.End(same.Id, CallStatus.Congestion, Start);
        Assert.Equal(other.StateOf("ada"), campaign.StateOf("ada"));
        Assert.Equal(other.FactCount, campaign.FactCount);
    }

    [Fact]
    public void Disposition_Closes_ClosesWithThatReasonAndTheCalledPhone()
    {
        var (campaign, attempt) = Called(new EndingRules { Dispositions = [new Disposition("Wrong person/Moved", new CallEffect { Closes = true })] });
        campaign.End(attempt.Id, new CallEnding(CallStatus.Busy) { Disposition = "Wrong person/Moved" }, Start);
        var final = campaign.Final.Single();
        Assert.Equal((CloseReason.Disposition, Office, CallStatus.Busy), (final.Reason, final.CausePhone!.Value.Phone, final.CauseStatus));
        Assert.Equal("Wrong person/Moved", campaign.History.Single().Disposition);
    }

    [Fact]
    public void Disposition_RetryAs_CountsAnotherStatusAndKeepsTheReportedOneInHistory()
    {
        var (campaign, attempt) = Called(new EndingRules { Dispositions = [new Disposition("Wrong person", new CallEffect { RetryAs = CallStatus.NoAnswer })] });
        campaign.End(attempt.Id, new CallEnding(CallStatus.Reached) { Disposition = "Wrong person" }, Start);
        Assert.Equal(CallStatus.Reached, campaign.History.Single().Status);
        Assert.Equal((1, 1), (campaign.OpenCount, campaign.CountsOf("ada")[0].Counts[CallStatus.NoAnswer]));
        Assert.Equal(Mobile, campaign.Explain("ada", Start)!.NextPhone!.Value.Phone);
    }

    [Fact]
    public void Disposition_CallbackAfter_CallsTheSamePhoneAgainThen()
    {
        var (campaign, attempt) = Called(new EndingRules { Dispositions = [new Disposition("Busy now", new CallEffect { CallbackAfter = Duration.FromHours(2) })] });
        campaign.End(attempt.Id, new CallEnding(CallStatus.Reached) { Disposition = "Busy now" }, Start);
        Assert.Equal((CallStatus.Callback, Start + Duration.FromHours(2)), (campaign.History.Single().Status, campaign.NextWakeUp));
        Assert.True(campaign.TryClaim(Start + Duration.FromHours(2), out var again));
        Assert.Equal(Office, again.Phone.Phone);
    }

    [Fact]
    public void Disposition_WithAWishNotToBeCalled_GivesNoCallback()
    {
        var (campaign, attempt) = Called(new EndingRules { Dispositions = [new Disposition("Busy now", new CallEffect { CallbackAfter = Duration.FromHours(2) })] }, new Contact("ada", Office));
        campaign.End(attempt.Id, new CallEnding(CallStatus.Reached) { Disposition = "Busy now", Outcome = CallOutcome.DoNotCall }, Start);
        Assert.Equal(CloseReason.Reached, campaign.Final.Single().Reason);
        Assert.False(campaign.TryClaim(Start + Duration.FromDays(1), out _));
    }

    [Fact]
    public void AgreedCallback_AtNight_LiftsTheHoursForItsTimeOnly()
    {
        var day = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(20, 0), CallingWindow.EveryDay)]);
        var settings = new CampaignSettings { TimeZone = Rome, CallingHours = day };
        var night = new LocalDateTime(2026, 3, 2, 21, 30);
        foreach (var (lift, late, isCalled) in new[] { (0, 0, false), (30, 0, true), (30, 29, true), (30, 30, false) })
        {
            var campaign = new Campaign(settings);
            campaign.Load(new Contact("ada", Office), Start);
            campaign.TryClaim(Start, out var attempt);
            campaign.End(attempt.Id, new CallEnding(CallStatus.Callback) { Callback = new CallbackTime(night, Rome) { LiftsHoursFor = Duration.FromMinutes(lift) } }, Start);
            Assert.Equal(isCalled, campaign.TryClaim(night.InZoneStrictly(Rome).ToInstant() + Duration.FromMinutes(late), out attempt));
        }
    }

    [Fact]
    public void Outcome_LocksAContactByALockout_AlsoWhenTheContactIsResetOrWasCalledElsewhere()
    {
        var law = new CallingRuleSet("FR") { Lockouts = [Lockout.ForDays([CallOutcome.Refused], 60, AttemptScope.Contact)] };
        var campaign = new Campaign(new CampaignSettings { TimeZone = Rome, Rules = [law] });
        campaign.Load(new Contact("ada", Office), Start);
        campaign.Load(new Contact("bob", Mobile), Start);
        campaign.TryClaim(Start, out var attempt);
        campaign.End(attempt.Id, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.Refused }, Start);
        campaign.RecordOutsideCall(Mobile, Start, CallStatus.Reached, Start, outcome: CallOutcome.Refused);
        campaign.Reset("ada", Start);
        var end = Rome.AtStartOfDay(new LocalDate(2026, 5, 1)).ToInstant();
        Assert.Equal((end, end), (campaign.StateOf("ada")!.Value.DueAt, campaign.StateOf("bob")!.Value.DueAt));
        Assert.Equal(WaitReason.Lockout, campaign.StateOf("ada")!.Value.Why);
    }

    [Fact]
    public void ConsentedCall_IsLeftOutByLimitsThatSaySo()
    {
        var law = new CallingRuleSet("US") { Limits = [AttemptLimit.Rolling(1, Duration.FromDays(7)) with { Counts = new CountedCalls { ExceptConsented = true } }] };
        foreach (var isConsented in new[] { false, true })
        {
            var campaign = new Campaign(new CampaignSettings { Rules = [law] });
            campaign.Load(new Contact("ada", Office), Start);
            campaign.TryClaim(Start, out var attempt);
            campaign.End(attempt.Id, new CallEnding(CallStatus.Busy) { IsConsented = isConsented }, Start);
            Assert.Equal(isConsented, campaign.TryClaim(Start + Duration.FromDays(1), out _));
        }
    }

    [Fact]
    public void End_BadReports_AreRefusedAndChangeNothing()
    {
        var (campaign, attempt) = Called();
        var facts = campaign.FactCount;
        var callback = CallbackTime.Of(Start + Duration.FromHours(1));
        (CallEnding Ending, CampaignReason Reason)[] refused =
        [
            (new(CallStatus.Unspecified), CampaignReason.StatusUnknown),
            (new(CallStatus.Callback), CampaignReason.StatusUnknown),
            (new(CallStatus.Busy) { Callback = callback }, CampaignReason.StatusUnknown),
            (new((CallStatus)99), CampaignReason.StatusUnknown),
            (new(CallStatus.Busy) { Signals = [(CallSignal)99] }, CampaignReason.EndingInvalid),
            (new(CallStatus.Busy) { Signals = [CallSignal.Unspecified] }, CampaignReason.EndingInvalid),
            (new(CallStatus.Busy) { Outcome = (CallOutcome)9 }, CampaignReason.EndingInvalid),
            (new(CallStatus.Busy) { Disposition = "Sold" }, CampaignReason.DispositionUnknown),
            (new(CallStatus.Busy) { Disposition = new string('x', 65) }, CampaignReason.TextTooLong),
            (new(CallStatus.Busy) { Trunk = new string('x', 65) }, CampaignReason.TextTooLong),
            (new(CallStatus.Busy) { Trunk = "\ud800" }, CampaignReason.TextInvalid),
            (new(CallStatus.Callback) { Callback = callback, CallbackPhone = PhoneNumber.Parse("+39069") }, CampaignReason.PhoneUnknown),
            (new(CallStatus.Callback) { Callback = callback, Outcome = CallOutcome.DoNotCall }, CampaignReason.EndingContradictory),
            (new(CallStatus.Callback) { Callback = callback, CallbackPhone = Office, Signals = [CallSignal.BadFormat] }, CampaignReason.EndingContradictory),
        ];
        Assert.All(refused, each => Assert.Equal(each.Reason, campaign.End(attempt.Id, each.Ending, Start).Reason));
        Assert.Equal(facts, campaign.FactCount);
        Assert.True(campaign.End(attempt.Id, new CallEnding(CallStatus.Callback) { Callback = callback, CallbackPhone = Mobile, Outcome = CallOutcome.DoNotCall }, Start).IsOk); // another phone may be called back
        Assert.Equal(Mobile, campaign.Explain("ada", Start)!.NextPhone!.Value.Phone);
    }

    [Fact]
    public void ToString_NamesTheSignalsAndNoPersonalData()
    {
        var ending = new CallEnding(CallStatus.Busy) { Signals = [CallSignal.Declined, CallSignal.DoNotCall], Note = "of Ada", CallbackPhone = Office };
        var (campaign, attempt) = Called();
        campaign.End(attempt.Id, ending, Start);
        Assert.Equal("Busy (Declined, DoNotCall)", ending.ToString());
        Assert.Equal("Reached", new CallEnding(CallStatus.Reached).ToString());
        Assert.Equal("Attempt 1 of contact ada, dialed 2026-03-02T09:00:00Z: Busy (DoNotCall, Declined)", campaign.History.Single().ToString());
    }

    [Fact]
    public void Effects_ThatContradictThemselves_AreRefused()
    {
        CallEffect[] bad =
        [
            new() { Closes = true, RetryAs = CallStatus.Busy }, new() { RetryAs = CallStatus.Reached }, new() { CallbackAfter = -Duration.Epsilon }, new() { CallbackAfter = Duration.FromDays(367) },
            new() { Blacklists = AttemptScope.Phone, CallbackAfter = Duration.Zero }, new() { Days = 1 }, new() { Period = Duration.FromDays(1) }, new() { Blacklists = AttemptScope.Phone, Days = 1, Period = Duration.FromDays(1) },
            new() { Blacklists = (AttemptScope)9 }, new() { Blacklists = AttemptScope.Phone, Days = 0 }, new() { Blacklists = AttemptScope.Phone, Days = 3661 }, new() { Blacklists = AttemptScope.Phone, Period = Duration.Zero },
        ];
        Assert.All(bad, effect => Assert.Throws<ArgumentException>(() => new EndingRules { Refused = effect }));
        Assert.All(bad, effect => Assert.Throws<ArgumentException>(() => new Disposition("x", effect)));
        Assert.All(new[] { "", " ", "a/", "a//b", "a/b/c/d", new string('x', 65), "\udc00" }, name => Assert.Throws<ArgumentException>(() => new Disposition(name)));
        Assert.Throws<ArgumentException>(() => new EndingRules { Dispositions = [new Disposition("a"), new Disposition("a")] });
    }

    [Theory]
    [InlineData("""{"format":1,"endings":{"refused":{"days":1}}}""", CampaignSettingsReason.Contradictory, "$.endings.refused")]
    [InlineData("""{"format":1,"endings":{"refused":{"blacklist":"Phone","days":1,"period":"P1D"}}}""", CampaignSettingsReason.Contradictory, "$.endings.refused")]
    [InlineData("""{"format":1,"endings":{"spoke":{"close":true,"callbackAfter":"PT1H"}}}""", CampaignSettingsReason.Contradictory, "$.endings.spoke")]
    [InlineData("""{"format":1,"endings":{"spoke":{"retryAs":"Reached"}}}""", CampaignSettingsReason.WordUnknown, "$.endings.spoke.retryAs")]
    [InlineData("""{"format":1,"endings":{"dispositions":[{"name":"a/b/c/d"}]}}""", CampaignSettingsReason.PropertyRange, "$.endings.dispositions[0].name")]
    [InlineData("""{"format":1,"endings":{"dispositions":[{"name":"a"},{"name":"a"}]}}""", CampaignSettingsReason.WordDuplicate, "$.endings.dispositions[1].name")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"x","lockouts":[{"after":["Busy"],"afterOutcomes":["Spoke"],"period":"P1D"}]}]}""", CampaignSettingsReason.Contradictory, "$.rules[0].lockouts[0]")]
    public void Json_BadEndings_AreRefusedWithTheirPlace(string json, CampaignSettingsReason reason, string path)
    {
        var refusal = CampaignSettings.ReadJson(System.Text.Encoding.UTF8.GetBytes(json), DateTimeZoneProviders.Tzdb).Reason;
        Assert.Equal((reason, path), (refusal.Reason, refusal.Path));
    }

    [Property]
    public bool WishNotToBeCalled_IsNeverFollowedByACallOfThatNumber(CampaignCase one)
    {
        var safe = one with
        {
            Settings = Safe(one.Settings),
            Steps = [.. one.Steps.Where(step => step.Command is not ListNumber { IsListed: false }).Select(step => step.Command is ChangeSettings change ? step with { Command = new ChangeSettings(Safe(change.Settings)) } : step)],
        };
        var run = CampaignRun.Of(safe);
        run.Drain(CallStatus.Busy);
        var wished = new HashSet<PhoneNumber>();
        foreach (var fact in run.Facts)
        {
            if (fact.Kind == CampaignFactKind.AttemptClaimed && wished.Contains(fact.Phone)) return false;
            var ends = fact.Kind is CampaignFactKind.AttemptEnded or CampaignFactKind.AttemptReachedLate;
            if (ends && (fact.Outcome == CallOutcome.DoNotCall || fact.Signals.Contains(CallSignal.DoNotCall))) wished.Add(fact.Phone);
        }

        return true;
    }

    private static CampaignSettings Safe(CampaignSettings settings) => settings with { Endings = settings.Endings with { DoNotCall = CallEffect.BlacklistsNumber } };
}

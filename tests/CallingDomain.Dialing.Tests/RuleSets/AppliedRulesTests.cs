using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Rule sets that apply to some phones only, by example.</summary>
public sealed class AppliedRulesTests
{
    private static readonly PhoneNumber Miami = PhoneNumber.Parse("+13055550123"), Boston = PhoneNumber.Parse("+16175550123");
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 17, 0), Evening = Instant.FromUtc(2026, 3, 3, 1, 0); // 12:00 and 20:00 in New York

    private static readonly CallingRuleSet Florida = new("Florida")
    {
        AppliesTo = RuleCondition.Any(RuleCondition.Prefixes(PhoneNumber.Parse("+1305")), RuleCondition.Field("state", ["FL"], ifAbsent: false)),
        Hours = Daily(8, 20),
        Limits = [AttemptLimit.Rolling(1, Duration.FromHours(24), AttemptScope.Contact)],
    };

    private static readonly CallingRuleSet Consent = new("Consent") { Needs = RuleCondition.FieldDate("consentOn", 2) };

    private static readonly CallingRuleSet Chosen = new("India") { Hours = Daily(10, 19), HoursField = "hours" };

    private static readonly CampaignSettings Settings = SeedExample.Settings with { TimeZone = NewYork };

    [Fact]
    public void Claim_RulesOfOneState_BindItsPhonesAndItsResidentsOnly()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Florida] });
        campaign.Load(new Contact("area", Miami), Evening).AssertOk();
        campaign.Load(new Contact("resident", Boston) { Fields = [new ContactField("state", "fl")] }, Evening).AssertOk();
        campaign.Load(new Contact("other", PhoneNumber.Parse("+16175550124")), Evening).AssertOk();
        Assert.Equal("other", campaign.Claim(Evening)!.Value.ContactId);
        Assert.Null(campaign.Claim(Evening));
        var cause = Assert.Single(campaign.Explain("area", Evening)!.NotBefore);
        Assert.Equal((WaitReason.Window, "Florida", Instant.FromUtc(2026, 3, 3, 13, 0)), (cause.Why, cause.Rule, cause.Until));
        Assert.Equal([RuleStanding.Applies], campaign.Settings.RulesFor(campaign.ContactOf(1), Boston, Evening).Select(each => each.Standing));
        Assert.Equal([RuleStanding.DoesNotApply], campaign.Settings.RulesFor(campaign.ContactOf(2), Boston, Evening).Select(each => each.Standing));
    }

    [Fact]
    public void Claim_PhonesOfOneContact_HaveTheirOwnRules()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Florida], Retry = Settings.Retry with { SkipBlockedPhones = true } });
        campaign.Load(new Contact("c1", Miami) { AdditionalPhones = [new AdditionalPhone(Boston)] }, Evening).AssertOk();
        Assert.Equal(Boston, campaign.Claim(Evening)!.Value.Phone.Phone);
    }

    [Fact]
    public void Load_LackingConsent_ClosesTheContactUntilItHasOne()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Consent] });
        campaign.Load(new Contact("c1", Miami), Noon).AssertOk();
        Assert.Equal(CloseReason.FactMissing, Assert.Single(campaign.Final).Reason);
        Assert.Equal((Miami, SkipReason.FactMissing), Assert.Single(campaign.SkippedPhones) is var skipped ? (skipped.Phone.Phone, skipped.Reason) : default);
        Assert.Null(campaign.NextWakeUp);
        campaign.Edit(new Contact("c1", Miami) { Fields = [new ContactField("consentOn", "2026-03-01")] }, Noon).AssertOk();
        Assert.Equal(Miami, campaign.Claim(Noon)!.Value.Phone.Phone);
        Assert.Empty(campaign.SkippedPhones);
    }

    [Fact]
    public void Claim_ConsentThatExpires_ClosesTheContactWhenItsNextCallIsDue()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Consent], Retry = new RetrySettings().WithDefault(new RetryRule(20, Duration.FromHours(10))) with { GlobalMaxAttempts = 20 } });
        campaign.Load(new Contact("c1", Miami) { Fields = [new ContactField("consentOn", "2026-03-01")] }, Noon).AssertOk();
        var last = Simulation.Run(campaign, new OutcomeScript(), Noon);
        Assert.Equal((0, 1), (last.Open, last.Closed));
        Assert.Equal((CloseReason.FactMissing, Noon + Duration.FromHours(40)), (campaign.Final[0].Reason, campaign.Final[0].ClosedAt)); // the consent ended at midnight after 3 March
        Assert.Equal(Enumerable.Range(0, 4).Select(call => Noon + Duration.FromHours(10 * call)), campaign.History.Select(entry => entry.Attempt.DialedAt));
    }

    [Fact]
    public void Claim_ConsentThatExpiresWhileHoursAreClosed_ClosesTheContactAtItsEnd()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Consent, new CallingRuleSet("day") { Hours = Daily(8, 20) }] });
        campaign.Load(new Contact("c1", Miami) { Fields = [new ContactField("consentOn", "2026-02-28")] }, Evening).AssertOk(); // 20:00 on its last day
        Simulation.Run(campaign, new OutcomeScript(), Evening);
        Assert.Equal((CloseReason.FactMissing, Instant.FromUtc(2026, 3, 3, 5, 0)), (campaign.Final[0].Reason, campaign.Final[0].ClosedAt));
        Assert.Empty(campaign.History);
    }

    [Fact]
    public void Explain_ConsentOfALaterDate_SaysUntilWhen()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Consent] });
        campaign.Load(new Contact("c1", Miami) { Fields = [new ContactField("consentOn", "2026-03-05")] }, Noon).AssertOk();
        var cause = Assert.Single(campaign.Explain("c1", Noon)!.NotBefore);
        Assert.Equal((WaitReason.FactMissing, "Consent", Instant.FromUtc(2026, 3, 5, 5, 0)), (cause.Why, cause.Rule, cause.Until));
        Assert.Equal(cause.Until, campaign.NextWakeUp);
    }

    [Fact]
    public void Claim_LiftedSet_DoesNotBind()
    {
        var lifted = Florida with { LiftedBy = RuleCondition.Field("customer", ["yes"]) };
        var campaign = KeptCampaign.Of(Settings with { Rules = [lifted] });
        campaign.Load(new Contact("c1", Miami) { Fields = [new ContactField("customer", "yes")] }, Evening).AssertOk();
        campaign.Load(new Contact("c2", PhoneNumber.Parse("+13055550124")) { Fields = [new ContactField("customer", "perhaps")] }, Evening).AssertOk();
        Assert.Equal("c1", campaign.Claim(Evening)!.Value.ContactId);
        Assert.Null(campaign.Claim(Evening));
    }

    [Fact]
    public void Claim_HoursInAFixedZone_AreThoseOfTheZone()
    {
        var mississippi = new CallingRuleSet("Mississippi") { Zone = DateTimeZoneProviders.Tzdb["America/Chicago"], Hours = Daily(8, 20) };
        var campaign = KeptCampaign.Of(Settings with { Rules = [mississippi] });
        campaign.Load(new Contact("c1", Miami), Evening).AssertOk();
        Assert.NotNull(campaign.Claim(Evening)); // 20:00 in New York, 19:00 in Chicago
    }

    [Fact]
    public void Claim_HoursThatTheContactChose_ReplaceTheWindowsOfTheSet()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Chosen] });
        campaign.Load(new Contact("late", Miami) { Fields = [new ContactField("hours", "Mo 20:00-21:00; Tu 06:00-07:00")] }, Evening).AssertOk();
        campaign.Load(new Contact("usual", Boston), Evening).AssertOk();
        campaign.Load(new Contact("never", PhoneNumber.Parse("+16175550124")) { Fields = [new ContactField("hours", "off")] }, Evening).AssertOk();
        campaign.Load(new Contact("unclear", PhoneNumber.Parse("+16175550125")) { Fields = [new ContactField("hours", "evenings")] }, Evening).AssertOk();
        Assert.Equal("late", campaign.Claim(Evening)!.Value.ContactId); // Monday, 20:00
        Assert.Null(campaign.Claim(Evening));
        var cause = Assert.Single(campaign.Explain("usual", Evening)!.NotBefore);
        Assert.Equal((WaitReason.Window, "India", Instant.FromUtc(2026, 3, 3, 15, 0)), (cause.Why, cause.Rule, cause.Until));
        Assert.Equal([("never", CloseReason.NeverCallable), ("unclear", CloseReason.FactMissing)], campaign.Final.Select(final => (final.ContactId, final.Reason)));
        Assert.Equal([RuleStanding.FactMissing], campaign.Settings.RulesFor(campaign.ContactOf(3), Boston, Evening).Select(each => each.Standing));
        Assert.Equal([RuleStanding.FactMissing], campaign.Settings.RulesFor(null, Boston, Evening).Select(each => each.Standing));
    }

    [Fact]
    public void Claim_HoursThatTheContactChose_DoNotLiftHolidaysAndSpecialDates()
    {
        var special = new SpecialDate(new LocalDate(2026, 3, 4), new TimeWindow(new LocalTime(12, 0), new LocalTime(14, 0)));
        var rules = Chosen with { Hours = CallingHours.Of(Chosen.Hours.Windows, [SpecialDate.Closed(new LocalDate(2026, 3, 3)), special], strictClockChanges: true) };
        var campaign = KeptCampaign.Of(Settings with { Rules = [rules], Retry = new RetrySettings().WithDefault(new RetryRule(3, Duration.FromHours(1))) with { GlobalMaxAttempts = 3 } });
        campaign.Load(new Contact("c1", Miami) { Fields = [new ContactField("hours", "06:00-07:00,13:00-15:00")] }, Evening).AssertOk();
        Simulation.Run(campaign, new OutcomeScript(), Evening);
        Assert.Equal([Instant.FromUtc(2026, 3, 4, 18, 0), Instant.FromUtc(2026, 3, 5, 11, 0), Instant.FromUtc(2026, 3, 5, 18, 0)], campaign.History.Select(entry => entry.Attempt.DialedAt));
    }

    [Fact]
    public void Edit_HoursThatTheContactChose_MoveItsNextCall()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Chosen] });
        campaign.Load(new Contact("c1", Miami), Evening).AssertOk();
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 15, 0), campaign.NextWakeUp);
        campaign.Edit(new Contact("c1", Miami) { Fields = [new ContactField("hours", "Tu 06:00-07:00")] }, Evening).AssertOk();
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 11, 0), campaign.NextWakeUp);
    }

    [Fact]
    public void ChangeTypes_TypeThatASetAsksFor_FreesOrBindsThePhone()
    {
        var office = new ContactItemType("Office", 1);
        var quiet = new CallingRuleSet("quiet") { AppliesTo = RuleCondition.PhoneTypes("Home"), Hours = Daily(8, 20) };
        var campaign = KeptCampaign.Of(Settings with { Rules = [quiet] });
        campaign.Load(new Contact("c1", PhoneNumber.None) { AdditionalPhones = [new AdditionalPhone(Boston, office)] }, Evening).AssertOk();
        campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, office, new ContactItemType("Home", 1)), Evening).AssertOk();
        Assert.Null(campaign.Claim(Evening));
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 13, 0), campaign.NextWakeUp);
    }

    [Fact]
    public void Check_SetsWithConditionsThatNeverOverlap_AreNoReasonToRefuse()
    {
        var night = new CallingRuleSet("night") { AppliesTo = RuleCondition.Prefixes(PhoneNumber.Parse("+39")), Hours = Daily(1, 3) };
        Assert.True((Settings with { Rules = [Florida, night] }).Check(Noon).IsOk);
        Assert.Equal(CampaignReason.HoursNeverOpen, (Settings with { Rules = [new CallingRuleSet("day") { Hours = Daily(8, 20) }, night with { AppliesTo = null }] }).Check(Noon).Reason);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Claim_LockoutUnlessAnAgentWaits_HoldsForOtherCampaigns(bool agentForEachCall, bool isLocked)
    {
        var silent = new CallingRuleSet("silent") { Lockouts = [new Lockout([CallStatus.Abandoned], Duration.FromDays(5)) { UnlessAgentWaits = true }] };
        var campaign = KeptCampaign.Of(Settings with { Rules = [silent], AgentForEachCall = agentForEachCall });
        campaign.Load(new Contact("c1", Miami), Noon).AssertOk();
        campaign.End(campaign.Claim(Noon)!.Value.Id, CallStatus.Abandoned, Noon).AssertOk();
        Assert.Equal(isLocked, campaign.NextWakeUp == Noon + Duration.FromDays(5));
    }

    [Fact]
    public void Load_NumbersOnlyUnderANeedOfAField_ClosesTheContact()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Consent] });
        campaign.Load([Miami], Noon).AssertOk();
        Assert.Equal(CloseReason.FactMissing, Assert.Single(campaign.Final).Reason);
    }

    [Fact]
    public void Open_OtherHoursBeforeTheFirstEvent_PlacesContactsFromWhenTheyWereLoaded()
    {
        var campaign = new Campaign(Settings with { Rules = [Consent] });
        campaign.Load(new Contact("lacks", Miami), Evening).AssertOk();
        campaign.Load(new Contact("has", Boston) { Fields = [new ContactField("consentOn", "2026-03-02")] }, Evening).AssertOk();
        using var snapshot = new MemoryStream();
        campaign.Save(snapshot, DateTimeZoneProviders.Tzdb);
        snapshot.Position = 0;
        var opened = Campaign.Open(snapshot, DateTimeZoneProviders.Tzdb, Settings with { Rules = [Florida with { AppliesTo = null }] }).Value;
        Assert.Equal([ContactPhase.Waiting, ContactPhase.Waiting], new[] { opened.PhaseOf("lacks"), opened.PhaseOf("has") });
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 13, 0), opened.NextWakeUp);
        Assert.Null(opened.Claim(Evening - Duration.FromHours(1))); // time has not moved
    }

    [Fact]
    public void Explain_RuleSetThatIsClosedNow_IsNamedBeforeOneThatIsOpen()
    {
        var federal = new CallingRuleSet("federal") { Hours = Daily(8, 21) };
        var holiday = new CallingRuleSet("holiday") { Hours = CallingHours.Of(federal.Hours.Windows, [SpecialDate.Closed(new LocalDate(2026, 3, 2))], strictClockChanges: true) };
        var campaign = KeptCampaign.Of(Settings with { Rules = [federal, holiday] });
        campaign.Load(new Contact("c1", Miami), Noon).AssertOk();
        var cause = Assert.Single(campaign.Explain("c1", Noon)!.NotBefore);
        Assert.Equal((WaitReason.Window, "holiday", Instant.FromUtc(2026, 3, 3, 13, 0)), (cause.Why, cause.Rule, cause.Until));
    }

    [Fact]
    public void Explain_FactThatIsStillToCome_NamesTheSetThatNeedsItAndThenTheHours()
    {
        var campaign = KeptCampaign.Of(Settings with { Rules = [Consent, new CallingRuleSet("day") { Hours = Daily(8, 20) }] });
        campaign.Load(new Contact("c1", Miami) { Fields = [new ContactField("consentOn", "2026-03-05")] }, Noon).AssertOk();
        var causes = campaign.Explain("c1", Noon)!.NotBefore;
        Assert.Equal([new WaitCause(WaitReason.FactMissing, Instant.FromUtc(2026, 3, 5, 5, 0), "Consent"), new WaitCause(WaitReason.Window, Instant.FromUtc(2026, 3, 5, 13, 0), "day")], causes.AsEnumerable());
        Assert.Equal(causes[^1].Until, campaign.NextWakeUp);
    }

    [Fact]
    public void Check_HoursInAZoneOfTheirOwn_AreLeftOut()
    {
        var tokyo = new CallingRuleSet("Tokyo") { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"], Hours = Daily(9, 10) };
        var settings = Settings with { Rules = [new CallingRuleSet("local") { Hours = Daily(9, 10) }, tokyo] };
        Assert.True(settings.Check(Noon).IsOk);
        var campaign = KeptCampaign.Of(settings);
        campaign.Load(new Contact("tokyo", Miami) { TimeZone = tokyo.Zone }, Noon).AssertOk();
        campaign.Load(new Contact("new york", Boston), Noon).AssertOk();
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 0, 0), campaign.NextWakeUp);
        Assert.Equal(("new york", CloseReason.NeverCallable), Assert.Single(campaign.Final) is var final ? (final.ContactId, final.Reason) : default);
    }

    [Theory]
    [InlineData(AttemptScope.Phone)]
    [InlineData(AttemptScope.Contact)]
    public void Claim_NumberOfTwoContacts_CountsTheCallsOfBoth(AttemptScope scope)
    {
        var limited = new CallingRuleSet("one a day") { Limits = [AttemptLimit.Rolling(1, Duration.FromHours(24), scope)], Lockouts = [new Lockout([CallStatus.Reached], Duration.FromDays(60), scope)] };
        var campaign = KeptCampaign.Of(Settings with { Rules = [limited] });
        campaign.Load(new Contact("c1", Miami) { AdditionalPhones = [new AdditionalPhone(Boston)] }, Noon).AssertOk();
        campaign.Load(new Contact("c2", Miami), Noon).AssertOk();
        campaign.End(campaign.Claim(Noon)!.Value.Id, CallStatus.Reached, Noon).AssertOk();
        Assert.Null(campaign.Claim(Noon + Duration.FromHours(1)));
        Assert.Equal([WaitReason.Lockout, WaitReason.AttemptLimit], campaign.Explain("c2", campaign.Now)!.NotBefore.Select(cause => cause.Why).Order());
        Assert.Equal(Noon + Duration.FromDays(60), campaign.NextWakeUp);
    }

    private static CallingHours Daily(int from, int to) => CallingHours.Of([new CallingWindow(new LocalTime(from, 0), new LocalTime(to, 0), CallingWindow.EveryDay)], strictClockChanges: true);
}

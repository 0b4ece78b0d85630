using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(RuleCases)], MaxTest = 300)]
public sealed class RuleConditionTests
{
    private static readonly PhoneNumber Miami = PhoneNumber.Parse("+13055550123"), Rome = PhoneNumber.Parse("+390612345678"), Shop = PhoneNumber.Parse("+12125550123");
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"], Auckland = DateTimeZoneProviders.Tzdb["Pacific/Auckland"];
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 17, 0); // noon in New York, the next day in Auckland

    private static readonly Contact Ada = new("c1", Miami)
    {
        AdditionalPhones = [new AdditionalPhone(Shop, new ContactItemType("Office", 1)), new AdditionalPhone(Rome)],
        Fields = [new ContactField("state", " fl "), new ContactField("zip", "33101-0001"), new ContactField("consentOn", "2026-03-01"), new ContactField("empty", " "), new ContactField("agreedAt", "2026-03-02T17:00:00Z"), new ContactField("later", "2026-03-03"), new ContactField("word", "yes")],
    };

    [Fact]
    public void HoldsFor_EachSimpleCondition_SaysYesNoOrUnknown()
    {
        AssertAll(true, RuleCondition.Regions(RegionCode.Read("US").Value), RuleCondition.Prefixes(Rome, PhoneNumber.Parse("+1305")), RuleCondition.CallKinds("sales"), RuleCondition.Field("state", ["CA", "FL"]), RuleCondition.FieldStartsWith("zip", ["32", "33"]));
        AssertAll(true, RuleCondition.FieldDate("consentOn"), RuleCondition.FieldDate("consentOn", 1), RuleCondition.FieldDate("agreedAt", 0), RuleCondition.Field("other", ["x"], ifAbsent: true), RuleCondition.Field("empty", ["x"], ifAbsent: true));
        AssertAll(false, RuleCondition.Regions(RegionCode.Read("FR").Value), RuleCondition.Prefixes(PhoneNumber.Parse("+1306"), PhoneNumber.Parse("+130555501234")), RuleCondition.CallKinds("Debt"), RuleCondition.Field("state", ["F", "FLO"]), RuleCondition.FieldStartsWith("zip", ["331010"]));
        AssertAll(false, RuleCondition.FieldDate("consentOn", 0), RuleCondition.FieldDate("later"), RuleCondition.Field("other", ["x"], ifAbsent: false), RuleCondition.FieldDate("other", ifAbsent: false));
        AssertAll(null, RuleCondition.PhoneTypes("Office"), RuleCondition.Field("other", ["x"]), RuleCondition.Field("State", ["FL"]), RuleCondition.FieldDate("word"), RuleCondition.FieldDate("empty"));
        Assert.True(Hold(RuleCondition.PhoneTypes("office"), Shop));
        Assert.False(Hold(RuleCondition.PhoneTypes("Mobile"), Shop));
        Assert.Null(Hold(RuleCondition.PhoneTypes("Mobile"), Rome)); // no type
        Assert.Null(Hold(RuleCondition.PhoneTypes("Mobile"), PhoneNumber.Parse("+390612345679"))); // not the contact's

        void AssertAll(bool? expected, params RuleCondition[] conditions) => Assert.All(conditions, condition => Assert.Equal(expected, Hold(condition, Miami)));
    }

    [Fact]
    public void HoldsFor_NothingKnown_IsUnknown()
    {
        var subject = new RuleSubject(Miami, Contact: null, NewYork, Noon, CallKinds: []);
        RuleCondition[] unknown = [RuleCondition.CallKinds("Sales"), RuleCondition.PhoneTypes("Office"), RuleCondition.Field("state", ["FL"], ifAbsent: false), RuleCondition.FieldStartsWith("zip", ["3"], ifAbsent: true), RuleCondition.FieldDate("consentOn", ifAbsent: true)];
        Assert.All(unknown, condition => Assert.Null(condition.HoldsFor(subject)));
    }

    [Theory] // at 12:00 in New York; a consent counts from the instant at which it was given
    [InlineData("2026-03-02T17:00:00Z", 0, true)]
    [InlineData("2026-03-02T17:00:01Z", 0, false)]
    [InlineData("2026-03-02T04:59:59Z", 0, false)] // on 1 March in New York
    [InlineData("2026-03-02T04:59:59Z", 1, true)]
    public void HoldsFor_DateWithATime_HoldsFromThatInstant(string given, int days, bool expected)
    {
        var contact = Ada with { Fields = [new ContactField("agreedAt", given)] };
        Assert.Equal(expected, RuleCondition.FieldDate("agreedAt", days).HoldsFor(new RuleSubject(Miami, contact, NewYork, Noon, CallKinds: [])));
    }

    [Fact]
    public void Words_WhiteSpaceAround_IsRemoved()
    {
        Assert.Equal(RuleCondition.CallKinds("Sales"), RuleCondition.CallKinds(" Sales ", "sales"));
        Assert.Equal(RuleCondition.Field("state", ["FL"]), RuleCondition.Field("state", ["FL "]));
        Assert.Equal(["Sales"], new CampaignSettings { CallKinds = ["Sales "] }.CallKinds.AsEnumerable());
        Assert.Throws<ArgumentException>(() => new CampaignSettings { CallKinds = ["Sales", " sales"] });
    }

    [Fact]
    public void Conditions_TooManyInsideEachOther_AreRefused()
    {
        var deep = Enumerable.Range(1, 30).Aggregate(RuleCondition.CallKinds("Sales"), (inner, _) => RuleCondition.Not(inner));
        Assert.NotNull(RuleCondition.All(deep));
        foreach (var deeper in new Func<RuleCondition>[] { () => RuleCondition.Not(RuleCondition.Not(deep)), () => RuleCondition.All(RuleCondition.Any(deep)), () => RuleCondition.Any(RuleCondition.Not(deep)) }) Assert.Throws<ArgumentException>(deeper);
    }

    [Fact]
    public void RuleSet_NullOrBlank_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new CallingRuleSet(null!));
        Assert.Throws<ArgumentNullException>(() => new CallingRuleSet("A") { Name = null! });
        Assert.Throws<ArgumentNullException>(() => new CallingRuleSet("A") { Source = null! });
        Assert.Throws<ArgumentNullException>(() => new CallingRuleSet("A") { Notice = null! });
        Assert.Throws<ArgumentNullException>(() => new CallingRuleSet("A") { Hours = null! });
        Assert.Throws<ArgumentException>(() => new CallingRuleSet("A") { Limits = [null!] });
        Assert.Throws<ArgumentException>(() => new CallingRuleSet("A") { Lockouts = [null!] });
        Assert.Throws<ArgumentException>(() => new CallingRuleSet("A") { HoursField = " " });
    }

    [Fact]
    public void HoldsFor_ZonesOfDifferentDates_IsUnknownUnlessTheyAgree()
    {
        var both = new RuleSubject(Miami, Ada, CallZones.All([NewYork, Auckland]), Noon, CallKinds: []);
        Assert.Null(RuleCondition.FieldDate("later").HoldsFor(both)); // it is 3 March in Auckland only
        Assert.Null(RuleCondition.FieldDate("consentOn", 1).HoldsFor(both));
        Assert.True(RuleCondition.FieldDate("consentOn", 2).HoldsFor(both));
    }

    // Of the called party's zone, where 29 March 2026 has 23 hours.
    [Theory]
    [InlineData("2026-03-27T22:59:59Z", false)]
    [InlineData("2026-03-27T23:00:00Z", true)]
    [InlineData("2026-03-29T21:59:59Z", true)]
    [InlineData("2026-03-29T22:00:00Z", false)]
    public void HoldsFor_Dates_ChangeAtTheCalledPartysMidnight(string at, bool expected)
    {
        var contact = new Contact("c1", Rome) { Fields = [new ContactField("on", "2026-03-28")] };
        var subject = new RuleSubject(Rome, contact, DateTimeZoneProviders.Tzdb["Europe/Rome"], NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value, CallKinds: []);
        Assert.Equal(expected, RuleCondition.FieldDate("on", 1).HoldsFor(subject));
    }

    [Property]
    public bool HoldsFor_AnyCondition_IsThatOfTheModel(RuleCase one) =>
        one.Nodes.All(node => node.Condition.HoldsFor(one.Subject(one.Phones[0], one.Start)) == node.Holds(one, one.Phones[0], one.Start));

    [Property]
    public bool StandingOf_UnknownCondition_Forbids(RuleCase one) => one.Nodes.Where(node => node.Holds(one, one.Phones[0], one.Start) is null).All(unknown =>
    {
        var subject = one.Subject(one.Phones[0], one.Start);
        return new CallingRuleSet("applies") { AppliesTo = unknown.Condition }.StandingOf(subject) == RuleStanding.Applies
            && new CallingRuleSet("lifted") { LiftedBy = unknown.Condition }.StandingOf(subject) == RuleStanding.Applies
            && new CallingRuleSet("needs") { Needs = unknown.Condition }.StandingOf(subject) == RuleStanding.FactMissing;
    });

    [Fact]
    public void Create_WithoutItemsOrWithBlankOnes_Throws()
    {
        Assert.Throws<ArgumentException>(() => RuleCondition.All());
        Assert.Throws<ArgumentException>(() => RuleCondition.Any(null!));
        Assert.Throws<ArgumentNullException>(() => RuleCondition.Not(null!));
        Assert.Throws<ArgumentException>(() => RuleCondition.Regions(RegionCode.None));
        Assert.Throws<ArgumentException>(() => RuleCondition.Prefixes(PhoneNumber.None));
        Assert.Throws<ArgumentException>(() => RuleCondition.PhoneTypes(" "));
        Assert.Throws<ArgumentException>(() => RuleCondition.CallKinds());
        Assert.Throws<ArgumentException>(() => RuleCondition.Field(" ", ["x"]));
        Assert.Throws<ArgumentException>(() => RuleCondition.FieldStartsWith("x", []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleCondition.FieldDate("x", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleCondition.FieldDate("x", 36_601));
    }

    private static bool? Hold(RuleCondition condition, PhoneNumber number) => condition.HoldsFor(new RuleSubject(number, Ada, NewYork, Noon, ["Sales", "Recorded"]));
}

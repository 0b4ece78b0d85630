using System.Globalization;
using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(RuleCases)], MaxTest = 300)]
public sealed class RuleConsistencyTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 17, 0); // the next day in Auckland

    private static readonly CallZones NewYork = DateTimeZoneProviders.Tzdb["America/New_York"], Both = CallZones.All([DateTimeZoneProviders.Tzdb["America/New_York"], DateTimeZoneProviders.Tzdb["Pacific/Auckland"]]);

    private static string Others => string.Join(',', Enumerable.Range(0, 12).Select(i => $$$"""{"field":"f{{{i}}}","in":["A"]}"""));

    private static string Doubled => string.Join(',', Enumerable.Range(0, 12).Select(i => $$$"""{"any":[{"field":"f{{{i}}}","in":["A","B"]},{"field":"f{{{i}}}","in":["B","C"]}]}"""));

    [Theory]
    [InlineData("""{"all":[{"prefixes":["+1305"]},{"prefixes":["+1415"]}]}""")]
    [InlineData("""{"all":[{"prefixes":["+13055"]},{"not":{"prefixes":["+1305"]}}]}""")]
    [InlineData("""{"all":[{"prefixes":["+39"]},{"regions":["US"]}]}""")]
    [InlineData("""{"all":[{"prefixes":["+1305"]},{"regions":["CA"]}]}""")]
    [InlineData("""{"all":[{"prefixes":["+1305","+1415"]},{"not":{"regions":["US"]}}]}""")]
    [InlineData("""{"all":[{"regions":["US"]},{"not":{"prefixes":["+1"]}}]}""")]
    [InlineData("""{"all":[{"regions":["US"]},{"regions":["CA","IT"]}]}""")]
    [InlineData("""{"not":{"prefixes":["+1","+2","+3","+4","+5","+6","+7","+8","+9"]}}""")]
    [InlineData("""{"all":[{"field":"f","in":["A"]},{"field":"f","in":["B"]}]}""")]
    [InlineData("""{"all":[{"field":"f","in":["A"]},{"field":"f","startsWith":["B"]}]}""")]
    [InlineData("""{"all":[{"field":"f","in":["Ab"],"ifAbsent":"Yes"},{"field":"f","startsWith":["abc"],"ifAbsent":"No"}]}""")]
    [InlineData("""{"all":[{"field":"f","startsWith":["ab"]},{"not":{"field":"f","startsWith":["A"]}}]}""")]
    [InlineData("""{"all":[{"field":"f","isDate":true},{"field":"f","in":["yes"]}]}""")]
    [InlineData("""{"all":[{"field":"f","isDate":true},{"field":"f","startsWith":["y","2026-02-3"]}]}""")]
    [InlineData("""{"all":[{"field":"f","notOlderThanDays":30},{"not":{"field":"f","notOlderThanDays":60}}]}""")]
    [InlineData("""{"all":[{"field":"f","notOlderThanDays":0},{"not":{"field":"f","isDate":true}}]}""")]
    [InlineData("""{"all":[{"phoneTypes":["Mobile"]},{"phoneTypes":["Office"]}]}""")]
    [InlineData("""{"all":[{"callKinds":["Sales"]},{"not":{"callKinds":["Debt","sales"]}}]}""")]
    [InlineData("""{"all":[{"any":[{"prefixes":["+1305"]},{"field":"f","in":["A"]}]},{"prefixes":["+1415"]},{"field":"f","in":["B"]}]}""")]
    public void Read_ConditionThatCannotHold_IsRefused(string condition)
    {
        AssertNeverMet($$$"""{"name":"A","appliesTo":{{{condition}}}}""");
        AssertNeverMet($$$"""{"name":"A","needs":{{{condition}}}}""");
    }

    [Theory]
    [InlineData("""{"prefixes":["+1415"]}""", """{"prefixes":["+1305"]}""")]
    [InlineData("""{"prefixes":["+1415"]}""", """{"regions":["IT"]}""")]
    [InlineData("""{"field":"f","in":["A"]}""", """{"not":{"field":"f","in":["a","B"]}}""")]
    public void Read_NeedThatCannotBeMet_IsRefused(string appliesTo, string needs) => AssertNeverMet($$$"""{"name":"A","appliesTo":{{{appliesTo}}},"needs":{{{needs}}}}""");

    [Fact]
    public void Read_ContradictionAmongManyOtherFields_IsRefused()
    {
        AssertNeverMet($$$"""{"name":"A","appliesTo":{"all":[{"any":[{{{Others}}}]},{"field":"f","in":["A"]},{"field":"f","in":["B"]}]}}""");
        AssertNeverMet($$$"""{"name":"A","appliesTo":{"all":[{{{Doubled}}},{"field":"f","in":["A"]},{"field":"f","in":["B"]}]}}""");
        AssertNeverMet($$$"""{"name":"A","appliesTo":{"all":[{{{Doubled}}},{"field":"f9","in":["A"]},{"field":"f9","in":["C"]},{{{Others}}}]}}""");
    }

    [Theory]
    [InlineData("""{"all":[{"prefixes":["+1"]},{"regions":["CA"]}]}""")]
    [InlineData("""{"all":[{"prefixes":["+44"]},{"regions":["JE"]},{"not":{"prefixes":["+441"]}}]}""")]
    [InlineData("""{"all":[{"prefixes":["+1305"]},{"not":{"prefixes":["+13055","+13056"]}},{"regions":["US"]}]}""")]
    [InlineData("""{"all":[{"prefixes":["+1999"]},{"regions":["US"]}]}""")] // an area code that the plan does not know
    [InlineData("""{"all":[{"prefixes":["+390612345678"]},{"regions":["IT"]}]}""")]
    [InlineData("""{"all":[{"field":"f","in":["Abc"]},{"field":"f","startsWith":["aB"]}]}""")]
    [InlineData("""{"all":[{"field":"f","startsWith":["a"]},{"not":{"field":"f","startsWith":["ab"]}},{"not":{"field":"f","in":["a"]}}]}""")]
    [InlineData("""{"all":[{"field":"f","isDate":true},{"field":"f","in":["2026-03-01","yes"]}]}""")]
    [InlineData("""{"all":[{"field":"f","isDate":true},{"field":"f","startsWith":["2026-04-3"]}]}""")]
    [InlineData("""{"all":[{"field":"f","isDate":true},{"field":"f","startsWith":["2026-04-30t1"]}]}""")]
    [InlineData("""{"all":[{"field":"f","isDate":true},{"field":"f","startsWith":["1"]},{"field":"f","startsWith":["18"]}]}""")]
    [InlineData("""{"all":[{"field":"f","notOlderThanDays":60},{"not":{"field":"f","notOlderThanDays":30}}]}""")]
    [InlineData("""{"all":[{"not":{"field":"f","notOlderThanDays":30}},{"not":{"field":"f","in":["yes"]}}]}""")]
    [InlineData("""{"any":[{"field":"f","isDate":true},{"field":"f","in":["yes"]}]}""")]
    [InlineData("""{"all":[{"field":"f","in":["A"],"ifAbsent":"Yes"},{"field":"f","in":["B"],"ifAbsent":"Yes"}]}""")]
    [InlineData("""{"all":[{"callKinds":["Sales"]},{"callKinds":["Debt"]},{"not":{"callKinds":["Research"]}}]}""")]
    [InlineData("""{"all":[{"phoneTypes":["Mobile","Home"]},{"not":{"phoneTypes":["home"]}}]}""")]
    public void Read_ConditionThatCanHold_IsRead(string condition)
    {
        AssertRead($$$"""{"name":"A","appliesTo":{{{condition}}}}""");
        AssertRead($$$"""{"name":"A","needs":{{{condition}}}}""");
        AssertRead($$$"""{"name":"A","appliesTo":{"any":[{{{condition}}},{"callKinds":["Other"]}]},"liftedBy":{"not":{{{condition}}}}}""");
    }

    // A ban that a fact lifts has no phone that it allows to call by itself.
    [Fact]
    public void Read_NeedThatTheLiftExcludes_IsRead()
    {
        AssertRead("""{"name":"A","appliesTo":{"prefixes":["+1"]},"liftedBy":{"field":"f","in":["A"]},"needs":{"field":"f","in":["a"]}}""");
        AssertNeverMet("""{"name":"A","appliesTo":{"field":"f","in":["B"]},"liftedBy":{"field":"f","in":["A"]},"needs":{"field":"f","in":["a"]}}""");
    }

    // Ten fields of nine values, no two alike: not decided by the steps that reading takes, and read.
    [Fact]
    public void Read_ContradictionThatTakesTooLong_IsReadSoon()
    {
        var pairs = from first in Enumerable.Range(0, 10) from second in Enumerable.Range(0, first) from value in Enumerable.Range(0, 9) select $$$"""{"not":{"all":[{"field":"f{{{first}}}","in":["{{{value}}}"]},{"field":"f{{{second}}}","in":["{{{value}}}"]}]}}""";
        var values = from field in Enumerable.Range(0, 10) select $$$"""{"field":"f{{{field}}}","in":[{{{string.Join(',', Enumerable.Range(0, 9).Select(value => $"\"{value}\""))}}}]}""";
        AssertRead($$$"""{"name":"A","appliesTo":{"all":[{{{string.Join(',', pairs.Concat(values))}}}]}}""");
    }

    [Fact]
    public void CanBeMet_ManyConditions_TakesBoundedTime()
    {
        var words = Enumerable.Range(0, 3000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var fields = RuleCondition.All([.. words.Select(word => RuleCondition.Not(RuleCondition.Field("f", [word])))]);
        var starts = RuleCondition.All([.. words.Select((_, i) => RuleCondition.FieldStartsWith("f", [new string('1', i + 1)]))]);
        var dates = RuleCondition.All([.. words.Select((_, i) => RuleCondition.FieldDate("f", i))]);
        var kinds = RuleCondition.Any([.. words.Select(word => RuleCondition.CallKinds(word))]);
        var numbers = RuleCondition.All([.. words.Select(word => RuleCondition.Not(RuleCondition.Prefixes(PhoneNumber.Parse("+1" + word))))]);
        Assert.All([fields, starts, dates, kinds, numbers], condition => Assert.True(RuleConsistency.CanBeMet(new CallingRuleSet("A") { AppliesTo = condition, LiftedBy = RuleCondition.Not(condition) })));
    }

    [Fact]
    public void WriteJson_SetThatAppliesToNoPhone_Throws() =>
        Assert.Throws<ArgumentException>(() => new CallingRuleSet("A") { AppliesTo = RuleCondition.All(RuleCondition.Prefixes(PhoneNumber.Parse("+1305")), RuleCondition.Prefixes(PhoneNumber.Parse("+1415"))) }.WriteJson());

    [Property]
    public bool CanBeMet_SetThatAPhoneMeets_IsTrue(AnyRuleSet any, RuleCase one, RuleCase other) => RuleConsistency.CanBeMet(any.Rules) || !IsMet(
        any.Rules,
        from subjects in new[] { one, other }
        from phone in subjects.Phones
        from days in Enumerable.Range(-4, 9)
        select subjects.Subject(phone, subjects.Start + Duration.FromDays(days)));

    [Property(MaxTest = 100)]
    public bool CanBeMet_AnySet_IsWhetherOneOfAllPhonesMeetsIt(AnyRuleSet any) => RuleConsistency.CanBeMet(any.Rules) == IsMet(any.Rules, Subjects(any.Rules));

    private static bool IsMet(CallingRuleSet set, IEnumerable<RuleSubject> subjects)
    {
        var standings = subjects.Where(subject => set.AppliesTo is null || set.AppliesTo.HoldsFor(subject) == true).Select(set.StandingOf).ToHashSet();
        return standings.Contains(RuleStanding.Applies) || standings.IsSupersetOf([RuleStanding.FactMissing, RuleStanding.Lifted]);
    }

    // Every phone that the conditions of the generator tell from others.
    private static IEnumerable<RuleSubject> Subjects(CallingRuleSet set)
    {
        var asked = set.Conditions.ToList();
        string[] numbers = asked.Any(each => each is RegionCondition or PrefixCondition)
            ? ["+13055550123", "+12125550123", "+390612345678", "+390612345679", "+393331234567", "+33140000001", "+442079460958", "+1305", "+1212", "+39061", "+39333", "+390612345678000", "+441", "+999"] : ["+33140000001"];
        string?[] types = asked.Exists(each => each is PhoneTypeCondition) ? [null, "Office", "Mobile", "Fax"] : [null];
        string[][] kinds = asked.Exists(each => each is CallKindCondition) ? [[], ["Sales"], ["Recorded"], ["Sales", "Recorded"], ["Debt"]] : [[]];
        string?[] states = Asks("state") ? [null, "FL", "NY"] : [null];
        string?[] zips = Asks("zip") ? [null, "33101", "10001"] : [null];
        string?[] consents = Asks("consent") ? [null, "soon", .. Enumerable.Range(-5, 7).Select(day => LocalDatePattern.Iso.Format(new LocalDate(2026, 3, 2).PlusDays(day)))] : [null];
        CallZones[] zones = Asks("consent") ? [NewYork, Both] : [NewYork];
        return
            from number in numbers.Select(text => PhoneNumber.Parse(text))
            from kind in kinds
            from zone in zones
            from contact in (from type in types from state in states from zip in zips from consent in consents select ContactOf(number, type, ("state", state), ("zip", zip), ("consent", consent))).Append(null)
            select new RuleSubject(number, contact, zone, Noon, [.. kind]);

        bool Asks(string field) => set.Fields.Contains(field);
    }

    private static Contact ContactOf(PhoneNumber number, string? type, params (string Name, string? Value)[] fields) => new("c", type is null ? number : PhoneNumber.Parse("+2"))
    {
        AdditionalPhones = type is null ? [] : [new AdditionalPhone(number, new ContactItemType(type, 1))],
        Fields = [.. fields.Where(field => field.Value is not null).Select(field => new ContactField(field.Name, field.Value!))],
    };

    private static void AssertNeverMet(string rules) => Assert.Equal("SETTINGS_RULE_NEVER_MET at $", Read(rules));

    private static void AssertRead(string rules) => Assert.Equal("", Read(rules));

    private static string Read(string rules) => CallingRuleSet.ReadJson(Encoding.UTF8.GetBytes(rules), DateTimeZoneProviders.Tzdb) is var read && read.IsOk ? "" : read.Reason.ToString();
}

using System.Text;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class RuleConditionJsonTests
{
    [Theory]
    [InlineData("{}", "SETTINGS_PROPERTY_MISSING", "$.appliesTo")]
    [InlineData("""{"prefixes":["+1"],"not":{"prefixes":["+1305"]}}""", "SETTINGS_CONTRADICTORY", "$.appliesTo")]
    [InlineData("""{"all":[]}""", "SETTINGS_PROPERTY_MISSING", "$.appliesTo.all")]
    [InlineData("""{"any":[{"prefixes":["+1"]},{"state":"FL"}]}""", "SETTINGS_PROPERTY_UNKNOWN", "$.appliesTo.any[1].state")]
    [InlineData("""{"prefixes":["1305"]}""", "SETTINGS_NUMBER_INVALID", "$.appliesTo.prefixes[0]")]
    [InlineData("""{"regions":["UK"]}""", "SETTINGS_WORD_UNKNOWN", "$.appliesTo.regions[0]")]
    [InlineData("""{"callKinds":["Sales","sales"]}""", "SETTINGS_WORD_DUPLICATE", "$.appliesTo.callKinds[1]")]
    [InlineData("""{"phoneTypes":[" "]}""", "SETTINGS_PROPERTY_MISSING", "$.appliesTo.phoneTypes[0]")]
    [InlineData("""{"field":"state"}""", "SETTINGS_CONTRADICTORY", "$.appliesTo")]
    [InlineData("""{"field":"state","in":["FL"],"startsWith":["F"]}""", "SETTINGS_CONTRADICTORY", "$.appliesTo")]
    [InlineData("""{"field":"on","isDate":false}""", "SETTINGS_CONTRADICTORY", "$.appliesTo")]
    [InlineData("""{"field":"on","notOlderThanDays":36601}""", "SETTINGS_PROPERTY_RANGE", "$.appliesTo.notOlderThanDays")]
    [InlineData("""{"field":"state","in":["FL"],"ifAbsent":"no"}""", "SETTINGS_WORD_UNKNOWN", "$.appliesTo.ifAbsent")]
    [InlineData("""{"in":["FL"]}""", "SETTINGS_PROPERTY_MISSING", "$.appliesTo")]
    public void Read_BadCondition_IsRefusedAtItsPlace(string condition, string code, string path) => AssertRefused($$"""{"name":"A","appliesTo":{{condition}}}""", $"{code} at {path}");

    // It applies to no phone; it is lifted whenever it applies; no phone has what it needs.
    [Theory]
    [InlineData("""{"name":"A","appliesTo":{"all":[{"prefixes":["+1"]},{"not":{"prefixes":["+1"]}}]}}""")]
    [InlineData("""{"name":"A","appliesTo":{"regions":["US"]},"liftedBy":{"any":[{"regions":["US"]},{"callKinds":["Debt"]}]}}""")]
    [InlineData("""{"name":"A","appliesTo":{"field":"state","in":["FL"]},"needs":{"field":"state","in":["NY","CA"]}}""")]
    public void Read_SetThatCanNeverBeMet_IsRefused(string rules) => AssertRefused(rules, "SETTINGS_RULE_NEVER_MET at $");

    [Theory]
    [InlineData("""{"name":"A","liftedBy":{"callKinds":["Debt"]},"needs":{"callKinds":["Debt"]}}""")]
    [InlineData("""{"name":"A","appliesTo":{"field":"state","in":["FL"]},"needs":{"field":"state","in":["fl","CA"]}}""")]
    [InlineData("""{"name":"A","appliesTo":{"not":{"field":"state","in":["FL"],"ifAbsent":"Yes"}}}""")]
    public void Read_SetThatCanBeMet_IsRead(string rules) => Assert.True(CallingRuleSet.ReadJson(Encoding.UTF8.GetBytes(rules), DateTimeZoneProviders.Tzdb).IsOk);

    [Fact]
    public void Read_TooManyConditionsInsideEachOther_IsRefused()
    {
        AssertRefused($$"""{"name":"A","appliesTo":{{Nested(32)}}}""", "SETTINGS_PROPERTY_RANGE at $.appliesTo" + string.Concat(Enumerable.Repeat(".not", 32)));
        Assert.True(CallingRuleSet.ReadJson(Encoding.UTF8.GetBytes($$"""{"name":"A","appliesTo":{{Nested(30)}}}"""), DateTimeZoneProviders.Tzdb).IsOk);

        static string Nested(int times) => string.Concat(Enumerable.Repeat("""{"not":""", times)) + """{"prefixes":["+1"]}""" + new string('}', times);
    }

    [Fact]
    public void Read_FieldThatContactsLack_IsRefusedAtItsPlace()
    {
        const string Rules = """{"name":"A","appliesTo":{"any":[{"field":"zip","startsWith":["3"]},{"not":{"field":"state","in":["FL"]}}]}}""";
        Assert.Equal("Ok", Read("""["zip","state"]"""));
        Assert.Equal("SETTINGS_FIELD_UNKNOWN at $.rules[0].appliesTo.any[1].not.field", Read("""["zip","State"]"""));
        Assert.Equal("SETTINGS_FIELD_UNKNOWN at $.rules[0].appliesTo.any[0].field", Read("[]"));
        Assert.Equal("Ok", Read("null"));

        static string Read(string fields) => ReadWith(fields, "null", Rules);
    }

    [Theory]
    [InlineData("""{"appliesTo":{"field":"zip","in":["1"],"ifAbsent":"No"}}""", null)]
    [InlineData("""{"appliesTo":{"field":"zip","in":["1"],"ifAbsent":"Unknown"}}""", "appliesTo")]
    [InlineData("""{"appliesTo":{"all":[{"prefixes":["+1"]},{"field":"zip","isDate":true}]}}""", "appliesTo.all[1]")]
    [InlineData("""{"appliesTo":{"all":[{"callKinds":["debt"]},{"field":"zip","isDate":true}]},"needs":{"field":"zip","isDate":true}}""", null)] // for other campaigns
    [InlineData("""{"appliesTo":{"callKinds":["sales"]},"needs":{"field":"zip","isDate":true}}""", "needs")]
    [InlineData("""{"liftedBy":{"field":"zip","isDate":true}}""", null)]
    [InlineData("""{"liftedBy":{"field":"zip","isDate":true},"needs":{"field":"zip","notOlderThanDays":5}}""", "needs")]
    [InlineData("""{"needs":{"field":"state","in":["FL"]}}""", null)]
    [InlineData("""{"needs":{"any":[{"field":"zip","isDate":true},{"field":"state","in":["FL"]}]}}""", null)]
    [InlineData("""{"needs":{"any":[{"field":"zip","isDate":true},{"prefixes":["+1"]}]}}""", null)]
    [InlineData("""{"needs":{"any":[{"field":"zip","isDate":true},{"all":[{"callKinds":["Charity"]},{"field":"state","in":["FL"]}]}]}}""", "needs.any[0]")]
    [InlineData("""{"needs":{"any":[{"field":"zip","isDate":true},{"all":[{"callKinds":["Sales"]},{"field":"state","in":["FL"]}]}]}}""", null)]
    [InlineData("""{"needs":{"all":[{"field":"state","in":["FL"]},{"field":"zip","isDate":true}]}}""", "needs.all[1]")]
    [InlineData("""{"needs":{"any":[{"field":"age","in":["1"],"ifAbsent":"No"},{"field":"zip","isDate":true}]}}""", "needs.any[1]")]
    [InlineData("""{"needs":{"any":[{"field":"age","in":["1"],"ifAbsent":"Yes"},{"field":"zip","isDate":true}]}}""", null)]
    [InlineData("""{"needs":{"field":"age","in":["1"],"ifAbsent":"No"}}""", null)]
    [InlineData("""{"needs":{"not":{"all":[{"field":"state","in":["FL"]},{"field":"zip","in":["1"]}]}}}""", null)]
    [InlineData("""{"needs":{"not":{"any":[{"field":"state","in":["FL"]},{"field":"zip","in":["1"]}]}}}""", "needs.not.any[1]")]
    public void Read_FieldThatContactsLack_IsRefusedOnlyIfTheSetAsksForIt(string conditions, string? place) =>
        Assert.Equal(place is null ? "Ok" : $"SETTINGS_FIELD_UNKNOWN at $.rules[0].{place}.field", ReadWith("""["state"]""", """["Sales"]""", """{"name":"A",""" + conditions[1..]));

    [Fact]
    public void Read_TooManyRuleSets_IsRefused()
    {
        var sets = string.Join(',', Enumerable.Range(0, 129).Select(i => $$"""{"name":"{{i}}"}"""));
        Assert.Equal("SETTINGS_PROPERTY_RANGE at $.rules", CampaignSettings.ReadJson(Encoding.UTF8.GetBytes($$"""{"rules":[{{sets}}]}"""), DateTimeZoneProviders.Tzdb).Reason.ToString());
        Assert.Throws<ArgumentException>(() => new CampaignSettings { Rules = [.. Enumerable.Repeat(new CallingRuleSet("A"), 129)] });
    }

    [Theory]
    [InlineData("""{"maxShare":0.03,"days":30,"rolling":"PT24H"}""", "SETTINGS_PERIOD_AMBIGUOUS", "$.abandonedCalls")]
    [InlineData("""{"maxShare":0.03,"days":30,"zone":"UTC"}""", "SETTINGS_PERIOD_AMBIGUOUS", "$.abandonedCalls")]
    [InlineData("""{"maxShare":3}""", "SETTINGS_PROPERTY_RANGE", "$.abandonedCalls.maxShare")]
    [InlineData("""{"days":30}""", "SETTINGS_PROPERTY_MISSING", "$.abandonedCalls.maxShare")]
    [InlineData("""{"maxShare":0.03,"calendar":"Week"}""", "SETTINGS_WORD_UNKNOWN", "$.abandonedCalls.calendar")]
    public void Read_BadLimitOfAbandonedCalls_IsRefusedAtItsPlace(string limit, string code, string path) => AssertRefused($$"""{"name":"A","abandonedCalls":{{limit}}}""", $"{code} at {path}");

    private static string ReadWith(string fields, string kinds, string rules) =>
        CampaignSettings.ReadJson(Encoding.UTF8.GetBytes($$"""{"contactFields":{{fields}},"callKinds":{{kinds}},"rules":[{{rules}}]}"""), DateTimeZoneProviders.Tzdb) is var read && read.IsOk ? "Ok" : read.Reason.ToString();

    private static void AssertRefused(string rules, string expected) => Assert.Equal(expected, CallingRuleSet.ReadJson(Encoding.UTF8.GetBytes(rules), DateTimeZoneProviders.Tzdb).Reason.ToString());
}

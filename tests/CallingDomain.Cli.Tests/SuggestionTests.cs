using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

/// <summary>The nearest known word for a misspelled one, and completion.</summary>
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("campaing", "campaign")]
    [InlineData("CAMPAIGN", "campaign")]
    [InlineData("camp", "campaign")]
    [InlineData("ca", null)]
    [InlineData("campfire", "campaign")]
    [InlineData("num", null)]
    [InlineData("weather", null)]
    [InlineData("", null)]
    public void Nearest_Word_IsWithinThreeEditsAndHalfOfItsLength(string text, string? nearest) => Assert.Equal(nearest, Spelling.Nearest(text, ["numbers", "campaign", "plan", "numerals"]));

    [Fact]
    public void Nearest_EndlessText_IsNone() => Assert.Null(Spelling.Nearest(new string('x', 1 << 20), ["campaign"]));

    [Theory]
    [InlineData("Europe/Rom", "Europe/Rome")]
    [InlineData("europe/rome", "Europe/Rome")]
    [InlineData("America/NewYork", "America/New_York")]
    [InlineData("rome", "Europe/Rome")]
    [InlineData("Europe/Isle_of", "Europe/Isle_of_Man")]
    [InlineData("Europe/", null)]
    [InlineData("Springfield", null)]
    [InlineData("", null)]
    public void NearestZone_Text_IsAZoneOfNearlyThisNameOrTheOnlyOneOfACity(string text, string? nearest) => Assert.Equal(nearest, Spelling.NearestZone(text, NodaTime.DateTimeZoneProviders.Tzdb));

    [Theory]
    [InlineData("ARGUMENTS_INVALID", "campaign", "campain", "simulate")]
    [InlineData("ARGUMENTS_INVALID", "simulate", "campaign", "simulat", "a.json")]
    [InlineData("ARGUMENTS_INVALID", "--report", "campaign", "simulate", "a.json", "--reprot", "r.html")]
    [InlineData("ARGUMENTS_INVALID", "--policy", "numbers", "inspect", "5013334444", "--polcy", "us")]
    [InlineData("ARGUMENTS_INVALID", "--help", "plan", "--halp")]
    [InlineData("VALUE_UNKNOWN", "world", "numbers", "inspect", "5013334444", "--policy", "word")]
    [InlineData("VALUE_UNKNOWN", "tolerant", "numbers", "check", "a.csv", "--profile", "tolerent")]
    [InlineData("VALUE_UNKNOWN", "valid", "contacts", "check", "a.csv", "--require", "vaild")]
    public void Arguments_MisspelledWord_NameTheNearest(string code, string suggestion, params string[] arguments)
    {
        var run = Tool.Run([.. arguments, "--json"]);
        Assert.Equal((2, code, suggestion), (run.Status, (string)run.Json["error"]!["code"]!, (string?)run.Json["error"]!["parameters"]!["suggestion"]));
        Assert.Contains($"; did you mean '{suggestion}'? Expected one of: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("callingdomain schema: missing argument NAME. See 'callingdomain schema --help'.", "schema")]
    [InlineData("callingdomain campaign simulate: missing argument CAMPAIGN. See 'callingdomain campaign simulate --help'.", "campaign", "simulate")]
    [InlineData("callingdomain: unknown option '--json'. Expected one of: --help, --version.", "--json")]
    [InlineData("callingdomain numbers check: --report has no value (expected: REPORT.csv). See 'callingdomain numbers check --help'.", "numbers", "check", "a.csv", "--report")]
    [InlineData("callingdomain numbers check: --report has no value (expected: REPORT.csv). See 'callingdomain numbers check --help'.", "numbers", "check", "a.csv", "--report=")]
    [InlineData("callingdomain campaign simulate: --until is given 2 times, but may be given once. See 'callingdomain campaign simulate --help'.", "campaign", "simulate", "a.json", "--until", "1", "--until", "2")]
    [InlineData("callingdomain campaign explain: missing option --contact; missing option --at. See 'callingdomain campaign explain --help'.", "campaign", "explain", "a.json")]
    [InlineData("callingdomain: unknown command 'a'. Expected one of: numbers, portal, contacts, campaign, rules, plan, result, schema.", "a", "schema")]
    [InlineData("callingdomain: unknown command 'a'. Expected one of: numbers, portal, contacts, campaign, rules, plan, result, schema.", "a", "--help")]
    [InlineData("callingdomain numbers: unknown command 'a'. Expected one of: inspect, check.", "help", "numbers", "a")]
    [InlineData("callingdomain numbers check: unknown option '--js'; did you mean '--json'? Expected one of: ", "numbers", "check", "--js", "a.csv")]
    [InlineData("callingdomain: unexpected argument '[draw]'. See 'callingdomain --help'.", "[draw]")]
    [InlineData("[suggest:x]: expected a position from 0 to the length of the line, 3.", "[suggest:x]", "cam")]
    [InlineData("[suggest:4]: expected a position from 0 to the length of the line, 3.", "[suggest:4]", "cam")]
    public void Arguments_MissingOrUnknown_AreNamed(string message, params string[] arguments) =>
        Assert.StartsWith($"ARGUMENTS_INVALID: {message}", Tool.Run(arguments).Error, StringComparison.Ordinal);

    [Fact]
    public void Arguments_UnknownWord_HaveNoSuggestion()
    {
        var run = Tool.Run("weather", "--json");
        Assert.Equal("callingdomain: unknown command 'weather'. Expected one of: numbers, portal, contacts, campaign, rules, plan, result, schema.", (string)run.Json["error"]!["message"]!);
        Assert.Null(run.Json["error"]!["parameters"]!["suggestion"]);
    }

    [Theory]
    [InlineData("$.contacts[0].primryPhone", "\"+390612345678\"", "PROPERTY_UNKNOWN", "primaryPhone")]
    [InlineData("$.outcomes.scrpt", "{}", "PROPERTY_UNKNOWN", "script")]
    [InlineData("$.contacts[0].additionalPhones[0].type", "\"office\"", "CONTACT_ITEM_TYPE_UNKNOWN", "Office")]
    [InlineData("$.outcomes.script.*[0]", "\"NoAnser\"", "VALUE_UNKNOWN", "NoAnswer")]
    [InlineData("$.calingHours", "[]", "SETTINGS_PROPERTY_UNKNOWN", "callingHours")]
    [InlineData("$.contact", "[]", "SETTINGS_PROPERTY_UNKNOWN", "contacts")]
    [InlineData("$.retry.globalMaxAttempt", "4", "SETTINGS_PROPERTY_UNKNOWN", "globalMaxAttempts")]
    [InlineData("$.order", "\"Ascendig\"", "SETTINGS_WORD_UNKNOWN", "Ascending")]
    [InlineData("$.callingHours[0].days[0]", "\"monday\"", "SETTINGS_WORD_UNKNOWN", "Monday")]
    [InlineData("$.timeZone", "\"Europe/Rom\"", "SETTINGS_ZONE_UNKNOWN", "Europe/Rome")]
    [InlineData("$.contacts[0].timeZone", "\"Rome\"", "TIME_ZONE_UNKNOWN", "Europe/Rome")]
    public void Campaign_MisspelledWord_NamesTheNearest(string path, string json, string code, string suggestion)
    {
        var run = Tool.RunWith(CampaignSamples.Campaign(campaign => CampaignSamples.Set(campaign, path, JsonNode.Parse(json))), "campaign", "simulate", "-", "--json");
        Assert.Equal((2, code, suggestion), (run.Status, (string)run.Json["error"]!["code"]!, (string?)run.Json["error"]!["parameters"]!["suggestion"]));
        Assert.Equal(path, (string)run.Json["error"]!["parameters"]!["path"]!);
    }

    [Theory]
    [InlineData("$.timeZone", "7", "7 is not valid; expected the identity of a time zone, such as Europe/Rome.")]
    [InlineData("$.order", "true", "true is not valid; expected one of Ascending, Descending.")]
    [InlineData("$.contacts[0].timeZone", "7", "7 is not valid; expected a text.")]
    [InlineData("$.contacts[0].priority", "0", "0 is not valid; expected a whole number from 1 to 2147483647.")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "60", "60 is not valid; expected a duration from PT0S to P366D, such as PT1M30S.")]
    [InlineData("$.contacts", "{}", "expected a list.")]
    public void Campaign_ValueOfAnotherType_IsQuoted(string path, string json, string message)
    {
        var campaign = CampaignSamples.Campaign(campaign => CampaignSamples.Set(campaign, path, JsonNode.Parse(json)));
        Assert.EndsWith($": {path}: {message}\n", Tool.RunWith(campaign, "campaign", "simulate", "-").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.retry.callAdditionalPhoneAfter", "1 minute", "'1 minute' is not valid; expected a duration from PT0S to P366D, such as PT1M30S.")]
    [InlineData("$.timeZone", "Springfield", "'Springfield' is not a time zone of the tz database (example: Europe/Rome).")]
    [InlineData("$.timeZone", "Rome", "'Rome' is not a time zone of the tz database; did you mean 'Europe/Rome'?")]
    [InlineData("$.callingHours[0].from", "9", "'9' is not valid; expected a time of day such as 08:00.")]
    [InlineData("$.blacklist[0]", "123", "'123' is not valid; expected a phone number such as +390612345678, or a prefix such as +39899*.")]
    [InlineData("$.outcomes.ringTime", "PT25H", "'PT25H' is not valid; expected a duration from PT0S to PT24H.")]
    public void Campaign_InvalidText_IsQuoted(string path, string text, string message)
    {
        var campaign = CampaignSamples.Campaign(campaign =>
        {
            campaign["blacklist"] = new JsonArray("+390612345699");
            CampaignSamples.Set(campaign, path, text);
        });
        Assert.EndsWith($": {path}: {message}\n", Tool.RunWith(campaign, "campaign", "simulate", "-").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"do":"addNumber"}""", "VALUE_UNKNOWN", "addNumbers")]
    [InlineData("""{"do":"launch","progam":"spring"}""", "PROPERTY_UNKNOWN", "program")]
    [InlineData("""{"do":"changeStatus","number":"5013334444","status":"Activ"}""", "VALUE_UNKNOWN", "Active")]
    [InlineData("""{"do":"changeStatus","number":"5013334444","status":"Rejected","reason":"NUMBER_DISCONECTED"}""", "VALUE_UNKNOWN", "NUMBER_DISCONNECTED")]
    public void Scenario_MisspelledWord_NamesTheNearest(string step, string code, string suggestion)
    {
        var run = Tool.RunWith($$"""{"now":"2026-03-02T09:00:00Z","steps":[{{step}}]}""", "portal", "run", "-", "--json");
        Assert.Equal((2, code, suggestion), (run.Status, (string)run.Json["error"]!["code"]!, (string?)run.Json["error"]!["parameters"]!["suggestion"]));
    }

    [Theory]
    [InlineData("cam", "campaign")]
    [InlineData("campaign s", "simulate")]
    [InlineData("numbers check --po", "--policy")]
    [InlineData("numbers inspect --policy ", "lab nanp us world")]
    [InlineData("numbers check --profile ", "strict tolerant")]
    [InlineData("campaign init --example ", "callbacks contacts-file limits multi-number")]
    [InlineData("schema ", "campaign columns preset prices rules scenario types")]
    public void SuggestDirective_UnfinishedLine_CompletesWords(string line, string words)
    {
        var run = Tool.Run($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (run.Status, run.Error));
        var offered = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => line.Contains("--", StringComparison.Ordinal) || word[0] is not ('-' or '/'));
        Assert.Equal(words, string.Join(' ', offered));
    }
}

using System.Text;
using System.Text.Json.Nodes;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>What a campaign file may say besides the contract's example: models, rules, zones of phones, closed dates, policies.</summary>
public sealed class CampaignSettingsTests
{
    private const string Model = """{"ringTime":"PT20S","model":{"probabilities":{"Reached":0.25,"NoAnswer":0.6,"Busy":0.15}}}""";

    [Fact]
    public void Example_WithRulesZonesAndAModel_IsExactlyTheDocumentedSimulation()
    {
        var run = Tool.Run("campaign", "simulate", Repository.PathOf("docs", "examples", "campaign", "campaign.json"), "--seed", "3", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(Repository.Text("docs", "examples", "campaign", "simulation.json"), run.Output);
    }

    [Fact]
    public void Model_SameSeed_GivesTheSameCallsAndAnotherSeedOthers()
    {
        var seeds = new[] { "7", "7", "8", "-9223372036854775808" }.Select(seed => Simulate(WithModel(Model), "--seed", seed).Output).ToList();
        Assert.Equal(seeds[0], seeds[1]);
        Assert.NotEqual(seeds[0], seeds[2]);
        Assert.Equal(Simulate(WithModel(Model)).Output, Simulate(WithModel(Model), "--seed", "0").Output);
    }

    [Fact]
    public void Model_ThirdsOfNineDigits_AreOneTogether() =>
        Assert.Equal(0, Simulate(WithModel("""{"model":{"probabilities":{"Reached":0.3333333333,"NoAnswer":0.3333333333,"Busy":0.3333333333}}}""")).Status);

    [Theory]
    [InlineData("""{"model":{"probabilities":{"Reached":0.25,"NoAnswer":0.6}}}""", "PROBABILITIES_NOT_ONE", "$.outcomes.model.probabilities")]
    [InlineData("""{"model":{"probabilities":{}}}""", "PROBABILITIES_NOT_ONE", "$.outcomes.model.probabilities")]
    [InlineData("""{"model":{"probabilities":{"Reached":1.5,"NoAnswer":-0.5}}}""", "PROPERTY_RANGE", "$.outcomes.model.probabilities.Reached")]
    [InlineData("""{"model":{"probabilities":{"Reached":1e999}}}""", "PROPERTY_RANGE", "$.outcomes.model.probabilities.Reached")]
    [InlineData("""{"model":{"probabilities":{"Reached":"1"}}}""", "PROPERTY_TYPE", "$.outcomes.model.probabilities.Reached")]
    [InlineData("""{"model":{"probabilities":{"Lost":1}}}""", "VALUE_UNKNOWN", "$.outcomes.model.probabilities.Lost")]
    [InlineData("""{"model":{"probabilities":{"Unspecified":1}}}""", "VALUE_UNKNOWN", "$.outcomes.model.probabilities.Unspecified")]
    [InlineData("""{"model":{}}""", "PROPERTY_MISSING", "$.outcomes.model.probabilities")]
    [InlineData("""{"model":{"seed":1,"probabilities":{"Reached":1}}}""", "PROPERTY_UNKNOWN", "$.outcomes.model.seed")]
    [InlineData("""{"model":{"probabilities":{"Reached":1}},"script":{"*":["Busy"]}}""", "PROPERTY_CONFLICT", "$.outcomes.model")]
    [InlineData("""{"ringTime":"PT1S"}""", "PROPERTY_MISSING", "$.outcomes.script")]
    public void Model_InvalidValue_IsRefused(string outcomes, string code, string path) => AssertRefusedAt(Simulate(WithModel(outcomes)), code, path);

    [Theory]
    [InlineData("one")]
    [InlineData("1e3")]
    [InlineData("9223372036854775808")]
    public void Seed_NotAWholeNumber_IsRefused(string seed) => AssertRefused(Simulate(Campaign(), "--seed", seed), "ARGUMENTS_INVALID");

    [Fact]
    public void Settings_ThatTheLibraryWrites_AreReadFromACampaignFile()
    {
        var settings = new CampaignSettings
        {
            TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"],
            PhoneZones = PhoneZones.Of([new(PhoneNumber.Parse("+1212"), [DateTimeZoneProviders.Tzdb["America/New_York"]])]),
            Retry = new RetrySettings
            {
                CallAdditionalPhoneAfter = Duration.Zero,
                GlobalMaxAttempts = 9,
                LimitScope = LimitScope.AllPhones,
                CheckEachAttempt = true,
                GlobalScope = AttemptScope.Contact,
                DelayBase = DelayBase.Due,
                SkipBlockedPhones = true,
                RestartInterruptedPass = true,
            }.With(CallStatus.Machine, new RetryRule(255, Duration.FromSeconds(90.5))),
            CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), LocalTime.Midnight, [IsoDayOfWeek.Monday])], [SpecialDate.Closed(new LocalDate(2026, 12, 25))]),
            Rules = [.. RuleLibrary.Files.Names.Select(name => RuleLibrary.Find(name, "name", DateTimeZoneProviders.Tzdb)!)],
            ContactFields = [.. RuleLibrary.Files.Names.SelectMany(name => RuleLibrary.Find(name, "name", DateTimeZoneProviders.Tzdb)!.Fields).Distinct()],
            Order = DueOrder.Descending,
            CallbacksFirst = true,
            ReloadClosedContacts = true,
            DuplicateCheck = DuplicateCheck.OnlyIfOpen,
            DuplicatePhones = DuplicatePhones.Any,
            CountLostCalls = false,
            MaxCallbacks = 5,
            MaxLostCalls = 6,
            EndsAt = new LocalDateTime(2100, 12, 31, 18, 0),
            ClaimLease = Duration.FromSeconds(30),
            CallLease = Duration.FromHours(1),
            MaxConcurrentCalls = 7,
            Blacklist = Blacklist.Of([PhoneNumber.Parse("+15013334444")], [PhoneNumber.Parse("+39899")]),
        };
        var json = JsonNode.Parse(settings.WriteJson())!.AsObject();
        var campaign = Campaign(campaign =>
        {
            foreach (var (name, value) in json) campaign[name] = value!.DeepClone();
        });
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(campaign));
        using var file = CampaignFile.Read("-", input, NumberingPlan.Default, ZoneData.Default, seed: 0);
        Assert.Equal(settings, file.Settings);
    }

    [Fact]
    public void Rules_ByNameInlineAndInAFile_HoldTogether()
    {
        using var folder = new Folder();
        folder.Write("from-eleven.json", """{"format":1,"name":"From eleven","windows":[{"from":"11:00","to":"24:00"}]}""");
        var path = folder.Write("campaign.json", Campaign(campaign => campaign["rules"] = JsonNode.Parse(
            """["it-hours","from-eleven.json",{"format":1,"name":"One a day","limits":[{"maxAttempts":1,"scope":"Contact","calendar":"Day","zone":"Europe/Rome"}]}]""")));
        var run = Tool.Run("campaign", "simulate", path, "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(["2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "2026-03-09T10:00:00Z"], Strings(run.Json["history"]!, "dialedAt").Take(3));
    }

    [Theory]
    [InlineData("""["mars.json"]""", "FILE_NOT_FOUND", null)]
    [InlineData("""["-"]""", "PROPERTY_RANGE", "$.rules[0]")]
    [InlineData("""[""]""", "PROPERTY_RANGE", "$.rules[0]")]
    [InlineData("""[5]""", "SETTINGS_PROPERTY_TYPE", "$.rules[0]")]
    [InlineData("""["us-federal-hours",{"name":"x","limits":[{}]}]""", "SETTINGS_PROPERTY_MISSING", "$.rules[1].limits[0].maxAttempts")]
    [InlineData("""[{"format":9,"name":"x"}]""", "SETTINGS_JSON_NEWER", "$.rules[0].format")]
    [InlineData("""[{"format":1,"name":"x","windows":[{"from":"8","to":"24:00"}]}]""", "SETTINGS_TIME_INVALID", "$.rules[0].windows[0].from")]
    [InlineData("""[{"format":1,"name":"x","hours":[]}]""", "SETTINGS_PROPERTY_UNKNOWN", "$.rules[0].hours")]
    [InlineData("""{}""", "SETTINGS_PROPERTY_TYPE", "$.rules")]
    public void Rules_InvalidValue_AreRefused(string rules, string code, string? path)
    {
        var run = Simulate(Campaign(campaign => campaign["rules"] = JsonNode.Parse(rules)));
        if (path is null) AssertRefused(run, code);
        else AssertRefusedAt(run, code, path);
    }

    [Theory]
    [InlineData("rules", """[{"format":1,"name":"A","limits":[{"maxAttempts":0,"rolling":"PT1H"}]}]""", "$.rules[0].limits[0].maxAttempts: 0 is not valid; expected a whole number from 1 to 2147483647.")]
    [InlineData("rules", """[{"format":1,"name":"A","lockouts":[{"after":["Drop"],"period":"P9999D"}]}]""", "$.rules[0].lockouts[0].period: 'P9999D' is not valid; expected a duration longer than PT0S and at most P3660D, such as PT1M30S.")]
    [InlineData("retry", """{"globalMaxAttempts":256}""", "$.retry.globalMaxAttempts: 256 is not valid; expected a whole number from 1 to 255.")]
    [InlineData("retry", """{"callAdditionalPhoneAfter":"P367D"}""", "$.retry.callAdditionalPhoneAfter: 'P367D' is not valid; expected a duration from PT0S to P366D, such as PT1M30S.")]
    public void Settings_OutOfTheirRange_SayTheRangeAndThePlace(string property, string value, string message)
    {
        var run = Simulate(Campaign(campaign => campaign[property] = JsonNode.Parse(value)));
        Assert.Equal((2, message), (run.Status, (string?)run.Json["error"]!["message"]));
    }

    [Fact]
    public void Rules_InvalidFile_AreRefusedWithTheFile()
    {
        using var folder = new Folder();
        var rules = folder.Write("rules.json", """{"format":1,"name":"x","windows":[]}""");
        var path = folder.Write("campaign.json", Campaign(campaign => campaign["rules"] = JsonNode.Parse("""["rules.json"]""")));
        var run = Tool.Run("campaign", "simulate", path, "--json");
        AssertRefusedAt(run, "SETTINGS_NEVER_OPEN", "$.windows");
        Assert.Equal(rules, (string)run.Json["error"]!["parameters"]!["file"]!);
    }

    [Fact]
    public void Hours_WithoutAnInstantInCommon_AreRefusedBeforeTheLaunch()
    {
        var run = Simulate(Campaign(campaign => campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"Nights","windows":[{"from":"21:00","to":"09:00"}]}]""")));
        AssertRefusedAt(run, "HOURS_NEVER_OPEN", "$.callingHours");
    }

    [Fact]
    public void PhoneZones_LongestBeginning_CountsBeforeTheContacts()
    {
        var run = Simulate(Campaign(campaign => campaign["phoneZones"] = JsonNode.Parse("""{"+39":["Europe/Rome"],"+390612345678":["America/New_York","Europe/Rome"]}""")));
        Assert.Equal("2026-03-02T14:00:00Z", (string)run.Json["history"]![0]!["dialedAt"]!);
    }

    [Theory]
    [InlineData("""{"+1212":[]}""", "SETTINGS_PROPERTY_MISSING", "$.phoneZones.+1212")]
    [InlineData("""{"+1212":"America/New_York"}""", "SETTINGS_PROPERTY_TYPE", "$.phoneZones.+1212")]
    [InlineData("""{"+1212":["America/Gotham"]}""", "SETTINGS_ZONE_UNKNOWN", "$.phoneZones.+1212[0]")]
    [InlineData("""{"1212":["America/New_York"]}""", "SETTINGS_NUMBER_INVALID", "$.phoneZones.1212")]
    [InlineData("""{"":["America/New_York"]}""", "SETTINGS_NUMBER_INVALID", "$.phoneZones.")]
    public void PhoneZones_InvalidValue_AreRefused(string zones, string code, string path) =>
        AssertRefusedAt(Simulate(Campaign(campaign => campaign["phoneZones"] = JsonNode.Parse(zones))), code, path);

    [Theory]
    [InlineData("closedDates")]
    [InlineData("holidays")]
    public void ClosedDates_OfTheStart_PutTheFirstCallOff(string name)
    {
        var dates = JsonNode.Parse("""["2026-03-02","2026-12-25"]""");
        Assert.Equal("2026-03-03T08:00:00Z", (string)Simulate(Campaign(campaign => campaign[name] = dates)).Json["history"]![0]!["dialedAt"]!);
        var always = Simulate(Campaign(campaign =>
        {
            campaign.Remove("callingHours");
            campaign[name] = dates!.DeepClone();
        }));
        Assert.Equal("2026-03-02T23:00:00Z", (string)always.Json["history"]![0]!["dialedAt"]!);
    }

    [Theory]
    [InlineData("$.closedDates", """["2026-02-30"]""", "SETTINGS_DATE_INVALID", "$.closedDates[0]")]
    [InlineData("$.holidays", """["Christmas"]""", "SETTINGS_DATE_INVALID", "$.holidays[0]")]
    [InlineData("$.holidays", """[20261225]""", "SETTINGS_PROPERTY_TYPE", "$.holidays[0]")]
    [InlineData("$.callbacksFirst", "1", "SETTINGS_PROPERTY_TYPE", "$.callbacksFirst")]
    [InlineData("$.retry.limitScope", "\"anyPhone\"", "SETTINGS_WORD_UNKNOWN", "$.retry.limitScope")]
    [InlineData("$.retry.skipBlockedPhones", "\"true\"", "SETTINGS_PROPERTY_TYPE", "$.retry.skipBlockedPhones")]
    public void Settings_InvalidValue_AreRefused(string at, string json, string code, string path) =>
        AssertRefusedAt(Simulate(Campaign(campaign => Set(campaign, at, JsonNode.Parse(json)))), code, path);

    // The primary phone is closed until the afternoon; the others are not.
    [Theory]
    [InlineData(false, "+390612345678")]
    [InlineData(true, "+390612345679")]
    public void SkipBlockedPhones_AtTheStart_SkipsThePhone(bool skips, string first)
    {
        var run = Simulate(Campaign(campaign =>
        {
            campaign["phoneZones"] = JsonNode.Parse("""{"+390612345678":["America/New_York"]}""");
            campaign["retry"]!["skipBlockedPhones"] = skips;
        }));
        Assert.Equal(first, (string)run.Json["history"]![0]!["phone"]!);
    }

    [Theory]
    [InlineData(false, "+390612345679")]
    [InlineData(true, "+390612345678")]
    public void RestartInterruptedPass_HoursClose_RestartsThePass(bool restarts, string second)
    {
        var run = Simulate(Campaign(campaign =>
        {
            campaign["start"] = "2026-03-02T19:59:30Z";
            campaign["retry"]!["restartInterruptedPass"] = restarts;
        }));
        Assert.Equal(("2026-03-03T08:00:00Z", second), ((string)run.Json["history"]![1]!["dialedAt"]!, (string)run.Json["history"]![1]!["phone"]!));
    }

    // One line: when the second call is over, both an additional phone and a third contact are due, the contact longer.
    [Theory]
    [InlineData(false, "c3")]
    [InlineData(true, "c1")]
    public void CallbacksFirst_AdditionalPhones_PrecedeNewContacts(bool callbacksFirst, string third)
    {
        var run = Simulate(Campaign(campaign =>
        {
            campaign["callbacksFirst"] = callbacksFirst;
            campaign["maxConcurrentCalls"] = 1;
            campaign["outcomes"]!["ringTime"] = "PT2M";
            campaign["contacts"]!.AsArray().Add(JsonNode.Parse("""{"id":"c2","primaryPhone":"+390612345690"}"""));
            campaign["contacts"]!.AsArray().Add(JsonNode.Parse("""{"id":"c3","primaryPhone":"+390612345691"}"""));
        }));
        Assert.Equal(["c1", "c2", third], Strings(run.Json["history"]!, "contact").Take(3));
    }

    [Fact]
    public void Blacklist_Prefix_SkipsItsNumbers()
    {
        var run = Simulate(Campaign(campaign => campaign["blacklist"] = JsonNode.Parse("""["+39061234567*"]""")));
        Assert.Equal(["+390612345680"], Strings(run.Json["history"]!, "phone").Distinct());
    }

    private static string WithModel(string outcomes) => Campaign(campaign => campaign["outcomes"] = JsonNode.Parse(outcomes));

    private static Tool Simulate(string campaign, params string[] options) => Tool.RunWith(campaign, ["campaign", "simulate", "-", "--json", .. options]);

    private static void AssertRefusedAt(Tool run, string code, string path)
    {
        AssertRefused(run, code);
        Assert.Equal(path, (string)run.Json["error"]!["parameters"]!["path"]!);
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

public sealed class RulesCheckTests
{
    [Fact]
    public void Check_SetOfTheLibrary_ShowsAWeekWithHolidays()
    {
        var run = Tool.Run("rules", "check", "us-louisiana", "--zone", "America/Chicago", "--date", "2023-06-30", "--json");
        Assert.Equal(0, run.Status);
        var rule = run.Json["rules"]!.AsArray().Single()!;
        Assert.Equal(("us-louisiana", "Louisiana", "High", "2026-11-30"), ((string)rule["file"]!, (string)rule["name"]!, (string)rule["confidence"]!, (string)rule["readOn"]!));
        Assert.Equal(
            ["2023-06-30 Friday 08:00-20:00 ", "2023-07-01 Saturday 08:00-20:00 ", "2023-07-02 Sunday  ", "2023-07-03 Monday  Day before Independence Day, by proclamation", "2023-07-04 Tuesday  Independence Day", "2023-07-05 Wednesday 08:00-20:00 ", "2023-07-06 Thursday 08:00-20:00 "],
            rule["days"]!.AsArray().Select(day => $"{day!["date"]} {day["weekday"]} {string.Join(',', day["open"]!.AsArray().Select(each => $"{each!["from"]}-{each["to"]}"))} {day["holiday"]}"));
        Assert.Empty(run.Json["codes"]!.AsArray());
    }

    [Fact]
    public void Check_HoursInAFixedZone_AreShownInThatOfTheCalledParty()
    {
        var run = Tool.Run("rules", "check", "us-mississippi-telephone-solicitation", "--zone", "America/New_York", "--date", "2026-12-21", "--json");
        Assert.Equal("""[{"from":"09:00","to":"21:00"}]""", run.Json["rules"]![0]!["days"]![0]!["open"]!.ToJsonString());
    }

    [Fact]
    public void Check_HoursInAFixedZone_ComeIntoForceAndEndAtItsMidnight()
    {
        const string Set = """{"name":"x","zone":"Asia/Tokyo","inForceFrom":"2026-12-09","repealedFrom":"2026-12-11","windows":[{"from":"09:00","to":"18:00"}]}""";
        var run = Tool.RunWith(Set, "rules", "check", "-", "--zone", "America/New_York", "--date", "2026-12-07", "--json"); // midnight there is 10:00 of the day before
        Assert.Equal(
            ["False 00:00-04:00,19:00-24:00", "True 00:00-10:00,19:00-24:00", "True 00:00-04:00,19:00-24:00", "True 00:00-04:00,10:00-24:00", "False 00:00-04:00,19:00-24:00"],
            run.Json["rules"]![0]!["days"]!.AsArray().Take(5).Select(day => $"{day!["inForce"]} {string.Join(',', day["open"]!.AsArray().Select(each => $"{each!["from"]}-{each["to"]}"))}".Replace("false", "False", StringComparison.Ordinal).Replace("true", "True", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_SetThatIsRepealedWithinTheWeek_IsNotInForceFromThen()
    {
        var run = Tool.Run("rules", "check", "fr-hours-until-2026-08-10", "--zone", "Europe/Paris", "--date", "2026-08-06", "--json");
        Assert.Equal("1 1 1 1 1 0 0", string.Join(' ', run.Json["rules"]![0]!["days"]!.AsArray().Select(day => (bool)day!["inForce"]! ? 1 : 0)));
        Assert.Contains("not in force", Tool.Run("rules", "check", "fr-hours-until-2026-08-10", "--zone", "Europe/Paris", "--date", "2026-08-06").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-10", "10", 0)]
    [InlineData("2026-12-11", "10", 1)]
    public void Check_MaxAge_RefusesSetsThatWereReadLongerAgo(string date, string maxAge, int status)
    {
        var run = Tool.Run("rules", "check", "us-federal-hours", "--date", date, "--max-age", maxAge, "--json");
        Assert.Equal(status, run.Status);
        Assert.Equal(status == 0 ? "[]" : """["RULE_READ_LONG_AGO"]""", run.Json["rules"]![0]!["codes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "--max-age", "5", "RULE_READ_DATE_MISSING")]
    [InlineData("""{"name":"x","readOn":"2997-01-01"}""", "--max-age", "5", "RULE_READ_LATER")]
    [InlineData("""{"name":"x","windows":[],"specialDates":[{"date":"2026-12-24","windows":[{"from":"09:00","to":"13:00"}]}]}""", "--date", "2026-12-25", "RULE_NEVER_OPEN")]
    public void Check_SetWithAFlaw_HasItsCode(string set, string option, string value, string code)
    {
        using var folder = new Folder();
        var run = Tool.Run("rules", "check", folder.Write("rule.json", set), option, value, "--json");
        Assert.Equal((1, $"""["{code}"]"""), (run.Status, run.Json["rules"]![0]!["codes"]!.ToJsonString()));
    }

    [Fact]
    public void Check_LimitsAndLockouts_AreInWords()
    {
        const string Set = """
            {"name":"x","zone":"America/Chicago","inForceFrom":"2026-01-01","repealedFrom":"2027-01-01",
             "limits":[{"name":"Three","maxAttempts":3,"scope":"Contact","rolling":"PT24H","counts":{"sameSubjectOnly":true,"connectedOnly":true}},{"maxAttempts":1,"calendar":"Month","zone":"Europe/Rome"},{"maxAttempts":7,"days":7,"counts":{"sameCallerOnly":true,"exceptConsented":true}},{"maxAttempts":2,"rolling":"PT90M"}],
             "lockouts":[{"after":["Drop","Abandoned"],"period":"PT72H","unlessAgentWaits":true},{"afterOutcomes":["Refused"],"scope":"Contact","days":1}],
             "abandonedCalls":{"maxShare":0.025,"days":30}}
            """;
        var run = Tool.RunWith(Set, "rules", "check", "-", "--date", "2026-12-01", "--json");
        var rule = run.Json["rules"]![0]!;
        Assert.Equal(
            ["Three: at most 3 calls of a contact in 24 hours; not counted: calls about other subjects, that nothing answered", "at most 1 call of a phone in a calendar month of Europe/Rome", "at most 7 calls of a phone in 7 calendar days of the called party, that of the call included; not counted: calls of other callers, with the person's consent", "at most 2 calls of a phone in 1 h 30 min"],
            rule["limits"]!.AsArray().Select(text => (string)text!));
        Assert.Equal(
            ["a phone is not called for 72 hours after Drop, Abandoned; not if an agent waits for each call", "a contact is not called for 1 calendar day of the called party, that of the call included, after Refused"],
            rule["lockouts"]!.AsArray().Select(text => (string)text!));
        Assert.Equal(("at most 2.5 % of answered calls in each 30 days of the campaign", "America/Chicago"), ((string)rule["abandonedCalls"]!, (string)rule["zone"]!));
        Assert.Contains("from 2026-01-01, before 2027-01-01", Tool.RunWith(Set, "rules", "check", "-", "--date", "2026-12-01").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"maxShare":1}""", "at most 100 % of answered calls in the campaign")]
    [InlineData("""{"maxShare":0.03,"calendar":"Day"}""", "at most 3 % of answered calls in a calendar day of the campaign")]
    [InlineData("""{"maxShare":0.03,"rolling":"PT24H"}""", "at most 3 % of answered calls in any 24 hours")]
    public void Check_AbandonedCalls_AreInWords(string limit, string words) =>
        Assert.Equal(words, (string)Tool.RunWith($$"""{"name":"x","abandonedCalls":{{limit}}}""", "rules", "check", "-", "--date", "2026-12-01", "--json").Json["rules"]![0]!["abandonedCalls"]!);

    [Fact]
    public void Check_SetsThatAreNeverOpenTogether_AreRefused()
    {
        using var folder = new Folder();
        var early = folder.Write("early.json", """{"name":"Early","windows":[{"from":"08:00","to":"12:00"}]}""");
        var late = folder.Write("late.json", """{"name":"Late","windows":[{"from":"12:00","to":"20:00"}]}""");
        var run = Tool.Run("rules", "check", early, late, "--date", "2026-12-01", "--json");
        Assert.Equal((1, """["RULES_NEVER_OPEN_TOGETHER"]"""), (run.Status, run.Json["codes"]!.ToJsonString()));
        Assert.StartsWith("RULES_NEVER_OPEN_TOGETHER", Tool.Run("rules", "check", early, late, "--date", "2026-12-01").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EveryProperty_IsSaidInTheWordsOfTheReport()
    {
        using var folder = new Folder();
        const string Set = """
            {"name":"Words","source":"A law.","readOn":"2026-11-28","confidence":"Medium","inForceFrom":"2026-01-01","repealedFrom":"2027-01-01","zone":"America/New_York","appliesTo":{"prefixes":["+1"]},"liftedBy":{"callKinds":["Debt"]},"needs":{"callKinds":["Sales"]},
             "windows":[{"days":["Monday"],"from":"08:00","to":"24:00"}],"calendars":[{"name":"Days","holidays":[{"name":"New Year","date":"01-01"}]}],"holidays":[{"calendar":"Days"},{"calendar":"Days","part":"Eve","windows":[{"from":"09:00","to":"13:00"}]}],"specialDates":[{"date":"2026-12-24","windows":[{"from":"09:00","to":"13:00"}]}],
             "limits":[{"name":"Few","maxAttempts":1,"scope":"Contact","days":30,"counts":{"sameSubjectOnly":true,"sameCallerOnly":true}},{"maxAttempts":3,"rolling":"PT24H"},{"maxAttempts":2,"calendar":"Week","zone":"Europe/Rome"}],
             "lockouts":[{"after":["Drop","Busy"],"period":"P5D","unlessAgentWaits":true},{"afterOutcomes":["Refused"],"days":60,"scope":"Contact"}],"abandonedCalls":{"maxShare":0.035,"rolling":"PT24H"}}
            """;
        var file = folder.Write("words.json", Set);
        string[] words =
        [
            "number begins with +1", "calls of kind Debt", "calls of kind Sales", "Mon 08:00–24:00; holidays of Days closed; days before holidays of Days 09:00–13:00; 2026-12-24 09:00–13:00 in America/New_York",
            "Few: at most 1 call of a contact in 30 calendar days of the called party, that of the call included; not counted: calls about other subjects, of other callers",
            "at most 3 calls of a phone in 24 hours", "at most 2 calls of a phone in a calendar week of Europe/Rome", "a phone is not called for 120 hours after Busy, Drop; not if an agent waits for each call",
            "a contact is not called for 60 calendar days of the called party, that of the call included, after Refused", "at most 3.5 % of answered calls in any 24 hours",
        ];
        var console = Tool.Run("rules", "check", file, "--date", "2026-12-01").Output;
        Assert.All([.. words, "from 2026-01-01, before 2027-01-01", "Medium", "2026-11-28, 3 days ago"], text => Assert.Contains(text, Unwrapped(console), StringComparison.Ordinal));
        var json = Tool.Run("rules", "check", file, "--date", "2026-12-01", "--json").Json["rules"]![0]!;
        Assert.Equal(words.Skip(4), json["limits"]!.AsArray().Concat(json["lockouts"]!.AsArray()).Append(json["abandonedCalls"]).Select(each => (string)each!));
        var report = folder.PathOf("report.html");
        Assert.Equal(0, Tool.RunWith(CampaignSamples.Campaign(campaign => campaign["rules"] = new JsonArray(JsonNode.Parse(Set))), "campaign", "simulate", "-", "--report", report, "--json").Status);
        var page = File.ReadAllText(report);
        Assert.Contains($"<td>{words[0]}; lifted by {words[1]}; needs {words[2]}</td><td>{words[3]}</td><td>{string.Join("; ", words[4..])}</td>", page.Replace(" scope=\"row\"", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // Cells of the table are wrapped.
        static string Unwrapped(string text) => Regex.Replace(text, "[ \r\n]+", " ");
    }

    [Theory]
    [InlineData("us-florid", "us-florida")]
    [InlineData("nope", null)]
    public void Check_UnknownNameOfTheLibrary_IsRefusedWithTheNearest(string name, string? suggestion)
    {
        var run = Tool.Run("rules", "check", name, "--json");
        Assert.Equal((2, "FILE_NOT_FOUND", suggestion), (run.Status, (string)run.Json["error"]!["code"]!, (string?)run.Json["error"]!["parameters"]!["suggestion"]));
        Assert.StartsWith($"FILE_NOT_FOUND: FILE: neither a rule set of the library nor a file has the name '{name}'{(suggestion is null ? "." : $"; did you mean '{suggestion}'?")} Expected one of: {string.Join(", ", RuleLibrary.Files.Names)}; or a file.", run.Error, StringComparison.Ordinal);
        var campaign = Tool.RunWith(CampaignSamples.Campaign(campaign => campaign["rules"] = new JsonArray("us-federal-hours", name)), "campaign", "simulate", "-", "--json");
        Assert.Equal((2, "FILE_NOT_FOUND", "$.rules[1]", suggestion), (campaign.Status, (string)campaign.Json["error"]!["code"]!, (string)campaign.Json["error"]!["parameters"]!["path"]!, (string?)campaign.Json["error"]!["parameters"]!["suggestion"]));
    }

    [Theory]
    [InlineData("./us-florid")]
    [InlineData("us-florid.json")]
    public void Check_UnknownPath_IsThatOfAFile(string path)
    {
        var run = Tool.Run("rules", "check", path, "--json");
        Assert.Equal($"The file '{path}' does not exist.", (string)run.Json["error"]!["message"]!);
    }

    [Fact]
    public void Check_FileWithoutAnEnding_IsRead()
    {
        using var folder = new Folder();
        folder.Write("own-rule", """{"name":"Own"}""");
        var campaign = folder.Write("campaign.json", CampaignSamples.Campaign(campaign => campaign["rules"] = new JsonArray("own-rule")));
        Assert.Equal(0, Tool.Run("campaign", "simulate", campaign, "--json").Status);
    }

    [Fact]
    public void Check_AllSetsOfTheLibrary_OpenAndAreInTheDocs()
    {
        var files = Directory.GetFiles(Repository.PathOf("docs", "examples", "rules"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
        Assert.Equal(files, RuleLibrary.Files.Names);
        var run = Tool.Run(["rules", "check", .. RuleLibrary.Files.Names, "--date", "2026-11-30", "--max-age", "30", "--json"]);
        Assert.Equal(0, run.Status);
    }

    [Fact]
    public void Check_StandardInput_IsRead() => Assert.Equal("From input", (string)Tool.RunWith("""{"name":"From input"}""", "rules", "check", "-", "--date", "2026-12-01", "--json").Json["rules"]![0]!["name"]!);

    [Fact]
    public void Check_WithoutADate_BeginsToday()
    {
        var run = Tool.RunOn(new SimulatedClock(NodaTime.Instant.FromUtc(2026, 12, 31, 23, 30)), _ => { }, "rules", "check", "us-federal-hours", "--zone", "Europe/Rome", "--json");
        Assert.Equal("2027-01-01", (string)run.Json["date"]!);
    }

    [Theory]
    [InlineData("FILE_NOT_FOUND", "mars.json")]
    [InlineData("TIME_ZONE_UNKNOWN", "us-florida", "--zone", "Mars")]
    [InlineData("DATE_INVALID", "us-florida", "--date", "2026-13-01")]
    [InlineData("ARGUMENTS_INVALID", "us-florida", "--max-age", "-1")]
    [InlineData("ARGUMENTS_INVALID", "us-florida", "--week", "1")]
    public void Check_InvalidArguments_AreRefused(string code, params string[] arguments)
    {
        var run = Tool.Run(["rules", "check", .. arguments, "--json"]);
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Check_MoreSetsThanACampaignCanHave_AreRefused()
    {
        var run = Tool.Run(["rules", "check", .. Enumerable.Repeat("us-florida", 129), "--json"]);
        Assert.Equal((2, "ARGUMENTS_INVALID"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Check_InvalidSet_IsRefusedWithItsPlace()
    {
        var run = Tool.RunWith("""{"name":"x","windows":[{"from":"8","to":"9:00"}]}""", "rules", "check", "-", "--json");
        Assert.Equal((2, "SETTINGS_TIME_INVALID", "$.windows[0].from"), (run.Status, (string)run.Json["error"]!["code"]!, (string)run.Json["error"]!["parameters"]!["path"]!));
    }
}

using System.Text.Json.Nodes;
using CallingDomain.Tests;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class CampaignSimulateTests
{
    private static readonly string Example = Repository.PathOf("docs", "examples", "multi-number", "campaign.json");

    [Theory]
    [InlineData("""["Reached"]""", "1 attempt, 1 contact reached, 1 closed, 0 open; at most 1 concurrent call.")]
    [InlineData("""["NoAnswer","Reached"]""", "2 attempts, 1 contact reached, 1 closed, 0 open; at most 1 concurrent call.")]
    [InlineData("""["NoSuchNumber"]""", "9 attempts, 0 contacts reached, 1 closed, 0 open; at most 1 concurrent call.")]
    public void Output_Counts_AreSingularForOne(string statuses, string sentence)
    {
        var campaign = Campaign(campaign =>
        {
            if (statuses.Contains("Reached", StringComparison.Ordinal)) campaign["contacts"]![0]!.AsObject().Remove("additionalPhones");
            campaign["outcomes"] = JsonNode.Parse($$"""{"script":{"*":{{statuses}} } }""");
        });
        Assert.Contains(sentence, Tool.RunWith(campaign, "campaign", "simulate", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_TheSeedsExample_IsExactlyTheDocumentedHistory()
    {
        var run = Tool.Run("campaign", "simulate", Example, "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(Repository.Text("docs", "examples", "multi-number", "history.json"), run.Output);
    }

    [Fact]
    public void Tables_TheSeedsExample_ShowNineCallsAndTheFinal()
    {
        var run = Tool.Run("campaign", "simulate", Example);
        Assert.Equal(0, run.Status);
        foreach (var minute in new[] { "10:00", "10:01", "10:02", "10:04", "10:05", "10:06", "10:08", "10:09", "10:10" })
            Assert.Contains($"{minute}:00", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Local times in Europe/Rome, by the tz database {ZoneData.Default.Version}.", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split("2026-03-02").Length - 1); // once in each table
        Assert.Contains("3 NoAnswer", run.Output, StringComparison.Ordinal);
        Assert.Contains("9 attempts", run.Output, StringComparison.Ordinal);
    }

    // The contract's own example, with calling hours, a second status rule and a script that reaches the contact.
    [Fact]
    public void Json_TheContractsExample_ReachesTheContactOnTheThirdCallOfThePrimary()
    {
        var run = Tool.RunWith(Campaign(), "campaign", "simulate", "-", "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(["NoAnswer", "NoAnswer", "NoAnswer", "Busy", "NoAnswer", "NoAnswer", "Reached"], Strings(run.Json["history"]!, "status"));
        var final = run.Json["final"]![0]!;
        Assert.Equal(
            ("Reached", "+390612345678", "{\"NoAnswer\":1,\"Busy\":1}"),
            ((string)final["reason"]!, (string)final["phone"]!, final["attempts"]!.ToJsonString()));
        Assert.Equal(
            ("2026-03-02T09:08:00Z", "+390612345678", "Reached"),
            ((string)final["closedAt"]!, (string)final["causePhone"]!, (string)final["causeStatus"]!));
        Assert.Equal("{\"NoAnswer\":5,\"Busy\":1,\"Reached\":1}", run.Json["summary"]!["byStatus"]!.ToJsonString());
    }

    [Fact]
    public void Json_Until_ShowsWhoIsOpenAndWhy()
    {
        var run = Tool.Run("campaign", "simulate", Example, "--json", "--until", "2026-03-02T09:02:00Z");
        Assert.Equal(3, run.Json["history"]!.AsArray().Count);
        Assert.Equal(
            "[{\"contact\":\"c1\",\"nextPhone\":\"\\u002B390612345678\",\"dueAt\":\"2026-03-02T09:04:00Z\",\"why\":\"RetryDelay\"}]",
            run.Json["open"]!.ToJsonString());
        Assert.Equal(1, (int)run.Json["summary"]!["open"]!);
    }

    [Fact]
    public void Json_UntilBeforeTheStart_HasNoCalls()
    {
        var run = Tool.Run("campaign", "simulate", Example, "--json", "--until", "2026-03-02T08:59:59Z");
        Assert.Empty(run.Json["history"]!.AsArray());
        Assert.Equal("FirstCall", (string)run.Json["open"]![0]!["why"]!);
    }

    [Fact]
    public void Json_AContactsFile_IsReadBesideTheCampaign()
    {
        using var folder = new Folder();
        folder.Write(
            "contacts.csv",
            "Name;Phone;Office phone;Holiday\nAda;06 1234 5678;(06) 1234.5679;0039 06 12345680\nBob;06 12x4;;\nEve;;;\nZoë;+390612345681;;\n");
        var path = folder.Write("campaign.json", Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","region":"IT","columns":{"name":"Name","primaryPhone":"Phone","additionalPhones":{"Office":"Office phone","Holiday":"Holiday"}}}""");
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["NoAnswer"]}}""");
        }));
        var run = Tool.Run("campaign", "simulate", path, "--json");
        Assert.Equal(1, run.Status); // two rows are rejected
        Assert.Equal(["+390612345678", "+390612345679", "+390612345680", "+390612345681"], Strings(run.Json["history"]!, "phone").Distinct().Order());
        Assert.Equal(["2", "5"], run.Json["final"]!.AsArray().Select(final => (string)final!["contact"]!).Order());
        Assert.Equal(
            """[{"line":3,"text":"Bob;06 12x4;;","codes":["NUMBER_HAS_LETTERS"],"issues":[{"column":2,"code":"NUMBER_HAS_LETTERS"}]},{"line":4,"text":"Eve;;;","codes":["NUMBER_MISSING"],"issues":[{"column":2,"code":"NUMBER_MISSING"}]}]""",
            run.Json["rejected"]!.ToJsonString());
    }

    [Fact]
    public void Json_AContactsFileInTheUs_TakesNumbersAsPeopleWriteThem()
    {
        using var folder = new Folder();
        folder.Write("contacts.csv", "Phone\n(501) 333-4444\n+390612345678\n5\n");
        var path = folder.Write("campaign.json", Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","region":"US","columns":{"primaryPhone":"Phone"}}""");
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["Reached"]}}""");
        }));
        var run = Tool.Run("campaign", "simulate", path, "--json");
        Assert.Equal(["+15013334444", "+390612345678"], Strings(run.Json["history"]!, "phone"));
        Assert.Equal("NUMBER_LENGTH", (string)run.Json["rejected"]![0]!["codes"]![0]!);
    }

    [Fact]
    public void Json_NoPhoneToCall_ClosesWithoutACall()
    {
        var run = Tool.RunWith(
            Campaign(campaign => campaign["blacklist"] = JsonNode.Parse("""["+390612345678","+390612345679","+390612345680"]""")),
            "campaign", "simulate", "-", "--json");
        Assert.Equal(
            """{"contact":"c1","phone":null,"closedAt":"2026-03-02T09:00:00Z","reason":"NoDialablePhone","causePhone":null,"causeStatus":null,"attempts":{}}""",
            run.Json["final"]![0]!.ToJsonString());
        Assert.Equal((0, 0), (run.Status, (int)run.Json["summary"]!["attempts"]!));
    }

    [Theory]
    [InlineData("PT1.5S", "2026-03-02T09:00:01.5Z")]
    [InlineData("P1W", "2026-03-09T09:00:00Z")]
    [InlineData("P1DT1H", "2026-03-03T10:00:00Z")]
    public void Json_IsoDurations_AreMeantAsWritten(string duration, string second)
    {
        var run = Tool.RunWith(Campaign(campaign =>
        {
            campaign.Remove("callingHours");
            campaign["retry"]!["callAdditionalPhoneAfter"] = duration;
        }), "campaign", "simulate", "-", "--json");
        Assert.Equal(second, (string)run.Json["history"]![1]!["dialedAt"]!);
    }

    [Fact]
    public void Json_LeftOutPhones_AreNamed()
    {
        var run = Tool.RunWith(
            Campaign(campaign =>
            {
                campaign["blacklist"] = JsonNode.Parse("""["+390612345679"]""");
                campaign["contacts"]![0]!["additionalPhones"]![1]!["phone"] = "+390612345678";
            }),
            "campaign", "simulate", "-", "--json");
        Assert.Equal(["PHONE_BLACKLISTED", "PHONE_DUPLICATE"], Strings(run.Json["leftOut"]!, "code"));
    }

    [Fact]
    public void Json_ACallThatNeverComes_IsOpenWithoutAnInstant()
    {
        var run = Tool.RunWith(
            Campaign(campaign =>
            {
                campaign["callingHours"] = JsonNode.Parse("""[{"days":["Monday"],"from":"09:00","to":"10:00"}]""");
                campaign["phoneZones"] = JsonNode.Parse("""{"+39":["Asia/Tokyo","America/New_York"]}""");
                campaign["specialDates"] = JsonNode.Parse("""[{"date":"2020-01-01","windows":[{"from":"00:00","to":"24:00"}]}]"""); // open together for the last time
            }),
            "campaign", "simulate", "-", "--json");
        Assert.Equal((null, "Window"), ((string?)run.Json["open"]![0]!["dueAt"], (string)run.Json["open"]![0]!["why"]!));
    }

    [Fact]
    public void Json_HoursThatNeverMeet_AreToldAndCloseTheContact()
    {
        var run = Tool.RunWith(
            Campaign(campaign =>
            {
                campaign["callingHours"] = JsonNode.Parse("""[{"days":["Monday"],"from":"09:00","to":"10:00"}]""");
                campaign["phoneZones"] = JsonNode.Parse("""{"+39":["Asia/Tokyo","America/New_York"]}""");
            }),
            "campaign", "simulate", "-", "--json");
        Assert.Equal("NeverCallable", (string)run.Json["final"]![0]!["reason"]!);
        Assert.Equal("PHONE_NEVER_CALLABLE", (string)run.Json["leftOut"]![0]!["code"]!);
    }

    [Fact]
    public void Run_DispositionsThatTheCampaignLacks_AreRefusedWithTheirPlace()
    {
        foreach (var (endings, message) in new[] { ("{}", "the campaign has no dispositions"), ("""{"dispositions":[{"name":"Sold"}]}""", "Expected one of: Sold.") })
        {
            var run = Tool.RunWith(
                Campaign(campaign =>
                {
                    campaign["endings"] = JsonNode.Parse(endings);
                    campaign["outcomes"] = JsonNode.Parse("""{"model":{"probabilities":{"Reached":1},"endings":[{"status":"Reached","share":1,"disposition":"Lost"}]}}""");
                }),
                "campaign", "simulate", "-");
            Assert.Equal(2, run.Status);
            Assert.Contains("VALUE_UNKNOWN: $.outcomes.model.endings[0].disposition: ", run.Error, StringComparison.Ordinal);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Json_CampaignWithAnEnd_ClosesItsContactsThen()
    {
        var run = Tool.RunWith(Campaign(campaign => campaign["endsAt"] = "2026-03-02T10:01:30"), "campaign", "simulate", "-", "--json");
        Assert.Equal("CampaignEnded", (string)run.Json["final"]![0]!["reason"]!);
    }

    [Theory]
    [InlineData("start", "0026-03-02T09:00:00Z", "$.start")]
    [InlineData("start", "2262-01-01T00:00:00Z", "$.start")]
    [InlineData("start", "9999-12-31T23:59:59Z", "$.start")]
    [InlineData("scheduledAt", "9998-06-01T00:00:00Z", "$.contacts[0].scheduledAt")]
    public void Run_InstantOutsideTheYearsOfCampaigns_IsRefusedWithTheRange(string property, string instant, string path)
    {
        var run = Tool.RunWith(
            Campaign(campaign => (property == "start" ? campaign : campaign["contacts"]![0]!.AsObject())[property] = instant), "campaign", "simulate", "-", "--json");
        AssertRefused(run, "TIME_OUT_OF_RANGE");
        Assert.Equal(path, (string)run.Json["error"]!["parameters"]!["path"]!);
        Assert.Contains("1678-01-01T00:00:00Z", (string)run.Json["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0026-01-01T00:00:00Z")]
    [InlineData("2262-01-01T00:00:00Z")]
    [InlineData("9999-01-01T00:00:00Z")]
    public void Run_UntilOutsideTheYearsOfCampaigns_IsRefused(string instant) =>
        AssertRefused(Tool.RunWith(Campaign(_ => { }), "campaign", "simulate", "-", "--json", "--until", instant), "TIME_OUT_OF_RANGE");

    [Theory]
    [InlineData("--json=true")]
    [InlineData("--json:true")]
    public void Run_JsonAskedForAtLength_PrintsTheErrorAsJson(string option) =>
        AssertRefused(Tool.Run("campaign", "simulate", "missing.json", option), "FILE_NOT_FOUND");

    [Fact]
    public void Run_LineBreaksInWhatIsQuoted_StayOneLine() =>
        Assert.Equal(1, Tool.RunWith("{\"a\\nb\":1}", "campaign", "simulate", "-").Error.Count(character => character == '\n'));

    [Fact]
    public void Tables_ControlCharacters_AreNotPrinted() =>
        Assert.DoesNotContain(
            "\u001b",
            Tool.RunWith(Campaign(campaign => campaign["name"] = "\u001b[31mred"), "campaign", "simulate", "-").Output,
            StringComparison.Ordinal);

    [Fact]
    public void Run_ContactsFromStandardInput_AreRefused() => AssertRefused(
        Tool.RunWith(Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"-","columns":{"primaryPhone":"Phone"}}""");
        }), "campaign", "simulate", "-", "--json"),
        "PROPERTY_RANGE");

    [Fact]
    public void Json_OtherPolicies_AreObeyed()
    {
        var run = Tool.RunWith(Campaign(campaign =>
        {
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["NoAnswer"]}}""");
            campaign["retry"]!["checkpoint"] = "EachAttempt";
            campaign["retry"]!["limitScope"] = "AnyPhone";
            campaign["retry"]!["globalScope"] = "PerPhone";
            campaign["retry"]!["delayBase"] = "Due";
        }), "campaign", "simulate", "-", "--json");
        Assert.Equal("+390612345678", (string)run.Json["final"]![0]!["phone"]!);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Json_UnderAnotherCulture_IsTheSameBytes(string name)
    {
        UnderCulture(name, () =>
        {
            Assert.Equal(Repository.Text("docs", "examples", "multi-number", "history.json"), Tool.Run("campaign", "simulate", Example, "--json").Output);
            Assert.Contains("9 attempts", Tool.Run("campaign", "simulate", Example).Output, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("{", "JSON_INVALID")]
    [InlineData("", "FILE_EMPTY")]
    [InlineData("{} {}", "JSON_INVALID")]
    [InlineData("{\"name\":1,\"name\":2}", "JSON_INVALID")]
    [InlineData("{\"name\":\"\\uD800\"}", "JSON_INVALID")]
    [InlineData("{\"\\ud800\":1}", "JSON_INVALID")]
    [InlineData("{\"outcomes\":{\"script\":{\"\\udc00\":[\"Busy\"]}}}", "JSON_INVALID")]
    [InlineData("\uFEFF", "FILE_EMPTY")]
    [InlineData("\0\u0001", "FILE_NOT_TEXT")]
    [InlineData("[]", "PROPERTY_TYPE")]
    [InlineData("{}", "PROPERTY_MISSING")]
    public void Run_NoCampaign_EndsWithTwo(string file, string code) => AssertRefused(Tool.RunWith(file, "campaign", "simulate", "-", "--json"), code);

    [Theory]
    [InlineData("{\n  \"name\": \"x\",\n  oops\n}", 3, 3, "$", "unexpected 'o'; expected the name of a property in double quotes or '}'")]
    [InlineData("{", 1, 2, "$", "unexpected end of the file; expected the name of a property in double quotes or '}'")]
    [InlineData("{'a':1}", 1, 2, "$", "unexpected '''; expected the name of a property in double quotes or '}'")]
    [InlineData("{\"a\":1,,}", 1, 8, "$", "unexpected ','; expected the name of a property in double quotes or '}'")]
    [InlineData("{\"a\":{\"b\":1 \"c\":2}}", 1, 13, "$.a.b", "unexpected '\"'; expected ',' or '}'")]
    [InlineData("{\"a\":[1,\n2\n}", 3, 1, "$.a[1]", "unexpected '}'; expected ',' or ']'")]
    [InlineData("[[1],,2]", 1, 6, "$[1]", "unexpected ','; expected a value or ']'")]
    [InlineData("[", 1, 2, "$[0]", "unexpected end of the file; expected a value or ']'")]
    [InlineData("{\"a\" 1}", 1, 6, "$", "unexpected '1'; expected ':' after the name of a property")]
    [InlineData("{\"a\":}", 1, 6, "$.a", "unexpected '}'; expected a value")]
    [InlineData("{\"a\":tru}", 1, 9, "$.a", "unexpected 'tru' before '}'; expected a value")]
    [InlineData("{\"é\":\"x\n\"}", 1, 8, "$.é", "unexpected line break in a text; expected '\"' at its end, and no line break or unknown escape")]
    [InlineData("{\"a\":\"x", 1, 8, "$.a", "unexpected end of the file in a text; expected '\"' at its end, and no line break or unknown escape")]
    [InlineData("{} {}", 1, 4, "$", "unexpected '{'; expected the end of the file")]
    [InlineData("nil", 1, 2, "$", "unexpected 'n' before 'i'; expected a value")]
    [InlineData("{\"a\":{\"b\":1,\"b\":2}}", 1, 13, "$.a.b", "duplicate property")]
    [InlineData("{\"a\":[1,\"\\uD800\"]}", 1, 9, "$.a[1]", "half of a surrogate pair")]
    public void Run_BrokenJson_SaysWhereAndWhatIsExpected(string json, int line, int column, string path, string why)
    {
        var run = Tool.RunWith(json, "campaign", "simulate", "-", "--json");
        AssertRefused(run, "JSON_INVALID");
        var error = run.Json["error"]!;
        Assert.Equal($"The file '-' is not valid JSON: line {line}, column {column}, {path}: {why}.", (string)error["message"]!);
        Assert.Equal(($"{line}", $"{column}", path), ((string)error["parameters"]!["line"]!, (string)error["parameters"]!["column"]!, (string)error["parameters"]!["path"]!));
    }

    [Fact]
    public void Run_JsonOfTooManyLevels_SaysSo() =>
        Assert.EndsWith("[0]: more than 64 levels.\n", Tool.RunWith(new string('[', 65), "campaign", "simulate", "-").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("$.start", "\"yesterday\"", "INSTANT_INVALID")]
    [InlineData("$.start", "\"2026-03-02T09:00:00\"", "INSTANT_INVALID")]
    [InlineData("$.start", "5", "PROPERTY_TYPE")]
    [InlineData("$.start", null, "PROPERTY_MISSING")]
    [InlineData("$.timeZone", "\"Europe/Atlantis\"", "SETTINGS_ZONE_UNKNOWN")]
    [InlineData("$.order", "\"ascending\"", "SETTINGS_WORD_UNKNOWN")]
    [InlineData("$.order", "\"0\"", "SETTINGS_WORD_UNKNOWN")]
    [InlineData("$.maxConcurrentCalls", "0", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.maxConcurrentCalls", "1.5", "SETTINGS_PROPERTY_TYPE")]
    [InlineData("$.itemTypes[1].name", "\"Office\"", "CONTACT_ITEM_TYPE_DUPLICATE", "$.itemTypes[1]")]
    [InlineData("$.itemTypes[0].name", "\" \"", "PROPERTY_RANGE")]
    [InlineData("$.itemTypes[0].orderBy", "\"1\"", "PROPERTY_TYPE")]
    [InlineData("$.contacts[0].id", null, "PROPERTY_MISSING")]
    [InlineData("$.contacts[0].primaryPhone", "\"06 1234\"", "NUMBER_WHITESPACE")]
    [InlineData("$.contacts[0].primaryPhone", "\"\"", "NUMBER_MISSING")]
    [InlineData("$.contacts[0].priority", "0", "PROPERTY_RANGE")]
    [InlineData("$.contacts[0].scheduledAt", "\"soon\"", "INSTANT_INVALID")]
    [InlineData("$.contacts[0].phone", "\"+391\"", "PROPERTY_UNKNOWN")]
    [InlineData("$.contacts[0].additionalPhones[0].type", "\"Garage\"", "CONTACT_ITEM_TYPE_UNKNOWN")]
    [InlineData("$.contacts[0].additionalPhones[1].phone", "\"+39x\"", "NUMBER_HAS_LETTERS")]
    [InlineData("$.contactsFile", "{\"path\":\"x.csv\"}", "PROPERTY_CONFLICT")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"1 minute\"", "SETTINGS_DURATION_INVALID")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"-PT1M\"", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"P1M\"", "SETTINGS_DURATION_INVALID")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"PT99999999999999999999H\"", "SETTINGS_DURATION_INVALID")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"P367D\"", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"P1000000000W\"", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"PT1000000000H\"", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"PT9223372036854775807S\"", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"PT90s\"", "SETTINGS_DURATION_INVALID")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"PT\"", "SETTINGS_DURATION_INVALID")]
    [InlineData("$.retry.callAdditionalPhoneAfter", "\"P\"", "SETTINGS_DURATION_INVALID")]
    [InlineData("$.retry.default.maxAttempts", "0", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.default.maxAttempts", "256", "SETTINGS_PROPERTY_RANGE")]
    [InlineData("$.retry.statuses.Reached", "{\"maxAttempts\":1}", "SETTINGS_PROPERTY_UNKNOWN")]
    [InlineData("$.retries", "{}", "SETTINGS_PROPERTY_UNKNOWN")]
    [InlineData("$.format", "2", "SETTINGS_JSON_NEWER")]
    [InlineData("$.closedDates", "[\"2026-12-25\",\"2026-12-25\"]", "SETTINGS_DATE_DUPLICATE", "$.closedDates[1]")]
    [InlineData("$.retry.limitScope", "\"EveryPhone\"", "SETTINGS_WORD_UNKNOWN")]
    [InlineData("$.callingHours", "[]", "SETTINGS_NEVER_OPEN")]
    [InlineData("$.callingHours[0].days", "[]", "SETTINGS_PROPERTY_MISSING")]
    [InlineData("$.callingHours[0].days[0]", "\"None\"", "SETTINGS_WORD_UNKNOWN")]
    [InlineData("$.callingHours[0].from", "\"25:00\"", "SETTINGS_TIME_INVALID")]
    [InlineData("$.callingHours[0].from", "\"24:00\"", "SETTINGS_TIME_INVALID")]
    [InlineData("$.blacklist", "[\"x\"]", "SETTINGS_NUMBER_INVALID", "$.blacklist[0]")]
    [InlineData("$.outcomes", null, "PROPERTY_MISSING")]
    [InlineData("$.outcomes.ringTime", "\"PT25H\"", "PROPERTY_RANGE")]
    [InlineData("$.outcomes.script.*", "[]", "PROPERTY_RANGE")]
    [InlineData("$.outcomes.script.*[0]", "\"Engaged\"", "VALUE_UNKNOWN")]
    [InlineData("$.outcomes.script.*", null, "OUTCOME_MISSING", "$.outcomes.script")]
    [InlineData("$.outcomes.script.0612", "[\"Busy\"]", "NUMBER_NOT_E164")]
    public void Run_BadProperty_SaysWhichAndWhy(string path, string? json, string code, string? where = null)
    {
        var campaign = Campaign(root => Set(root, path, json is null ? null : JsonNode.Parse(json)));
        var run = Tool.RunWith(campaign, "campaign", "simulate", "-", "--json");
        AssertRefused(run, code);
        Assert.Equal(where ?? path, (string)run.Json["error"]!["parameters"]!["path"]!);
    }

    [Fact]
    public void Run_TwoContactsOfOneIdentity_AreRefused() => AssertRefused(
        Tool.RunWith(Campaign(campaign => campaign["contacts"]!.AsArray().Add(campaign["contacts"]![0]!.DeepClone())), "campaign", "simulate", "-", "--json"),
        "CONTACT_ID_DUPLICATE");

    [Theory]
    [InlineData("missing.csv", "Phone", null, "FILE_NOT_FOUND")]
    [InlineData("contacts.csv", "Telephone", null, "FILE_COLUMN_NOT_FOUND")]
    [InlineData("contacts.csv", "Phone", "Mars", "NUMBER_REGION_UNKNOWN")]
    [InlineData("contacts.csv", "Phone", "ZZ", "NUMBER_REGION_UNKNOWN")]
    [InlineData("contacts.csv", "Phone", "001", "NUMBER_REGION_UNKNOWN")]
    public void Run_UnusableContactsFile_EndsWithTwo(string path, string column, string? region, string code)
    {
        using var folder = new Folder();
        folder.Write("contacts.csv", "Phone\n+391\n");
        var campaign = folder.Write("campaign.json", Campaign(root =>
        {
            root.Remove("contacts");
            root["contactsFile"] = new JsonObject { ["path"] = path, ["region"] = region, ["columns"] = new JsonObject { ["primaryPhone"] = column } };
        }));
        AssertRefused(Tool.Run("campaign", "simulate", campaign, "--json"), code);
    }

    [Theory]
    [InlineData("campaign")]
    [InlineData("campaign", "simulate")]
    [InlineData("campaign", "simulate", "a.json", "b.json")]
    [InlineData("campaign", "simulate", "a.json", "--reports", "r.html")]
    [InlineData("campaign", "simulate", "a.json", "--seed", "1.5")]
    [InlineData("campaign", "explain", "a.json", "--contact", "c1")]
    [InlineData("campaign", "explain", "a.json", "--at", "2026-03-02T09:00:00Z")]
    [InlineData("campaign", "explain", "a.json")]
    [InlineData]
    public void Run_InvalidArguments_EndWithTwo(params string[] arguments) => AssertRefused(Tool.Run([.. arguments, "--json"]), "ARGUMENTS_INVALID");

    [Fact]
    public void Run_InvalidUntil_EndsWithTwo() =>
        AssertRefused(Tool.Run("campaign", "simulate", Example, "--until", "noon", "--json"), "INSTANT_INVALID");

    [Fact]
    public void Run_WithoutJson_PrintsTheErrorOnlyOnStandardError()
    {
        var run = Tool.Run("campaign", "simulate", "missing.json");
        Assert.Equal((2, "", "FILE_NOT_FOUND: The file 'missing.json' does not exist.\n"), (run.Status, run.Output, run.Error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("campaign", "simulate", "--help")]
    public void Run_Help_EndsWithZero(params string[] arguments) => Assert.Contains("--help", Tool.Run(arguments).Output, StringComparison.Ordinal);
}

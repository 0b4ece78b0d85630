using System.Text;
using System.Text.Json.Nodes;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

public sealed class ContactsCheckTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Types => _folder.Write("types.json", """[{"name":"Office","orderBy":1,"color":"#2E86C1"},{"name":"Holiday Home","orderBy":2}]""");

    private string Columns => _folder.Write("columns.json", """{"name":"Name","primaryPhone":"Phone","priority":"Priority","timeZone":"Zone","additionalPhones":{"Office":"Office phone","Holiday Home":"Holiday"}}""");

    [Fact]
    public void Json_ARowOfEachKind_IsAsInTheContract()
    {
        var file = _folder.Write("contacts.csv", "Name,Phone,Priority,Zone,Office phone,Holiday\nAda,06 1234 5678,1,Europe/Rome,+390612345679,+390612345680\nBob,x,,,,\n\nEve,+390612345678,,,,\n");
        var run = Tool.Run("contacts", "check", file, "--types", Types, "--columns", Columns, "--region", "IT", "--json");
        Assert.Equal((1, ""), (run.Status, run.Error));
        var expected = JsonNode.Parse("""
            {"contacts":[{"line":2,"id":"2","name":"Ada","primaryPhone":"+390612345678","phones":[{"phone":"+390612345678","type":null},{"phone":"+390612345679","type":"Office"},{"phone":"+390612345680","type":"Holiday Home"}],"priority":1,"timeZone":"Europe/Rome"}],
             "rejected":[{"line":3,"text":"Bob,x,,,,","codes":["NUMBER_HAS_LETTERS"],"issues":[{"column":2,"code":"NUMBER_HAS_LETTERS"}]}],
             "duplicates":[{"line":5,"text":"Eve,\u002B390612345678,,,,","codes":["CONTACT_DUPLICATE"],"firstLine":2}],
             "counts":{"contacts":1,"rejected":1,"duplicates":1,"blank":1,"lines":5},
             "columns":[{"heading":"Name","role":"name","by":"columns","column":1},{"heading":"Phone","role":"primaryPhone","by":"columns","column":2},{"heading":"Priority","role":"priority","by":"columns","column":3},
              {"heading":"Zone","role":"timeZone","by":"columns","column":4},{"heading":"Office phone","role":"additionalPhone","by":"columns","column":5,"type":"Office"},{"heading":"Holiday","role":"additionalPhone","by":"columns","column":6,"type":"Holiday Home"}],
             "unusedColumns":[]}
            """);
        Assert.True(JsonNode.DeepEquals(expected, run.Json), run.Output);
    }

    [Fact]
    public void For_CellsOverTheLimits_AreReportedAndTheStatusIs1()
    {
        var file = _folder.Write("leads.csv", "name,phone,State,alt_phone\nAda,+390612345678,Lazio,\nBob,+390612345679,LO,\n");
        var run = Tool.Run("contacts", "check", file, "--ignore-columns", "alt_phone", "--for", "vicidial", "--json");
        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Equal("vicidial", (string)run.Json["target"]!["name"]!);
        Assert.Equal("""[{"code":"TARGET_CELL_LENGTH","min":0,"max":2,"count":1,"worst":5,"first":[{"line":2,"column":3,"heading":"State","actual":5}]}]""", run.Json["target"]!["excesses"]!.ToJsonString());
        var tables = Tool.Run("contacts", "check", file, "--ignore-columns", "alt_phone", "--for", "vicidial");
        Assert.Contains("TARGET_CELL_LENGTH", tables.Output, StringComparison.Ordinal);
        Assert.Contains("2 State", tables.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ToAPreset_WritesItsLayoutAndReportsWhatItDoesNotHold()
    {
        var file = _folder.Write("contacts.csv", "Name,Phone,Office phone,Holiday\nAda Lovelace,+390612345678,+390612345679,+390612345680\nBob,x,,\n");
        var columns = _folder.Write("columns.json", """{"name":"Name","primaryPhone":"Phone","additionalPhones":{"Office":"Office phone","Holiday Home":"Holiday"}}""");
        var output = _folder.PathOf("google.csv");
        var run = Tool.Run("contacts", "convert", file, "--to", "google", "--out", output, "--types", Types, "--columns", columns, "--json");
        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Equal("""{"preset":"google","contacts":1,"rejected":1,"duplicates":0,"issues":[{"code":"EXPORT_ID_LEFT_OUT","subject":"","count":1,"lines":[2]}]}""", run.Json.ToJsonString());
        Assert.EndsWith("\r\nAda,Lovelace,,,,,,,+390612345678,Office,+390612345679,Holiday Home,+390612345680\r\n", File.ReadAllText(output), StringComparison.Ordinal);
        var tables = Tool.Run("contacts", "convert", file, "--to", "aircall", "--out", output, "--types", Types, "--columns", columns);
        Assert.Contains("EXPORT_PHONE_TYPE", tables.Output, StringComparison.Ordinal);
        Assert.Contains("1 contacts written, 1 rows rejected, 0 duplicates.", tables.Output, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run("contacts", "convert", file, "--to", "gogle", "--out", output).Status);
        Assert.Equal(2, Tool.Run("contacts", "convert", file, "--to", "google", "--out", file).Status);
        Assert.Equal(2, Tool.Run("contacts", "convert", file, "--to", "google", "--out", output, "--calling-code", "0").Status);
    }

    [Fact]
    public void Convert_FileOfAPreset_BecomesThatOfAnother_WithoutNumbersThatMustNotBeCalled()
    {
        var file = _folder.Write("google.csv", "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\nAda,Lovelace,Mobile,06 1234 5678,Home,06 1234 5679\n");
        var output = _folder.PathOf("pipedrive.csv");
        var run = Tool.Run("contacts", "convert", file, "--preset", "auto", "--to", "pipedrive", "--out", output, "--region", "IT", "--do-not-call", _folder.Write("registry.txt", "+390612345679\n"), "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        var text = File.ReadAllText(output);
        Assert.Contains("+390612345678", text, StringComparison.Ordinal);
        Assert.DoesNotContain("+390612345679", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_PhoneOfAnotherZone_IsWrittenAndItsZoneIsReported()
    {
        var file = _folder.Write("contacts.csv", "Name,Phone,Zone,Cell,Cell zone\nAda,+390612345678,Europe/Rome,+447700900131,Europe/London\n");
        var columns = _folder.Write("columns.json", """{"name":"Name","primaryPhone":"Phone","timeZone":"Zone","untypedPhones":[{"column":"Cell","timeZone":"Cell zone"}]}""");
        var output = _folder.PathOf("dialpad.csv");
        var run = Tool.Run("contacts", "convert", file, "--columns", columns, "--to", "dialpad", "--out", output, "--json");
        Assert.Contains("""{"code":"EXPORT_TIME_ZONE_LEFT_OUT","subject":"","count":1,"lines":[2]}""", run.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("+390612345678|+447700900131", File.ReadAllText(output), StringComparison.Ordinal);
    }

    [Fact]
    public void For_FileWithinTheLimits_IsTaken()
    {
        var file = _folder.Write("leads.csv", "name,phone\nAda,+390612345678\n");
        var run = Tool.Run("contacts", "check", file, "--for", "genesys");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("Nothing exceeds the known limits of Genesys Cloud contact list.", run.Output, StringComparison.Ordinal);
        Assert.Contains("vicidial", Tool.Run("contacts", "check", file, "--for", "vicidal").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_EndOfFileSignsBehindEachFile_ArePassedOver()
    {
        var file = _folder.Write("contacts.csv", "Name,Phone\n'=Ada,+390612345678\n\u001A\u001A");
        var columns = _folder.Write("columns.json", "{\"name\":\"Name\",\"primaryPhone\":\"Phone\"}\r\n\u001A");
        var run = Tool.Run("contacts", "check", file, "--columns", columns, "--json");
        Assert.Equal((0, "", 2), (run.Status, run.Error, (int)run.Json["counts"]!["lines"]!));
        Assert.Equal(("=Ada", "TEXT_SPREADSHEET_GUARD"), ((string)run.Json["contacts"]![0]!["name"]!, (string)run.Json["contacts"]![0]!["notices"]![0]!["code"]!));
    }

    [Fact]
    public void Json_EndOfFileSignsBehindCampaignsRulesAndAreaCodes_ArePassedOver()
    {
        _folder.Write("rules.json", "{\"format\":1,\"name\":\"House\"}\r\n\u001A");
        var campaign = _folder.Write("campaign.json", """{"start":"2026-03-02T09:00:00Z","contacts":[],"rules":["rules.json"],"outcomes":{"script":{"*":["Reached"]}}}""" + "\u001A\u001A");
        var codes = _folder.Write("codes.csv", "areaCode,status,region,place,from,checked,source\r\n232,inService,US,,,2026-11-28,made up\r\n\u001A");
        foreach (var run in (Tool[])[Tool.Run("campaign", "simulate", campaign, "--json"), Tool.Run("numbers", "inspect", "2323334444", "--area-codes", codes, "--json")])
            Assert.Equal((0, ""), (run.Status, run.Error));
    }

    [Fact]
    public void Tables_ShowPhonesInCallingOrderAndCodes()
    {
        var run = Tool.RunWith("Name,Phone,Priority,Zone,Office phone,Holiday\nAda,+390612345678,,,,+390612345680\nBob,x,,,,\nEve,+390612345678,,,,\n", "contacts", "check", "-", "--types", Types, "--columns", Columns);
        Assert.Equal(1, run.Status);
        Assert.Contains("+390612345680 Holiday Home", run.Output, StringComparison.Ordinal);
        Assert.Contains("NUMBER_HAS_LETTERS", run.Output, StringComparison.Ordinal);
        Assert.Contains("CONTACT_DUPLICATE", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 lines: 1 contacts, 1 rejected, 1 duplicates, 0 blank lines.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_NotGiven_AreProposedAndCanBeUsedAsTheyArePrinted()
    {
        var file = _folder.Write("contacts.csv", "Full name;Telephone;Tel. office;Holiday home;Phone 2\nAda;+390612345678;+390612345679;;+390612345680\n");
        var run = Tool.Run("contacts", "check", file, "--types", Types, "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal("""{"Office":["Tel. office"],"Holiday Home":["Holiday home"]}""", run.Json["proposedColumns"]!["additionalPhones"]!.ToJsonString());
        var printed = _folder.Write("proposed.json", run.Json["proposedColumns"]!.ToJsonString());
        var again = Tool.Run("contacts", "check", file, "--types", Types, "--columns", printed, "--json");
        Assert.Equal(run.Json["contacts"]!.ToJsonString(), again.Json["contacts"]!.ToJsonString());
        Assert.Null(again.Json["proposedColumns"]);
    }

    [Fact]
    public void Report_Mended_IsTakenWhole()
    {
        var file = _folder.Write("contacts.csv", "Name,Phone,Priority,Zone,Office phone,Holiday\nAda,+390612345678,0,,,\nBob,+390612345677,,,,\n");
        var report = _folder.PathOf("report.csv");
        Assert.Equal(1, Tool.Run("contacts", "check", file, "--types", Types, "--columns", Columns, "--report", report).Status);
        File.WriteAllText(report, File.ReadAllText(report).Replace(",0,", ",3,", StringComparison.Ordinal));
        var again = Tool.Run("contacts", "check", report, "--types", Types, "--columns", Columns, "--json");
        Assert.Equal("+390612345678", (string?)again.Json["contacts"]![0]!["primaryPhone"]);
        Assert.Equal("""{"contacts":1,"rejected":0,"duplicates":0,"blank":0,"lines":2}""", again.Json["counts"]!.ToJsonString());
    }

    [Fact]
    public void All_PrintsEveryRow_ElseTheFirstThousandAndAllCounts()
    {
        var file = new StringBuilder("Phone\n");
        for (var i = 0; i < 30_000; i++) file.Append(System.Globalization.CultureInfo.InvariantCulture, $"+39061{i:D7}\n");
        var path = _folder.Write("many.csv", file.ToString());
        var some = Tool.Run("contacts", "check", path, "--json");
        var all = Tool.Run("contacts", "check", path, "--json", "--all");
        Assert.Equal((1000, 30_000), (some.Json["contacts"]!.AsArray().Count, all.Json["contacts"]!.AsArray().Count));
        Assert.Equal(some.Json["counts"]!.ToJsonString(), all.Json["counts"]!.ToJsonString());
        Assert.Contains("The first 1000", Tool.Run("contacts", "check", path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--duplicates", "none", 3)]
    [InlineData("--duplicates", "primaryPhone", 2)]
    [InlineData("--duplicates", "anyPhone", 1)]
    [InlineData("--duplicates", "primaryPhone,name", 3)]
    public void Duplicates_ByChosenFields(string option, string fields, int contacts)
    {
        const string file = "Name,Phone,Priority,Zone,Office phone,Holiday\nAda,+390612345678,,,+390612345670,\nBob,+390612345678,,,,\nEve,+390612345679,,,+390612345670,\n";
        Assert.Equal(contacts, (int)Tool.RunWith(file, "contacts", "check", "-", "--types", Types, "--columns", Columns, "--json", option, fields).Json["counts"]!["contacts"]!);
    }

    [Fact]
    public void SeveralAndDrop_AreOptions()
    {
        const string file = "Name,Phone,Priority,Zone,Office phone,Holiday\nAda,+390612345678,,,\"+390612345679; x\",\n";
        Assert.Equal(1, Tool.RunWith(file, "contacts", "check", "-", "--types", Types, "--columns", Columns).Status);
        var run = Tool.RunWith(file, "contacts", "check", "-", "--types", Types, "--columns", Columns, "--several", "--bad-phones", "drop", "--json");
        Assert.Equal(2, run.Json["contacts"]![0]!["phones"]!.AsArray().Count);
        Assert.Equal("""[{"column":5,"code":"NUMBER_HAS_LETTERS"}]""", run.Json["contacts"]![0]!["notices"]!.ToJsonString());
    }

    [Theory]
    [InlineData("FILE_COLUMN_NOT_FOUND", "Telephone,Name\n+39061,x\n", "--columns", """{"primaryPhone":"Phone"}""")]
    [InlineData("CONTACT_ITEM_TYPE_UNKNOWN", "Phone\n", "--columns", """{"primaryPhone":"Phone","additionalPhones":{"Boat":"Boat"}}""")]
    [InlineData("PROPERTY_MISSING", "Phone\n", "--columns", """{"name":"Name"}""")]
    [InlineData("PROPERTY_UNKNOWN", "Phone\n", "--columns", """{"primaryPhone":"Phone","telefax":"Fax"}""")]
    [InlineData("PROPERTY_TYPE", "Phone\n", "--columns", """{"primaryPhone":"Phone","untypedPhones":[["a"]]}""")]
    [InlineData("CONTACT_ITEM_TYPE_COLOR_INVALID", "Phone\n", "--types", """[{"name":"Office","orderBy":1,"color":"blue"}]""")]
    [InlineData("CONTACT_ITEM_TYPE_DUPLICATE", "Phone\n", "--types", """[{"name":"Office","orderBy":1},{"name":"Office","orderBy":2}]""")]
    [InlineData("FILE_COLUMN_NOT_FOUND", "Name,City\n", "--types", "[]")]
    [InlineData("FILE_EMPTY", "", "--types", "[]")]
    [InlineData("FILE_QUOTE_UNTERMINATED", "Phone\n\"+39061", "--types", "[]")]
    public void WholeFile_Unusable_EndsWithTwoAndACode(string code, string contacts, string option, string json)
    {
        var run = Tool.Run("contacts", "check", _folder.Write("contacts.csv", contacts), option, _folder.Write("other.json", json), "--json");
        Assert.Equal((2, code), (run.Status, (string?)run.Json["error"]!["code"]));
        Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--types", """[{"name":"Office"}]""", "PROPERTY_MISSING: The file 'FILE' is not a list of contact item types: $[0]: the property 'orderBy' is required.", "$[0].orderBy")]
    [InlineData("--columns", """{"primaryPhone":7}""", "PROPERTY_TYPE: The file 'FILE' is not the columns of a contacts file: $.primaryPhone: 7 is not valid; expected a text.", "$.primaryPhone")]
    [InlineData("--columns", "", "FILE_EMPTY: The file 'FILE' cannot be used. It is empty.", null)]
    public void Settings_Invalid_NameTheFileAndThePlace(string option, string text, string message, string? path)
    {
        var file = _folder.Write("settings.json", text);
        var run = Tool.RunWith("Phone\n+390612345678\n", "contacts", "check", "-", option, file, "--json");
        Assert.Equal($"{message.Replace("FILE'", $"{file}'", StringComparison.Ordinal)}\n", run.Error);
        var parameters = run.Json["error"]!["parameters"]!;
        Assert.Equal((file, path), ((string?)parameters["file"], (string?)parameters["path"]));
    }

    [Theory]
    [InlineData("VALUE_UNKNOWN", "--duplicates", "city")]
    [InlineData("VALUE_UNKNOWN", "--duplicates", "primaryPhone,anyPhone")]
    [InlineData("VALUE_UNKNOWN", "--bad-phones", "keep")]
    [InlineData("VALUE_UNKNOWN", "--require", "sure")]
    [InlineData("NUMBER_REGION_UNKNOWN", "--region", "XX")]
    [InlineData("FILE_NOT_FOUND", "--types", "nowhere.json")]
    public void Options_InvalidValue_EndWithTwoAndACode(string code, string option, string value)
    {
        var run = Tool.Run("contacts", "check", _folder.Write("contacts.csv", "Phone\n"), option, value, "--json");
        Assert.Equal((2, code), (run.Status, (string?)run.Json["error"]!["code"]));
    }

    [Fact]
    public void Report_OverTheFileItself_IsRefused()
    {
        var file = _folder.Write("contacts.csv", "Phone\nx\n");
        Assert.Equal((2, "Phone\nx\n"), (Tool.Run("contacts", "check", file, "--report", file).Status, File.ReadAllText(file)));
    }

    [Fact]
    public void Report_OfAFileThatIsRefused_IsNotLeftBehind()
    {
        var report = _folder.PathOf("report.csv");
        Assert.Equal(2, Tool.Run("contacts", "check", _folder.Write("contacts.csv", "Phone\nx\n\"y"), "--report", report).Status);
        Assert.False(File.Exists(report));
    }

    [Fact]
    public void StandardInput_WithoutColumns_IsAnsweredLikeAFile()
    {
        var text = "Name;Phone;Rank\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Ada;+39061{i:D7};{i}\n"));
        var file = Tool.Run("contacts", "check", _folder.Write("contacts.csv", text), "--json");
        Assert.Equal((0, file.Output), (file.Status, Tool.RunWith(text, "contacts", "check", "-", "--json").Output));
    }

    // Without those of operations on contacts and types, and that of a host without time zones by phone.
    private static readonly IEnumerable<ContactReason> RowReasons = Enum.GetValues<ContactReason>()
        .Where(reason => reason is (> ContactReason.Unspecified and < ContactReason.PhoneInvalid) or ContactReason.ItemTypeUnknown or (>= ContactReason.TextSpreadsheetGuard and not ContactReason.PhoneZoneDiffers));

    [Fact]
    public void Examples_AreAnsweredAsWritten()
    {
        static string Example(string name) => Repository.PathOf("docs", "examples", "contacts", name);
        var run = Tool.Run("contacts", "check", Example("every-code.csv"), "--types", Example("types.json"), "--columns", Example("every-code-columns.json"), "--json");
        Assert.Equal(Repository.Text("docs", "examples", "contacts", "every-code.json"), run.Output);
        var roles = Tool.Run("contacts", "check", Example("every-role-code.csv"), "--types", Example("types.json"), "--columns", Example("every-role-code-columns.json"), "--json");
        Assert.Equal(Repository.Text("docs", "examples", "contacts", "every-role-code.json"), roles.Output);
        Assert.All(RowReasons, reason => Assert.Contains($"\"{reason.Code()}\"", run.Output + roles.Output, StringComparison.Ordinal));
        var seed = Tool.Run("contacts", "check", Example("contacts.csv"), "--types", Example("types.json"), "--columns", Example("columns.json"), "--json");
        Assert.Equal(0, seed.Status);
        Assert.Equal(["", "Office", "Holiday Home"], seed.Json["contacts"]![0]!["phones"]!.AsArray().Select(phone => (string?)phone!["type"] ?? ""));
    }
}

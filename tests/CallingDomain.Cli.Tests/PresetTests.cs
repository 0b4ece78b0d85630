using System.Text.Json.Nodes;
using CallingDomain.Contacts;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

public sealed class PresetTests : IDisposable
{
    // The region of the national numbers of a sample; none if its numbers have calling codes.
    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["vicidial-dccsv10"] = "US",
        ["google"] = "US",
        ["google-old"] = "GB",
        ["outlook"] = "US",
        ["outlook-de"] = "DE",
        ["outlook-fr"] = "FR",
        ["outlook-it"] = "IT",
        ["outlook-es"] = "ES",
        ["hubspot"] = "US",
        ["salesforce"] = "US",
        ["salesforce-report"] = "US",
        ["pipedrive"] = "GB",
        ["dynamics"] = "US",
        ["suitecrm"] = "GB",
        ["suitecrm-fields"] = "GB",
        ["odoo"] = "IT",
        ["odoo-fields"] = "DE",
        ["genesys-cloud"] = "US",
        ["five9"] = "US",
        ["dialpad"] = "US",
        ["freepbx"] = "GB",
        ["yeastar"] = "US",
        ["3cx"] = "DE",
        ["uccx"] = "US",
        ["wazo"] = "FR",
        ["xcally"] = "IT",
        ["thunderbird"] = "GB",
        ["ringotel"] = "GB",
    };

    private readonly Folder _folder = new();

    public static TheoryData<string> Names => [.. ContactPresets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_SampleOfAPreset_GivesTheAnswerInTheDocs(string name)
    {
        var answer = Check(name, name).Output;
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "examples", "contacts", "presets", $"{name}.json")), answer);
    }

    [Theory]
    [InlineData("google", "headings 'Phone 1 - Label', 'Phone 1 - Value', 'First Name'")]
    [InlineData("vicidial", "no heading; 25 cells in a row, with phones in column 5")]
    [InlineData("vicidial-multi-lead", "headings 'vendor_lead_code', 'phone_code', 'phone_number', 'owner'; rows 1 and 2 share vendor_lead_code and differ in owner")]
    public void Check_Auto_GivesTheAnswerOfThePresetWithItsEvidence(string name, string evidence)
    {
        var answer = Check(name, "auto").Json;
        Assert.Equal(evidence, (string)answer["preset"]!["evidence"]!);
        answer["preset"]!.AsObject().Remove("evidence");
        Assert.True(JsonNode.DeepEquals(Check(name, name).Json, answer));
    }

    [Fact]
    public void Check_Auto_SaysInTheTableWhatItFound()
    {
        var run = Tool.Run("contacts", "check", SampleOf("aircall"), "--preset", "auto");
        Assert.Contains("Preset: aircall, Aircall contacts (import). Detected by headings 'first_name', 'last_name', 'company_name', 'phone1'.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_StandardInput_IsDetectedToo()
    {
        var run = Tool.RunWith(File.ReadAllBytes(SampleOf("aircall")), "contacts", "check", "-", "--preset", "auto", "--json");
        Assert.Equal("aircall", (string)run.Json["preset"]!["name"]!);
    }

    [Theory]
    [InlineData("gogle", "VALUE_UNKNOWN")]
    [InlineData("missing.json", "FILE_NOT_FOUND")]
    public void Check_UnknownPreset_IsRefused(string preset, string code)
    {
        var run = Check("google", preset);
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Check_MisspelledPreset_SuggestsTheNearest() => Assert.Equal("google", (string)Check("google", "gogle").Json["error"]!["parameters"]!["suggestion"]!);

    [Fact]
    public void Check_FileOfNoLayout_IsRefused()
    {
        var run = Tool.Run("contacts", "check", _folder.Write("own.csv", "Name,Phone\nAda,+12025550101\n"), "--preset", "auto", "--json");
        Assert.Equal((2, "PRESET_NOT_RECOGNIZED"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Theory]
    [InlineData("", "FILE_EMPTY")]
    [InlineData("PK\u0003\u0004\u0000\u0001", "FILE_NOT_TEXT")]
    [InlineData("Name,Phone\n\"Ada", "FILE_QUOTE_UNTERMINATED")]
    public void Check_FileWithoutRowsOfText_SaysWhyNoLayoutIsDetected(string text, string code)
    {
        var run = Tool.Run("contacts", "check", _folder.Write("own.csv", text), "--preset", "auto", "--json");
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Check_FileOfSeveralLayouts_IsRefusedWithTheirNames()
    {
        // The headings by which Google's two layouts are recognized, and no others.
        var run = Tool.Run("contacts", "check", _folder.Write("both.csv", "First Name,Given Name,Phone 1 - Label,Phone 1 - Type,Phone 1 - Value\n"), "--preset", "auto", "--json");
        Assert.Equal((2, "PRESET_AMBIGUOUS", "google, google-old"), (run.Status, (string)run.Json["error"]!["code"]!, (string)run.Json["error"]!["parameters"]!["presets"]!));
    }

    [Fact]
    public void Check_PresetFile_IsRead()
    {
        var preset = _folder.Write("ours.json", """{"name":"ours","title":"Our list","types":[{"name":"Cell","orderBy":1}],"columns":{"name":"Who","primaryPhone":"Desk","additionalPhones":{"Cell":"Cell"}}}""");
        var run = Tool.Run("contacts", "check", _folder.Write("ours.csv", "Who,Desk,Cell\nAda,+12025550101,+12025550102\n"), "--preset", preset, "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(["", "Cell"], run.Json["contacts"]![0]!["phones"]!.AsArray().Select(phone => (string?)phone!["type"] ?? ""));
        Assert.All(run.Json["columns"]!.AsArray(), column => Assert.Equal("preset", (string)column!["by"]!));
    }

    [Fact]
    public void Check_InvalidPresetFile_NamesThePlace()
    {
        var run = Tool.Run("contacts", "check", SampleOf("google"), "--preset", _folder.Write("ours.json", """{"name":"ours","columns":{"phone":"A"}}"""), "--json");
        Assert.Equal((2, "PRESET_INVALID", "$.columns"), (run.Status, (string)run.Json["error"]!["code"]!, (string)run.Json["error"]!["parameters"]!["path"]!));
    }

    [Fact]
    public void Check_PresetAndColumns_ExcludeEachOther()
    {
        var run = Tool.Run("contacts", "check", SampleOf("google"), "--preset", "google", "--columns", _folder.Write("columns.json", """{"primaryPhone":"Phone"}"""), "--json");
        Assert.Equal((2, "ARGUMENTS_INVALID"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Theory]
    [InlineData("aircall")]
    [InlineData("auto")]
    public void Campaign_ContactsFileWithAPreset_IsReadByIt(string preset)
    {
        File.Copy(SampleOf("aircall"), _folder.PathOf("contacts.csv"));
        var campaign = _folder.Write("campaign.json", """{"start":"2026-03-02T09:00:00Z","contactsFile":{"path":"contacts.csv","preset":"PRESET","region":"GB"},"outcomes":{"script":{"*":["Reached"]}}}""".Replace("PRESET", preset, StringComparison.Ordinal));
        var run = Tool.Run("campaign", "simulate", campaign, "--json");
        Assert.Equal("aircall", (string)run.Json["preset"]!["name"]!);
        Assert.NotEmpty(run.Json["final"]!.AsArray());
    }

    [Fact]
    public void Campaign_PresetAndColumns_ExcludeEachOther()
    {
        var campaign = _folder.Write("campaign.json", """{"start":"2026-03-02T09:00:00Z","contactsFile":{"path":"contacts.csv","preset":"google","columns":{"primaryPhone":"A"}},"outcomes":{"script":{"*":["Reached"]}}}""");
        var run = Tool.Run("campaign", "simulate", campaign, "--json");
        Assert.Equal((2, "PROPERTY_CONFLICT"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void MissingDoNotCall_OfAPreset_IsReportedUnlessItIsIgnored()
    {
        var file = _folder.Write("sf.csv", "FirstName,LastName,Phone,MobilePhone,AccountId\nAda,Byron,+12025550101,,\n");
        var run = Tool.Run("contacts", "check", file, "--preset", "salesforce", "--json");
        Assert.Equal((1, """[{"heading":"DoNotCall","role":"doNotCall"}]"""), (run.Status, run.Json["missingDoNotCall"]!.ToJsonString()));
        var accepted = Tool.Run("contacts", "check", file, "--preset", "salesforce", "--ignore-columns", "DoNotCall", "--json");
        Assert.Equal((0, null), (accepted.Status, accepted.Json["missingDoNotCall"]));
        Assert.Contains("Missing do-not-call columns", Tool.Run("contacts", "check", file, "--preset", "salesforce").Output, StringComparison.Ordinal);
        var conversion = Tool.Run("contacts", "convert", file, "--preset", "salesforce", "--to", "google", "--out", _folder.PathOf("google.csv"), "--json");
        Assert.Equal((1, 1), (conversion.Status, conversion.Json["missingDoNotCall"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(""","ignoreColumns":["DoNotCall"]""", 0)]
    public void MissingDoNotCall_OfACampaign_IsReportedUnlessItIsIgnored(string ignored, int status)
    {
        _folder.Write("sf.csv", "Id,FirstName,LastName,Phone,MobilePhone,AccountId\nc1,Ada,Byron,+12025550101,,\n");
        var campaign = _folder.Write("campaign.json", """{"start":"2026-03-02T09:00:00Z","contactsFile":{"path":"sf.csv","preset":"salesforce" IGNORED},"outcomes":{"script":{"*":["Reached"]}}}""".Replace("IGNORED", ignored, StringComparison.Ordinal));
        var runs = new[] { Tool.Run("campaign", "simulate", campaign, "--json"), Tool.Run("campaign", "explain", campaign, "--contact", "c1", "--at", "2026-03-02T09:00:30Z", "--json") };
        Assert.All(runs, run => Assert.Equal((status, status), (run.Status, run.Json["missingDoNotCall"]?.AsArray().Count ?? 0)));
        Assert.Equal(status == 1, Tool.Run("campaign", "simulate", campaign).Output.Contains("Missing do-not-call columns", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private Tool Check(string name, string preset)
    {
        string[] types = name == "xcally" ? ["--types", _folder.Write("types.json", """[{"name":"Office","orderBy":1},{"name":"Holiday Home","orderBy":2}]""")] : [];
        string[] region = Regions.TryGetValue(name, out var code) ? ["--region", code] : [];
        return Tool.Run(["contacts", "check", SampleOf(name), "--preset", preset, .. region, .. types, "--json"]);
    }

    private static string SampleOf(string name) => Directory.GetFiles(Repository.PathOf("docs", "examples", "contacts", "presets"), $"{name}.*").Single(path => !path.EndsWith(".json", StringComparison.Ordinal));
}

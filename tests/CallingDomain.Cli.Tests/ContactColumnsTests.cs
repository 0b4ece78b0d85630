using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

public sealed class ContactColumnsTests : IDisposable
{
    private const string LostMobile = "Name,Phone,Mobile\nAnn,+15013330001,+15013330002\nBob,+15013330003,\n";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_AnUnusedColumnWithNumbers_IsReportedWithStatusOne()
    {
        var run = Check(LostMobile);
        Assert.Equal((1, ""), (run.Status, run.Error));
        AssertJson("""[{"heading":"Name","role":"name","by":"heading and content","column":1},{"heading":"Phone","role":"primaryPhone","by":"heading and content","column":2}]""", run.Json["columns"]);
        AssertJson("""[{"heading":"Mobile","numbers":1,"column":3,"suggestion":"additionalPhone"}]""", run.Json["unusedColumns"]);
    }

    [Fact]
    public void Check_WithColumnsGiven_ReportsThemLikewise()
    {
        var run = Check(LostMobile, "--columns", _folder.Write("columns.json", """{"primaryPhone":"Phone","fields":{"who":"Name"}}"""));
        Assert.Equal(1, run.Status);
        AssertJson("""[{"heading":"Name","role":"field","by":"columns","column":1,"field":"who"},{"heading":"Phone","role":"primaryPhone","by":"columns","column":2}]""", run.Json["columns"]);
        AssertJson("""[{"heading":"Mobile","numbers":1,"column":3}]""", run.Json["unusedColumns"]);
    }

    [Fact]
    public void Check_AsTables_ShowsEveryColumn()
    {
        var run = Tool.RunWith(LostMobile, "contacts", "check", "-");
        Assert.Equal(1, run.Status);
        Assert.Contains("heading and content", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"3 .* Mobile .* 1 .* numbers not used, perhaps additionalPhone", run.Output);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    public void Check_ColumnsAsProposed_AreAColumnsFileAsPrinted(int width)
    {
        var file = _folder.Write("contacts.csv", "Name,Phone,The further numbers at which the office can be reached by day\nAnn,+15013330001,+15013330002\n");
        var types = _folder.Write("types.json", """[{"name":"The further numbers at which the office can be reached by day","orderBy":1}]""");
        var printed = Tool.RunAt(width, "contacts", "check", file, "--types", types);
        var json = printed.Output.Split("Columns as proposed:\n")[1].Split("\n\n")[0];
        var run = Tool.Run("contacts", "check", file, "--types", types, "--columns", _folder.Write("columns.json", json), "--json");
        Assert.Equal((0, 0, 2), (printed.Status, run.Status, run.Json["contacts"]![0]!["phones"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("Home Phone")]
    [InlineData("Work Phone")]
    [InlineData("Cell Phone")]
    [InlineData("Tel2")]
    [InlineData("Alternate Number")]
    [InlineData("Fax")]
    [InlineData("Notes")]
    [InlineData("")]
    public void Check_AnyUnusedColumnWithNumbers_IsStatusOneUnlessIgnored(string heading)
    {
        var file = $"Name,Phone,{heading}\nAnn,+15013330001,+15013330002\n";
        var run = Check(file);
        Assert.Equal((1, heading, 1), (run.Status, (string?)run.Json["unusedColumns"]![0]!["heading"], (int)run.Json["unusedColumns"]![0]!["numbers"]!));
        var ignored = Check(file, "--ignore-columns", $"\"{heading}\"");
        Assert.Equal((0, true), (ignored.Status, (bool?)ignored.Json["unusedColumns"]![0]!["ignored"]));
    }

    [Fact]
    public void Check_AnUnusedColumnWithoutNumbers_IsReportedWithStatusZero()
    {
        var run = Check("Name,Phone,City\nAnn,+15013330001,Rome\n");
        Assert.Equal(0, run.Status);
        AssertJson("""[{"heading":"City","numbers":0,"column":3}]""", run.Json["unusedColumns"]);
    }

    [Fact]
    public void IgnoreColumns_SeveralHeadingsAndQuotes_AreRead()
    {
        const string file = "Phone,Fax,\"Phone, home\",\"The \"\"old\"\" one\"\n+15013330001,+15013330002,+15013330003,+15013330004\n";
        Assert.Equal(0, Check(file, "--ignore-columns", "Fax, \"Phone, home\",\"The \"\"old\"\" one\"").Status);
        Assert.Equal(1, Check(file, "--ignore-columns", "Fax").Status);
    }

    [Theory]
    [InlineData("FILE_COLUMN_NOT_FOUND", "Mobil")]
    [InlineData("FILE_COLUMN_NOT_FOUND", "Mobile,Fax")]
    [InlineData("ARGUMENTS_INVALID", "Mobile,")]
    [InlineData("ARGUMENTS_INVALID", "")]
    [InlineData("ARGUMENTS_INVALID", "\"Mobile")]
    [InlineData("ARGUMENTS_INVALID", "Phone")]
    public void IgnoreColumns_InvalidValue_EndsWithTwoAndACode(string code, string names)
    {
        var run = Check(LostMobile, "--ignore-columns", names, "--columns", _folder.Write("columns.json", """{"primaryPhone":"Phone"}"""));
        Assert.Equal((2, code), (run.Status, (string?)run.Json["error"]!["code"]));
    }

    [Fact]
    public void Check_ACallingCodeInItsOwnColumn_RefusesTheFileUnlessNamed()
    {
        const string file = "phone_code,phone_number\n44,2079460958\n";
        var columns = _folder.Write("columns.json", """{"primaryPhone":"phone_number"}""");
        foreach (var run in new[] { Check(file, "--region", "US"), Check(file, "--region", "US", "--columns", columns) })
        {
            Assert.Equal((2, "FILE_CALLING_CODE_COLUMN", "phone_code"), (run.Status, (string?)run.Json["error"]!["code"], (string?)run.Json["error"]!["parameters"]!["column"]));
            Assert.Contains("'phone_code' has calling codes", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, Check(file, "--region", "US", "--ignore-columns", "phone_code").Status);
    }

    [Fact]
    public void Check_GivenAndFamilyNames_AreOneNameForDuplicates()
    {
        var run = Check("First Name,Last Name,Company,Phone\nAnn,Lee,Acme,+15013330001\nAnn,Day,Acme,+15013330002\nANN,LEE,Other,+15013330003\n", "--duplicates", "name");
        Assert.Equal(["Ann Lee", "Ann Day"], run.Json["contacts"]!.AsArray().Select(contact => (string?)contact!["name"]));
        Assert.Equal(4, (int)run.Json["duplicates"]![0]!["line"]!);
    }

    [Fact]
    public void Check_NameColumnsInAMapping_AreRead()
    {
        var columns = _folder.Write("columns.json", """{"givenName":"A","familyName":"B","primaryPhone":"P"}""");
        Assert.Equal("Ann Lee", (string?)Check("A,B,P\nAnn,Lee,+15013330001\n", "--columns", columns, "--duplicates", "name").Json["contacts"]![0]!["name"]);
    }

    [Theory]
    [InlineData("First Name")]
    [InlineData("Last Name")]
    public void Check_DuplicatesByAPartOfTheName_NeedAnotherField(string heading)
    {
        var file = $"{heading},Phone\nAnn,+15013330001\nAnn,+15013330002\n";
        Assert.Equal("VALUE_UNKNOWN", (string?)Check(file, "--duplicates", "name").Json["error"]!["code"]);
        Assert.Equal(2, Check(file, "--duplicates", "name,primaryPhone").Json["contacts"]!.AsArray().Count);
    }

    [Fact]
    public void Check_ACompanyAlone_IsNoName() => Assert.Equal("VALUE_UNKNOWN", (string?)Check("Company,Phone\nAcme,+15013330001\n", "--duplicates", "name").Json["error"]!["code"]);

    [Fact]
    public void Check_GeneralHeadings_RefuseNoRow()
    {
        var run = Check("Name,Phone,Rank,Zone,Number\nAnn,+15013330001,0,North,12\nBob,+15013330002,-5,South,14b\n");
        Assert.Equal(0, run.Status);
        Assert.Equal([2, 2], run.Json["contacts"]!.AsArray().Select(contact => (int)contact!["priority"]!));
        AssertJson("""[{"heading":"Rank","numbers":0,"column":3,"suggestion":"priority"},{"heading":"Zone","numbers":0,"column":4,"suggestion":"timeZone"},{"heading":"Number","numbers":0,"column":5}]""", run.Json["unusedColumns"]);
    }

    [Theory]
    [InlineData("Name,Kontakt\nAnn,+15013330001\n", "phone numbers are in 'Kontakt'; name the column with --columns")]
    [InlineData("Name,Tel,Tel\nAnn,+15013330001,+15013330002\n", "'Tel' (the heading of several columns)")]
    [InlineData("Name,\nAnn,+15013330001\n", "a column without a heading")]
    [InlineData("Ann,+15013330001\nBob,+15013330002\n", "the first row has a phone number, but must be a heading")]
    [InlineData("Name,Phone\nAnn,iPhone 12\n", "no cell of the first rows is a phone number")]
    public void Check_NoPhoneColumnRecognized_SaysWhereNumbersAre(string file, string hint)
    {
        var run = Check(file);
        Assert.Equal((2, "FILE_COLUMN_NOT_FOUND"), (run.Status, (string?)run.Json["error"]!["code"]));
        Assert.Contains(hint, (string?)run.Json["error"]!["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("+1501", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NamedDelimiter_AppliesToTheProposal() =>
        Assert.Equal(0, Check("Name, given|Phone, main|Tel\nLee, Ann|x, y|+15013330001\n", "--delimiter", "|").Status);

    [Fact]
    public void Report_ReadAgain_HasItsOwnColumnsIgnored()
    {
        var report = _folder.PathOf("report.csv");
        Check("Name,Phone\nAnn,x\n,+15013330001\n", "--report", report);
        File.WriteAllText(report, File.ReadAllText(report).Replace(",x", ",+15013330002", StringComparison.Ordinal));
        var again = Tool.Run("contacts", "check", report, "--region", "DE", "--json");
        Assert.Equal(0, again.Status);
        Assert.Equal(["Import line", "Import codes", "Import reasons", "Import first line"], again.Json["unusedColumns"]!.AsArray().Where(column => (bool?)column!["ignored"] == true).Select(column => (string?)column!["heading"]));
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("explain")]
    public void Campaign_AContactsFileWithLostNumbers_IsReportedWithStatusOne(string command)
    {
        var run = Campaign(command, LostMobile, ignored: null, "--json");
        Assert.Equal(1, run.Status);
        AssertJson("""[{"heading":"Mobile","numbers":1,"column":3}]""", run.Json["unusedColumns"]);
        Assert.Contains("numbers not used", Campaign(command, LostMobile, ignored: null).Output, StringComparison.Ordinal);
        Assert.Equal(0, Campaign(command, LostMobile, ["Mobile"], "--json").Status);
    }

    [Fact]
    public void Campaign_AContactsFileThatIsRefused_EndsWithTwo()
    {
        string? Code(string file, JsonArray? ignored) => Campaign("simulate", file, ignored, "--json") is { Status: 2 } run ? (string?)run.Json["error"]!["code"] : null;
        Assert.Equal("FILE_CALLING_CODE_COLUMN", Code("Name,phone_code,Phone\nAnn,44,+15013330001\n", null));
        Assert.Equal("FILE_COLUMN_NOT_FOUND", Code(LostMobile, ["Mobil"]));
        Assert.Equal("PROPERTY_CONFLICT", Code(LostMobile, ["Phone"]));
    }

    private static void AssertJson(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());

    private Tool Check(string file, params string[] options) => Tool.Run(["contacts", "check", _folder.Write("contacts.csv", file), "--json", .. options]);

    private Tool Campaign(string command, string file, JsonArray? ignored, params string[] options)
    {
        _folder.Write("contacts.csv", file);
        var campaign = CampaignSamples.Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = new JsonObject { ["path"] = "contacts.csv", ["columns"] = new JsonObject { ["name"] = "Name", ["primaryPhone"] = "Phone" }, ["ignoreColumns"] = ignored };
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["Reached"]}}""");
        });
        string[] which = command == "explain" ? ["--contact", "2", "--at", "2026-03-02T09:00:00Z"] : [];
        return Tool.Run(["campaign", command, _folder.Write("campaign.json", campaign), .. which, .. options]);
    }
}

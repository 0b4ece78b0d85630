using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

/// <summary>The option <c>--area-codes</c>, and area codes that the plan does not have yet.</summary>
public sealed class AreaCodesTests
{
    private const string Heading = "areaCode,status,region,place,from,checked,source\n";
    private const string Newer = Heading + "232,inService,US,,,2026-11-28,made up\n436,planned,US,,,2026-11-28,made up\n";

    [Fact]
    public void Inspect_NumberNewerThanThePlan_IsAcceptedWithTheNotice()
    {
        var run = Tool.Run("numbers", "inspect", "4363334444", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"text":"4363334444","number":"+14363334444","valid":false,"possible":true,"region":null,"type":"Unknown","national":"(436) 333-4444","accepted":true,"codes":["NUMBER_NEWER_THAN_PLAN"]}"""),
            run.Json["numbers"]![0]));
    }

    [Theory]
    [InlineData("3873334444", "NUMBER_AREA_CODE_NOT_IN_SERVICE")]
    [InlineData("7613334444", "NUMBER_AREA_CODE_UNASSIGNED")]
    [InlineData("4365550123", "NUMBER_FICTIONAL NUMBER_NEWER_THAN_PLAN")]
    public void Inspect_NumberThatStaysRefused_SaysWhy(string text, string codes)
    {
        var run = Tool.Run("numbers", "inspect", text, "--json");
        var row = run.Json["numbers"]![0]!;
        Assert.Equal((1, false, codes), (run.Status, (bool)row["accepted"]!, string.Join(' ', row["codes"]!.AsArray().Select(code => (string)code!))));
    }

    [Fact]
    public void EachCommand_NewerTable_UsesIt()
    {
        using var folder = new Folder();
        var table = folder.Write("codes.csv", Newer);
        var inspect = Tool.Run("numbers", "inspect", "2323334444", "4363334444", "--area-codes", table, "--json");
        Assert.Equal(["NUMBER_NEWER_THAN_PLAN", "NUMBER_AREA_CODE_NOT_IN_SERVICE"], inspect.Json["numbers"]!.AsArray().Select(row => (string)row!["codes"]![0]!));

        var check = Tool.Run("numbers", "check", folder.Write("numbers.csv", "2323334444,Survey\n"), "--area-codes", table, "--json");
        Assert.Equal((0, "NUMBER_NEWER_THAN_PLAN"), (check.Status, (string)check.Json["accepted"]![0]!["notices"]![0]!));

        var scenario = folder.Write("scenario.json", """
            {"now":"2026-03-02T09:00:00Z","steps":[{"do":"createBusiness","id":"acme","name":"Acme"},{"do":"addNumbers","to":{"business":"acme"},"rows":[["2323334444","Survey"]]}]}
            """);
        var portal = Tool.Run("portal", "run", scenario, "--area-codes", table, "--json");
        Assert.Equal((0, "NUMBER_NEWER_THAN_PLAN"), (portal.Status, (string)portal.Json["results"]![1]!["added"]![0]!["notices"]![0]!));
        Assert.Equal(1, Tool.Run("portal", "run", scenario, "--json").Status);

        var contacts = folder.Write("contacts.csv", "Name,Phone\nAda,+12323334444\n");
        var known = Tool.Run("contacts", "check", contacts, "--require", "valid", "--area-codes", table, "--json");
        Assert.Equal((0, "NUMBER_NEWER_THAN_PLAN"), (known.Status, (string)known.Json["contacts"]![0]!["notices"]![0]!["code"]!));
        Assert.Equal(1, Tool.Run("contacts", "check", contacts, "--require", "valid", "--json").Status);
    }

    [Theory]
    [InlineData("", "AREA_CODES_NOT_TEXT", null)]
    [InlineData(Heading + "436,inService,US,,,2026-11-28,\n", "AREA_CODES_SOURCE_MISSING", "2")]
    public void Inspect_InvalidTable_IsRefusedWithTheLine(string text, string code, string? line)
    {
        using var folder = new Folder();
        var run = Tool.Run("numbers", "inspect", "4363334444", "--area-codes", folder.Write("codes.csv", text), "--json");
        Assert.Equal((2, code, line), (run.Status, (string)run.Json["error"]!["code"]!, (string?)run.Json["error"]!["parameters"]!["line"]));
        Assert.Equal("FILE_NOT_FOUND", (string)Tool.Run("numbers", "inspect", "4363334444", "--area-codes", folder.PathOf("none.csv"), "--json").Json["error"]!["code"]!);
    }

    [Fact]
    public void Check_ReportOverTheTable_IsRefused()
    {
        using var folder = new Folder();
        var table = folder.Write("codes.csv", Newer);
        Assert.Equal(2, Tool.Run("numbers", "check", folder.Write("numbers.csv", "2323334444,Survey\n"), "--area-codes", table, "--report", table).Status);
        Assert.Equal(2, Tool.Run("contacts", "check", folder.Write("contacts.csv", "Phone\n+12323334444\n"), "--area-codes", table, "--report", table).Status);
        Assert.Equal(Newer, File.ReadAllText(table));
    }
}

using System.Text;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

public sealed class PortalRunTests
{
    private const string Begin = """
        {"do":"createBusiness","id":"acme","name":"Acme"},
        {"do":"createBusinessUnit","id":"support","business":"acme","name":"Support"},
        {"do":"createProgram","id":"spring","unit":"support","type":"INFORM","name":"Spring","purpose":"Customer Service","description":"","displayName":"Acme Support","shorthand":"Acme","start":"2026-03-03T08:00","end":"2026-06-01T18:00","zone":"America/Chicago"}
        """;

    [Fact]
    public void AddNumbers_HeldElsewhere_SaysWhereAndReassigns()
    {
        var run = Run($$"""
            {{Begin}},
            {"do":"addNumbers","to":{"business":"acme"},"rows":[["5013334444","Customer Service"],["50133","Survey"]]},
            {"do":"addNumbers","to":{"program":"spring"},"rows":[["5013334444","Customer Service"]]},
            {"do":"addNumbers","to":{"program":"spring"},"rows":[["5013334444","Customer Service"]],"reassign":true},
            {"do":"addNumbers","to":{"program":"spring"},"rows":[["5013334444","Customer Service"]]}
            """);
        var results = run.Json["results"]!.AsArray();
        Assert.Equal(1, run.Status);
        Assert.Equal("{\"added\":1,\"reassigned\":0,\"alreadyPresent\":0,\"rejected\":1}", results[3]!["counts"]!.ToJsonString());
        Assert.Equal("50133,Survey", (string?)results[3]!["rejected"]![0]!["text"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"line":1,"number":"+15013334444","purpose":"Customer Service","codes":["NUMBER_ASSIGNED_ELSEWHERE"],"heldBy":{"business":"acme","unit":null,"program":null},"reassignable":true}"""),
            results[4]!["rejected"]![0]));
        Assert.Equal("acme", (string?)results[5]!["reassigned"]![0]!["from"]!["business"]);
        Assert.Equal(1, (int)results[6]!["counts"]!["alreadyPresent"]!);
    }

    [Fact]
    public void RefusedStep_GivesCodesAndTheOthersGoOn()
    {
        var run = Run("""
            {"do":"launch","program":"nothing"},
            {"do":"createBusiness","id":"acme","name":"Acme"},
            {"do":"createProgram","id":"x","unit":"nowhere","type":"INFORMX","name":"X","purpose":"Sales"},
            {"do":"editPurpose","number":"501","purpose":"Survey"},
            {"do":"addNumbers","to":{"business":"acme"},"file":"nothing.xlsx"},
            {"do":"revert","step":1},
            {"do":"revert","step":2},
            {"do":"viewAssignments","number":"5013334444"},
            {"do":"advance","to":"2026-03-01T09:00:00Z"}
            """);
        Assert.Equal(
            ["TARGET_NOT_FOUND", "", "PROGRAM_TYPE_UNKNOWN PURPOSE_UNKNOWN TARGET_NOT_FOUND", "NUMBER_LENGTH", "FILE_TYPE_NOT_ALLOWED", "STEP_UNKNOWN", "", "NUMBER_NOT_FOUND", "TIME_GOES_BACK"],
            run.Json["results"]!.AsArray().Select(result => string.Join(' ', (result!["codes"]?.AsArray() ?? []).Select(code => (string)code!))));
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public void Store_GoesOnWhereItStopped()
    {
        using var folder = new Folder();
        var store = folder.PathOf("portal.jsonl");
        Assert.Equal(0, Tool.RunWith(Scenario($$"""{{Begin}},{"do":"addNumbers","to":{"program":"spring"},"rows":[["5013334444","Customer Service"]]},{"do":"approveNumber","number":"5013334444"},{"do":"advance","to":"2026-03-04T09:00:00Z"}"""), "portal", "run", "-", "--store", store, "--json").Status);
        var run = Tool.RunWith("""{"steps":[{"do":"approveContent","program":"spring"},{"do":"launch","program":"spring"},{"do":"readiness","number":"5013334444"}]}""", "portal", "run", "-", "--store", store, "--json");
        Assert.Equal(0, run.Status);
        Assert.True((bool)run.Json["results"]![2]!["brands"]!);
        AssertRefused(Tool.RunWith(Scenario(""), "portal", "run", "-", "--store", store, "--json"), "TIME_GOES_BACK");

        using (new OutputStream(store))
            AssertRefused(Tool.RunWith("""{"steps":[]}""", "portal", "run", "-", "--store", store, "--json"), "STORE_IN_USE");
        AssertRefused(Tool.RunWith("""{"steps":[]}""", "portal", "run", "-", "--store", "-", "--json"), "ARGUMENTS_INVALID");

        var bytes = File.ReadAllBytes(store);
        foreach (var damaged in new[] { bytes[1..], [.. bytes, .. "{}\n"u8], Encoding.UTF8.GetBytes("hello\n") })
        {
            File.WriteAllBytes(store, damaged);
            AssertRefused(Tool.RunWith("""{"steps":[]}""", "portal", "run", "-", "--store", store, "--json"), "STORE_INVALID");
            Assert.Equal(damaged, File.ReadAllBytes(store));
        }
    }

    [Theory]
    [InlineData("{}", "PROPERTY_MISSING")]
    [InlineData("{\"steps\":[]}", "PROPERTY_MISSING")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"dance\"}]}", "VALUE_UNKNOWN")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"launch\",\"program\":\"x\",\"when\":1}]}", "PROPERTY_UNKNOWN")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"launch\",\"program\":7}]}", "PROPERTY_TYPE")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"addNumbers\",\"to\":{},\"rows\":[[\"1\"]]}]}", "PROPERTY_RANGE")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"addNumbers\",\"to\":{}}]}", "PROPERTY_MISSING")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"createProgram\",\"id\":\"x\",\"start\":\"soon\"}]}", "LOCAL_TIME_INVALID")]
    [InlineData("{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"changeStatus\",\"number\":\"5013334444\",\"status\":\"Removed\",\"reason\":\"BORED\"}]}", "VALUE_UNKNOWN")]
    public void Scenario_Invalid_CarriesOutNoStep(string scenario, string code) => AssertRefused(Tool.RunWith(scenario, "portal", "run", "-", "--json"), code);

    [Fact]
    public void Tables_ShowEachStep()
    {
        var run = Tool.RunWith(Scenario(Begin), "portal", "run", "-");
        Assert.Equal(0, run.Status);
        Assert.Contains("createProgram", run.Output, StringComparison.Ordinal);
        Assert.Contains("DISPLAY_PENDING_REVIEW", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_AuditTrail_HasALineForEachChange()
    {
        var run = Tool.RunWith(
            Scenario("""{"do":"createBusiness","id":"acme","name":"Acme"},{"do":"createBusinessUnit","id":"support","business":"acme","name":"Support"},{"do":"audit"}"""), "portal", "run", "-");
        Assert.Equal(
            ["changes: 1 2026-03-02T09:00:00Z scenario: BusinessCreated acme", "changes: 2 2026-03-02T09:00:00Z scenario: BusinessUnitCreated acme/support"],
            run.Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("changes", StringComparison.Ordinal)));
    }

    private static Tool Run(string steps) => Tool.RunWith(Scenario(steps), "portal", "run", "-", "--json");

    private static string Scenario(string steps) => $$"""{"now":"2026-03-02T09:00:00Z","steps":[{{steps}}]}""";

    private static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
    }
}

using CallingDomain.Numbers;

namespace CallingDomain.Cli.Tests;

public sealed class PlanTests
{
    // One calling code, one region: numbers of three digits beginning with 1 to 4 are fixed lines, with 5 mobiles.
    internal const string SmallMetadata = """
        {"version":4,"country_calling_codes":{"999":["XK"]},
         "countries":{"XK":["999","00","[1-5]\\d\\d",[3],[["(\\d)(\\d{2})","$1 $2",["[1-5]"]]],"0",0,0,0,0,0,[["[1-4]\\d\\d"],["5\\d\\d"]]]},
         "nonGeographic":{}}
        """;

    [Fact]
    public void Show_TheEmbeddedPlan_SaysItsDateSizeAndRegions()
    {
        var run = Tool.Run("plan", "show", "--json");
        var plan = NumberingPlan.Default;
        Assert.Equal(0, run.Status);
        Assert.Equal(plan.Size, (int)run.Json["size"]!);
        Assert.Equal(plan.SourceDate!.Value.ToString("O", null), (string)run.Json["date"]!);
        Assert.Equal(plan.Regions.Count, run.Json["regions"]!.AsArray().Count);
        Assert.Contains(plan.SourceVersion, Tool.Run("plan", "show").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_SmallMetadata_MakesAPlanForEveryCommand()
    {
        using var folder = new Folder();
        var (metadata, plan) = (folder.Write("metadata.max.json", SmallMetadata), folder.PathOf("small.plan"));
        folder.Write("package.json", """{"name":"libphonenumber-js","version":"1.2.3"}""");
        folder.Write("CHANGELOG.md", "1.2.3 / 02.03.2026\n==================\n\n* Updated metadata to version 9.9.9:\n");
        var build = Tool.Run("plan", "build", metadata, plan, "--json");
        Assert.Equal(
            (0, "2026-03-02", "libphonenumber 9.9.9 (libphonenumber-js 1.2.3)"),
            (build.Status, (string)build.Json["date"]!, (string)build.Json["source"]!));
        Assert.Equal(build.Output, Tool.Run("plan", "show", "--plan", plan, "--json").Output);
        var row = Tool.Run("numbers", "inspect", "0 123", "--region", "XK", "--policy", "world", "--plan", plan, "--json").Json["numbers"]![0]!;
        Assert.Equal(("+999123", "XK", "FixedLine", "1 23"), ((string)row["number"]!, (string)row["region"]!, (string)row["type"]!, (string)row["national"]!));
    }

    [Fact]
    public void Build_SameMetadata_GivesTheSameBytes()
    {
        using var folder = new Folder();
        var metadata = folder.Write("metadata.max.json", SmallMetadata);
        Tool.Run("plan", "build", metadata, folder.PathOf("a.plan"));
        Tool.Run("plan", "build", metadata, folder.PathOf("b.plan"));
        Assert.Equal(File.ReadAllBytes(folder.PathOf("a.plan")), File.ReadAllBytes(folder.PathOf("b.plan")));
    }

    [Theory]
    [InlineData("", "PLAN_METADATA_NOT_JSON")]
    [InlineData("{", "PLAN_METADATA_NOT_JSON")]
    [InlineData("{}", "PLAN_METADATA_LAYOUT")]
    [InlineData("[4]", "PLAN_METADATA_LAYOUT")]
    [InlineData("""{"version":5}""", "PLAN_METADATA_LAYOUT")]
    [InlineData("""{"version":4,"country_calling_codes":{"9":["XK"]},"countries":{"XK":["9","00","[a-z]",[3]]},"nonGeographic":{}}""", "PLAN_METADATA_PATTERN")]
    [InlineData("""{"version":4,"country_calling_codes":{"9":["XK"]},"countries":{"XK":["9","00","(\\d{20}){20}{20}",[3]]},"nonGeographic":{}}""", "PLAN_METADATA_PATTERN")]
    public void Build_OtherMetadata_IsRefusedAndLeavesTheOldPlan(string text, string code)
    {
        using var folder = new Folder();
        var plan = folder.Write("old.plan", "as it was");
        var run = Tool.Run("plan", "build", folder.Write("metadata.max.json", text), plan, "--json");
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.Equal("as it was", File.ReadAllText(plan));
    }

    [Fact]
    public void Build_OverAnOlderPlanOrALink_ReplacesWhatTheyName()
    {
        using var folder = new Folder();
        var (metadata, plan) = (folder.Write("metadata.max.json", SmallMetadata), folder.Write("old.plan", "as it was"));
        File.CreateSymbolicLink(folder.PathOf("link.plan"), plan);
        Assert.Equal(0, Tool.Run("plan", "build", metadata, folder.PathOf("link.plan")).Status);
        Assert.Equal(0, Tool.Run("plan", "show", "--plan", plan).Status);
        Assert.NotNull(new FileInfo(folder.PathOf("link.plan")).LinkTarget);
        Assert.Equal(3, Directory.GetFiles(folder.PathOf()).Length); // nothing unfinished is left
    }

    [Fact]
    public void Build_OverItsOwnMetadata_IsRefused()
    {
        using var folder = new Folder();
        var metadata = folder.Write("metadata.max.json", SmallMetadata);
        var run = Tool.Run("plan", "build", metadata, metadata, "--json");
        Assert.Equal((2, "ARGUMENTS_INVALID"), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.Equal(SmallMetadata, File.ReadAllText(metadata));
    }

    [Fact]
    public void Build_MissingFolder_IsRefused()
    {
        using var folder = new Folder();
        var run = Tool.Run("plan", "build", folder.Write("metadata.max.json", SmallMetadata), folder.PathOf("no", "where.plan"), "--json");
        Assert.Equal((2, "FILE_UNWRITABLE"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Theory]
    [InlineData("no plan", "PLAN_FOREIGN")]
    [InlineData("", "PLAN_FOREIGN")]
    public void Show_AForeignFile_IsRefused(string text, string code)
    {
        using var folder = new Folder();
        var run = Tool.Run("plan", "show", "--plan", folder.Write("x.plan", text), "--json");
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Show_ADamagedPlan_IsRefused()
    {
        using var folder = new Folder();
        var plan = folder.PathOf("small.plan");
        Tool.Run("plan", "build", folder.Write("metadata.max.json", SmallMetadata), plan);
        var bytes = File.ReadAllBytes(plan);
        bytes[^9] ^= 1;
        File.WriteAllBytes(plan, bytes);
        Assert.Equal("PLAN_DAMAGED", (string)Tool.Run("plan", "show", "--plan", plan, "--json").Json["error"]!["code"]!);
        File.WriteAllBytes(plan, bytes[..200]);
        Assert.Equal("PLAN_TRUNCATED", (string)Tool.Run("plan", "show", "--plan", plan, "--json").Json["error"]!["code"]!);
    }
}

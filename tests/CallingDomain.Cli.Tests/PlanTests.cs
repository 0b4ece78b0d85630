using CallingDomain.Numbers;

namespace CallingDomain.Cli.Tests;

public sealed class PlanTests
{
    // One calling code, one region: numbers of three digits beginning with 1 to 4 are fixed lines, with 5 mobiles.
    internal const string SmallMetadata = """
        <phoneNumberMetadata><territories>
          <territory id="XK" countryCode="999" internationalPrefix="00" nationalPrefix="0">
            <availableFormats><numberFormat pattern="(\d)(\d{2})"><leadingDigits>[1-5]</leadingDigits><format>$1 $2</format></numberFormat></availableFormats>
            <generalDesc><nationalNumberPattern>[1-5]\d\d</nationalNumberPattern></generalDesc>
            <fixedLine><possibleLengths national="3"/><nationalNumberPattern>[1-4]\d\d</nationalNumberPattern></fixedLine>
            <mobile><possibleLengths national="3"/><nationalNumberPattern>5\d\d</nationalNumberPattern></mobile>
          </territory>
        </territories></phoneNumberMetadata>
        """;

    private const string FileName = "PhoneNumberMetadata.xml";

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
        var (metadata, plan) = (folder.Write(FileName, SmallMetadata), folder.PathOf("small.plan"));
        var build = Tool.Run("plan", "build", metadata, plan, "--release", "9.9.9", "--date", "2026-03-02", "--json");
        Assert.Equal((0, "2026-03-02", "libphonenumber 9.9.9"), (build.Status, (string)build.Json["date"]!, (string)build.Json["source"]!));
        Assert.Equal(build.Output, Tool.Run("plan", "show", "--plan", plan, "--json").Output);
        var row = Tool.Run("numbers", "inspect", "0 123", "--region", "XK", "--policy", "world", "--plan", plan, "--json").Json["numbers"]![0]!;
        Assert.Equal(("+999123", "XK", "FixedLine", "1 23"), ((string)row["number"]!, (string)row["region"]!, (string)row["type"]!, (string)row["national"]!));
    }

    [Fact]
    public void Build_SameMetadata_GivesTheSameBytes()
    {
        using var folder = new Folder();
        var metadata = folder.Write(FileName, SmallMetadata);
        Tool.Run("plan", "build", metadata, folder.PathOf("a.plan"));
        Tool.Run("plan", "build", metadata, folder.PathOf("b.plan"));
        Assert.Equal(File.ReadAllBytes(folder.PathOf("a.plan")), File.ReadAllBytes(folder.PathOf("b.plan")));
    }

    [Theory]
    [InlineData("", "PLAN_METADATA_NOT_XML", null)]
    [InlineData("{}", "PLAN_METADATA_NOT_XML", "1")]
    [InlineData("<a>\n<b>", "PLAN_METADATA_NOT_XML", "2")]
    [InlineData("<a/>", "PLAN_METADATA_LAYOUT", "1")]
    [InlineData("<phoneNumberMetadata><territories>\n<territory id='AC'/></territories></phoneNumberMetadata>", "PLAN_METADATA_LAYOUT", "2")]
    [InlineData("<phoneNumberMetadata><territories>\n<territory id='AC' countryCode='2' leadingDigits='[a-z]'><generalDesc/><uan><possibleLengths national='9'/></uan></territory></territories></phoneNumberMetadata>", "PLAN_METADATA_PATTERN", "2")]
    public void Build_OtherMetadata_IsRefusedAndLeavesTheOldPlan(string text, string code, string? line)
    {
        using var folder = new Folder();
        var plan = folder.Write("old.plan", "as it was");
        var run = Tool.Run("plan", "build", folder.Write(FileName, text), plan, "--json");
        Assert.Equal((2, code, line), (run.Status, (string)run.Json["error"]!["code"]!, (string?)run.Json["error"]!["parameters"]!["line"]));
        Assert.Equal("as it was", File.ReadAllText(plan));
    }

    [Fact]
    public void Build_OverAnOlderPlanOrALink_ReplacesWhatTheyName()
    {
        using var folder = new Folder();
        var (metadata, plan) = (folder.Write(FileName, SmallMetadata), folder.Write("old.plan", "as it was"));
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
        var metadata = folder.Write(FileName, SmallMetadata);
        var run = Tool.Run("plan", "build", metadata, metadata, "--json");
        Assert.Equal((2, "ARGUMENTS_INVALID"), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.Equal(SmallMetadata, File.ReadAllText(metadata));
    }

    [Fact]
    public void Build_NoDate_IsRefused()
    {
        using var folder = new Folder();
        var run = Tool.Run("plan", "build", folder.Write(FileName, SmallMetadata), folder.PathOf("small.plan"), "--date", "7.11.2026", "--json");
        Assert.Equal((2, "ARGUMENTS_INVALID"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Build_MissingFolder_IsRefused()
    {
        using var folder = new Folder();
        var run = Tool.Run("plan", "build", folder.Write(FileName, SmallMetadata), folder.PathOf("no", "where.plan"), "--json");
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
        Tool.Run("plan", "build", folder.Write(FileName, SmallMetadata), plan);
        var bytes = File.ReadAllBytes(plan);
        bytes[^9] ^= 1;
        File.WriteAllBytes(plan, bytes);
        Assert.Equal("PLAN_DAMAGED", (string)Tool.Run("plan", "show", "--plan", plan, "--json").Json["error"]!["code"]!);
        File.WriteAllBytes(plan, bytes[..200]);
        Assert.Equal("PLAN_TRUNCATED", (string)Tool.Run("plan", "show", "--plan", plan, "--json").Json["error"]!["code"]!);
    }
}

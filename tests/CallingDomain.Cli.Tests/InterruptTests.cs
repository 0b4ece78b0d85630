using System.Text;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

/// <summary>What is left of files when a run is interrupted, and how two runs share them.</summary>
public sealed class InterruptTests : IDisposable
{
    private const string Temporary = ".callingdomain-tmp";

    private readonly Folder _folder = new();

    public static TheoryData<string, int, string> Interrupts { get; } = new()
    {
        { "INT", 130, "report" }, { "INT", 130, "split" }, { "INT", 130, "history" }, { "TERM", 143, "report" }, { "TERM", 143, "split" }, { "TERM", 143, "history" }, { "HUP", 129, "split" },
    };

    [Theory]
    [MemberData(nameof(Interrupts))]
    public void Run_InterruptedWhileItWrites_LeavesTheFolderAsItWas(string signal, int status, string kind)
    {
        var arguments = Command(kind, rows: 400_000);
        _folder.Write("report", "old");
        var before = Entries();
        using var run = ToolProcess.Start(arguments);
        run.Until(() => Entries().Any(name => name.Contains(Temporary, StringComparison.Ordinal)));
        run.Signal(signal);
        Assert.Equal(status, run.End().Status);
        Assert.Equal(before, Entries());
        Assert.Equal("old", Text("report"));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("split")]
    [InlineData("history")]
    public void Run_KilledWhileItWrites_LeavesNoResultAndTheNextRunReplacesTheRest(string kind)
    {
        var arguments = Command(kind, rows: 200_000);
        _folder.Write("report", "old");
        var before = Entries();
        using (var run = ToolProcess.Start(arguments))
        {
            run.Until(() => Entries().Any(name => name.EndsWith(Temporary, StringComparison.Ordinal)));
            run.Signal("KILL");
            Assert.Equal(137, run.End().Status);
        }

        Assert.Equal(before, Entries().Where(name => !name.Contains(".callingdomain-", StringComparison.Ordinal)));
        Assert.Equal("old", Text("report"));
        using var again = ToolProcess.Start(arguments);
        Assert.InRange(again.End().Status, 0, 1);
        Assert.NotEqual("old", Text("report"));
        Assert.DoesNotContain(Entries(), name => name.Contains(".callingdomain-", StringComparison.Ordinal));
    }

    [Fact]
    public void ContactsCheck_InterruptedOrKilled_LeavesNoTemporaryDataAnywhere()
    {
        var temporaries = Directory.CreateDirectory(_folder.PathOf("tmp")).FullName;
        var arguments = Command("report", rows: 200_000);
        foreach (var signal in new[] { "INT", "KILL" })
        {
            using var run = ToolProcess.Start([("TMPDIR", temporaries)], [.. arguments, "--json", "--all"]);
            run.Until(() => new FileInfo(_folder.PathOf($".report{Temporary}")) is { Exists: true, Length: > 1 << 20 });
            run.Signal(signal);
            run.End();
            Assert.All(Directory.EnumerateFiles(temporaries), file => Assert.Equal(0, new FileInfo(file).Length));
        }
    }

    [Fact]
    public void Outputs_OfTwoRunsAtOnce_RefuseTheSecond()
    {
        var numbers = _folder.Write("numbers.csv", "+15013334444,Survey\nx\n");
        var (report, parts) = (_folder.PathOf("report.csv"), _folder.PathOf("parts"));
        using (new OutputStream(report)) AssertInUse(Tool.Run("numbers", "check", numbers, "--report", report, "--json"));
        using (new OutputFolder(parts)) AssertInUse(Tool.Run("numbers", "check", numbers, "--split", parts, "--json"));
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--report", report, "--json").Status);
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--split", parts, "--json").Status);
        Assert.Equal(["numbers.csv", "parts", "parts/numbers-000001.csv", "report.csv"], Entries());
    }

    [Fact]
    public void Outputs_LeftByAKilledRun_AreReplaced()
    {
        var numbers = _folder.Write("numbers.csv", "+15013334444,Survey\nx\n");
        _folder.Write($".report.csv{Temporary}", new string('x', 10_000));
        Directory.CreateDirectory(_folder.PathOf($".parts{Temporary}"));
        _folder.Write(Path.Combine($".parts{Temporary}", "numbers-000009.csv"), "left");
        Directory.CreateDirectory(_folder.PathOf("parts"));
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--split", _folder.PathOf("parts"), "--report", _folder.PathOf("report.csv")).Status);
        Assert.Equal(["numbers.csv", "parts", "parts/numbers-000001.csv", "report.csv"], Entries());
        Assert.DoesNotContain("xxx", Text("report.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_AccessRightsOfTheOldFile_AreKept()
    {
        if (OperatingSystem.IsWindows()) return;
        var numbers = _folder.Write("numbers.csv", "x,Survey\n");
        var report = _folder.Write("report.csv", "");
        File.SetUnixFileMode(report, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--report", report).Status);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(report));
        Assert.NotEmpty(Text("report.csv"));
    }

    [Fact]
    public void Outputs_ALinkUnderTheTemporaryName_IsNotFollowed()
    {
        var (numbers, other) = (_folder.Write("numbers.csv", "x,Survey\n"), _folder.Write("other", "other"));
        File.CreateSymbolicLink(_folder.PathOf($".report.csv{Temporary}"), other);
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--report", _folder.PathOf("report.csv")).Status);
        Assert.Equal("other", Text("other"));
        Assert.Null(new FileInfo(_folder.PathOf("report.csv")).LinkTarget);
    }

    [Fact]
    public void Outputs_LinkToAMissingFile_CreateTheFile()
    {
        var numbers = _folder.Write("numbers.csv", "x,Survey\n");
        File.CreateSymbolicLink(_folder.PathOf("second.csv"), "report.csv");
        File.CreateSymbolicLink(_folder.PathOf("first.csv"), "second.csv");
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--report", _folder.PathOf("first.csv")).Status);
        Assert.NotEmpty(Text("report.csv"));
        Assert.Equal("report.csv", new FileInfo(_folder.PathOf("second.csv")).LinkTarget);
    }

    [Fact]
    public void Outputs_ADevice_IsWrittenThrough()
    {
        if (OperatingSystem.IsWindows()) return;
        var numbers = _folder.Write("numbers.csv", "x,Survey\n");
        File.CreateSymbolicLink(_folder.PathOf("null"), "/dev/null");
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--report", _folder.PathOf("null")).Status);
        Assert.Equal("/dev/null", new FileInfo(_folder.PathOf("null")).LinkTarget);
        Assert.False(File.Exists("/dev/.null.callingdomain-tmp"));
    }

    [Fact]
    public void Outputs_NamesOfTheGreatestLength_AreWritten()
    {
        var numbers = _folder.Write("numbers.csv", "x,Survey\n");
        var report = _folder.PathOf(new string('r', 251) + ".csv");
        Assert.Equal(1, Tool.Run("numbers", "check", numbers, "--report", report).Status);
        Assert.True(File.Exists(report));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertInUse(Tool run) => Assert.Equal((2, "FILE_IN_USE"), (run.Status, (string?)run.Json["error"]!["code"]));

    private string[] Command(string kind, int rows)
    {
        var report = _folder.PathOf("report");
        return kind switch
        {
            "report" => ["contacts", "check", Lines("contacts.csv", "Id,Name,Phone", rows, i => $"c{i},Ada {i},{(i % 2 == 0 ? $"+3906{10_000_000 + i}" : "none")}"), "--report", report],
            "split" => ["numbers", "check", Lines("numbers.csv", "x", rows, i => $"+1501333{i % 10_000:D4},Survey{(i < 10_000 ? "" : "s")}"), "--split", _folder.PathOf("parts"), "--report", report],
            _ => ["campaign", "simulate", Campaign(rows / 20), "--history", report],
        };
    }

    private string Lines(string name, string heading, int rows, Func<int, string> row)
    {
        File.WriteAllLines(_folder.PathOf(name), Enumerable.Range(0, rows).Select(row).Prepend(heading));
        return _folder.PathOf(name);
    }

    private string Campaign(int contacts) => _folder.Write("campaign.json", CampaignSamples.Campaign(campaign =>
    {
        campaign["contacts"] = new JsonArray([.. Enumerable.Range(0, contacts).Select(i => JsonNode.Parse($$"""{"id":"c{{i}}","primaryPhone":"+3906{{10_000_000 + i}}"}"""))]);
        campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["NoAnswer"]}}""");
    }));

    private List<string> Entries() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.PathOf(), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder.PathOf(), path)).Order(StringComparer.Ordinal)];

    private string Text(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(_folder.PathOf(name)));
}

using CallingDomain.Shared;

namespace CallingDomain.Cli.Tests;

/// <summary>No command needs more memory for a file of one endless line than the limit of the file.</summary>
public sealed class InputLimitTests(InputLimitTests.LargeFile large) : IClassFixture<InputLimitTests.LargeFile>, IDisposable
{
    private const int MiB = 1 << 20;

    private readonly Folder _folder = new();

    // A heap of 160 MiB cannot hold the file.
    private static readonly (string, string?)[] SmallHeap = [("DOTNET_GCHeapHardLimit", "0xA000000")];

    public static TheoryData<string, string> Commands { get; } = new()
    {
        { "numbers check FILE", "FILE_TOO_LARGE" },
        { "numbers check FILE --split PARTS", "FILE_ROW_TOO_LONG" },
        { "contacts check FILE", "FILE_ROW_TOO_LONG" },
        { "contacts check FILE --columns COLUMNS", "FILE_ROW_TOO_LONG" },
        { "contacts check CONTACTS --types FILE", "FILE_TOO_LARGE" },
        { "contacts check CONTACTS --columns FILE", "FILE_TOO_LARGE" },
        { "campaign simulate FILE", "FILE_TOO_LARGE" },
        { "campaign simulate CAMPAIGN", "FILE_ROW_TOO_LONG" },
        { "campaign simulate RULES", "FILE_TOO_LARGE" },
        { "campaign explain FILE --contact c1 --at 2026-03-02T09:00:00Z", "FILE_TOO_LARGE" },
        { "portal run FILE", "FILE_TOO_LARGE" },
        { "portal run SCENARIO --store FILE", "STORE_INVALID" },
        { "plan build FILE OUT", "FILE_TOO_LARGE" },
        { "plan show --plan FILE", "PLAN_TOO_LARGE" },
        { "contacts check CONTACTS --area-codes FILE", "AREA_CODES_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_AFileOfOneEndlessLine_IsRefusedInLittleMemory(string command, string code)
    {
        using var run = ToolProcess.Start(SmallHeap, Arguments(command));
        var (status, error) = run.End();
        Assert.True(status == 2 && error.StartsWith(code + ": ", StringComparison.Ordinal), error);
    }

    [Fact]
    public void PortalRun_AFileOfNumbersThatIsTooLarge_RefusesTheStep()
    {
        var scenario = $$"""{"now":"2026-03-02T09:00:00Z","steps":[{"do":"createBusiness","id":"b","name":"B"},{"do":"addNumbers","to":{"business":"b"},"file":"{{large.Path}}"}]}""";
        var run = Tool.Run("portal", "run", _folder.Write("numbers.json", scenario), "--json");
        Assert.Equal((1, "FILE_TOO_LARGE"), (run.Status, (string?)run.Json["results"]![1]!["codes"]![0]));
    }

    [Theory]
    [InlineData("numbers check -", "FILE_TOO_LARGE")]
    [InlineData("numbers check - --split PARTS", "FILE_ROW_TOO_LONG")]
    [InlineData("contacts check - --columns COLUMNS", "FILE_ROW_TOO_LONG")]
    [InlineData("campaign simulate -", "FILE_TOO_LARGE")]
    [InlineData("portal run -", "FILE_TOO_LARGE")]
    [InlineData("plan build - OUT", "FILE_TOO_LARGE")]
    [InlineData("plan show --plan -", "PLAN_TOO_LARGE")]
    [InlineData("numbers inspect 5013334444 --area-codes -", "AREA_CODES_TOO_LARGE")]
    public void Commands_StandardInputWithoutAnEnd_IsReadNoFurtherThanTheLimit(string command, string code)
    {
        var run = Tool.RunFrom(new EndlessStream(), Arguments(command));
        Assert.Equal(2, run.Status);
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("has  bytes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersInspect_ALineOfAnyLength_IsOneNumberAndCut()
    {
        var run = Tool.RunWith(new string('5', 1 << 20) + "\r\n5013334444\r\rx", "numbers", "inspect", "-", "--json");
        var numbers = run.Json["numbers"]!.AsArray();
        Assert.Equal(["", "+15013334444", "", ""], numbers.Select(number => (string?)number!["number"] ?? ""));
        Assert.Equal((201, LineReader.MaxLength), (((string)numbers[0]!["text"]!).Length, (int)numbers[0]!["textLength"]!));
        Assert.Equal("NUMBER_LENGTH", (string?)numbers[0]!["codes"]![0]);
    }

    [Fact]
    public void Contacts_OfACampaign_AreReadAsTheyComeFromTheFile()
    {
        _folder.Write("contacts.csv", "Phone\n+390612345678\nx\n");
        var campaign = _folder.Write("campaign.json", """{"start":"2026-03-02T09:00:00Z","contactsFile":{"path":"contacts.csv","columns":{"primaryPhone":"Phone"}},"outcomes":{"script":{"*":["Reached"]}}}""");
        var run = Tool.Run("campaign", "simulate", campaign, "--json");
        Assert.Equal((1, 1, 1), (run.Status, run.Json["history"]!.AsArray().Count, run.Json["rejected"]!.AsArray().Count));
    }

    public void Dispose() => _folder.Dispose();

    private string[] Arguments(string command)
    {
        const string campaign = """{"start":"2026-03-02T09:00:00Z",OF,"outcomes":{"script":{"*":["Reached"]}}}""";
        Dictionary<string, string> files = new()
        {
            ["FILE"] = large.Path,
            ["PARTS"] = _folder.PathOf("parts"),
            ["OUT"] = _folder.PathOf("out.plan"),
            ["CONTACTS"] = _folder.Write("contacts.csv", "Phone\n+390612345678\n"),
            ["COLUMNS"] = _folder.Write("columns.json", """{"primaryPhone":"Phone"}"""),
            ["CAMPAIGN"] = _folder.Write("campaign.json", campaign.Replace("OF", $$$"""
                "contactsFile":{"path":"{{{large.Path}}}","columns":{"primaryPhone":"Phone"}}
                """, StringComparison.Ordinal)),
            ["RULES"] = _folder.Write("rules.json", campaign.Replace("OF", $"\"contacts\":[],\"rules\":[\"{large.Path}\"]", StringComparison.Ordinal)),
            ["SCENARIO"] = _folder.Write("scenario.json", """{"now":"2026-03-02T09:00:00Z","steps":[]}"""),
        };
        return [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => files.GetValueOrDefault(word, word))];
    }

    /// <summary>A file of 256 MiB in one line, for all tests of the class.</summary>
    public sealed class LargeFile : IDisposable
    {
        private readonly Folder _folder = new();

        public LargeFile()
        {
            using var file = File.Create(Path);
            var piece = new byte[MiB];
            piece.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 256; i++) file.Write(piece);
        }

        public string Path => _folder.PathOf("large.csv");

        public void Dispose() => _folder.Dispose();
    }

    /// <summary>The letter x without end. The test fails if more is read than any limit allows.</summary>
    private sealed class EndlessStream : ReadOnlyStream
    {
        private long _read;

        public override int Read(Span<byte> buffer)
        {
            Assert.True((_read += buffer.Length) < 256 * MiB, "More was read than any limit allows.");
            buffer.Fill((byte)'x');
            return buffer.Length;
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

public sealed class NumbersCheckTests
{
    private const string BothFormsAndFiveBadRows = """
        +15013334444,Customer Service
        5013334445,Informational/Notification
        501-333-4446,Survey
        15013334447,Survey
        5013334448,Sales

        5013334449
        +445013334444,Charity

        """;

    [Fact]
    public void Json_BothFormsAndFiveKindsOfBadRows_AnswersEveryLine()
    {
        var run = Tool.RunWith(BothFormsAndFiveBadRows, "numbers", "check", "-", "--json");
        Assert.Equal((1, ""), (run.Status, run.Error));
        var expected = JsonNode.Parse("""
            {"lines":8,
             "accepted":[{"line":1,"number":"+15013334444","purpose":"Customer Service"},{"line":2,"number":"+15013334445","purpose":"Informational/Notification"}],
             "rejected":[
              {"line":3,"text":"501-333-4446,Survey","codes":["NUMBER_PUNCTUATION"],"suggestion":"5013334446,Survey"},
              {"line":4,"text":"15013334447,Survey","codes":["NUMBER_MISSING_PLUS"],"suggestion":"5013334447,Survey"},
              {"line":5,"text":"5013334448,Sales","codes":["PURPOSE_UNKNOWN"],"suggestion":null},
              {"line":7,"text":"5013334449","codes":["ROW_COLUMN_COUNT"],"suggestion":null,"columns":1},
              {"line":8,"text":"+445013334444,Charity","codes":["NUMBER_NOT_NANP"],"suggestion":null}],
             "ignored":[{"line":6,"code":"ROW_BLANK"}],
             "counts":{"accepted":2,"rejected":5,"ignored":1}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, run.Json), run.Output);
    }

    [Fact]
    public void Tables_BadRows_ShowCodeReasonAndSuggestion()
    {
        var run = Tool.RunWith(BothFormsAndFiveBadRows + "5013334450,Do Not Originate\n", "numbers", "check", "-");
        Assert.Equal(1, run.Status);
        Assert.Contains("NUMBER_MISSING_PLUS", run.Output, StringComparison.Ordinal);
        Assert.Contains("5013334447,Survey", run.Output, StringComparison.Ordinal);
        Assert.Contains("9 lines: 3 accepted, 5 rejected, 1 ignored.", run.Output, StringComparison.Ordinal);
        Assert.Contains("will not make outbound calls", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_MarkupInAFile_IsPrintedAsItIs() =>
        Assert.Contains("[red]5013334444[/],Survey", Tool.RunWith("[red]5013334444[/],Survey\n", "numbers", "check", "-").Output, StringComparison.Ordinal);

    [Fact]
    public void Run_AllAccepted_EndsWithZero() => Assert.Equal(0, Tool.RunWith("5013334444,Survey\n", "numbers", "check", "-").Status);

    [Fact]
    public void Json_Duplicate_NamesTheFirstLine() =>
        Assert.Equal(1, (int)Tool.RunWith("5013334444,Survey\n5013334444,Survey\n", "numbers", "check", "-", "--json").Json["rejected"]![0]!["firstLine"]!);

    [Theory]
    [InlineData("", "FILE_EMPTY")]
    [InlineData("5013334444;Survey\n", "FILE_DELIMITER_NOT_COMMA")]
    [InlineData("\"5013334444,Survey\n", "FILE_QUOTE_UNTERMINATED")]
    [InlineData("PK\u0003\u0004", "FILE_NOT_TEXT")]
    public void Run_UnusableFile_EndsWithTwoAndSaysWhy(string file, string code) => AssertRefused(Tool.RunWith(file, "numbers", "check", "-", "--json"), code);

    [Fact]
    public void Run_FiveHundredAndOneRows_SaysHowMany()
    {
        var run = Tool.RunWith(string.Concat(Enumerable.Range(0, 501).Select(row => $"501333{1000 + row},Survey\n")), "numbers", "check", "-", "--json");
        AssertRefused(run, "FILE_TOO_MANY_ROWS");
        Assert.Equal(("501", "500"), ((string)run.Json["error"]!["parameters"]!["actual"]!, (string)run.Json["error"]!["parameters"]!["max"]!));
    }

    [Fact]
    public void Run_OtherEncoding_IsRefused() => AssertRefused(
        Tool.RunWith([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("5013334444,Survey")], "numbers", "check", "-", "--json"),
        "FILE_ENCODING_UNSUPPORTED");

    [Theory]
    [InlineData("missing.csv", "FILE_NOT_FOUND")]
    [InlineData("no/such/folder/missing.txt", "FILE_NOT_FOUND")]
    [InlineData("numbers.xlsx", "FILE_TYPE_NOT_ALLOWED")]
    public void Run_UnreadableFile_EndsWithTwo(string path, string code) => AssertRefused(Tool.Run("numbers", "check", path, "--json"), code);

    [Fact]
    public void Run_FolderNamedLikeAFile_EndsWithTwo()
    {
        var folder = Directory.CreateTempSubdirectory("numbers").FullName + ".csv";
        Directory.CreateDirectory(folder);
        AssertRefused(Tool.Run("numbers", "check", folder, "--json"), "FILE_UNREADABLE");
    }

    [Fact]
    public void Tolerant_WhatIsCertainToBeMeant_IsAcceptedWithNotices()
    {
        var run = Tool.RunWith("Phone;Purpose\n(501) 333-4444;survey\n5013334445;Do Not Originate\n", "numbers", "check", "-", "--profile", "tolerant", "--json");
        var expected = JsonNode.Parse("""
            {"lines":3,
             "accepted":[
              {"line":2,"number":"+15013334444","purpose":"Survey","notices":["NUMBER_WHITESPACE","NUMBER_PUNCTUATION"]},
              {"line":3,"number":"+15013334445","purpose":"Do Not Originate","notices":["PURPOSE_DO_NOT_ORIGINATE"]}],
             "rejected":[],
             "ignored":[{"line":1,"code":"ROW_HEADER"}],
             "counts":{"accepted":2,"rejected":0,"ignored":1},
             "format":{"delimiter":";","encoding":"UTF-8","notices":["FILE_DELIMITER_NOT_COMMA"]}}
            """);
        Assert.Equal(0, run.Status);
        Assert.True(JsonNode.DeepEquals(expected, run.Json), run.Output);
    }

    [Theory]
    [InlineData("us", 1)]
    [InlineData("nanp", 0)]
    [InlineData("world", 0)]
    public void Policy_CanadianNumber_IsAnsweredByThePolicy(string policy, int status) =>
        Assert.Equal(status, Tool.RunWith("4163334444,Survey\n", "numbers", "check", "-", "--policy", policy).Status);

    [Fact]
    public void Lab_FictionalNumber_IsAccepted() => Assert.Equal(0, Tool.RunWith("5015550123,Survey\n", "numbers", "check", "-", "--policy", "lab").Status);

    [Theory]
    [InlineData("--profile", "loose")]
    [InlineData("--policy", "mars")]
    public void Run_UnknownWord_EndsWithTwo(string option, string word) => AssertRefused(Tool.RunWith("", "numbers", "check", "-", option, word, "--json"), "VALUE_UNKNOWN");

    [Fact]
    public void ReportAndCorrected_BadRows_AreWrittenAndTheFileIsAcceptedWhole()
    {
        using var folder = new Folder();
        var (report, corrected) = (folder.PathOf("report.csv"), folder.PathOf("fixed.csv"));
        var run = Tool.RunWith(BothFormsAndFiveBadRows, "numbers", "check", "-", "--report", report, "--corrected", corrected);
        Assert.Equal(1, run.Status);
        Assert.Equal("5013334444,Customer Service\r\n5013334445,Informational/Notification\r\n5013334446,Survey\r\n5013334447,Survey\r\n", File.ReadAllText(corrected));
        Assert.Equal(0, Tool.Run("numbers", "check", corrected).Status);
        Assert.Equal(
            """
            Line,Text,Codes,Reasons,Suggestion
            3,"501-333-4446,Survey",NUMBER_PUNCTUATION,"the number has dashes, dots or other punctuation","5013334446,Survey"
            4,"15013334447,Survey",NUMBER_MISSING_PLUS,a number of eleven digits begins with a plus sign,"5013334447,Survey"
            5,"5013334448,Sales",PURPOSE_UNKNOWN,not one of the ten call purposes,
            7,5013334449,ROW_COLUMN_COUNT,"a row has two columns, a number and a call purpose",
            8,"'+445013334444,Charity",NUMBER_NOT_NANP,the country code is not 1,

            """,
            File.ReadAllText(report).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Outputs_ThatWouldDestroy_AreRefused()
    {
        using var folder = new Folder();
        var file = folder.Write("numbers.csv", "5013334444,Survey\n");
        AssertRefused(Tool.Run("numbers", "check", file, "--corrected", file, "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("numbers", "check", file, "--report", "x.csv", "--corrected", "x.csv", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("numbers", "check", file, "--report", Path.Combine(file, "x.csv"), "--json"), "FILE_UNWRITABLE");
        AssertRefused(Tool.Run("numbers", "check", file, "--split", Path.GetDirectoryName(file)!, "--json"), "FOLDER_NOT_EMPTY");
        AssertRefused(Tool.Run("numbers", "check", file, "--split", file, "--json"), "FILE_UNWRITABLE");
        AssertRefused(Tool.Run("numbers", "check", file, "--split", folder.PathOf("parts"), "--corrected", "x.csv", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("numbers", "check", file, "--report", "", "--json"), "FILE_UNWRITABLE");
        AssertRefused(Tool.Run("numbers", "check", file, "--split", folder.PathOf("parts"), "--report", folder.PathOf("parts", "numbers-000001.csv"), "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("numbers", "check", file, "--plan", file, "--report", file, "--json=true"), "PLAN_FOREIGN");
        Assert.Equal("5013334444,Survey\n", File.ReadAllText(file));
    }

    [Fact]
    public void Outputs_ThroughLinks_GoWhereTheyPoint()
    {
        if (OperatingSystem.IsWindows()) return; // links need a privilege there
        using var folder = new Folder();
        Directory.CreateDirectory(folder.PathOf("real"));
        var file = folder.Write("real/numbers.csv", "501-333-4444,Survey\n");
        Directory.CreateSymbolicLink(folder.PathOf("linked"), folder.PathOf("real"));
        File.CreateSymbolicLink(folder.PathOf("fixed.csv"), "real/fixed.csv");
        File.WriteAllText(folder.PathOf("real", "fixed.csv"), "old");
        File.SetUnixFileMode(folder.PathOf("real", "fixed.csv"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        AssertRefused(Tool.Run("numbers", "check", file, "--corrected", folder.PathOf("linked", "numbers.csv"), "--json"), "ARGUMENTS_INVALID");
        Assert.Equal(1, Tool.Run("numbers", "check", file, "--corrected", folder.PathOf("fixed.csv")).Status);
        Assert.Equal("5013334444,Survey\r\n", File.ReadAllText(folder.PathOf("real", "fixed.csv")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("real", "fixed.csv")));
        Assert.Equal("501-333-4444,Survey\n", File.ReadAllText(file));
    }

    [Fact]
    public void Report_UnusableFile_KeepsTheOldReport()
    {
        using var folder = new Folder();
        var report = folder.Write("report.csv", "old");
        AssertRefused(Tool.RunWith("", "numbers", "check", "-", "--report", report, "--json"), "FILE_EMPTY");
        AssertRefused(Tool.RunWith("", "numbers", "check", "-", "--report", report, "--split", folder.PathOf("parts"), "--json"), "FILE_EMPTY");
        Assert.Equal("old", File.ReadAllText(report));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Split_LongList_WritesFilesThatAreAcceptedWhole(bool fromStandardInput)
    {
        using var folder = new Folder();
        var list = string.Concat(Enumerable.Range(0, 1_100).Select(row => $"501333{row:D4},Survey\n")) + "5013330000,Survey\n5013330001,Prison\n50133,Survey\n\n";
        var (file, report, parted) = (folder.Write("list.txt", list), folder.PathOf("report.csv"), folder.PathOf("parts"));
        var run = fromStandardInput
            ? Tool.RunWith(list, "numbers", "check", "-", "--split", parted, "--report", report, "--json")
            : Tool.Run("numbers", "check", file, "--split", parted, "--report", report, "--json");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Equal("{\"accepted\":1099,\"rejected\":4,\"ignored\":1}", run.Json["counts"]!.ToJsonString());
        Assert.Equal(1_000, run.Json["accepted"]!.AsArray().Count);
        Assert.Equal(
            ["DUPLICATE_IN_BATCH_CONFLICT 2", "DUPLICATE_IN_BATCH 1", "DUPLICATE_IN_BATCH_CONFLICT 2", "NUMBER_LENGTH "],
            run.Json["rejected"]!.AsArray().Select(row => $"{row!["codes"]![0]} {row["firstLine"]}"));
        var parts = run.Json["parts"]!.AsArray().Select(part => (string)part!).ToList();
        Assert.Equal(["numbers-000001.csv", "numbers-000002.csv", "numbers-000003.csv"], parts.Select(Path.GetFileName));
        Assert.All(parts, part => Assert.Equal(0, Tool.Run("numbers", "check", part).Status));
        Assert.Equal(1_099, parts.Sum(part => File.ReadLines(part).Count()));
        Assert.Equal(1 + 4, File.ReadLines(report).Count());
    }

    [Fact]
    public void Split_NothingAccepted_WritesNoFile()
    {
        using var folder = new Folder();
        var run = Tool.RunWith("1,Survey\n", "numbers", "check", "-", "--split", folder.PathOf("parts"));
        Assert.Equal(1, run.Status);
        Assert.Contains("No file was written", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.PathOf("parts")));
    }

    private static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }
}

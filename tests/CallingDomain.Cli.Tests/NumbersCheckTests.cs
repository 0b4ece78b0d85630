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
              {"line":7,"text":"5013334449","codes":["ROW_COLUMN_COUNT"],"suggestion":null},
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

    private static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }
}

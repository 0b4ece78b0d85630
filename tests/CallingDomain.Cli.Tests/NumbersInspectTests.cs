using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

public sealed class NumbersInspectTests
{
    [Fact]
    public void Json_TheContractsExample_IsExactlyAsWritten()
    {
        var run = Tool.Run("numbers", "inspect", "5013334444", "--json");
        var expected = JsonNode.Parse("""
            {"numbers":[{"text":"5013334444","number":"+15013334444","valid":true,"possible":true,"region":"US","type":"FixedLineOrMobile","national":"(501) 333-4444","accepted":true,"codes":[]}]}
            """);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.True(JsonNode.DeepEquals(expected, run.Json), run.Output);
    }

    [Fact]
    public void Json_WhatCannotBeRead_HasNoNumberAndTheCode()
    {
        var run = Tool.Run("numbers", "inspect", "call me", "--json");
        Assert.Equal(1, run.Status);
        Assert.Equal(
            """{"text":"call me","number":null,"valid":false,"possible":false,"region":null,"type":"Unknown","national":null,"accepted":false,"codes":["NUMBER_HAS_LETTERS"]}""",
            run.Json["numbers"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("IT", "world", "06 1234 5678", "+390612345678", "IT", "FixedLine", "")]
    [InlineData("FR", "world", "0044 20 7946 0958", "+442079460958", "GB", "FixedLine", "")]
    [InlineData("US", "us", "(501) 333-4444", "+15013334444", "US", "FixedLineOrMobile", "")]
    [InlineData("US", "us", "+390612345678", "+390612345678", "IT", "FixedLine", "NUMBER_NOT_NANP")]
    [InlineData("US", "us", "4163334444", "+14163334444", "CA", "FixedLineOrMobile", "NUMBER_NOT_US")]
    [InlineData("US", "nanp", "4163334444", "+14163334444", "CA", "FixedLineOrMobile", "")]
    [InlineData("US", "us", "5015550123", "+15015550123", "US", "FixedLineOrMobile", "NUMBER_FICTIONAL")]
    [InlineData("US", "lab", "5015550123", "+15015550123", "US", "FixedLineOrMobile", "")]
    [InlineData("US", "us", "2323334444", "+12323334444", null, "Unknown", "NUMBER_AREA_CODE_UNASSIGNED")]
    [InlineData("US", "world", "+999123456", null, null, "Unknown", "NUMBER_CALLING_CODE_UNKNOWN")]
    public void Json_ByRegionAndPolicy_SaysWhoseAndWhyNot(string region, string policy, string text, string? number, string? whose, string type, string codes)
    {
        var run = Tool.Run("numbers", "inspect", text, "--region", region, "--policy", policy, "--json");
        var row = run.Json["numbers"]![0]!;
        Assert.Equal((number, whose, type), ((string?)row["number"], (string?)row["region"], (string)row["type"]!));
        Assert.Equal(codes, string.Join(' ', row["codes"]!.AsArray().Select(code => (string)code!)));
        Assert.Equal(codes.Length == 0, (bool)row["accepted"]!);
        Assert.Equal(codes.Length == 0 ? 0 : 1, run.Status);
    }

    [Fact]
    public void Json_StandardInput_IsReadLineByLine()
    {
        var run = Tool.RunWith("5013334444\r\n\n+390612345678\n", "numbers", "inspect", "-", "--policy", "world", "--json");
        Assert.Equal(["+15013334444", null, "+390612345678"], run.Json["numbers"]!.AsArray().Select(row => (string?)row!["number"]));
        Assert.Equal("NUMBER_MISSING", (string)run.Json["numbers"]![1]!["codes"]![0]!);
    }

    [Theory]
    [InlineData("5013334444\u001A", 1)]
    [InlineData("5013334444\n\u001A", 1)]
    [InlineData("5013334444\r\n\u001A\u001A\u001A", 1)]
    [InlineData("5013334444\n5013334445\u001A\u001A", 2)]
    [InlineData("\u001A", 0)]
    public void Json_EndOfFileSignBehindTheLastLine_IsPassedOver(string input, int numbers)
    {
        var run = Tool.RunWith(input, "numbers", "inspect", "-", "--json");
        Assert.Equal((0, numbers), (run.Status, run.Json["numbers"]!.AsArray().Count));
    }

    [Fact]
    public void Json_EndOfFileSignElsewhere_IsRefusedAsAnyControlCharacter()
    {
        var run = Tool.RunWith("501\u001A3334444\n5013334444\u001A\n5013334444\n", "numbers", "inspect", "-", "--json");
        Assert.Equal(["NUMBER_PUNCTUATION", "NUMBER_PUNCTUATION", ""], run.Json["numbers"]!.AsArray().Select(row => string.Join(' ', row!["codes"]!.AsArray())));
    }

    [Theory]
    [InlineData("'+15013334444", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("=\"5013334444\"", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("501\u200B3334444", "NUMBER_WHITESPACE")]
    [InlineData("\uFF08501\uFF09333\uFF0D4444", "NUMBER_PUNCTUATION")]
    [InlineData("(501) 333-4444", null)]
    public void Json_WhatLeavesNoDigitInDoubt_IsMendedWithANotice(string text, string? notices)
    {
        var row = Tool.Run("numbers", "inspect", text, "--json").Json["numbers"]![0]!;
        Assert.Equal((text, "+15013334444", notices), ((string)row["text"]!, (string?)row["number"], row["notices"] is { } codes ? string.Join(' ', codes.AsArray()) : null));
    }

    [Fact]
    public void Tables_MendedAndNewerNumbers_ShowTheirCodes()
    {
        Assert.Contains("NUMBER_SPREADSHEET_GUARD", Tool.Run("numbers", "inspect", "'+15013334444").Output, StringComparison.Ordinal);
        Assert.Contains("NUMBER_NEWER_THAN_PLAN", Tool.Run("numbers", "inspect", "4363334444").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LongText_IsCutAndSaysItsLength()
    {
        var text = new string('5', 199) + "\U0001F600" + new string('5', 100_000);
        var row = Tool.Run("numbers", "inspect", text, "--json").Json["numbers"]![0]!;
        Assert.Equal((new string('5', 199) + "\u2026", text.Length), ((string)row["text"]!, (int)row["textLength"]!));
        Assert.InRange(Tool.Run("numbers", "inspect", text).Output.Length, 1, 20_000);
        Assert.Null(Tool.Run("numbers", "inspect", new string('5', 200), "--json").Json["numbers"]![0]!["textLength"]);
    }

    [Fact]
    public void Tables_SeveralNumbers_ShowOneRowEach()
    {
        var run = Tool.Run("numbers", "inspect", "5013334444", "9113334444", "501");
        Assert.Contains("(501) 333-4444", run.Output, StringComparison.Ordinal);
        Assert.Contains("NUMBER_AREA_CODE_N11", run.Output, StringComparison.Ordinal);
        Assert.Matches("Valid +Possible +Region", run.Output);
        Assert.Matches(@"\+19113334444 +no +yes ", run.Output);
        Assert.Matches(@"\+1501 +no +no ", run.Output);
    }

    [Theory]
    [InlineData("NUMBER_REGION_UNKNOWN", "--region", "Mars")]
    [InlineData("NUMBER_REGION_UNKNOWN", "--region", "001")]
    [InlineData("VALUE_UNKNOWN", "--policy", "eu")]
    [InlineData("ARGUMENTS_INVALID", "--polcy", "world")]
    [InlineData("ARGUMENTS_INVALID", "-x")]
    [InlineData("FILE_NOT_FOUND", "--plan", "missing.plan")]
    public void Run_InvalidOptions_EndWithTwo(string code, params string[] options)
    {
        var run = Tool.Run(["numbers", "inspect", "5013334444", "--json", .. options]);
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Cli.Tests;

/// <summary>Tables for people: as wide as the terminal, and nothing in them that it would obey or hide.</summary>
public sealed partial class TableTests
{
    private static readonly string[][] Examples =
    [
        ["campaign", "simulate", Example("multi-number", "campaign.json")],
        ["campaign", "simulate", Example("campaign", "campaign.json"), "--seed", "3"],
        ["campaign", "simulate", Example("campaign", "campaign.json"), "--seed", "3", "--until", "2026-03-06T20:00:00Z"],
        ["campaign", "explain", Example("campaign", "campaign.json"), "--seed", "3", "--contact", "bob", "--at", "2026-03-06T20:00:00Z"],
        ["numbers", "inspect", "5013334444", "9115551212", "+44 20 7946 0958", "4363334444", "x"],
        ["numbers", "check", Example("number-template", "numbers.csv")],
        ["numbers", "check", Example("number-template", "every-code.csv")],
        ["contacts", "check", Example("contacts", "contacts.csv"), "--types", Example("contacts", "types.json")],
        ["contacts", "check", Example("contacts", "every-code.csv"), "--types", Example("contacts", "types.json"), "--columns", Example("contacts", "every-code-columns.json")],
        ["contacts", "check", Example("contacts", "every-role-code.csv"), "--types", Example("contacts", "types.json"), "--columns", Example("contacts", "every-role-code-columns.json")],
        ["contacts", "check", Example("contacts", "contacts.csv"), "--ignore-columns", "Holiday Home"],
        ["portal", "run", Example("portal", "scenario.json")],
        ["plan", "show"],
    ];

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Tables_AtAnyWidth_BreakNoPhoneTimeOrCodeAndNoLineIsLonger(int width) => Assert.All(Examples, example =>
    {
        var (narrow, wide) = (Tool.RunAt(width, example), Tool.RunAt(1000, example));
        Assert.NotEmpty(narrow.Output);
        Assert.All(narrow.Output.Split('\n'), line => Assert.True(CellText.WidthOf(line) <= width, line));
        Assert.Equal(Whole().Matches(wide.Output).Select(match => match.Value).Order(StringComparer.Ordinal), Whole().Matches(narrow.Output).Select(match => match.Value).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Tables_TheReadmesExample_IsATableAtEightyColumnsAndRecordsAtSixty()
    {
        Assert.Contains("\n2  c1       +390612345679  Office   1     NoAnswer  10:01:00  10:01:00  1\n", Tool.RunAt(80, Examples[0]).Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n# 2  Contact c1  Phone +390612345679  Type Office  Pass 1\n  Status NoAnswer  Dialed 10:01:00  Ended 10:01:00\n  Attempt 1\n",
            Tool.RunAt(60, Examples[0]).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_CallsOfSeveralDays_HaveEachDateOnce()
    {
        var history = Tool.RunAt(120, Examples[1]).Output.Split("\nFinal\n")[0];
        foreach (var date in new[] { "2026-03-06", "2026-03-08", "2026-03-09" }) Assert.Single(Regex.Matches(history, date));
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "02:30:00 +02")]
    [InlineData("2026-10-25T01:30:00Z", "02:30:00 +01")]
    [InlineData("2026-10-25T02:30:00Z", "03:30:00")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    public void LocalTimes_TimesThatClocksShowTwiceOrNever_AreUnambiguous(string instant, string expected) =>
        Assert.EndsWith(expected, LocalTimes.Full(InstantText.Read(instant)!.Value, DateTimeZoneProviders.Tzdb["Europe/Rome"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Ada \u202Edlot", "Ada \\u202Edlot")]
    [InlineData("a\u200Bb\u00ADc\uFEFF", "a\\u200Bb\\u00ADc\\uFEFF")]
    [InlineData("\u001b[31m\r\n\t\u0085\u2028\u2029", "\\u001B[31m\\u000D\\u000A\\u0009\\u0085\\u2028\\u2029")]
    [InlineData("\U000E0041 \u3164 \uE000", "\\U000E0041 \\u3164 \\uE000")]
    [InlineData("Ünï 漢字 😀 🏳", "Ünï 漢字 😀 🏳")]
    public void VisibleText_SignsThatAreObeyedOrHidden_AreWrittenOut(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void VisibleText_HalfACharacterAndGreatLength_AreShown()
    {
        Assert.Equal("a\\uD83Db", VisibleText.Of("a\uD83Db"));
        Assert.Equal(new string('x', 2000) + "…", VisibleText.Of(new string('x', 1 << 20)));
    }

    [Fact]
    public void Output_HiddenSignsOfFiles_ReachNeitherStream()
    {
        const string hidden = "x\u202Ey\u200Bz\u001b[31m";
        var json = JsonValue.Create(hidden).ToJsonString();
        using var folder = new Folder();
        var (contacts, numbers) = (folder.Write("contacts.csv", $"Id,Name,Phone\n{hidden},{hidden},+390612345678\n{hidden},a,b{hidden}\n"), folder.Write("numbers.csv", $"\"{hidden}\n\",Survey\n+15013334444,Survey\n"));
        Tool[] runs =
        [
            Tool.Run("contacts", "check", contacts), Tool.Run("numbers", "check", numbers), Tool.Run("numbers", "inspect", hidden), Tool.Run("numbers", "check", hidden + ".csv"), Tool.Run(hidden),
            Tool.RunWith($$"""{"now":"2026-03-02T09:00:00Z","steps":[{"do":"addNumbers","to":{"business":"b"},"rows":[[{{json}},{{json}}]]},{"do":{{json}}}]}""", "portal", "run", "-"),
            Tool.RunWith($$"""{"now":"2026-03-02T09:00:00Z","steps":[{"do":"createBusiness","id":"b","name":"B"},{"do":"addNumbers","to":{"business":"b"},"rows":[[{{json}},{{json}}]]}]}""", "portal", "run", "-"),
            Tool.RunWith(CampaignSamples.Campaign(campaign => campaign["contacts"]![0]!["id"] = hidden), "campaign", "simulate", "-"),
            Tool.RunWith(CampaignSamples.Campaign(campaign => campaign["contacts"]![0]!["id"] = hidden), "campaign", "explain", "-", "--contact", hidden, "--at", "2026-03-02T09:00:00Z"),
            Tool.RunWith($$"""{"{{hidden.Replace("\u001b", "", StringComparison.Ordinal)}}":1}""", "campaign", "simulate", "-"),
        ];
        Assert.All(runs, run =>
        {
            Assert.Contains("\\u202E", run.Output + run.Error, StringComparison.Ordinal);
            foreach (var sign in "\u202E\u200B\u001b") Assert.DoesNotContain(sign, run.Output + run.Error);
        });
    }

    private static string Example(params string[] parts) => Repository.PathOf(["docs", "examples", .. parts]);

    [GeneratedRegex(@"\+\d{8,15}|\d\d:\d\d:\d\d|\b[A-Z]+(?:_[A-Z0-9]+)+\b|\(\d{3}\) \d{3}-\d{4}|\b\d{10,11}\b")]
    private static partial Regex Whole();
}

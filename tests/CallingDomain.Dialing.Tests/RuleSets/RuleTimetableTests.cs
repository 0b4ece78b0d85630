using System.Globalization;
using System.Text.RegularExpressions;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The timetables of <c>docs/rules.md</c>, by a campaign under the rule sets of the library.</summary>
public sealed partial class RuleTimetableTests
{
    private static readonly string[] Louisiana = ["us-federal-hours", "us-louisiana"];
    private static readonly string[] Mississippi = ["us-federal-hours", "us-mississippi-telephone-solicitation", "us-mississippi-unsolicited-calls"];
    private static readonly string[] France = ["fr-hours-until-2026-08-10", "fr-hours", "fr-frequency", "fr-refusal-until-2026-08-10", "fr-refusal", "fr-consent"];

    [Fact]
    public void Florida_AcrossAClockChange_IsAsOnThePage()
    {
        var person = new RuleTimetable(["us-federal-hours", "us-florida"], "+13055550103", "America/New_York", "Sales");
        var (first, last) = (new LocalDate(2026, 3, 6), new LocalDate(2026, 3, 10));
        var calls = person.Calls(first.At(new LocalTime(15, 0)), last, Duration.FromHours(2));
        AssertOnThePage("Florida", first, last, ("Open", person.Open), ("Calls", date => string.Join(' ', calls[date])));
    }

    [Fact]
    public void RegulationF_SevenCallsAndAConversation_AreAsOnThePage()
    {
        var person = new RuleTimetable(["us-regulation-f", "us-regulation-f-hours"], "+13125550104", "America/Chicago", "Debt") { Conversation = new LocalDateTime(2026, 11, 12, 15, 0) };
        var (first, last) = (new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 20));
        var calls = person.Calls(first.At(new LocalTime(9, 0)), last, Duration.FromHours(3));
        AssertOnThePage("Regulation F", first, last, ("Calls", date => string.Join(' ', calls[date])));
    }

    [Fact]
    public void France_AcrossTheChangeOfTheLaw_IsAsOnThePage()
    {
        var ada = new RuleTimetable(France, "+33140000001", "Europe/Paris", "Sales");
        var bob = ada with { Fields = [("otherHoursConsentOn", "2026-06-01"), ("consentOn", "2026-06-01")] };
        AssertOnThePage("France", new LocalDate(2026, 8, 7), new LocalDate(2026, 8, 17), ("Ada", ada.Open), ("Bob", bob.Open));
    }

    [Fact]
    public void Louisiana_WithAProclaimedDay_IsAsOnThePage() =>
        AssertOnThePage("Louisiana", new LocalDate(2023, 6, 30), new LocalDate(2023, 7, 5), ("Open", new RuleTimetable(Louisiana, "+15045550105", "America/Chicago", "Sales").Open));

    [Fact]
    public void Mississippi_ForAPersonWithANumberOfTennessee_IsAsOnThePage()
    {
        var ada = new RuleTimetable(Mississippi, "+16015550106", "America/Chicago", "Sales");
        var bob = new RuleTimetable(Mississippi, "+14235550107", "America/New_York", "Sales") { Fields = [("state", "MS")] };
        AssertOnThePage("Mississippi", new LocalDate(2026, 7, 3), new LocalDate(2026, 7, 6), ("Ada, Central", ada.Open), ("Bob, Eastern", bob.Open));
    }

    private static void AssertOnThePage(string heading, LocalDate first, LocalDate last, params (string Title, Func<LocalDate, string> Cell)[] columns)
    {
        string[][] rows =
        [
            ["Date", "Day", .. columns.Select(column => column.Title)],
            .. Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays)
                .Select(date => (string[])[date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), date.DayOfWeek.ToString(), .. columns.Select(column => column.Cell(date))]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var table = string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
        Assert.Equal(table, Blocks().Matches(Repository.Text("docs", "rules.md")).Single(block => block.Groups[1].Value == heading).Groups[2].Value.Trim(), ignoreLineEndingDifferences: true);
    }

    [GeneratedRegex(@"^### ([^\n]+)\n[^#]*?```text\n(.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}

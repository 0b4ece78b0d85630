using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Cli.Tests;

public sealed partial class DocumentationTests
{
    private static readonly Type[] Packages = [typeof(PhoneNumber), typeof(Contact), typeof(Campaign), typeof(Portal), typeof(Cli)];

    [Fact]
    public void Readme_CodeExample_IsTheOneBelow()
    {
        var source = Repository.Text("tests", "CallingDomain.Cli.Tests", "DocumentationTests.cs");
        var (usings, example) = (
            Block(Repository.Text("README.md"), "csharp").Split("\n\n", 2)[0],
            Block(Repository.Text("README.md"), "csharp").Split("\n\n", 2)[1]);
        Assert.Equal(example, Example(source));
        Assert.All(usings.Split('\n'), line => Assert.Contains(line + "\n", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_CodeBlocks_AreAllCompiled() => Assert.Single(Regex.Matches(Repository.Text("README.md"), "^```csharp$", RegexOptions.Multiline));

    [Fact]
    public void Readme_CallsInSentences_CompileAndDoWhatTheySay()
    {
        var calls = Regex.Matches(Repository.Text("README.md"), @"`(campaign\.[^`]+)`").Select(match => match.Groups[1].Value).ToList();
        var source = Region(Repository.Text("tests", "CallingDomain.Cli.Tests", "DocumentationTests.cs"), "        // README sentences\n");
        Assert.Equal(3, calls.Count);
        Assert.All(calls, call => Assert.Contains(call, source, StringComparison.Ordinal));
        RunSentences();
    }

    [Fact]
    public void Readme_CodeExample_PrintsWhatItSays()
    {
        var printed = new StringWriter { NewLine = "\n" };
        RunExample(printed);
        Assert.Equal(Block(Repository.Text("README.md"), "text"), printed.ToString());
    }

    [Fact]
    public void Readme_Commands_NameFilesThatAreThere() => Assert.All(
        PathInCommand().Matches(Repository.Text("README.md")).Select(match => match.Value),
        path => Assert.True(Path.Exists(Repository.PathOf(path)), path));

    [Fact]
    public void Ci_Runs_TheReadmesTestCommand()
    {
        var command = Block(Repository.Text("README.md"), "sh").Split('\n').Single(line => line.StartsWith("dotnet test", StringComparison.Ordinal));
        Assert.Contains($"\n{command} ", Repository.Text(".ci", "run"), StringComparison.Ordinal);
    }

    [Fact]
    public void CliPage_Examples_AreReadAsTheyStand()
    {
        var blocks = JsonBlocks().Matches(Repository.Text("docs", "cli.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(
            0,
            Tool.RunWith(blocks.Single(block => block.Contains("\"outcomes\"", StringComparison.Ordinal)), "campaign", "simulate", "-", "--json").Status);
        var check = Tool.RunWith("+15013334444,Customer Service\n501-333-4444,Survey\n\n", "numbers", "check", "-", "--json");
        AssertSame(blocks.Single(block => block.Contains("\"lines\"", StringComparison.Ordinal)), check);
        AssertSame(blocks.Single(block => block.Contains("\"numbers\"", StringComparison.Ordinal)), Tool.Run("numbers", "inspect", "5013334444", "--json"));
        AssertSame(
            blocks.Single(block => block.Contains("\"notBefore\"", StringComparison.Ordinal)),
            Tool.Run("campaign", "explain", Repository.PathOf("docs", "examples", "multi-number", "campaign.json"), "--contact", "c1", "--at", "2026-03-02T09:00:30Z", "--json"));
    }

    [Fact]
    public void NumberTemplate_Example_HasBothFormsAndFiveKindsOfBadRows()
    {
        var run = Tool.Run("numbers", "check", Repository.PathOf("docs", "examples", "number-template", "numbers.csv"), "--json");
        Assert.Equal("{\"accepted\":2,\"rejected\":5,\"ignored\":1}", run.Json["counts"]!.ToJsonString());
        Assert.Equal(5, run.Json["rejected"]!.AsArray().Select(row => (string)row!["codes"]![0]!).Distinct().Count());
    }

    [Fact]
    public void NumberTemplate_EveryCode_IsAnsweredAsWritten()
    {
        var run = Tool.Run("numbers", "check", Repository.PathOf("docs", "examples", "number-template", "every-code.csv"), "--json");
        Assert.Equal(Repository.Text("docs", "examples", "number-template", "every-code.json"), run.Output);
        string[] ofOtherProfilesPoliciesAndReadings =
        [
            "ROW_SEPARATOR_HINT", "NUMBER_NOT_E164", "NUMBER_CALLING_CODE_UNKNOWN", "NUMBER_REGION_UNKNOWN", "NUMBER_REGION_NOT_ALLOWED",
            "NUMBER_TOLL_FREE_NOT_ALLOWED", "PURPOSE_NOT_ALLOWED",
        ];
        Assert.All(
            ReasonConventions.Codes(typeof(NumberReason)).Except(ofOtherProfilesPoliciesAndReadings),
            code => Assert.Contains($"\"{code}\"", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void NumbersPage_Transitions_AreThoseOfTheTable()
    {
        var written = Repository.Text("docs", "numbers.md").Split('\n').Where(line => line.Contains(" --> ", StringComparison.Ordinal)).Select(line => line.Trim());
        var table = Vetting.Transitions.Select(row => $"{row.From} --> {row.To}: {(row.Reasons.IsEmpty ? "approved" : string.Join(", ", row.Reasons.Select(reason => reason.Code())))}");
        Assert.Equal(table.Prepend($"[*] --> {Vetting.Initial}"), written);
    }

    [Fact]
    public void ProgramsPage_Diagram_IsThatOfTheTable()
    {
        var written = Repository.Text("docs", "programs.md").Split('\n').Where(line => line.Contains(" --> ", StringComparison.Ordinal)).Select(line => line.Trim());
        var table =
            from row in ProgramTransitions.All
            from phase in row.From
            select $"{phase} --> {row.To?.ToString() ?? "ByTime"}: {row.Action}";
        Assert.Equal(table.Prepend("[*] --> Draft"), written);
    }

    [Fact]
    public void PortalExample_EveryFlowOfTheSeeds_AnswersAsWritten()
    {
        var run = Tool.Run("portal", "run", Repository.PathOf("docs", "examples", "portal", "scenario.json"), "--json");
        Assert.Equal(Repository.Text("docs", "examples", "portal", "results.json"), run.Output);
    }

    [Fact]
    public void ReasonCodes_Page_ListsEveryCodeOnceUnderItsEnumeration()
    {
        var page = Repository.Text("docs", "reason-codes.md");
        var reasons = Packages.SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsEnum && type.Name.EndsWith("Reason", StringComparison.Ordinal))
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        var expected = reasons.Select(type => (type.Name, string.Join(' ', ReasonConventions.Codes(type))))
            .Where(reason => reason.Name is not ("CloseReason" or "WaitReason"));
        var written = Sections().Matches(page)
            .Select(section =>
                (section.Groups[1].Value, string.Join(' ', Rows().Matches(section.Groups[2].Value).Select(row => row.Groups[1].Value))));
        Assert.Equal(expected, written);
    }

    [Fact]
    public void Reasons_OfNumbersAndFiles_HaveWords()
    {
        Assert.All(
            Enum.GetValues<NumberReason>().Where(reason => reason != NumberReason.Unspecified),
            reason => Assert.NotEqual("no reason given", Wording.Of(reason)));
        Assert.All(
            Enum.GetValues<FileReason>().Where(reason => reason != FileReason.Unspecified),
            reason => Assert.NotEqual("It cannot be used.", Wording.Of(new FileRefusal(reason))));
    }

    private static void RunExample(TextWriter Console)
    {
        // README
        var start = Instant.FromUtc(2026, 3, 2, 9, 0);
        var retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromMinutes(1) }.WithDefault(new RetryRule(MaxAttempts: 3, RetryAfter: Duration.FromMinutes(2)));
        var campaign = new Campaign(new CampaignSettings { Retry = retry }, new CampaignOptions { KeepHistory = true });

        var office = new AdditionalPhone(PhoneNumber.Parse("+390612345679"), new ContactItemType("Office", OrderBy: 1));
        campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612345678")) { AdditionalPhones = [office] }, start);

        Simulation.Run(campaign, new OutcomeScript { Others = [CallStatus.NoAnswer, CallStatus.Reached] }, start);
        foreach (var call in campaign.History) Console.WriteLine($"{call.Attempt.DialedAt} {call.Attempt.Phone.Phone} {call.Status}");
        Console.WriteLine($"{campaign.Final[0].ContactId}: {campaign.Final[0].Reason}");

        // README ends
    }

    private static void RunSentences()
    {
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        var status = CallStatus.NoAnswer;
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612345678")), now);

        // README sentences
        var isClaimed = campaign.TryClaim(now, out var attempt);
        var ended = campaign.End(attempt.Id, status, now);
        var next = campaign.NextWakeUp;

        // README ends
        Assert.Equal((true, "+390612345678", true, now + Duration.FromMinutes(150)), (isClaimed, attempt.Phone.Phone.ToString(), ended.IsOk, next));
    }

    private static void AssertSame(string expected, Tool run) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), run.Json), run.Output);

    private static string Block(string page, string language)
    {
        var begin = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    private static string Example(string source)
    {
        var lines = Region(source, "        // README\n").Split('\n');
        return string.Join('\n', lines.Select(line => line.Length > 8 ? line[8..] : ""));
    }

    private static string Region(string source, string first)
    {
        var begin = source.IndexOf(first, StringComparison.Ordinal) + first.Length;
        return source[begin..source.IndexOf("\n        // README ends", begin, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"(?<=[ (])(src|docs|benchmarks)/[\w./-]+")]
    private static partial Regex PathInCommand();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlocks();

    [GeneratedRegex(@"^## `(\w+)`.*?\n(.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^\| `([A-Z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>The installed tool, in native code and portable, compared with the build of these tests: every documented command line and many refusals give the same bytes, status and files.</summary>
public sealed partial class InstalledToolTests(InstalledTool tool) : IClassFixture<InstalledTool>, IDisposable
{
    private readonly Folder _folder = new();

    /// <summary>Each ends with status 2 or shows another form of output. In the folder of the examples.</summary>
    private static readonly string[] OtherLines =
    [
        "callingdomain --version",
        "callingdomain help schema",
        "callingdomain help schemas --json",
        "callingdomain '[suggest:x]' camp",
        "callingdomain '[suggest:4]' camp",
        "callingdomain campaign explain campaign.json --contact",
        "callingdomain campain",
        "callingdomain campain --json",
        "callingdomain numbers check",
        "callingdomain numbers check --halp",
        "callingdomain numbers check nowhere.csv --json",
        "callingdomain numbers check docs",
        "callingdomain numbers check numbers.csv --policy uss --json",
        "callingdomain numbers check numbers.csv --policy",
        "callingdomain numbers check numbers.csv --policy us --policy us",
        "callingdomain numbers check numbers.csv --report /proc/nowhere/report.csv",
        "callingdomain numbers check numbers.csv --report /dev/full",
        "callingdomain numbers check numbers.csv > /dev/full",
        "callingdomain numbers check numbers.csv --json=perhaps",
        "printf '' | callingdomain numbers check -",
        "printf '\\377\\376' | callingdomain numbers check - --json",
        "printf 'PK\\003\\004' | callingdomain contacts check - --json",
        "printf '+15013334444,Survey\\n501-333-4444,Surveys\\n' | callingdomain numbers check - --profile tolerant --json",
        "printf '5013334444\\n\\342\\200\\256\\n9008001000' | callingdomain numbers inspect - --json",
        "COLUMNS=50 callingdomain numbers check docs/examples/number-template/every-code.csv",
        "callingdomain numbers check docs/examples/number-template/every-code.csv --json",
        "callingdomain numbers check docs/examples/number-template/every-code.csv --split parts --report report.csv --corrected corrected.csv",
        "callingdomain contacts check docs/examples/contacts/every-code.csv --columns docs/examples/contacts/every-code-columns.json --types docs/examples/contacts/types.json --json",
        "callingdomain contacts check docs/examples/contacts/contacts.csv --types docs/examples/contacts/contacts.csv",
        "callingdomain contacts check docs/examples/contacts/contacts.csv --types docs/examples/contacts/columns.json --json",
        "callingdomain contacts check docs/examples/contacts/contacts.csv --region QQ",
        "callingdomain campaign simulate docs/examples/multi-number/campaign.json --json",
        "callingdomain campaign simulate docs/examples/campaign/campaign.json --seed 3 --json",
        "callingdomain campaign simulate docs/examples/campaign/campaign.json --seed 3 --history history.csv --report report.html",
        "COLUMNS=60 callingdomain campaign simulate docs/examples/campaign/campaign.json --seed 3",
        "callingdomain campaign simulate docs/examples/campaign/campaign.json --seed three",
        "callingdomain campaign simulate docs/examples/campaign/campaign.json --until tomorrow --json",
        "callingdomain campaign simulate docs/examples/campaign/campaign.json --report docs/examples/campaign/campaign.json",
        "callingdomain campaign explain docs/examples/campaign/campaign.json --contact nobody --at 2026-03-02T09:00:00Z --json",
        "callingdomain campaign explain docs/examples/multi-number/campaign.json --contact c1 --at 2026-03-02T09:00:30Z --json",
        "callingdomain campaign init --example callbacks --json",
        "callingdomain campaign init --example limit",
        "callingdomain portal run docs/examples/portal/scenario.json --store sqlite:portal.db --json",
        "CALLINGDOMAIN_POSTGRES= callingdomain campaign run docs/examples/campaign/campaign.json --store postgres --json",
        "callingdomain campaign run docs/examples/campaign/campaign.json --store 'postgres:Host=127.0.0.1;Port=1;Username=ada' --json",
        "callingdomain schema scenario",
        "callingdomain schema types",
        "callingdomain schema columns",
        "callingdomain schema campaigns",
        "callingdomain portal run docs/examples/portal/scenario.json --json",
        "callingdomain portal run docs/examples/contacts/types.json",
        "printf '{\"now\":\"2026-03-02T09:00:00Z\",\"steps\":[{\"do\":\"createBusiness\",\"id\":\"acme\",\"name\":\"Acme\"}]}' | callingdomain portal run - --store portal.store --json",
        "printf '{' | callingdomain portal run - --json",
        "printf '{\"a\":1,\"a\":2}' | callingdomain campaign simulate -",
        "callingdomain plan show --json",
        "callingdomain plan show --plan docs/examples/contacts/types.json",
        "callingdomain plan build docs/examples/contacts/types.json new.plan --json",
    ];

    /// <summary>Every documented command line, and the others.</summary>
    private static IEnumerable<string> Lines =>
    [
        .. DocumentedLines("README.md"), .. DocumentedLines("docs", "cli.md"), .. HelpTests.ExampleLines, .. HelpTests.HelpLines, .. OtherLines,
    ];

    private string[] Builds => [tool.Jit, tool.Native, tool.Portable];

    [InstalledToolFact]
    public void Packages_OfTheTool_HoldOneNativeFileOrPortableAssemblies()
    {
        var pointer = Files(tool.Native).Single(name => name.EndsWith("/tools/any/any/DotnetToolSettings.xml", StringComparison.Ordinal));
        var named = XDocument.Load(Path.Combine(tool.Native, pointer)).Descendants("RuntimeIdentifierPackage").Select(each => $"{each.Attribute("RuntimeIdentifier")!.Value}: {each.Attribute("Id")!.Value}");
        Assert.Equal(["linux-x64: CallingDomain.Cli.linux-x64", "any: CallingDomain.Cli.any"], named);
        var native = Path.GetRelativePath(tool.Native, new FileInfo(Path.Combine(tool.Native, "callingdomain")).ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        Assert.EndsWith("/tools/any/linux-x64/callingdomain", native, StringComparison.Ordinal);
        Assert.Equal(["DotnetToolSettings.xml", "callingdomain", "libe_sqlite3.so"], Files(Path.Combine(tool.Native, Path.GetDirectoryName(native)!)));
        Assert.Equal(
            ["callingdomain"],
            Files(tool.Portable).Where(name => name is "callingdomain" || name.EndsWith(".pdb", StringComparison.Ordinal) || name.EndsWith("/callingdomain", StringComparison.Ordinal)));
        Assert.Single(Files(tool.Portable), name => name.EndsWith("/tools/net10.0/any/callingdomain.dll", StringComparison.Ordinal));
    }

    [InstalledToolFact]
    public void Tool_NativeAndPortable_AnswersEveryLineAsTheBuildOfTheTests()
    {
        var lines = Lines.ToList();
        var answers = Builds.AsParallel().AsOrdered().Select(build => Run(build, lines)).ToList();
        Assert.Contains(answers[0], answer => answer.StartsWith("status 0\n", StringComparison.Ordinal));
        Assert.DoesNotContain(answers[0], answer => answer.StartsWith("status 127\n", StringComparison.Ordinal)); // a command that a shell does not find
        for (var line = 0; line < lines.Count; line++) Assert.All(answers, each => Assert.Equal(answers[0][line], each[line]));
    }

    [InstalledToolFact(NeedsPostgreSql = true)]
    public void Tool_OnPostgreSql_AnswersAsWithoutAStoreInEveryBuild()
    {
        HelpTests.WriteFiles(_folder);
        Copy(Repository.PathOf("docs", "examples"), _folder.PathOf("docs", "examples"));
        foreach (var build in Builds)
        {
            var connection = PostgreSqlServer.Shared.CreateDatabaseAsync().GetAwaiter().GetResult();
            foreach (var (durable, plain) in new[] { ("campaign run docs/examples/campaign/campaign.json --seed 3", "campaign simulate docs/examples/campaign/campaign.json --seed 3"), ("portal run docs/examples/portal/scenario.json", "portal run docs/examples/portal/scenario.json") })
                Assert.Equal(Shell(build, _folder, $"callingdomain {plain} --json"), Shell(build, _folder, $"{PostgresStore.Variable}='{connection}' callingdomain {durable} --store postgres --json"));
        }
    }

    [InstalledToolFact]
    public void Tool_OnATerminal_HasItsWidthAndColorsInEveryBuild()
    {
        HelpTests.WriteFiles(_folder);
        var outputs = Builds.Select(build => Shell(build, _folder, OnATerminal("stty cols 70; callingdomain numbers check numbers.csv")).Output).ToList();
        Assert.Contains("\u001b[1m", outputs[0], StringComparison.Ordinal); // headings are bold
        Assert.DoesNotMatch("(?m)^.{80}", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(outputs[0])));
        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
    }

    [InstalledToolFact]
    public void Tool_WorkOfMoreThanASecondOnATerminal_ShowsAProgressBarInNativeCode()
    {
        WriteContacts(rows: 1_000_000);
        _folder.Write("stop.sh", """
            callingdomain contacts check contacts.csv --columns columns.json --report report.csv > /dev/null &
            while [ ! -e .report.csv.callingdomain-tmp ]; do :; done
            kill -STOP $!
            sleep 1.1
            kill -CONT $!
            wait

            """);
        var (_, output, _) = Shell(tool.Native, _folder, OnATerminal("sh stop.sh"));
        Assert.Matches("\r\\[#*\\.*\\] [0-9,]+ of [0-9,]+ KiB read", output);
        Assert.EndsWith("\r\u001b[2K", output, StringComparison.Ordinal);
    }

    [InstalledToolFact]
    public void Tool_InterruptedWhileItWrites_LeavesTheFolderAsItWasInNativeCode()
    {
        WriteContacts(rows: 400_000);
        var report = _folder.Write("report.csv", "old");
        using var run = ToolProcess.StartFile(Path.Combine(tool.Native, "callingdomain"), [], "contacts", "check", _folder.PathOf("contacts.csv"), "--columns", _folder.PathOf("columns.json"), "--report", report);
        run.Until(() => File.Exists(_folder.PathOf(".report.csv.callingdomain-tmp")));
        run.Signal("INT");
        Assert.Equal(130, run.End().Status);
        Assert.Equal("old", File.ReadAllText(report));
        Assert.Equal(["columns.json", "contacts.csv", "report.csv"], Files(_folder.PathOf()));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> DocumentedLines(params string[] page) =>
        ShellBlocks().Matches(Repository.Text(page)).SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Select(line => line.Replace("dotnet run -c Release --project src/CallingDomain.Cli --", "callingdomain", StringComparison.Ordinal))
            .Where(line => line.StartsWith("callingdomain", StringComparison.Ordinal));

    private static string OnATerminal(string line) => $"TERM=xterm-256color script -qec \"{line}\" /dev/null < /dev/null";

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    /// <summary>Runs the lines one after the other in a folder with the files of all examples.</summary>
    /// <param name="bin">The folder of the tool.</param>
    /// <param name="lines">Lines for a shell.</param>
    /// <returns>For each line its status, output, errors and the files that it leaves.</returns>
    private static List<string> Run(string bin, IEnumerable<string> lines)
    {
        using var folder = new Folder();
        HelpTests.WriteFiles(folder);
        Copy(Repository.PathOf("docs", "examples"), folder.PathOf("docs", "examples"));
        return [.. lines.Select(line => Run(bin, folder, line))];
    }

    private static string Run(string bin, Folder folder, string line)
    {
        var (status, output, error) = Shell(bin, folder, line);
        var answer = new StringBuilder($"status {status}\n{line}\n{output}\nerrors\n{error}\n");
        foreach (var name in Files(folder.PathOf()).Where(name => !name.StartsWith("docs/", StringComparison.Ordinal))) answer.Append(name).Append('\n').Append(Convert.ToHexString(File.ReadAllBytes(folder.PathOf(name)))).Append('\n');
        return answer.ToString();
    }

    private static (int Status, string Output, string Error) Shell(string bin, Folder folder, string line)
    {
        var start = new ProcessStartInfo("sh", ["-c", line])
        {
            WorkingDirectory = folder.PathOf(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1, // a character for each byte
        };
        start.Environment["PATH"] = $"{bin}:{start.Environment["PATH"]}";
        start.Environment.Remove("COLUMNS");
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var error = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output, error.Result);
    }

    private void WriteContacts(int rows)
    {
        File.WriteAllLines(_folder.PathOf("contacts.csv"), Enumerable.Range(0, rows).Select(i => $"c{i},Ada {i},none").Prepend("Id,Name,Phone"));
        _folder.Write("columns.json", """{"id":"Id","name":"Name","primaryPhone":"Phone"}""");
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();
}

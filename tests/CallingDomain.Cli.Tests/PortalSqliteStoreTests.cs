using CallingDomain.Programs;
using CallingDomain.Storage.Sqlite;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Cli.Tests;

/// <summary><c>portal run --store sqlite:FILE</c>.</summary>
public sealed class PortalSqliteStoreTests : IDisposable
{
    private const string Begin = """{"do":"createBusiness","id":"acme","name":"Acme"},{"do":"addNumbers","to":{"business":"acme"},"rows":[["5013334444","Customer Service"],["50133","Survey"]]}""";

    private readonly Folder _folder = new();

    private string Store => _folder.PathOf("portal.db");

    [Fact]
    public void Run_AfterAnother_GoesOnWithItsPortalAndTime()
    {
        var first = Run(Scenario(Begin));
        Assert.Equal(1, first.Status); // one number is rejected
        Assert.Equal("NUMBER_LENGTH", (string?)first.Json["results"]![1]!["rejected"]![0]!["codes"]![0]);
        var second = Run("""{"steps":[{"do":"approveNumber","number":"5013334444"},{"do":"viewAssignments","number":"5013334444"},{"do":"advance","to":"2026-03-04T09:00:00Z"},{"do":"audit"}]}""");
        Assert.Equal((0, "Active", 1), (second.Status, (string?)second.Json["results"]![1]!["status"], second.Json["results"]![3]!["changes"]!.AsArray().Count));
        Assert.Equal("3 2026-03-02T09:00:00Z scenario: NumberStatusChanged +15*******44 Pending to Active", (string?)second.Json["results"]![3]!["changes"]![0]);
        AssertRefused(Run(Scenario("").Replace("2026-03-02", "2026-03-01", StringComparison.Ordinal)), "TIME_GOES_BACK");
        Assert.Equal(["portal.db"], Directory.EnumerateFileSystemEntries(_folder.PathOf()).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_GivesTheAnswersOfARunWithoutAStore()
    {
        var scenario = Repository.PathOf("docs/examples/portal/scenario.json");
        var (kept, plain) = (Tool.Run("portal", "run", scenario, "--store", $"sqlite:{Store}", "--json"), Tool.Run("portal", "run", scenario, "--json"));
        Assert.Equal((plain.Status, plain.Output), (kept.Status, kept.Output));
    }

    [Fact]
    public void Run_WithoutNow_NeedsAStoreWithAChange() => AssertRefused(Run("""{"steps":[]}"""), "PROPERTY_MISSING");

    [Fact]
    public void Run_WhileAnotherProcessChangesThePortal_RunsAgainOnTheNewerPortal()
    {
        using var store = SqlitePortalStore.Open(Store, PortalSession.Options);
        var stale = Portal.Empty.Apply(Portal.Empty.Plan(new CreateBusiness(Instant.FromUtc(2026, 3, 2, 9, 0), new Business("b", "B")), PortalSession.Options), "scenario").Value;
        Assert.Null(store.Now);
        Assert.Equal(1, Run(Scenario(Begin)).Status);
        Assert.False(store.TrySave([stale], default));
        Assert.Equal((2, true, Instant.FromUtc(2026, 3, 2, 9, 0)), (store.Portal.Version, store.Portal.Businesses.ContainsKey("acme"), store.Now));
        Assert.True(store.TrySave([], default));
    }

    [Fact]
    public void TwoRunsAtOnce_BothSaveTheirChanges()
    {
        var scenarios = new[] { "a", "b" }.Select(name => _folder.Write($"{name}.json", Scenario(Businesses(name, 300)))).ToList();
        var runs = scenarios.Select(scenario => ToolProcess.Start("portal", "run", scenario, "--store", $"sqlite:{Store}")).ToList();
        foreach (var run in runs)
        {
            Assert.Equal(0, run.End().Status);
            run.Dispose();
        }

        Assert.Equal(600, Count());
    }

    [Fact]
    public void RunsKilledAtManyPoints_SaveNothingOrAll_AndCanBeRepeated()
    {
        var scenario = _folder.Write("scenario.json", Scenario(Businesses("b", 1500)));
        for (var delay = 0; delay < 10; delay++)
        {
            using (var run = ToolProcess.Start("portal", "run", scenario, "--store", $"sqlite:{Store}"))
            {
                if (delay % 2 == 0) run.Until(() => File.Exists(Store));
                Thread.Sleep(delay * 20);
                run.Signal("KILL");
                run.End();
            }

            var saved = Count();
            Assert.True(saved is 0 or 1500, $"{saved} changes.");
            if (saved == 1500) File.Delete(Store);
        }

        Assert.Equal(0, Tool.Run("portal", "run", scenario, "--store", $"sqlite:{Store}").Status);
        Assert.Equal(1500, Count());
    }

    [Theory]
    [InlineData("{\"store\":1}\n")]
    [InlineData("Dear Ada,\nthis is a letter.\n")]
    public void FileOfSomethingElse_IsRefusedAndNotChanged(string content)
    {
        _folder.Write("portal.db", content);
        var run = Run(Scenario(Begin));
        AssertRefused(run, "JOURNAL_FOREIGN");
        Assert.Contains(Store, run.Error, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Store));
    }

    [Fact]
    public async Task FileOfACampaign_IsRefused()
    {
        using (var campaign = new SqliteCampaignJournal(Store)) await campaign.OpenAsync(new Dialing.CampaignSettings(), DateTimeZoneProviders.Tzdb);
        AssertRefused(Run(Scenario(Begin)), "JOURNAL_FOREIGN");
    }

    [Fact]
    public void FileInAMissingFolder_IsRefused() => AssertRefused(Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"sqlite:{_folder.PathOf("missing", "portal.db")}", "--json"), "JOURNAL_UNAVAILABLE");

    [Fact]
    public void Names_ThatAreNoFileOfTheirOwn_AreRefused()
    {
        var scenario = _folder.Write("scenario.json", Scenario(Begin));
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "sqlite:", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "sqlite:-", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", $"sqlite:{scenario}", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "postgres:host=localhost", "--json"), "STORE_KIND_UNAVAILABLE");
    }

    public void Dispose() => _folder.Dispose();

    private static string Businesses(string prefix, int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"do":"createBusiness","id":"{{prefix}}{{i}}","name":"B"}"""));

    private static string Scenario(string steps) => $$"""{"now":"2026-03-02T09:00:00Z","steps":[{{steps}}]}""";

    private static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
    }

    private Tool Run(string scenario) => Tool.RunWith(scenario, "portal", "run", "-", "--store", $"sqlite:{Store}", "--json");

    private long Count()
    {
        using var store = SqlitePortalStore.Open(Store, PortalSession.Options);
        return store.Portal.Version;
    }
}

using CallingDomain.Programs;
using CallingDomain.Tests;
using NodaTime;
using static CallingDomain.Cli.Tests.PortalTestStore;

namespace CallingDomain.Cli.Tests;

/// <summary><c>portal run</c> with a store that other processes may change meanwhile.</summary>
public sealed class PortalJournalStoreTests : IDisposable
{
    private readonly Folder _folder = new();

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_AfterAnother_GoesOnWithItsPortalAndTime(StoreKind kind)
    {
        using var store = Create(kind, _folder);
        var first = store.Run(Scenario(Begin));
        Assert.Equal(1, first.Status); // one number is rejected
        Assert.Equal("NUMBER_LENGTH", (string?)first.Json["results"]![1]!["rejected"]![0]!["codes"]![0]);
        var second = store.Run("""{"steps":[{"do":"approveNumber","number":"5013334444"},{"do":"viewAssignments","number":"5013334444"},{"do":"advance","to":"2026-03-04T09:00:00Z"},{"do":"audit"}]}""");
        Assert.Equal((0, "Active", 1), (second.Status, (string?)second.Json["results"]![1]!["status"], second.Json["results"]![3]!["changes"]!.AsArray().Count));
        Assert.Equal("3 2026-03-02T09:00:00Z scenario: NumberStatusChanged +15*******44 Pending to Active", (string?)second.Json["results"]![3]!["changes"]![0]);
        AssertRefused(store.Run(Scenario("").Replace("2026-03-02", "2026-03-01", StringComparison.Ordinal)), "TIME_GOES_BACK");
        Assert.All(Directory.EnumerateFileSystemEntries(_folder.PathOf()).Select(Path.GetFileName), name => Assert.Equal("portal.db", name));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_GivesTheAnswersOfARunWithoutAStore(StoreKind kind)
    {
        using var store = Create(kind, _folder);
        var scenario = Repository.PathOf("docs/examples/portal/scenario.json");
        var (kept, plain) = (Tool.Run("portal", "run", scenario, "--store", store.Option, "--json"), Tool.Run("portal", "run", scenario, "--json"));
        Assert.Equal((plain.Status, plain.Output), (kept.Status, kept.Output));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_WithoutNow_NeedsAStoreWithAChange(StoreKind kind)
    {
        using var store = Create(kind, _folder);
        AssertRefused(store.Run("""{"steps":[]}"""), "PROPERTY_MISSING");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_WhileAnotherProcessChangesThePortal_RunsAgainOnTheNewerPortal(StoreKind kind)
    {
        using var store = Create(kind, _folder);
        using var open = store.Open();
        var stale = Portal.Empty.Apply(Portal.Empty.Plan(new CreateBusiness(Instant.FromUtc(2026, 3, 2, 9, 0), new Business("b", "B")), PortalSession.Options), "scenario").Value;
        Assert.Null(open.Now);
        Assert.Equal(1, store.Run(Scenario(Begin)).Status);
        Assert.False(open.TrySave([stale], default));
        Assert.Equal((2, true, Instant.FromUtc(2026, 3, 2, 9, 0)), (open.Portal.Version, open.Portal.Businesses.ContainsKey("acme"), open.Now));
        Assert.True(open.TrySave([], default));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void TwoRunsAtOnce_BothSaveTheirChanges(StoreKind kind)
    {
        using var store = Create(kind, _folder);
        var scenarios = new[] { "a", "b" }.Select(name => _folder.Write($"{name}.json", Scenario(Businesses(name, 300)))).ToList();
        var runs = scenarios.Select(scenario => ToolProcess.Start("portal", "run", scenario, "--store", store.Option)).ToList();
        foreach (var run in runs)
        {
            Assert.Equal(0, run.End().Status);
            run.Dispose();
        }

        Assert.Equal(600, store.Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void RunsKilledAtManyPoints_SaveNothingOrAll_AndCanBeRepeated(StoreKind kind)
    {
        using var store = Create(kind, _folder);
        var scenario = _folder.Write("scenario.json", Scenario(Businesses("b", 1500)));
        for (var delay = 0; delay < 10; delay++)
        {
            using (var run = ToolProcess.Start("portal", "run", scenario, "--store", store.Option))
            {
                if (delay % 2 == 0) run.Until(() => store.IsInUse);
                Thread.Sleep(delay * 20);
                run.Signal("KILL");
                run.End();
            }

            Assert.True(store.Count is 0 or 1500, $"{store.Count} changes.");
            if (store.Count > 0) store.Delete();
        }

        store.Delete(); // a server may have committed the last run since
        Assert.Equal(0, Tool.Run("portal", "run", scenario, "--store", store.Option).Status);
        Assert.Equal(1500, store.Count);
    }

    public void Dispose() => _folder.Dispose();

    private static string Businesses(string prefix, int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"do":"createBusiness","id":"{{prefix}}{{i}}","name":"B"}"""));
}

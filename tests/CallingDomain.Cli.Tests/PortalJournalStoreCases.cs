using CallingDomain.Programs;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Cli.Tests;

/// <summary>The cases of <c>portal run</c> with a store that other processes may change meanwhile.</summary>
public abstract class PortalJournalStoreCases
{
    internal const string Begin = """{"do":"createBusiness","id":"acme","name":"Acme"},{"do":"addNumbers","to":{"business":"acme"},"rows":[["5013334444","Customer Service"],["50133","Survey"]]}""";

    internal Folder Folder { get; } = new();

    /// <summary>The store as an argument.</summary>
    protected abstract string Store { get; }

    /// <summary>Whether a run has begun to use the store.</summary>
    protected abstract bool IsInUse { get; }

    internal abstract JournalPortalStore Open();

    protected abstract void Delete();

    protected void AfterAnother_GoesOnWithItsPortalAndTime()
    {
        var first = Run(Scenario(Begin));
        Assert.Equal(1, first.Status); // one number is rejected
        Assert.Equal("NUMBER_LENGTH", (string?)first.Json["results"]![1]!["rejected"]![0]!["codes"]![0]);
        var second = Run("""{"steps":[{"do":"approveNumber","number":"5013334444"},{"do":"viewAssignments","number":"5013334444"},{"do":"advance","to":"2026-03-04T09:00:00Z"},{"do":"audit"}]}""");
        Assert.Equal((0, "Active", 1), (second.Status, (string?)second.Json["results"]![1]!["status"], second.Json["results"]![3]!["changes"]!.AsArray().Count));
        Assert.Equal("3 2026-03-02T09:00:00Z scenario: NumberStatusChanged +15*******44 Pending to Active", (string?)second.Json["results"]![3]!["changes"]![0]);
        AssertRefused(Run(Scenario("").Replace("2026-03-02", "2026-03-01", StringComparison.Ordinal)), "TIME_GOES_BACK");
    }

    protected void GivesTheAnswersOfARunWithoutAStore()
    {
        var scenario = Repository.PathOf("docs/examples/portal/scenario.json");
        var (kept, plain) = (Tool.Run("portal", "run", scenario, "--store", Store, "--json"), Tool.Run("portal", "run", scenario, "--json"));
        Assert.Equal((plain.Status, plain.Output), (kept.Status, kept.Output));
    }

    protected void WithoutNow_NeedsAStoreWithAChange() => AssertRefused(Run("""{"steps":[]}"""), "PROPERTY_MISSING");

    protected void WhileAnotherProcessChangesThePortal_RunsAgainOnTheNewerPortal()
    {
        using var store = Open();
        var stale = Portal.Empty.Apply(Portal.Empty.Plan(new CreateBusiness(Instant.FromUtc(2026, 3, 2, 9, 0), new Business("b", "B")), PortalSession.Options), "scenario").Value;
        Assert.Null(store.Now);
        Assert.Equal(1, Run(Scenario(Begin)).Status);
        Assert.False(store.TrySave([stale], default));
        Assert.Equal((2, true, Instant.FromUtc(2026, 3, 2, 9, 0)), (store.Portal.Version, store.Portal.Businesses.ContainsKey("acme"), store.Now));
        Assert.True(store.TrySave([], default));
    }

    protected void TwoAtOnce_BothSaveTheirChanges()
    {
        var scenarios = new[] { "a", "b" }.Select(name => Folder.Write($"{name}.json", Scenario(Businesses(name, 300)))).ToList();
        var runs = scenarios.Select(scenario => ToolProcess.Start("portal", "run", scenario, "--store", Store)).ToList();
        foreach (var run in runs)
        {
            Assert.Equal(0, run.End().Status);
            run.Dispose();
        }

        Assert.Equal(600, Count());
    }

    protected void KilledAtManyPoints_SavesNothingOrAll_AndCanBeRepeated()
    {
        var scenario = Folder.Write("scenario.json", Scenario(Businesses("b", 1500)));
        for (var delay = 0; delay < 10; delay++)
        {
            using (var run = ToolProcess.Start("portal", "run", scenario, "--store", Store))
            {
                if (delay % 2 == 0) run.Until(() => IsInUse);
                Thread.Sleep(delay * 20);
                run.Signal("KILL");
                run.End();
            }

            var saved = Count();
            Assert.True(saved is 0 or 1500, $"{saved} changes.");
            if (saved == 1500) Delete();
        }

        Delete();
        Assert.Equal(0, Tool.Run("portal", "run", scenario, "--store", Store).Status);
        Assert.Equal(1500, Count());
    }

    internal static string Scenario(string steps) => $$"""{"now":"2026-03-02T09:00:00Z","steps":[{{steps}}]}""";

    internal static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
    }

    internal Tool Run(string scenario) => Tool.RunWith(scenario, "portal", "run", "-", "--store", Store, "--json");

    private static string Businesses(string prefix, int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"do":"createBusiness","id":"{{prefix}}{{i}}","name":"B"}"""));

    private long Count()
    {
        using var store = Open();
        return store.Portal.Version;
    }
}

using System.Diagnostics;
using System.Globalization;
using CallingDomain.Hosting;

namespace CallingDomain.Storage.Tests;

/// <summary>A dialer that is killed at random instants loses nothing that was answered, places no call twice, and comes to the end of an uninterrupted run.</summary>
public sealed class CampaignKillTests
{
    /// <summary>How often the dialer is killed; <c>CALLINGDOMAIN_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [StoreFact]
    public async Task KilledAtRandomInstants_LosesNoAnswerAndEndsAsAnUninterruptedRun()
    {
        var random = new Random(20260302);
        var expected = await UninterruptedAsync();
        for (var killed = 0; killed < Kills;)
        {
            await using var store = TestStore.Create();
            var answers = new List<string>();
            for (var isOver = false; !isOver;)
            {
                isOver = RunAndKill(store, killed < Kills ? random.Next(100, 1500) : Timeout.Infinite, answers);
                if (!isOver) killed++;
                AssertNothingIsLost(store, answers);
            }

            Assert.Equal(expected, Final(store));
        }
    }

    // Whether the campaign has come to its end before the kill.
    private static bool RunAndKill(TestStore store, int milliseconds, List<string> answers)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Dialer).Assembly.Location, store.Name]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEndAsync();
        var isKilled = !process.WaitForExit(milliseconds);
        if (isKilled) process.Kill(); // SIGKILL
        process.WaitForExit();
        answers.AddRange(lines.Result[..(lines.Result.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)); // the last line may be torn
        Assert.True(process.ExitCode == 0 || isKilled, "The dialer has failed.");
        return process.ExitCode == 0;
    }

    private static void AssertNothingIsLost(TestStore store, List<string> answers)
    {
        var claimed = answers.Where(line => line.StartsWith("claimed ", StringComparison.Ordinal)).ToList();
        Assert.Equal(claimed.Count, claimed.Distinct().Count());
        if (answers.Count == 0) return; // killed before the tables were made
        var ended = store.Rows("SELECT attempt FROM history").ToHashSet();
        Assert.All(answers.Where(line => line.StartsWith("ended ", StringComparison.Ordinal)), line => Assert.Contains(line.Split(' ')[1], ended));
    }

    private static List<string> Final(TestStore store) => store.Rows("SELECT contact_id || ' ' || reason || ' ' || coalesce(last_phone, '') || ' ' || attempts || ' ' || all_attempts FROM final ORDER BY contact");

    private static async Task<List<string>> UninterruptedAsync()
    {
        await using var store = TestStore.Create();
        await using (var journal = store.Open()) await using (var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings)) await Dialer.RunAsync(runner, _ => { });
        Assert.Equal(Dialer.Contacts, Final(store).Count);
        return Final(store);
    }
}

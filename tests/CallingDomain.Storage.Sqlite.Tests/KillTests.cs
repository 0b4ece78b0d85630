using System.Diagnostics;
using System.Globalization;
using CallingDomain.Hosting;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Storage.Sqlite.Tests;

/// <summary>A dialer that is killed at random instants loses nothing that was answered, places no call twice, and comes to the end of an uninterrupted run.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>How often the dialer is killed; <c>CALLINGDOMAIN_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [Fact]
    public async Task KilledAtRandomInstants_LosesNoAnswerAndEndsAsAnUninterruptedRun()
    {
        var random = new Random(20260302);
        var killed = 0;
        for (var run = 0; killed < Kills; run++)
        {
            var file = Path.Combine(_folder, $"{run}.db");
            var answers = new List<string>();
            for (var isOver = false; !isOver;)
            {
                isOver = RunAndKill(file, killed < Kills ? random.Next(100, 1500) : Timeout.Infinite, answers);
                if (!isOver) killed++;
                AssertNothingIsLost(file, answers);
            }

            Assert.Equal(await UninterruptedAsync(), Final(file));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Whether the campaign has come to its end before the kill.
    private static bool RunAndKill(string file, int milliseconds, List<string> answers)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Dialer).Assembly.Location, file]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(milliseconds)) process.Kill(); // SIGKILL
        process.WaitForExit();
        answers.AddRange(lines.Result[..(lines.Result.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)); // the last line may be torn
        return process.ExitCode == 0;
    }

    private static void AssertNothingIsLost(string file, List<string> answers)
    {
        var claimed = answers.Where(line => line.StartsWith("claimed ", StringComparison.Ordinal)).ToList();
        Assert.Equal(claimed.Count, claimed.Distinct().Count());
        if (answers.Count == 0) return; // killed before the tables were made
        var ended = Rows(file, "SELECT attempt FROM history").ToHashSet();
        Assert.All(answers.Where(line => line.StartsWith("ended ", StringComparison.Ordinal)), line => Assert.Contains(line.Split(' ')[1], ended));
    }

    private static List<string> Final(string file) => [.. Rows(file, "SELECT contact_id || ' ' || reason || ' ' || coalesce(last_phone, '') || ' ' || attempts || ' ' || all_attempts FROM final ORDER BY contact")];

    private async Task<List<string>> UninterruptedAsync()
    {
        var file = Path.Combine(_folder, "whole.db");
        if (File.Exists(file)) return Final(file);
        using var journal = new SqliteCampaignJournal(file);
        await using (var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings)) await Dialer.RunAsync(runner, _ => { });
        Assert.Equal(Dialer.Contacts, Final(file).Count);
        return Final(file);
    }

    private static List<string> Rows(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<string>();
        while (rows.Read()) all.Add(rows.GetValue(0).ToString()!);
        return all;
    }
}

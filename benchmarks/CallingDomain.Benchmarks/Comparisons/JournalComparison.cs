using System.Diagnostics;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Sqlite;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>Attempts of a durable campaign in a SQLite file, claimed and ended, beside journal code without a product around it, and beside a hopper whose rows are taken one at a time; elapsed nanoseconds an attempt.</summary>
/// <remarks>Disks differ from hour to hour, so only the ratios of one run say something: all sides take turns.</remarks>
internal static class JournalComparison
{
    private const int Runs = 5, Alone = 200, InGroups = 20_000, Group = 100, Callers = 200, OfPeer = 200;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    // Contacts are due again at once, so that no run is without one.
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = int.MaxValue, Retry = new RetrySettings { GlobalMaxAttempts = 255 }.WithDefault(new RetryRule(255, Duration.Zero)) };

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 1_000_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int contacts)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var scratch = new ScratchJournal(Path.Combine(folder.FullName, "scratch.db"));
            using var peer = new RowHopper(Path.Combine(folder.FullName, "rows.db"), contacts);
            await using var journal = new SqliteCampaignJournal(Path.Combine(folder.FullName, "ours.db"));
            await using var runner = await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { MaxGroup = Callers });
            await LoadAsync(runner, contacts);

            // Compiled; and every log has its full length, since a commit that lengthens the file takes up to ten times as long.
            await CallAsync(runner, Group, InGroups);
            await scratch.Run(2 * InGroups, Group);
            await peer.RunAsync(Callers, OfPeer);
            var (alone, groups, many, scratchAlone, scratchGroups, rows) = (new double[Runs], new double[Runs], new double[Runs], new double[Runs], new double[Runs], new double[Runs]);
            for (var run = 0; run < Runs; run++)
            {
                alone[run] = await TimeAsync(() => CallAsync(runner, callers: 1, Alone), Alone);
                scratchAlone[run] = await TimeAsync(() => scratch.Run(Alone, group: 1), Alone);
                groups[run] = await TimeAsync(() => CallAsync(runner, Group, InGroups), InGroups);
                scratchGroups[run] = await TimeAsync(() => scratch.Run(InGroups, Group), InGroups);
                many[run] = await TimeAsync(() => CallAsync(runner, Callers, InGroups), InGroups);
                rows[run] = await TimeAsync(() => peer.RunAsync(Callers, OfPeer), OfPeer);
            }

            return
            [
                new("alone", contacts, Contest.Median(alone), "journal without a product", Contest.Median(scratchAlone)),
                new($"groups of {Group}", contacts, Contest.Median(groups), "journal without a product", Contest.Median(scratchGroups)),
                new($"{Callers} callers", contacts, Contest.Median(many), "one row at a time", Contest.Median(rows)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task LoadAsync(CampaignRunner runner, int contacts)
    {
        const int Step = 10_000;
        for (var first = 0; first < contacts; first += Step)
        {
            var from = first;
            await runner.ExecuteAsync((campaign, _) =>
            {
                for (var i = from; i < Math.Min(from + Step, contacts); i++) campaign.Load([PhoneNumber.FromDigits(390_600_000_000 + (ulong)i)], Start);
                return 0;
            });
        }
    }

    // So many callers at once, each one attempt after the other.
    private static Task CallAsync(CampaignRunner runner, int callers, int attempts) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < attempts / callers; i++)
        {
            var claim = await runner.ClaimAsync();
            var id = claim.Attempt!.Value.Id;
            var ended = await runner.ExecuteAsync((campaign, now) => campaign.End(id, CallStatus.NoAnswer, now));
            if (!ended.IsOk) throw new InvalidOperationException("The campaign refused an end.");
        }
    })));

    private static async Task<double> TimeAsync(Func<Task> run, int attempts)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Contest.ElapsedNs(start) / attempts;
    }
}

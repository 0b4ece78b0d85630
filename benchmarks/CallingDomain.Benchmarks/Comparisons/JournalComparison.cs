using System.Diagnostics;
using CallingDomain.Storage.Sqlite;

namespace CallingDomain.Benchmarks;

/// <summary>Attempts of a durable campaign in a SQLite file, claimed and ended, beside journal code without a product around it, and beside a hopper whose rows are taken one at a time; elapsed nanoseconds an attempt.</summary>
/// <remarks>Disks differ from hour to hour, so only the ratios of one run say something: all sides take turns.</remarks>
internal static class JournalComparison
{
    private const int Runs = 5, Alone = 200, InGroups = 20_000, Group = 100, Callers = 200, OfPeer = 200;

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 1_000_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int contacts)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var scratch = new ScratchJournal(Path.Combine(folder.FullName, "scratch.db"));
            using var peer = new RowHopper(Path.Combine(folder.FullName, "rows.db"), contacts);
            await using var journal = new SqliteCampaignJournal(Path.Combine(folder.FullName, "ours.db"));
            await using var ours = await DurableCampaign.StartAsync(journal, contacts);

            // Compiled; and every log has its full length, since a commit that lengthens the file takes up to ten times as long.
            await ours.RunAsync(Group, InGroups);
            await scratch.Run(2 * InGroups, Group);
            await peer.RunAsync(Callers, OfPeer);
            var (alone, groups, many, scratchAlone, scratchGroups, rows) = (new double[Runs], new double[Runs], new double[Runs], new double[Runs], new double[Runs], new double[Runs]);
            for (var run = 0; run < Runs; run++)
            {
                alone[run] = await TimeAsync(() => ours.RunAsync(callers: 1, Alone), Alone);
                scratchAlone[run] = await TimeAsync(() => scratch.Run(Alone, group: 1), Alone);
                groups[run] = await TimeAsync(() => ours.RunAsync(Group, InGroups), InGroups);
                scratchGroups[run] = await TimeAsync(() => scratch.Run(InGroups, Group), InGroups);
                many[run] = await TimeAsync(() => ours.RunAsync(Callers, InGroups), InGroups);
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

    private static async Task<double> TimeAsync(Func<Task> run, int attempts)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Contest.ElapsedNs(start) / attempts;
    }
}

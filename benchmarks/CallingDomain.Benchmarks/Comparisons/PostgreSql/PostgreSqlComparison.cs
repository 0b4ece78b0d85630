using CallingDomain.Storage.PostgreSql;

namespace CallingDomain.Benchmarks;

/// <summary>Attempts of a durable campaign in PostgreSQL, claimed and ended, beside journal code without a product around it, and beside a hopper of rows with pools of several sizes; elapsed nanoseconds an attempt. And the bytes of an attempt, in tables with their indexes and in the write-ahead log.</summary>
/// <remarks>Disks differ from hour to hour, so only the ratios of one run say something: all sides use one server in turns.</remarks>
internal static class PostgreSqlComparison
{
    private const int Callers = 200, OfPeer = 1_000, GoalOfBytes = 220;
    private const string Scratch = "journal without a product";

    private static readonly int[] Groups = [1, 10, 100, 1_000];
    private static readonly int[] Pools = [2, 4, 8, 16, 32, 64, 90]; // a server has 100 connections by default, and the other sides need some

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 1_000_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int contacts)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await using var hopper = await PostgreSqlRowHopper.CreateAsync(database, contacts);
        await using var scratch = await PostgreSqlScratch.CreateAsync(database);
        await using var journal = new PostgreSqlCampaignJournal(database.Source, "benchmark");
        await using var ours = await DurableCampaign.StartAsync(journal, contacts);
        await database.ExecuteAsync("VACUUM ANALYZE");

        var turns = new Turns();
        var rows = new List<Func<ComparisonRow>>();
        foreach (var group in Groups)
        {
            var attempts = AttemptsIn(group);
            var (mine, least) = (turns.Add(attempts, () => ours.RunAsync(group, attempts)), turns.Add(attempts, () => scratch.RunAsync(group, attempts)));
            rows.Add(() => new ComparisonRow(NameOf(group), contacts, mine(), Scratch, least()));
            if (group is not (1 or 100)) continue;
            var peer = turns.Add(attempts, () => group == 1 ? hopper.RunAsync(callers: 1, attempts) : hopper.RunInGroupsAsync(group, attempts), () => hopper.PrepareAsync(connections: 1));
            rows.Add(() => new ComparisonRow(NameOf(group), contacts, mine(), "rows of a table", peer()));
        }

        var many = turns.Add(AttemptsIn(Callers), () => ours.RunAsync(Callers, AttemptsIn(Callers)));
        foreach (var pool in Pools)
        {
            var peer = turns.Add(OfPeer, () => hopper.RunAsync(Callers, OfPeer), () => hopper.PrepareAsync(pool));
            rows.Add(() => new ComparisonRow($"{Callers} callers", contacts, many(), $"rows of a table, {pool} connections", peer()));
        }

        foreach (var pool in (int[])[4, 8, 16, 32])
        {
            var peer = turns.Add(OfPeer, () => hopper.RunAsync(Callers, OfPeer), () => hopper.PrepareAsync(pool, multiplexing: true));
            rows.Add(() => new ComparisonRow($"{Callers} callers", contacts, many(), $"rows of a table, {pool} connections, multiplexing", peer()));
        }

        await turns.RunAsync();
        return [.. rows.Select(row => row()), .. await BytesAsync(database, contacts, ours, scratch)];
    }

    private static async Task<List<ComparisonRow>> BytesAsync(PostgreSqlDatabase database, int contacts, DurableCampaign ours, PostgreSqlScratch scratch)
    {
        var rows = new List<ComparisonRow>();
        foreach (var (group, attempts) in ((int, int)[])[(1, 10_000), (100, 100_000)])
        {
            var (disk, log) = await database.MeasureAsync("callingdomain", () => ours.RunAsync(group, attempts));
            var (diskOfScratch, logOfScratch) = await database.MeasureAsync(PostgreSqlScratch.Schema, () => scratch.RunAsync(group, attempts));
            rows.Add(new ComparisonRow($"disk bytes, {NameOf(group)}", contacts, disk / attempts, Scratch, diskOfScratch / attempts));
            rows.Add(new ComparisonRow($"disk bytes, {NameOf(group)}", contacts, disk / attempts, "goal", GoalOfBytes));
            rows.Add(new ComparisonRow($"log bytes, {NameOf(group)}", contacts, log / attempts, Scratch, logOfScratch / attempts));
        }

        return rows;
    }

    private static string NameOf(int group) => group == 1 ? "alone" : $"groups of {group}";

    private static int AttemptsIn(int group) => group switch { 1 => 400, 10 => 3_000, 1_000 => 40_000, _ => 20_000 };
}

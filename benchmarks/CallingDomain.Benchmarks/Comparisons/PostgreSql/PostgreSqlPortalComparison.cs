using System.Diagnostics;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Storage.PostgreSql;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Benchmarks;

/// <summary>A durable portal in PostgreSQL: a request alone, beside one insert of the same bytes; two hosts of four users each, beside one host of eight; and opening a portal, beside reading the same bytes; elapsed nanoseconds. And the bytes of a change.</summary>
/// <remarks>Disks differ from hour to hour, so only the ratios of one run say something: all sides use one server in turns.</remarks>
internal static class PostgreSqlPortalComparison
{
    private const int Runs = 5, Alone = 400, EditsOfUser = 50, Users = 8;

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 100_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int numbers)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await using var other = NpgsqlDataSource.Create(database.ConnectionString);
        await PortalJournalComparison.FillAsync(Journal(database.Source), numbers);
        await database.ExecuteAsync("VACUUM ANALYZE");
        var rows = new List<ComparisonRow> { await OpenAsync(database, numbers, "all changes", "SELECT change FROM callingdomain.changes ORDER BY version") };
        await PortalJournalComparison.KeepAsync(new PostgreSqlPortalJournal(database.Source, "main") { KeepEvery = 1 });
        rows.Add(await OpenAsync(database, numbers, "kept portal", "SELECT content FROM callingdomain.kept"));

        using var one = await PortalService.StartAsync(Journal(database.Source), PortalSamples.Options);
        using var two = await PortalService.StartAsync(Journal(other), PortalSamples.Options);
        var bytes = PortalJson.Write((await PortalJournalComparison.EditAsync(one, 0)).Change!);
        await database.ExecuteAsync("CREATE SCHEMA scratch; CREATE TABLE scratch.changes (version bigint PRIMARY KEY, change text NOT NULL)");
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var insert = new NpgsqlCommand("INSERT INTO scratch.changes VALUES ($1, $2)", connection) { Parameters = { new NpgsqlParameter<long>(), new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = bytes } } };
        await insert.PrepareAsync();
        var version = 0L;

        var turns = new Turns();
        var alone = turns.Add(Alone, () => EditAsync([one], users: 1, Alone));
        var scratch = turns.Add(Alone, InsertAsync);
        var apart = turns.Add(Users * EditsOfUser, () => EditAsync([one, two], Users / 2, EditsOfUser));
        var together = turns.Add(Users * EditsOfUser, () => EditAsync([one], Users, EditsOfUser));
        await turns.RunAsync();
        rows.Add(new ComparisonRow("submit alone", numbers, alone(), "one insert", scratch()));
        rows.Add(new ComparisonRow("two hosts of four users", numbers, apart(), "one host of eight users", together()));

        var (disk, log) = await database.MeasureAsync("callingdomain", () => EditAsync([one], users: 1, 10 * Alone));
        var (diskOfScratch, logOfScratch) = await database.MeasureAsync("scratch", async () =>
        {
            for (var i = 0; i < 10; i++) await InsertAsync();
        });
        rows.Add(new ComparisonRow("disk bytes of a change", numbers, disk / 10 / Alone, "one insert", diskOfScratch / 10 / Alone));
        rows.Add(new ComparisonRow("log bytes of a change", numbers, log / 10 / Alone, "one insert", logOfScratch / 10 / Alone));
        return rows;

        async Task InsertAsync()
        {
            for (var i = 0; i < Alone; i++)
            {
                ((NpgsqlParameter<long>)insert.Parameters[0]).TypedValue = ++version;
                await insert.ExecuteNonQueryAsync();
            }
        }
    }

    private static PostgreSqlPortalJournal Journal(NpgsqlDataSource source) => new(source, "main") { KeepEvery = int.MaxValue };

    // Each user of a host edits a number of its own.
    private static Task EditAsync(PortalService[] hosts, int users, int edits) => Task.WhenAll(hosts.SelectMany((host, i) => Enumerable.Range(0, users).Select(user => Task.Run(async () =>
    {
        for (var edit = 0; edit < edits; edit++) await PortalJournalComparison.EditAsync(host, edit, number: (i * users) + user + 100);
    }))));

    private static async Task<ComparisonRow> OpenAsync(PostgreSqlDatabase database, int numbers, string how, string peer)
    {
        var (open, read) = (new double[Runs], new double[Runs]);
        for (var run = 0; run < Runs; run++)
        {
            open[run] = await PortalJournalComparison.OpenAsync(Journal(database.Source), numbers);
            var start = Stopwatch.GetTimestamp();
            await using var command = database.Source.CreateCommand(peer);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) _ = rows.GetFieldValue<byte[]>(0);
            read[run] = Contest.ElapsedNs(start);
        }

        return new ComparisonRow($"open, {how}", numbers, Contest.Median(open), "reading the bytes", Contest.Median(read));
    }
}

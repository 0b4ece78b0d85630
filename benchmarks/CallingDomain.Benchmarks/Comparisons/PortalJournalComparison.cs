using System.Diagnostics;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Benchmarks;

/// <summary>A durable portal in a SQLite file: a request alone, beside one insert of the same bytes; and opening a portal whose numbers were added in batches and approved one by one, beside reading the same bytes from the file; elapsed nanoseconds.</summary>
/// <remarks>Disks differ from hour to hour, so only the ratios of one run say something: both sides take turns.</remarks>
internal static class PortalJournalComparison
{
    private const int Runs = 5, Alone = 200, Step = 1000;

    private static readonly PortalSubmission Ada = new("ada");

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 100_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int numbers)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "portal.db");
            using (var journal = new SqlitePortalJournal(path) { KeepEvery = int.MaxValue }) await FillAsync(journal, numbers);
            var (openKept, openChanges, readKept, readChanges) = (new double[Runs], new double[Runs], new double[Runs], new double[Runs]);
            for (var run = 0; run < Runs; run++)
            {
                openChanges[run] = await OpenAsync(path, numbers);
                readChanges[run] = Read(path, "SELECT change FROM changes ORDER BY version");
            }

            using (var journal = new SqlitePortalJournal(path) { KeepEvery = 1 }) await KeepAsync(journal);
            for (var run = 0; run < Runs; run++)
            {
                openKept[run] = await OpenAsync(path, numbers);
                readKept[run] = Read(path, "SELECT content FROM kept");
            }

            var (alone, scratch) = await SubmitAsync(path, Path.Combine(folder.FullName, "scratch.db"));
            return
            [
                new("submit alone", numbers, alone, "one insert", scratch),
                new("open, kept portal", numbers, Contest.Median(openKept), "reading its bytes", Contest.Median(readKept)),
                new("open, all changes", numbers, Contest.Median(openChanges), "reading their bytes", Contest.Median(readChanges)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Adds batches of 500 numbers, then approves each number by a change of its own.</summary>
    public static async Task FillAsync(IPortalJournal journal, int numbers)
    {
        var portal = await journal.OpenAsync(PortalSamples.Options.Zones);
        var updates = new List<PortalUpdate>();
        foreach (var request in PortalSamples.Requests(numbers).Concat(Enumerable.Range(0, numbers).Select(PortalSamples.Approve)))
        {
            var update = portal.Apply(portal.Plan(request, PortalSamples.Options), "ada").Value;
            portal = update.Portal;
            updates.Add(update);
            if (updates.Count == Step) await AppendAsync();
        }

        await AppendAsync();

        async Task AppendAsync()
        {
            if (updates.Count > 0) await journal.AppendAsync(new PortalBatch([.. updates]));
            updates.Clear();
        }
    }

    /// <summary>Makes a change, after which a journal that keeps each portal has one.</summary>
    public static async Task KeepAsync(IPortalJournal journal)
    {
        using var service = await PortalService.StartAsync(journal, PortalSamples.Options);
        await service.SubmitAsync(new CreateBusiness(default, new Business("last", "Last")), Ada);
    }

    /// <summary>Opens a portal.</summary>
    /// <returns>The elapsed nanoseconds.</returns>
    public static async Task<double> OpenAsync(IPortalJournal journal, int numbers)
    {
        var start = Stopwatch.GetTimestamp();
        using var service = await PortalService.StartAsync(journal, PortalSamples.Options);
        if (service.Current.NumberCount != numbers) throw new InvalidOperationException("The portal lacks numbers.");
        return Contest.ElapsedNs(start);
    }

    private static async Task<double> OpenAsync(string path, int numbers)
    {
        using var journal = new SqlitePortalJournal(path) { KeepEvery = int.MaxValue };
        return await OpenAsync(journal, numbers);
    }

    private static double Read(string path, string sql)
    {
        var start = Stopwatch.GetTimestamp();
        using var connection = Connect(path);
        using var command = new SqliteCommand(sql, connection);
        using var rows = command.ExecuteReader();
        while (rows.Read()) _ = rows.GetFieldValue<byte[]>(0);
        return Contest.ElapsedNs(start);
    }

    // The purpose of one number is edited again and again.
    private static async Task<(double Alone, double Scratch)> SubmitAsync(string path, string scratchPath)
    {
        using var journal = new SqlitePortalJournal(path) { KeepEvery = int.MaxValue };
        using var service = await PortalService.StartAsync(journal, PortalSamples.Options);
        using var connection = Connect(scratchPath);
        foreach (var sql in (string[])["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE changes (version INTEGER PRIMARY KEY, change BLOB NOT NULL)", "INSERT INTO changes VALUES (0, zeroblob(33554432))", "DELETE FROM changes"]) Execute(connection, sql);
        using var insert = new SqliteCommand("INSERT INTO changes (change) VALUES ($0)", connection);
        insert.Parameters.Add(new SqliteParameter { ParameterName = "$0", Value = PortalJson.Write((await EditAsync(service, 0)).Change!) });
        var (alone, scratch) = (new double[Runs + 1], new double[Runs + 1]);
        for (var run = 0; run <= Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Alone; i++) await EditAsync(service, i + 1);
            alone[run] = Contest.ElapsedNs(start) / Alone;
            start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Alone; i++) insert.ExecuteNonQuery();
            scratch[run] = Contest.ElapsedNs(start) / Alone;
        }

        return (Contest.Median(alone[1..]), Contest.Median(scratch[1..])); // the first one compiles
    }

    /// <summary>Edits the purpose of a number back and forth.</summary>
    public static async Task<PortalAnswer> EditAsync(PortalService service, int i, int number = 7)
    {
        var answer = await service.SubmitAsync(new EditPurpose(default, PortalSamples.Number(number), i % 2 == 0 ? CallPurpose.Charity : CallPurpose.Survey), Ada);
        return answer.Change is null ? throw new InvalidOperationException("The portal refused an edit.") : answer;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

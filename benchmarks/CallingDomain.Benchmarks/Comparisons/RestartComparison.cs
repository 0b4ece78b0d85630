using System.Diagnostics;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>The restart of a campaign in a SQLite file, after three attempts on each contact, to its first claim: from a snapshot and from facts alone, beside reading the same bytes from the file; nanoseconds a contact. And the bytes of an attempt.</summary>
internal static class RestartComparison
{
    private const int Attempts = 3, Runs = 3, Group = 100, Alone = 1_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = int.MaxValue, Retry = new RetrySettings { GlobalMaxAttempts = 255 }.WithDefault(new RetryRule(255, Duration.Zero)) };

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 1_000_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int contacts)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            for (var warm = 0; warm < 10; warm++) await RunAsync(Path.Combine(folder.FullName, $"{warm}.db"), contacts: 10_000); // until the runtime has compiled it for good
            return await RunAsync(Path.Combine(folder.FullName, "ours.db"), contacts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<ComparisonRow>> RunAsync(string file, int contacts)
    {
        var (inGroups, alone) = await CallAsync(file, contacts);
        var (facts, factsBytes) = await TimeAsync(file, "SELECT batch FROM facts");
        TimeSpan pause;
        await using (var journal = new SqliteCampaignJournal(file))
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { FactsPerSnapshot = 0 })) pause = await PauseOfSnapshotAsync(runner);
        var (snapshot, snapshotBytes) = await TimeAsync(file, "SELECT bytes FROM snapshot_parts");
        return
        [
            new("restart from a snapshot", contacts, snapshot.Ours / contacts, "reading its bytes", snapshot.Peer / contacts, snapshotBytes / contacts, snapshotBytes / contacts),
            new("restart from facts alone", contacts, facts.Ours / contacts, "reading their bytes", facts.Peer / contacts, factsBytes / contacts, factsBytes / contacts),
            new("longest claim during a snapshot", contacts, pause.TotalNanoseconds / contacts, "50 ms a million", 50, 0, 0),
            new($"bytes an attempt, groups of {Group}", contacts, 1, "goal", 1, inGroups, 160),
            new("bytes an attempt, alone", contacts, 1, "goal", 1, alone, 160),
        ];
    }

    // The bytes of an attempt in groups, and alone.
    private static async Task<(double InGroups, double Alone)> CallAsync(string file, int contacts)
    {
        await using var journal = new SqliteCampaignJournal(file);
        await using var runner = await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { FactsPerSnapshot = 0 });
        for (var first = 0; first < contacts; first += 10_000) await LoadAsync(runner, first, Math.Min(first + 10_000, contacts));
        var loaded = BytesOf(file);
        for (var done = 0; done < Attempts * contacts; done += Group) await GroupAsync(runner, Group);
        var called = BytesOf(file);
        for (var done = 0; done < Alone; done++) await GroupAsync(runner, count: 1);
        return ((called - loaded) / (double)(Attempts * contacts), (BytesOf(file) - called) / (double)Alone);
    }

    private static async Task LoadAsync(CampaignRunner runner, int first, int last) => await runner.ExecuteAsync((campaign, _) =>
    {
        for (var i = first; i < last; i++) campaign.Load([PhoneNumber.FromDigits(390_600_000_000 + (ulong)i)], Start);
        return 0;
    });

    // One commit of claims and one of ends, as of a hundred callers, without waiting for each of them.
    private static async Task GroupAsync(CampaignRunner runner, int count)
    {
        var ids = new long[count];
        await runner.ExecuteAsync((campaign, now) =>
        {
            for (var i = 0; i < count; i++)
            {
                if (!campaign.TryClaim(now, out var attempt)) throw new InvalidOperationException("No contact is due.");
                ids[i] = attempt.Id;
            }

            return 0;
        });
        await runner.ExecuteAsync((campaign, now) =>
        {
            foreach (var id in ids)
            {
                if (!campaign.End(id, CallStatus.NoAnswer, now).IsOk) throw new InvalidOperationException("The campaign refused an end.");
            }

            return 0;
        });
    }

    // The longest of the claims that are made one after the other while a snapshot is saved.
    private static async Task<TimeSpan> PauseOfSnapshotAsync(CampaignRunner runner)
    {
        await GroupAsync(runner, count: 1);
        var saving = runner.SaveSnapshotAsync();
        var longest = TimeSpan.Zero;
        while (!saving.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            var claim = await runner.ClaimAsync();
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            await runner.ExecuteAsync((campaign, now) => campaign.End(claim.Attempt!.Value.Id, CallStatus.NoAnswer, now));
        }

        await saving;
        return longest;
    }

    private static async Task<((double Ours, double Peer) Ns, double Bytes)> TimeAsync(string file, string sql)
    {
        var (ours, peer, bytes) = (new double[Runs], new double[Runs], 0L);
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = Read(file, sql);
            peer[run] = Contest.ElapsedNs(start);
            start = Stopwatch.GetTimestamp();
            await using var journal = new SqliteCampaignJournal(file);
            await using var runner = await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { FactsPerSnapshot = 0 });
            var claim = await runner.ClaimAsync();
            ours[run] = Contest.ElapsedNs(start);
            await runner.ExecuteAsync((campaign, now) => campaign.End(claim.Attempt!.Value.Id, CallStatus.NoAnswer, now));
        }

        return ((Contest.Median(ours), Contest.Median(peer)), bytes);
    }

    private static long Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var bytes = 0L;
        while (rows.Read()) bytes += rows.GetFieldValue<byte[]>(0).Length;
        return bytes;
    }

    private static long BytesOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand("PRAGMA wal_checkpoint(PASSIVE); SELECT page_size * (page_count - freelist_count) FROM pragma_page_size(), pragma_page_count(), pragma_freelist_count()", connection);
        using var rows = command.ExecuteReader();
        rows.NextResult();
        rows.Read();
        return rows.GetInt64(0);
    }
}

using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Storage.Sqlite.Tests;

/// <summary>Faults of the disk and of other processes: nothing that was answered is lost, and what happened is said.</summary>
public sealed class CampaignFaultTests : IDisposable
{
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 1000 };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Path => System.IO.Path.Combine(_folder, "campaign.db");

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "The disk is full.")] // SQLite's answer to a full disk
    [InlineData("PRAGMA query_only = 1", "The file or its folder is read-only.")]
    public async Task FullDiskAndReadOnlyFile_FailTheGroupClearly_AndTheRunnerGoesOnAfterwards(string fault, string why)
    {
        await using var journal = new SqliteCampaignJournal(Path);
        await using var runner = await CampaignRunner.StartAsync(journal, Settings);
        await LoadAsync(runner, first: 0, count: 100);
        using (var pragma = journal.File.Prepare(fault)) pragma.Next();
        var big = new Contact("big", PhoneNumber.Parse("+390612345678")) { Name = new string('x', 6_000_000) };
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => campaign.Load(big, now)));
        Assert.Equal(JournalReason.Faulted, failed.Reason);
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
        Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Load(big, now))).IsOk); // the journal was opened again
        Assert.Equal(101, await runner.ExecuteAsync((campaign, _) => campaign.ContactCount));
    }

    [Fact]
    public async Task SnapshotInAReadOnlyFile_FailsClearly_AndTheCampaignGoesOn()
    {
        await using var journal = new SqliteCampaignJournal(Path);
        await using var runner = await CampaignRunner.StartAsync(journal, Settings);
        await LoadAsync(runner, first: 0, count: 10);
        using (var pragma = journal.File.Prepare("PRAGMA query_only = 1")) pragma.Next();
        Assert.Equal(JournalReason.Unavailable, (await Assert.ThrowsAsync<JournalException>(() => runner.SaveSnapshotAsync())).Reason);
        using (var pragma = journal.File.Prepare("PRAGMA query_only = 0")) pragma.Next();
        Assert.Equal(10, await runner.SaveSnapshotAsync());
    }

    [Theory]
    [InlineData(5, JournalReason.Unavailable)]
    [InlineData(8, JournalReason.Unavailable)]
    [InlineData(10, JournalReason.Unavailable)]
    [InlineData(11, JournalReason.Damaged)]
    [InlineData(13, JournalReason.Unavailable)]
    [InlineData(14, JournalReason.Unavailable)]
    [InlineData(26, JournalReason.Foreign)]
    public void ErrorOfSqlite_IsAReason_WithWhatToDo(int code, JournalReason reason)
    {
        var refusal = SqliteFile.Refusal(new SqliteException("", code));
        Assert.Equal(reason, refusal.Reason);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("codes")]
    [InlineData("snapshots")]
    [InlineData("snapshot_parts")]
    [InlineData("facts")]
    public async Task FileThatLacksATable_IsRefused_AndTheJournalCanBeClosed(string table)
    {
        await using (var journal = new SqliteCampaignJournal(Path)) await using (await CampaignRunner.StartAsync(journal, Settings)) Database.Run(Path, $"DROP TABLE {table}");
        await using var again = new SqliteCampaignJournal(Path);
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => CampaignRunner.StartAsync(again, Settings))).Reason);
    }

    [Fact]
    public async Task PagesOfTheFile_Overwritten_AreRefusedOrPassedOver()
    {
        await using (var journal = new SqliteCampaignJournal(Path))
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings))
        {
            await LoadAsync(runner, first: 0, count: 100);
            await runner.SaveSnapshotAsync();
            await LoadAsync(runner, first: 100, count: 20);
        }

        var bytes = await File.ReadAllBytesAsync(Path);
        var reasons = new List<JournalReason>();
        for (var page = 1; page < bytes.Length / 4096; page++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged.AsSpan(page * 4096, 4096).Fill(0xFF);
            await File.WriteAllBytesAsync(Path, damaged);
            await using var again = new SqliteCampaignJournal(Path);
            try
            {
                await using var resumed = await CampaignRunner.StartAsync(again, Settings);
                Assert.Equal(120, await resumed.ExecuteAsync((campaign, _) => campaign.ContactCount));
            }
            catch (JournalException refused)
            {
                reasons.Add(refused.Reason);
            }
        }

        Assert.Contains(JournalReason.Damaged, reasons);
    }

    [Fact]
    public async Task GroupOfMoreThan64MiB_IsDurable()
    {
        await using (var journal = new SqliteCampaignJournal(Path))
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings))
        {
            var name = new string('x', 100_000);
            Assert.Equal(700, await runner.LoadAsync(Enumerable.Range(0, 700).Select(i => new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)) { Name = name })));
        }

        await using var again = new SqliteCampaignJournal(Path);
        await using var resumed = await CampaignRunner.StartAsync(again, Settings);
        Assert.Equal(700, await resumed.ExecuteAsync((campaign, _) => campaign.ContactCount));
    }

    [Fact]
    public async Task FolderThatDoesNotExist_IsRefusedWithWhatToDo()
    {
        await using var journal = new SqliteCampaignJournal(System.IO.Path.Combine(_folder, "missing", "campaign.db"));
        var refused = await Assert.ThrowsAsync<JournalException>(() => CampaignRunner.StartAsync(journal, Settings));
        Assert.Equal(JournalReason.Unavailable, refused.Reason);
        Assert.Contains("Its folder must exist", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrashWhileASnapshotIsWritten_LeavesPartsThatAreNeverRead_AndTheNextSnapshotDeletesThem()
    {
        await using (var journal = new SqliteCampaignJournal(Path))
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings))
        {
            await LoadAsync(runner, first: 0, count: 10);
            await runner.SaveSnapshotAsync();
            await LoadAsync(runner, first: 10, count: 10);
        }

        Database.Run(Path, "INSERT INTO snapshot_parts (fact, part, bytes) VALUES (20, 0, x'00'), (20, 1, x'00'), (20, 2, x'00'), (20, 3, x'00'), (20, 4, x'00')"); // as a crash leaves them
        await using var again = new SqliteCampaignJournal(Path);
        await using var resumed = await CampaignRunner.StartAsync(again, Settings);
        Assert.Equal((20, null), (await resumed.ExecuteAsync((campaign, _) => campaign.ContactCount), resumed.SnapshotFailure));
        await resumed.SaveSnapshotAsync();
        Assert.Equal(["10|1", "20|1"], Database.Rows(Path, "SELECT fact, count(*) FROM snapshot_parts GROUP BY fact ORDER BY fact"));
    }

    [Fact]
    public void Schema_OfAnOlderVersion_GetsTheMissingSteps_AndThenIsAsANewOne()
    {
        string[] steps = ["CREATE TABLE songs (title TEXT)", "ALTER TABLE songs ADD COLUMN year INTEGER DEFAULT 1969"];
        using (SqliteFile.Open(Path, Duration.FromSeconds(1), new SqliteSchema(7, steps[0]), (_, _) => { })) Database.Run(Path, "INSERT INTO songs VALUES ('Suzanne')");
        using (SqliteFile.Open(Path, Duration.FromSeconds(1), new SqliteSchema(7, steps), (_, _) => { })) Assert.Equal(["Suzanne|1969"], Database.Rows(Path, "SELECT title, year FROM songs"));
        Assert.Equal(JournalReason.Newer, Assert.Throws<JournalException>(() => SqliteFile.Open(Path, Duration.FromSeconds(1), new SqliteSchema(7, steps[0]), (_, _) => { })).Reason);
        Assert.Equal(JournalReason.Foreign, Assert.Throws<JournalException>(() => SqliteFile.Open(Path, Duration.FromSeconds(1), new SqliteSchema(8, steps), (_, _) => { })).Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task LoadAsync(CampaignRunner runner, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var contact = new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i));
            await runner.ExecuteAsync((campaign, now) => campaign.Load(contact, now));
        }
    }
}

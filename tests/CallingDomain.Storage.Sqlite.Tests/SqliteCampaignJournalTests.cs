using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Storage.Sqlite.Tests;

public sealed class SqliteCampaignJournalTests : IDisposable
{
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 1000 };
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly List<SqliteCampaignJournal> _journals = [];

    public static TheoryData<string> Cases { get; } = [.. CampaignJournalConformance.Cases];

    private string File => Path.Combine(_folder, "campaign.db");

    private SqliteCampaignJournal Open() => Open(origin: null);

    private SqliteCampaignJournal Open(string? origin)
    {
        var journal = new SqliteCampaignJournal(File) { Origin = origin };
        _journals.Add(journal);
        return journal;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Journal_PassesEachCase(string name) => await CampaignJournalConformance.RunAsync(name, Open);

    [Fact]
    public async Task Campaign_DeletedByOthers_IsDamage()
    {
        await using var runner = await CampaignRunner.StartAsync(Open(), Settings);
        Run("DELETE FROM campaign");
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, _) => campaign.Load(new Contact("ada", PhoneNumber.Parse("+390612345678")), Start)));
        Assert.Equal(JournalReason.Damaged, ((JournalException)failed.InnerException!).Reason);
    }

    [Fact]
    public async Task Canceled_BeforeTheOperation_ChangesNothing()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await Open().OpenAsync(Settings, DateTimeZoneProviders.Tzdb, canceled.Token));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task File_OfSomethingElse_IsRefusedAndNotChanged()
    {
        await System.IO.File.WriteAllTextAsync(File, "Dear Ada,\nthis is a letter and no database at all, long enough to be read as one.\n" + new string('x', 5000));
        var before = await System.IO.File.ReadAllBytesAsync(File);
        Assert.Equal(JournalReason.Foreign, (await Assert.ThrowsAsync<JournalException>(async () => await Open().OpenAsync(Settings, DateTimeZoneProviders.Tzdb))).Reason);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task Database_OfSomethingElse_IsRefused()
    {
        Run("CREATE TABLE song (title TEXT)");
        Assert.Equal(JournalReason.Foreign, (await Assert.ThrowsAsync<JournalException>(async () => await Open().OpenAsync(Settings, DateTimeZoneProviders.Tzdb))).Reason);
    }

    [Fact]
    public async Task File_OfTheFirstVersion_GetsTheMissingColumn_AndItsWriterIsReplaced()
    {
        var journal = Open();
        await journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        Run("ALTER TABLE campaign DROP COLUMN origin; PRAGMA user_version = 1");
        var head = await Open("a script").OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        Assert.Equal((2, null), (head.Epoch, head.Origin)); // it does not say where its calls come from
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(async () => await journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb))).Reason);
    }

    [Fact]
    public async Task File_OfANewerVersion_IsRefusedWithWhatToDo()
    {
        await Open().OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        Run("PRAGMA user_version = 99");
        var refused = await Assert.ThrowsAsync<JournalException>(async () => await Open().OpenAsync(Settings, DateTimeZoneProviders.Tzdb));
        Assert.Equal(JournalReason.Newer, refused.Reason);
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE facts SET batch = x'00'", JournalReason.Damaged)]
    [InlineData("UPDATE facts SET batch = substr(batch, 1, length(batch) - 3)", JournalReason.Damaged)]
    [InlineData("UPDATE first_settings SET settings = x'7B'", JournalReason.Damaged)]
    [InlineData("UPDATE campaign SET first_fact = 2", JournalReason.Damaged)]
    [InlineData("DELETE FROM first_settings", JournalReason.Damaged)]
    [InlineData("DELETE FROM campaign", JournalReason.Damaged)]
    public async Task DamagedRows_AreRefused(string damage, JournalReason reason)
    {
        await using (var runner = await CampaignRunner.StartAsync(Open(), Settings))
            await runner.ExecuteAsync((campaign, _) => campaign.Load(new Contact("ada", PhoneNumber.Parse("+390612345678")), Start));
        Run(damage);
        Assert.Equal(reason, (await Assert.ThrowsAsync<JournalException>(() => CampaignRunner.StartAsync(Open(), Settings))).Reason);
    }

    [Fact]
    public async Task TornFile_IsRefused()
    {
        var journal = Open();
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings))
        {
            for (var i = 0; i < 300; i++)
            {
                var contact = new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i));
                await runner.ExecuteAsync((campaign, _) => campaign.Load(contact, Start));
            }
        }

        journal.Dispose(); // a checkpoint, so that the file has everything
        using (var torn = new FileStream(File, FileMode.Open)) torn.SetLength(torn.Length / 2 / 4096 * 4096);
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => CampaignRunner.StartAsync(Open(), Settings))).Reason);
    }

    [Fact]
    public async Task FileThatAnotherProcessHolds_FailsTheGroup_AndTheRunnerGoesOnAfterwards()
    {
        using var journal = new SqliteCampaignJournal(File) { BusyTimeout = Duration.FromSeconds(1) };
        await using var runner = await CampaignRunner.StartAsync(journal, Settings);
        await runner.ExecuteAsync((campaign, _) => campaign.Load(new Contact("ada", PhoneNumber.Parse("+390612345678")), Start));
        using (var locked = Connection())
        {
            using var begin = locked.BeginTransaction();
            Assert.Equal(JournalReason.Faulted, (await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync())).Reason);
        }

        Assert.Equal(1, (await runner.ClaimAsync()).Attempt!.Value.Id);
    }

    [Fact]
    public void BusyTimeout_OutOfRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteCampaignJournal(File) { BusyTimeout = Duration.Zero });

    [Fact]
    public void Path_Empty_Throws() => Assert.Throws<ArgumentException>(() => new SqliteCampaignJournal(""));

    [Fact]
    public async Task Append_BeforeOpen_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Open().AppendAsync(new JournalBatch(1, 0, [default])));

    public void Dispose()
    {
        foreach (var journal in _journals) journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteConnection Connection()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Single(string sql)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        var values = string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.GetValue(i)));
        Assert.False(row.Read());
        return values;
    }
}

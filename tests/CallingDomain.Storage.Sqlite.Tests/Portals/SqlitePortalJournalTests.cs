using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;
using static CallingDomain.Storage.Tests.PortalRequests;

namespace CallingDomain.Storage.Sqlite.Tests;

public sealed class SqlitePortalJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly List<SqlitePortalJournal> _journals = [];

    public static TheoryData<string> Cases { get; } = [.. PortalJournalConformance.Cases];

    private string File => Path.Combine(_folder, "portal.db");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Journal_PassesEachCase(string name) => await PortalJournalConformance.RunAsync(name, () => Open());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task JournalThatKeepsEachPortal_PassesEachCase(string name) => await PortalJournalConformance.RunAsync(name, () => Open(keepEvery: 1));

    [Fact]
    public async Task Tables_OfAnOlderVersion_AreMadeAnewFromTheChanges()
    {
        await WriteAsync();
        string[] tables = ["businesses", "units", "programs", "program_periods", "assignments", "assignment_history"];
        var before = tables.Select(table => Rows($"SELECT * FROM {table}")).ToList();
        Run("DELETE FROM assignments; ALTER TABLE businesses ADD COLUMN extra TEXT");
        using var service = await StartAsync(Open());
        Assert.Equal(before, tables.Select(table => Rows($"SELECT * FROM {table}")));
        Assert.Equal(8, service.Current.Version);
    }

    [Fact]
    public async Task Tables_OfAnOlderVersion_WithoutAChange_AreRefusedAndNotChanged()
    {
        await WriteAsync();
        Run("DELETE FROM changes WHERE version = 2; DROP TABLE units");
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => StartAsync(Open()))).Reason);
        Assert.Equal("0|1", Rows("SELECT (SELECT count(*) FROM sqlite_schema WHERE name = 'units'), (SELECT count(*) FROM businesses)").Single());
    }

    [Fact]
    public async Task File_OfSomethingElse_IsRefusedAndNotChanged()
    {
        await System.IO.File.WriteAllTextAsync(File, "Dear Ada,\nthis is a letter and no database at all, long enough to be read as one.\n" + new string('x', 5000));
        var before = await System.IO.File.ReadAllBytesAsync(File);
        Assert.Equal(JournalReason.Foreign, await RefusalAsync());
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task Database_OfSomethingElse_IsRefused()
    {
        Run("CREATE TABLE song (title TEXT)");
        Assert.Equal(JournalReason.Foreign, await RefusalAsync());
        Assert.Equal("1", Rows("SELECT count(*) FROM sqlite_schema").Single());
    }

    [Fact]
    public async Task File_OfACampaign_IsRefused()
    {
        using (var campaign = new SqliteCampaignJournal(File)) await campaign.OpenAsync(new Dialing.CampaignSettings(), Rules.Zones);
        Assert.Equal(JournalReason.Foreign, await RefusalAsync());
    }

    [Fact]
    public async Task File_OfANewerVersion_IsRefusedWithWhatToDo()
    {
        await WriteAsync();
        Run("PRAGMA user_version = 99");
        var refused = await Assert.ThrowsAsync<JournalException>(() => StartAsync(Open()));
        Assert.Equal((JournalReason.Newer, true), (refused.Reason, refused.Message.Contains("99", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TornFile_IsRefused()
    {
        var journal = Open();
        using (var service = await StartAsync(journal))
            for (var i = 0; i < 300; i++) await service.SubmitAsync(new CreateBusiness(default, new Business($"b{i}", "Acme")), Ada);
        journal.Dispose(); // a checkpoint, so that the file has everything
        using (var torn = new FileStream(File, FileMode.Open)) torn.SetLength(torn.Length / 2 / 4096 * 4096);
        Assert.Equal(JournalReason.Damaged, await RefusalAsync());
    }

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "The disk is full.")] // SQLite's answer to a full disk
    [InlineData("PRAGMA query_only = 1", "PRAGMA query_only = 0", "The file or its folder is read-only.")]
    public async Task FullDiskAndReadOnlyFile_FailTheRequestClearly_AndTheServiceGoesOnAfterwards(string begin, string end, string why)
    {
        var journal = Open();
        using var service = await StartAsync(journal);
        await service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), Ada);
        Execute(begin);
        var big = new CreateBusiness(default, new Business("big", new string('x', 6_000_000)));
        var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(big, Ada with { Key = "big" }));
        Assert.Equal((JournalReason.Faulted, true), (failed.Reason, failed.Message.Contains(why, StringComparison.Ordinal)));
        Assert.Equal(1, service.Current.Version);
        Execute(end);
        var answer = await service.SubmitAsync(big, Ada with { Key = "big" });
        Assert.Equal((2, false), (answer.Version, answer.IsRepeated));

        void Execute(string pragma)
        {
            using var statement = journal.File.Prepare(pragma);
            statement.Next();
        }
    }

    [Fact]
    public async Task FileThatCannotBeOpenedAgain_CanStillBeRead()
    {
        using var journal = new SqlitePortalJournal(File) { BusyTimeout = Duration.FromSeconds(1) };
        using var service = await StartAsync(journal);
        await service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), Ada);
        using (var locked = Database.Open(File))
        {
            using var begin = locked.BeginTransaction();
            Assert.Equal(JournalReason.Unavailable, (await Assert.ThrowsAsync<JournalException>(async () => await journal.OpenAsync(Rules.Zones))).Reason);
            Assert.Single(await service.ReadChangesAsync().ToListAsync());
        }

        Assert.Equal(2, (await service.SubmitAsync(new CreateBusiness(default, new Business("b", "B")), Ada)).Version);
    }

    [Fact]
    public async Task PathThatCannotBeOpened_IsRefusedWithWhatToDo()
    {
        using var journal = new SqlitePortalJournal(Path.Combine(_folder, "missing", "portal.db"));
        var refused = await Assert.ThrowsAsync<JournalException>(async () => await journal.OpenAsync(Rules.Zones));
        Assert.Equal((JournalReason.Unavailable, true), (refused.Reason, refused.Message.Contains("Its folder must exist", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FileThatAnotherProcessHolds_FailsTheRequest_AndTheServiceGoesOnAfterwards()
    {
        using var journal = new SqlitePortalJournal(File) { BusyTimeout = Duration.FromSeconds(1) };
        using var service = await StartAsync(journal);
        using (var locked = Database.Open(File))
        {
            using var begin = locked.BeginTransaction();
            var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), Ada));
            Assert.Equal((JournalReason.Faulted, true), (failed.Reason, failed.Message.Contains("Another process is writing", StringComparison.Ordinal)));
        }

        Assert.Equal(1, (await service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), Ada)).Version);
    }

    [Fact]
    public async Task Canceled_BeforeTheOperation_ChangesNothing()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await Open().OpenAsync(Rules.Zones, canceled.Token));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqlitePortalJournal(File) { BusyTimeout = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqlitePortalJournal(File) { KeepEvery = 0 });
        Assert.Throws<ArgumentException>(() => new SqlitePortalJournal(""));
    }

    [Fact]
    public async Task Append_BeforeOpen_Throws()
    {
        await using var journal = Open();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await journal.FindReceiptAsync("key"));
    }

    public void Dispose()
    {
        foreach (var journal in _journals) journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<PortalService> StartAsync(SqlitePortalJournal journal) => PortalService.StartAsync(journal, Rules);

    private Task WriteAsync() => SubmitAllAsync(Open());

    private async Task<JournalReason> RefusalAsync() => (await Assert.ThrowsAsync<JournalException>(() => StartAsync(Open()))).Reason;

    private SqlitePortalJournal Open(int keepEvery = 10_000)
    {
        var journal = new SqlitePortalJournal(File) { KeepEvery = keepEvery };
        _journals.Add(journal);
        return journal;
    }

    private void Run(string sql) => Database.Run(File, sql);

    private List<string> Rows(string sql) => Database.Rows(File, sql);
}

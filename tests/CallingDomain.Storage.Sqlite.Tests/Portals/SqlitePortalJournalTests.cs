using System.Text;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Storage.Sqlite.Tests;

public sealed class SqlitePortalJournalTests : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly PortalOptions Rules = new(DateTimeZoneProviders.Tzdb);
    private static readonly PortalSubmission Ada = new("ada");

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
    public async Task Tables_HaveBusinessesUnitsProgramsAndTheirPeriodsInUtcAndLocalTime()
    {
        await WriteAsync();
        Assert.Equal(["acme|Acme|2026-03-02T09:00:00Z|1"], Rows("SELECT * FROM businesses"));
        Assert.Equal(["support|acme|Support|2026-03-02T09:01:00Z|2"], Rows("SELECT * FROM units"));
        Assert.Equal(["spring|acme|support|Spring|INFORM|Customer Service|Acme Support|UnderReview|0|2026-03-02T09:06:00Z||7"], Rows("SELECT id, business, unit, name, type, purpose, display_name, display_status, is_authenticated, launched_at, paused_at, version FROM programs"));
        Assert.Equal(
            ["1|2026-03-02T14:00:00Z|2026-06-01T23:00:00Z|America/Chicago|2026-03-02T08:00:00|2026-06-01T18:00:00", "2|2026-06-02T05:00:00Z||America/Chicago|2026-06-02T00:00:00|"],
            Rows("SELECT period, start, end, zone, local_start, local_end FROM program_periods WHERE program = 'spring' ORDER BY period"));
    }

    [Fact]
    public async Task Tables_HaveTheAssignmentsOfNumbersAndTheirHistory()
    {
        await WriteAsync();
        Assert.Equal(["+15013334444|acme|support|spring|Survey|Active|2026-03-02T09:04:00Z|2026-03-02T09:05:00Z|6"], Rows("SELECT * FROM assignments"));
        Assert.Equal(
            [
                "+15013334444|4|2026-03-02T09:03:00Z|acme|||Survey|Pending",
                "+15013334444|5|2026-03-02T09:04:00Z|acme|support|spring|Survey|Pending",
                "+15013334444|6|2026-03-02T09:05:00Z|acme|support|spring|Survey|Active",
                "+15013334446|4|2026-03-02T09:03:00Z|acme|||Survey|Pending",
                "+15013334446|8|2026-03-02T09:07:00Z|||||Removed",
            ],
            Rows("SELECT * FROM assignment_history ORDER BY number, version"));
        Assert.Equal(["4|acme|ada|"], Rows("SELECT version, change ->> '$.change.facts[0].numbers[0].place.business', \"by\", why FROM changes WHERE version = 4"));
    }

    [Fact]
    public async Task Tables_FollowRevertedChanges()
    {
        using (var service = await StartAsync(Open()))
        {
            foreach (var request in Requests().Take(3)) await service.SubmitAsync(request, Ada);
            for (var version = 3; version >= 1; version--) Assert.False((await service.RevertAsync(version, Ada)).IsRefused);
        }

        Assert.Equal(["0|0|0|0"], Rows("SELECT (SELECT count(*) FROM businesses), (SELECT count(*) FROM units), (SELECT count(*) FROM programs), (SELECT count(*) FROM program_periods)"));
    }

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
    public async Task KeptPortal_IsUsedAndNeverTheTruth()
    {
        using (var service = await StartAsync(Open(keepEvery: 3)))
            foreach (var request in Requests()) await service.SubmitAsync(request, Ada);
        Assert.Equal("6", Rows("SELECT version FROM kept").Single());
        using (var journal = Open()) Assert.Equal(6, (await journal.OpenAsync(Rules.Zones)).Version);

        using var before = await StartAsync(Open());
        var text = Encoding.UTF8.GetString(PortalJson.Write(before.Current));
        foreach (var damage in new[] { "UPDATE kept SET portal = x'7B'", "DELETE FROM kept" })
        {
            Run(damage);
            using var after = await StartAsync(Open());
            Assert.Equal(text, Encoding.UTF8.GetString(PortalJson.Write(after.Current)));
        }
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

    [Theory]
    [InlineData("UPDATE changes SET change = '{}' WHERE version = 3", JournalReason.Damaged)]
    [InlineData("UPDATE changes SET change = replace(change, '\"format\":1', '\"format\":2')", JournalReason.Newer)]
    [InlineData("DELETE FROM changes WHERE version = 3", JournalReason.Damaged)]
    [InlineData("DROP TABLE changes", JournalReason.Damaged)]
    public async Task DamagedChanges_AreRefused(string damage, JournalReason reason)
    {
        await WriteAsync();
        Run(damage);
        Assert.Equal(reason, await RefusalAsync());
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
    public async Task Reading_WhileChangesAreAppended_GivesTheChangesOfItsBeginning()
    {
        var journal = Open();
        using var service = await StartAsync(journal);
        foreach (var request in Requests()) await service.SubmitAsync(request, Ada);
        var read = new List<long>();
        await foreach (var change in journal.ReadAsync(after: 5))
        {
            read.Add(change.Version);
            await service.SubmitAsync(new CreateBusiness(default, new Business($"b{change.Version}", "Acme")), Ada);
        }

        Assert.Equal([6, 7, 8], read);
        Assert.Equal(11, service.Current.Version);
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

    // A program with two periods, the second one without an end; two numbers, one of which is removed again.
    private static IEnumerable<PortalRequest> Requests() =>
    [
        new CreateBusiness(default, new Business("acme", "Acme")),
        new CreateBusinessUnit(default, new BusinessUnit("support", "acme", "Support")),
        new CreateProgram(default, "spring", new ProgramDraft
        {
            Unit = "support",
            Type = ProgramType.Inform,
            Name = "Spring",
            Purpose = CallPurpose.CustomerService,
            Display = new DisplayName("Acme Support", "Acme"),
            Schedules =
            [
                new ProgramSchedule(new LocalDateTime(2026, 3, 2, 8, 0), new LocalDateTime(2026, 6, 1, 18, 0), "America/Chicago"),
                new ProgramSchedule(new LocalDateTime(2026, 6, 2, 0, 0), new LocalDateTime(9999, 12, 31, 0, 0), "America/Chicago"),
            ],
        }),
        new AddNumbers(default, new Place("acme"), NumberTemplate.Strict.Read("+15013334444,Survey\n+15013334446,Survey\n"u8).Value),
        new AddNumbers(default, Place.OfProgram("spring"), NumberTemplate.Strict.Read("+15013334444,Survey\n"u8).Value) { Reassign = true },
        new ChangeStatus(default, PhoneNumber.Parse("+15013334444"), StatusChange.Approve),
        new LaunchProgram(default, "spring"),
        new RemoveNumbers(default, ["+15013334446"]) { Confirmed = true },
    ];

    private static Task<PortalService> StartAsync(SqlitePortalJournal journal) => PortalService.StartAsync(journal, Rules);

    private async Task WriteAsync()
    {
        var clock = new StepClock();
        using var service = await PortalService.StartAsync(Open(), Rules, new PortalServiceOptions { Time = clock });
        foreach (var request in Requests())
        {
            Assert.Equal([], (await service.SubmitAsync(request, Ada)).Reasons.AsEnumerable());
            clock.Now += Duration.FromMinutes(1);
        }
    }

    private async Task<JournalReason> RefusalAsync() => (await Assert.ThrowsAsync<JournalException>(() => StartAsync(Open()))).Reason;

    private SqlitePortalJournal Open(int keepEvery = 10_000)
    {
        var journal = new SqlitePortalJournal(File) { KeepEvery = keepEvery };
        _journals.Add(journal);
        return journal;
    }

    private void Run(string sql) => Database.Run(File, sql);

    private List<string> Rows(string sql) => Database.Rows(File, sql);

    private sealed class StepClock : TimeProvider
    {
        public Instant Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}

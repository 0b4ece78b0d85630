using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class PortalServiceTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly PortalSubmission Ada = new("ada");

    private readonly MemoryPortalJournal _journal = new();
    private readonly SetClock _clock = new(Start);

    private Task<PortalService> StartAsync(IPortalJournal? journal = null) =>
        PortalService.StartAsync(journal ?? _journal, new PortalOptions(DateTimeZoneProviders.Tzdb), new PortalServiceOptions { Time = _clock });

    private static CreateBusiness Business(string id) => new(default, new Business(id, "Acme"));

    private static AddNumbers Numbers(string rows) => new(default, new Place("acme"), NumberTemplate.Strict.Read(System.Text.Encoding.UTF8.GetBytes(rows)).Value);

    [Fact]
    public async Task Submit_Request_IsDurableAndStampedWithTheClock()
    {
        using var service = await StartAsync();
        var answer = await service.SubmitAsync(Business("acme"), Ada with { Why = "new customer" });
        Assert.Equal((1, Start, "ada", "new customer"), (answer.Version, answer.Change!.At, answer.Change.By, answer.Change.Why));
        Assert.Equal(answer.Change, Assert.Single(await ChangesAsync(service)));
        Assert.Same(service.Current, service.Current);
        Assert.Equal("Acme", service.Current.Businesses["acme"].Name);
        Assert.Equal("Version 1", answer.ToString());
    }

    [Fact]
    public async Task Plan_IsAPreview()
    {
        using var service = await StartAsync();
        var plan = service.Plan(Business("acme"));
        Assert.Equal((false, Start), (plan.IsRefused, plan.Request.At));
        Assert.Equal((0, 0), (service.Current.Version, (await ChangesAsync(service)).Count));
    }

    [Fact]
    public async Task Submit_RefusedRequest_GivesAllReasonsAndChangesNothing()
    {
        using var service = await StartAsync();
        var answer = await service.SubmitAsync(new CreateBusiness(default, new Business("", "")), Ada);
        Assert.Equal([PortalReason.IdMissing, PortalReason.NameMissing], answer.Reasons.AsEnumerable());
        Assert.Equal("Version 0, refused: ID_MISSING NAME_MISSING", answer.ToString());
        Assert.Empty(await ChangesAsync(service));
    }

    [Fact]
    public async Task Submit_NothingToChange_HasNoChange()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Business("acme"), Ada);
        await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada);
        var answer = await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada);
        Assert.Equal((false, null, 2L, NumberOutcome.AlreadyPresent), (answer.IsRefused, answer.Change, answer.Version, answer.Numbers[0].Outcome));
    }

    [Fact]
    public async Task Submit_StaleVersion_IsPlanStale()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Business("a"), Ada);
        await service.SubmitAsync(Business("b"), Ada with { ExpectedVersion = 1 });
        Assert.Equal([PortalReason.PlanStale], (await service.SubmitAsync(Business("c"), Ada with { ExpectedVersion = 1 })).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.PlanStale], (await service.SubmitAsync(Business("c"), Ada with { ExpectedVersion = 3 })).Reasons.AsEnumerable());
        Assert.Equal(2, service.Current.Version);
    }

    [Fact]
    public async Task Submit_AfterAnotherProcess_PlansAgain()
    {
        using var first = await StartAsync();
        using var second = await StartAsync();
        await first.SubmitAsync(Business("acme"), Ada);
        Assert.Equal([PortalReason.IdNotUnique], (await second.SubmitAsync(Business("acme"), Ada)).Reasons.AsEnumerable()); // planned again on the newer portal
        Assert.Equal(2, (await second.SubmitAsync(Business("b"), Ada)).Version);
        Assert.Equal(3, (await first.SubmitAsync(Business("c"), Ada with { ExpectedVersion = 2 })).Version); // a version that this process has not seen yet
        Assert.Equal([PortalReason.PlanStale], (await second.SubmitAsync(Business("d"), Ada with { ExpectedVersion = 2 })).Reasons.AsEnumerable());
        Assert.Equal(["acme", "b", "c"], (await second.RefreshAsync()).Businesses.Keys);
    }

    [Fact]
    public async Task Submit_RefusedOnAnOldPortal_IsDecidedOnTheNewest()
    {
        using var first = await StartAsync();
        using var second = await StartAsync();
        await first.SubmitAsync(Business("acme"), Ada);
        Assert.Equal(2, (await second.SubmitAsync(new CreateBusinessUnit(default, new BusinessUnit("support", "acme", "Support")), Ada)).Version);
    }

    [Fact]
    public async Task Submit_ManyCallersOfManyProcesses_HaveEachChangeOnce()
    {
        var services = new[] { await StartAsync(), await StartAsync(), await StartAsync() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => services[i % 3].SubmitAsync(Business($"b{i}"), Ada))));
        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), answers.Select(answer => answer.Version).Order());
        foreach (var service in services)
        {
            Assert.Equal(300, (await service.RefreshAsync()).Businesses.Count);
            service.Dispose();
        }
    }

    [Fact]
    public async Task Submit_SameKey_GivesTheFirstAnswerAgain()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Business("acme"), Ada);
        var keyed = Ada with { Key = "7c9e", ExpectedVersion = 1 };
        var first = await service.SubmitAsync(Numbers("+15013334444,Survey\n501-333-4445,Survey\n"), keyed);
        Assert.False(first.IsRepeated);
        _clock.Now += Duration.FromDays(1);
        await service.SubmitAsync(Business("b"), Ada);
        foreach (var process in new[] { service, await StartAsync() })
        {
            var again = await process.SubmitAsync(Numbers("+15013334444,Survey\n501-333-4445,Survey\n"), keyed);
            Assert.True(again.IsRepeated);
            Assert.Equal((first.Version, first.Change), (again.Version, again.Change));
            Assert.Equal(first.Numbers.AsEnumerable(), again.Numbers);
            Assert.Equal(first.Notices.AsEnumerable(), again.Notices);
        }

        Assert.Equal([PortalReason.RequestKeyReused], (await service.SubmitAsync(Business("c"), keyed)).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.RequestKeyReused], (await service.SubmitAsync(Numbers("+15013334444,Survey\n501-333-4445,Survey\n"), keyed with { By = "bob" })).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.RequestKeyReused], (await service.RevertAsync(1, keyed)).Reasons.AsEnumerable());
        Assert.Equal(3, service.Current.Version);
    }

    [Fact]
    public async Task Submit_RefusedRequestWithAKey_IsPlannedAgain()
    {
        using var service = await StartAsync();
        var keyed = Ada with { Key = "7c9e" };
        Assert.True((await service.SubmitAsync(Numbers("+15013334444,Survey\n"), keyed)).IsRefused);
        await service.SubmitAsync(Business("acme"), Ada);
        Assert.Equal(2, (await service.SubmitAsync(Numbers("+15013334444,Survey\n"), keyed)).Version);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FailedCommit_IsFaulted_AndTheNextRequestReadsTheJournalAgain(bool isDurable)
    {
        using var service = await StartAsync();
        _journal.FailNext(new IOException("The disk is full."), afterCommit: isDurable);
        var keyed = Ada with { Key = "7c9e" };
        var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(Business("acme"), keyed));
        Assert.Equal((JournalReason.Faulted, "The disk is full."), (failed.Reason, failed.InnerException!.Message));
        Assert.Equal(0, service.Current.Version);
        var repeated = await service.SubmitAsync(Business("acme"), keyed);
        Assert.Equal((1, isDurable), (repeated.Version, repeated.IsRepeated));
        Assert.Single(await ChangesAsync(service));
    }

    [Fact]
    public async Task FailedCommit_OfTheJournalsOwnReason_SaysIt()
    {
        using var service = await StartAsync();
        _journal.FailNext(new JournalException(JournalReason.Unavailable, "The disk is full."));
        var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(Business("acme"), Ada));
        Assert.Equal("JOURNAL_FAULTED: The commit failed, or its result is unknown. The disk is full.", failed.Message);
        Assert.Equal(1, (await service.SubmitAsync(Business("acme"), Ada)).Version);
    }

    [Fact]
    public async Task Revert_Change_IsANewChange()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Business("acme"), Ada);
        await service.SubmitAsync(Numbers("+15013334444,Survey\n"), Ada);
        Assert.Equal([PortalReason.ChangeNotReversible], (await service.RevertAsync(1, Ada)).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.TargetNotFound], (await service.RevertAsync(0, Ada)).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.TargetNotFound], (await service.RevertAsync(3, Ada)).Reasons.AsEnumerable());
        Assert.Equal([PortalReason.PlanStale], (await service.RevertAsync(2, Ada with { ExpectedVersion = 1 })).Reasons.AsEnumerable());
        var keyed = new PortalSubmission("bob") { Why = "mistake", Key = "7c9e" };
        var reverted = await service.RevertAsync(2, keyed);
        Assert.Equal(("3 2026-03-02T09:00:00Z bob: NumbersRemoved 1 from acme (mistake)", 0), (reverted.Change!.ToString(), service.Current.NumberCount));
        Assert.True((await service.RevertAsync(2, keyed)).IsRepeated);
        Assert.Equal([reverted.Change], await ChangesAsync(service, after: 2));
    }

    [Fact]
    public async Task ClockThatStepsBack_MakesTimeStandStill()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Business("a"), Ada);
        _clock.Now -= Duration.FromHours(1);
        Assert.Equal(Start, service.Now);
        Assert.Equal(Start, service.Plan(Business("b")).Request.At);
        Assert.Equal(Start, (await service.SubmitAsync(Business("b"), Ada)).Change!.At);
        using var restarted = await StartAsync();
        Assert.Equal(Start, (await restarted.SubmitAsync(Business("c"), Ada)).Change!.At);
        Assert.Equal((1, 1), (service.ClockStandstills, restarted.ClockStandstills));
        _clock.Now = Start + Duration.FromHours(1);
        Assert.Equal(Start + Duration.FromHours(1), (await service.SubmitAsync(Business("d"), Ada)).Change!.At);
    }

    [Fact]
    public async Task Canceled_BeforeTheAppend_ChangesNothing()
    {
        using var service = await StartAsync();
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.SubmitAsync(Business("acme"), Ada, canceled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.RefreshAsync(canceled.Token));
        Assert.Equal(1, (await service.SubmitAsync(Business("acme"), Ada)).Version);
    }

    [Fact]
    public async Task KeptPortal_SparesTheReplay()
    {
        using (var service = await StartAsync())
        {
            await service.SubmitAsync(Business("a"), Ada);
            await service.SubmitAsync(Business("b"), Ada);
            var kept = new BentJournal(_journal) { Kept = service.Current };
            _clock.Now -= Duration.FromHours(1);
            using var restarted = await StartAsync(kept);
            Assert.Same(service.Current, restarted.Current);
            Assert.Equal(Start, restarted.Now);
            Assert.Equal(3, (await restarted.SubmitAsync(Business("c"), Ada)).Version);
        }

        using var later = await StartAsync();
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => StartAsync(new BentJournal(new MemoryPortalJournal()) { Kept = later.Current }))).Reason);
    }

    [Fact]
    public async Task DamagedJournals_AreRefused()
    {
        using var service = await StartAsync();
        await service.SubmitAsync(Business("a"), Ada);
        await service.SubmitAsync(Business("b"), Ada with { Key = "7c9e" });
        var gap = await Assert.ThrowsAsync<JournalException>(() => StartAsync(new BentJournal(_journal) { Skips = 1 }));
        Assert.Equal("JOURNAL_DAMAGED: Change 2 cannot follow version 0: PLAN_STALE.", gap.Message);
        using var taken = await StartAsync(new BentJournal(_journal) { RefusesAll = true });
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => taken.SubmitAsync(Business("c"), Ada))).Reason);
        using var receipt = await StartAsync(new BentJournal(_journal) { Answer = "{"u8.ToArray() });
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => receipt.SubmitAsync(Business("b"), Ada with { Key = "7c9e" }))).Reason);
        using var change = await StartAsync(new BentJournal(_journal) { ReceiptVersion = 9 });
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => change.SubmitAsync(Business("b"), Ada with { Key = "7c9e" }))).Reason);
    }

    [Fact]
    public void Values_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new PortalSubmission(null!));
        Assert.Throws<ArgumentNullException>(() => Ada with { By = null! });
        Assert.Throws<ArgumentNullException>(() => Ada with { Why = null! });
        Assert.Throws<ArgumentException>(() => Ada with { Key = "" });
        Assert.Throws<ArgumentException>(() => new PortalBatch([]));
        Assert.Throws<ArgumentException>(() => new PortalBatch(default));
        Assert.Throws<ArgumentException>(() => new PortalBatch([new PortalUpdate(Portal.Empty, Change: null)]));
        Assert.Equal("Receipt of version 7", new PortalReceipt("key", "print", 7, default).ToString());
    }

    private static async Task<List<PortalChange>> ChangesAsync(PortalService service, long after = 0) => await service.ReadChangesAsync(after).ToListAsync();

    private sealed class SetClock(Instant now) : TimeProvider
    {
        public Instant Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }

    /// <summary>A journal with one fault.</summary>
    private sealed class BentJournal(IPortalJournal journal) : IPortalJournal
    {
        public Portal Kept { get; init; } = Portal.Empty;

        public int Skips { get; init; }

        public bool RefusesAll { get; init; }

        public byte[]? Answer { get; init; }

        public long? ReceiptVersion { get; init; }

        public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default) => ValueTask.FromResult(Kept);

        public IAsyncEnumerable<PortalChange> ReadAsync(long after, CancellationToken cancellation = default) => journal.ReadAsync(after, cancellation).Skip(Skips);

        public ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default) =>
            RefusesAll ? throw new JournalException(JournalReason.PositionTaken, "Taken.") : journal.AppendAsync(batch, cancellation);

        public async ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default) =>
            await journal.FindReceiptAsync(key, cancellation) is { } found ? found with { Answer = Answer ?? found.Answer, Version = ReceiptVersion ?? found.Version } : null;
    }
}

using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

/// <summary>What the host of a shard uses of a runner: state that is set again after each reading, committed batches, and the check of the writer.</summary>
public sealed class RunnerShardTests
{
    private static readonly CampaignSettings Settings = new();

    private readonly MemoryCampaignJournal _journal = new();

    private static Result<int, CampaignReason> Load(Campaign campaign, Instant now, ulong digits = 390612345678) => campaign.Load([PhoneNumber.FromDigits(digits)], now);

    [Fact]
    public async Task Opened_AtTheStartAndAfterAFault_SetsTheStateBeforeAnyCommand()
    {
        var opened = 0;
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings, new CampaignRunnerOptions { Opened = campaign => campaign.LentLines = ++opened });
        var first = runner.Epoch;
        Assert.Equal(1, await runner.ExecuteAsync((campaign, _) => campaign.LentLines));
        _journal.FailNext(new IOException("The disk is full."));
        await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => Load(campaign, now)));
        Assert.Equal(2, await runner.ExecuteAsync((campaign, _) => campaign.LentLines));
        Assert.True(runner.Epoch > first);
    }

    [Fact]
    public async Task Opened_Throws_FailsTheStart()
    {
        var options = new CampaignRunnerOptions { Opened = _ => throw new InvalidOperationException("No lines.") };
        Assert.Equal("No lines.", (await Assert.ThrowsAsync<InvalidOperationException>(() => CampaignRunner.StartAsync(_journal, Settings, options))).Message);
    }

    [Fact]
    public async Task Opened_ThrowsAfterAFault_IsAFaultUntilItDoesNot()
    {
        var fails = false;
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings, new CampaignRunnerOptions { Opened = Open });
        fails = true;
        _journal.FailNext(new IOException("The disk is full."));
        await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => Load(campaign, now)));
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => Load(campaign, now)));
        Assert.Equal((JournalReason.Faulted, "No lines."), (failed.Reason, failed.InnerException!.Message));
        fails = false;
        Assert.True((await runner.ExecuteAsync((campaign, now) => Load(campaign, now))).IsOk);

        void Open(Campaign campaign)
        {
            if (fails) throw new InvalidOperationException("No lines.");
        }
    }

    [Fact]
    public async Task Committed_EachBatch_ComesBeforeTheAnswers()
    {
        var facts = new List<long>();
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings, new CampaignRunnerOptions { Committed = batch => facts.AddRange(batch.Facts.Select(fact => fact.Number)) });
        await runner.ExecuteAsync((campaign, now) => Load(campaign, now));
        Assert.Equal([1], facts);
        await runner.ExecuteAsync((campaign, _) => campaign.ContactCount); // nothing is committed
        await runner.ClaimAsync();
        Assert.Equal([1, 2], facts);
        _journal.FailNext(new IOException("The connection is lost."), afterCommit: true);
        await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => Load(campaign, now, 390612345679)));
        Assert.Equal([1, 2], facts);
    }

    [Fact]
    public async Task Committed_NewSettingsAtTheStart_AreGiven()
    {
        await (await CampaignRunner.StartAsync(_journal, Settings)).DisposeAsync();
        var told = new List<string>();
        var options = new CampaignRunnerOptions { Opened = _ => told.Add("opened"), Committed = batch => told.Add(batch.Facts[0].Kind.ToString()) };
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings with { MaxConcurrentCalls = 7 }, options);
        Assert.Equal(["opened", nameof(CampaignFactKind.SettingsChanged)], told);
    }

    [Fact]
    public async Task Committed_Throws_HasNoEffect()
    {
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings, new CampaignRunnerOptions { Committed = _ => throw new InvalidOperationException("Full.") });
        var epoch = runner.Epoch;
        Assert.True((await runner.ExecuteAsync((campaign, now) => Load(campaign, now))).IsOk);
        Assert.NotNull((await runner.ClaimAsync()).Attempt);
        Assert.Equal(epoch, runner.Epoch);
    }

    [Fact]
    public async Task CheckWriter_OnlyWriter_Passes()
    {
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings);
        await runner.CheckWriterAsync();
        await Task.WhenAll(runner.ExecuteAsync((campaign, now) => Load(campaign, now)), runner.CheckWriterAsync());
    }

    [Fact]
    public async Task CheckWriter_Replaced_StopsTheRunner()
    {
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings);
        await using var successor = await CampaignRunner.StartAsync(_journal, Settings);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => runner.CheckWriterAsync())).Reason);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, _) => campaign.Now))).Reason);
        await successor.CheckWriterAsync();
    }

    [Fact]
    public async Task CheckWriter_JournalCannotBeRead_FailsTheCheckAlone()
    {
        var journal = new UnreadableJournal(_journal);
        var opened = 0;
        await using var runner = await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { Opened = _ => opened++ });
        journal.Fails = true;
        Assert.Equal(JournalReason.Unavailable, (await Assert.ThrowsAsync<JournalException>(() => runner.CheckWriterAsync())).Reason);
        Assert.True((await runner.ExecuteAsync((campaign, now) => Load(campaign, now))).IsOk);
        journal.Fails = false;
        await runner.CheckWriterAsync();
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task CheckWriter_StoppedRunnerOrCanceledWait_IsRefused()
    {
        var runner = await CampaignRunner.StartAsync(_journal, Settings);
        await Assert.ThrowsAsync<TaskCanceledException>(() => runner.CheckWriterAsync(new CancellationToken(canceled: true)));
        await runner.DisposeAsync();
        Assert.Equal(JournalReason.RunnerStopped, (await Assert.ThrowsAsync<JournalException>(() => runner.CheckWriterAsync())).Reason);
    }

    /// <summary>A journal whose check may fail.</summary>
    private sealed class UnreadableJournal(MemoryCampaignJournal journal) : ICampaignJournal
    {
        public bool Fails { get; set; }

        public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default) => journal.OpenAsync(settings, zones, cancellation);

        public IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync(CancellationToken cancellation = default) => journal.ReadSnapshotsAsync(cancellation);

        public IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, CancellationToken cancellation = default) => journal.ReadAsync(after, cancellation);

        public ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default) => journal.AppendAsync(batch, cancellation);

        public ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default) => Fails ? throw new JournalException(JournalReason.Unavailable, "The server cannot be reached.") : journal.CheckWriterAsync(epoch, cancellation);

        public Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default) => journal.SaveSnapshotAsync(epoch, snapshot, cancellation);
    }
}

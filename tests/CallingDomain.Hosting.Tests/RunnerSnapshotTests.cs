using System.Runtime.CompilerServices;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Hosting.Tests;

public sealed class RunnerSnapshotTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 1000 };

    private readonly MemoryCampaignJournal _journal = new();

    private Task<CampaignRunner> StartAsync(ICampaignJournal? journal = null, long factsPerSnapshot = 0, IDateTimeZoneProvider? zones = null, CampaignSettings? settings = null) =>
        CampaignRunner.StartAsync(journal ?? _journal, settings ?? Settings, new CampaignRunnerOptions { Time = new FixedClock(), FactsPerSnapshot = factsPerSnapshot, Zones = zones ?? DateTimeZoneProviders.Tzdb });

    private static async Task LoadAsync(CampaignRunner runner, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var contact = new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i));
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Load(contact, now))).IsOk);
        }
    }

    // Two facts each time.
    private static async Task PauseAndResumeAsync(CampaignRunner runner, int times)
    {
        for (var i = 0; i < 2 * times; i++) Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.SetPaused(!campaign.IsPaused, now))).IsOk);
    }

    private static Task<string> StateAsync(CampaignRunner runner) => runner.ExecuteAsync((campaign, _) =>
    {
        using var json = new MemoryStream();
        campaign.WriteJson(json, DateTimeZoneProviders.Tzdb);
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    });

    [Fact]
    public async Task Runner_SavesASnapshotAfterSoManyFacts_AndKeepsTwo()
    {
        await using (var runner = await StartAsync(factsPerSnapshot: 10))
        {
            await LoadAsync(runner, first: 0, count: 5);
            for (var i = 1; i <= 4; i++)
            {
                await PauseAndResumeAsync(runner, times: 5);
                await UntilAsync(() => _journal.Snapshots is [var newest, ..] && newest > 10 * (i - 1));
            }
        }

        Assert.Equal(2, _journal.Snapshots.Count);
        await using var again = await StartAsync();
        Assert.Equal((5, 45), await again.ExecuteAsync((campaign, _) => (campaign.ContactCount, campaign.FactCount)));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 10)]
    [InlineData(2, 0)]
    public async Task DamagedSnapshots_ArePassedOver_AndTheCampaignIsTheSame(int damaged, long readFrom)
    {
        var journal = new CountingJournal(_journal);
        string state;
        await using (var runner = await StartAsync())
        {
            await LoadAsync(runner, first: 0, count: 10);
            Assert.Equal(10, await runner.SaveSnapshotAsync());
            await LoadAsync(runner, first: 10, count: 10);
            if (damaged == 2) _journal.DamageNewestSnapshot();
            Assert.Equal(20, await runner.SaveSnapshotAsync());
            if (damaged >= 1) _journal.DamageNewestSnapshot();
            await LoadAsync(runner, first: 20, count: 5);
            state = await StateAsync(runner);
        }

        await using var again = await StartAsync(journal);
        Assert.Equal((readFrom, state), (journal.ReadFrom, await StateAsync(again)));
        Assert.Equal(damaged > 0, again.SnapshotFailure is JournalException { Reason: JournalReason.Damaged });
        await again.SaveSnapshotAsync();
    }

    [Fact]
    public async Task DamagedSnapshots_WithoutTheFactsBeforeThem_AreRefused()
    {
        var journal = new MemoryCampaignJournal { KeepsOldFacts = false };
        await using (var runner = await StartAsync(journal))
        {
            for (var i = 0; i < 2; i++)
            {
                await LoadAsync(runner, first: 10 * i, count: 10);
                await runner.SaveSnapshotAsync();
                journal.DamageNewestSnapshot();
            }
        }

        var refused = await Assert.ThrowsAsync<JournalException>(() => StartAsync(journal));
        Assert.Equal(JournalReason.Damaged, refused.Reason);
        Assert.Contains("before fact 11", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SnapshotThatCannotBeSaved_IsShown_AndTheCampaignGoesOn()
    {
        var journal = new CountingJournal(_journal) { FailsSnapshots = true };
        await using var runner = await StartAsync(journal, factsPerSnapshot: 5);
        await PauseAndResumeAsync(runner, times: 5);
        await UntilAsync(() => runner.SnapshotFailure is IOException);
        await Assert.ThrowsAsync<IOException>(() => runner.SaveSnapshotAsync());
        journal.FailsSnapshots = false;
        await PauseAndResumeAsync(runner, times: 5);
        await UntilAsync(() => runner.SnapshotFailure is null);
        Assert.NotEmpty(_journal.Snapshots);
    }

    [Fact]
    public async Task Snapshots_AtOnce_AreSavedOneAfterTheOther()
    {
        var journal = new CountingJournal(_journal) { SavesSlowly = true };
        await using var runner = await StartAsync(journal);
        await LoadAsync(runner, first: 0, count: 3);
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => runner.SaveSnapshotAsync()));
        Assert.Equal([3, 3, 3, 3], saved);
        Assert.Equal(1, journal.MostSaves);
        Assert.Equal(3, Assert.Single(_journal.Snapshots));
    }

    [Fact]
    public async Task SnapshotWhoseBytesTheJournalCannotRead_IsPassedOver()
    {
        await using (var runner = await StartAsync())
        {
            await LoadAsync(runner, first: 0, count: 3);
            await runner.SaveSnapshotAsync();
        }

        await using var again = await StartAsync(new CountingJournal(_journal) { DamagesSnapshots = true });
        Assert.Equal(3, await again.ExecuteAsync((campaign, _) => campaign.ContactCount));
        Assert.Equal(JournalReason.Damaged, Assert.IsType<JournalException>(again.SnapshotFailure).Reason);
    }

    [Fact]
    public async Task SnapshotCommand_AfterTheRunnerHasStopped_IsRefused()
    {
        var runner = await StartAsync();
        await runner.DisposeAsync();
        Assert.Equal(JournalReason.RunnerStopped, (await Assert.ThrowsAsync<JournalException>(() => runner.SaveSnapshotAsync())).Reason);
    }

    [Fact]
    public async Task Snapshot_OfAGroupWhoseCommitFails_IsRefusedWithIt()
    {
        await using var runner = await StartAsync();
        using var gate = new ManualResetEventSlim();
        var blocked = runner.ExecuteAsync((_, _) => gate.Wait(TimeSpan.FromSeconds(30)));
        var loaded = runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("ada", PhoneNumber.Parse("+390612345678")), now));
        var saved = runner.SaveSnapshotAsync();
        _journal.FailNext(new IOException());
        gate.Set();
        foreach (var failed in (Task[])[blocked, loaded, saved]) Assert.Equal(JournalReason.Faulted, (await Assert.ThrowsAsync<JournalException>(() => failed)).Reason);
        Assert.Empty(_journal.Snapshots);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OtherTzDatabase_PlacesAllContactsAgainOnce(bool fromSnapshot)
    {
        await using (var runner = await StartAsync())
        {
            await LoadAsync(runner, first: 0, count: 3);
            if (fromSnapshot) await runner.SaveSnapshotAsync();
            await LoadAsync(runner, first: 3, count: 1);
        }

        var next = new DateTimeZoneCache(new RenamedSource());
        for (var start = 0; start < 2; start++)
        {
            await using var runner = await StartAsync(zones: next);
            Assert.Equal(5, await runner.ExecuteAsync((campaign, _) => campaign.FactCount));
        }

        var facts = new List<CampaignFact>();
        await foreach (var batch in _journal.ReadAsync(after: 4)) facts.AddRange(batch);
        Assert.Equal(CampaignFactKind.SettingsChanged, Assert.Single(facts).Kind);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, -3)]
    [InlineData(false, 1)]
    [InlineData(false, -3)]
    public async Task OtherTzDatabase_WithAnotherOffset_FollowsTheCallsAndPreviewsOfTheOldOne(bool fromSnapshot, int shift)
    {
        var (old, next) = (new DateTimeZoneCache(new OneZoneSource("TZDB: old", 2)), new DateTimeZoneCache(new OneZoneSource("TZDB: next", 2 + shift)));
        CampaignSettings With(IDateTimeZoneProvider zones, int calls) => new()
        {
            MaxConcurrentCalls = calls,
            TimeZone = zones["Test/Zone"],
            CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(12, 0), new LocalTime(20, 0), CallingWindow.EveryDay)]),
        };
        var opening = Start + Duration.FromHours(1);
        await using (var runner = await StartAsync(zones: old, settings: With(old, 10)))
        {
            await LoadAsync(runner, first: 0, count: 3);
            if (fromSnapshot) await runner.SaveSnapshotAsync();
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.UpdateSettings(With(old, 5), now))).IsOk); // places each contact by the zones
            Assert.True(await runner.ExecuteAsync((campaign, now) => campaign.TryClaim(opening, agent: null, out var call) && campaign.End(call.Id, CallStatus.Reached, opening).IsOk && campaign.TryClaim(opening, agent: null, out _)));
            Assert.True((await runner.ExecuteAsync((campaign, _) => campaign.Reserve("c2", opening, "ada", Duration.FromMinutes(5)))).IsOk);
        }

        await using var again = await StartAsync(zones: next, settings: With(next, 5));
        Assert.Equal((3, 2, 1), await again.ExecuteAsync((campaign, _) => (campaign.ContactCount, campaign.OpenCount, campaign.CallsUnderWay)));
        Assert.Equal(shift > 0, await again.ExecuteAsync((campaign, _) => campaign.Explain("c2", opening)!.DueAt <= opening));
    }

    [Fact]
    public void Buffer_WrittenAndReadInPieces_GivesTheSameBytes()
    {
        using var buffer = new SnapshotBuffer();
        var bytes = Enumerable.Range(0, 3_000_000).Select(i => unchecked((byte)(i * 7))).ToArray();
        buffer.Write(bytes, 0, 1_500_000);
        buffer.Write(bytes.AsSpan(1_500_000));
        buffer.Flush();
        Assert.True(buffer is { CanRead: true, CanWrite: true, CanSeek: true });
        Assert.Equal((3_000_000, 3_000_000), (buffer.Length, buffer.Position));
        Assert.Equal((2_999_990, 10, 20), (buffer.Seek(-10, SeekOrigin.End), buffer.Seek(10, SeekOrigin.Begin), buffer.Seek(10, SeekOrigin.Current)));
        buffer.Position = 0;
        using var copy = new MemoryStream();
        buffer.CopyTo(copy);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal(0, buffer.Read(new byte[1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Position = -1);
        Assert.Throws<NotSupportedException>(() => buffer.SetLength(0));
    }

    [Fact]
    public void FactsPerSnapshot_Negative_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignRunnerOptions { FactsPerSnapshot = -1 });

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isTrue()) await Task.Delay(5, limit.Token);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start.ToDateTimeOffset();
    }

    private sealed class RenamedSource : IDateTimeZoneSource
    {
        private readonly TzdbDateTimeZoneSource _source = TzdbDateTimeZoneSource.Default;

        public string VersionId => "TZDB: next";

        public IEnumerable<string> GetIds() => _source.GetIds();

        public DateTimeZone ForId(string id) => _source.ForId(id);

        public string? GetSystemDefaultId() => null;
    }

    private sealed class OneZoneSource(string version, int hours) : IDateTimeZoneSource
    {
        public string VersionId => version;

        public IEnumerable<string> GetIds() => ["Test/Zone"];

        public DateTimeZone ForId(string id) => new OneZone(id, Offset.FromHours(hours));

        public string? GetSystemDefaultId() => null;
    }

    private sealed class OneZone(string id, Offset offset) : DateTimeZone(id, isFixed: true, offset, offset)
    {
        public override ZoneInterval GetZoneInterval(Instant instant) => new(Id, start: null, end: null, MinOffset, Offset.Zero);
    }

    /// <summary>A journal that remembers from which fact it was read, and whose snapshots may fail.</summary>
    private sealed class CountingJournal(MemoryCampaignJournal journal) : ICampaignJournal
    {
        public long ReadFrom { get; private set; } = -1;

        public bool FailsSnapshots { get; set; }

        public bool SavesSlowly { get; init; }

        public bool DamagesSnapshots { get; init; }

        public int MostSaves { get; private set; }

        private int _saves;

        public ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default) => journal.OpenAsync(settings, zones, cancellation);

        public async IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var snapshot in journal.ReadSnapshotsAsync(cancellation)) yield return DamagesSnapshots ? snapshot with { Content = new DamagedStream() } : snapshot;
        }

        public IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, CancellationToken cancellation = default)
        {
            ReadFrom = after;
            return journal.ReadAsync(after, cancellation);
        }

        public ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default) => journal.AppendAsync(batch, cancellation);

        public ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default) => journal.CheckWriterAsync(epoch, cancellation);

        public async Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default)
        {
            if (FailsSnapshots) throw new IOException("The disk is full.");
            MostSaves = Math.Max(MostSaves, Interlocked.Increment(ref _saves));
            if (SavesSlowly) await Task.Delay(20, cancellation);
            await journal.SaveSnapshotAsync(epoch, snapshot, cancellation);
            Interlocked.Decrement(ref _saves);
        }
    }

    private sealed class DamagedStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new JournalException(JournalReason.Damaged, "A page of the file is damaged.");
    }
}

using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class CampaignRunnerTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 1000 };

    private readonly MemoryCampaignJournal _journal = new();
    private readonly SetClock _clock = new(Start);

    private Task<CampaignRunner> StartAsync(CampaignSettings? settings = null, int maxGroup = 1000) =>
        CampaignRunner.StartAsync(_journal, settings ?? Settings, new CampaignRunnerOptions { Time = _clock, MaxGroup = maxGroup });

    private static Contact ContactNumber(int i) => new($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i));

    private static async Task LoadAsync(CampaignRunner runner, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var contact = ContactNumber(i);
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Load(contact, now))).IsOk);
        }
    }

    [Fact]
    public async Task LoggerThatThrows_LeavesNoCallerWithoutAnAnswer_AndTheRunnerGoesOn()
    {
        var log = new ThrowingLog();
        await using var runner = await CampaignRunner.StartAsync(_journal, Settings, new CampaignRunnerOptions { Time = _clock, Loggers = log });
        log.Throws = true;
        _journal.FailNext(new IOException("The disk is full."));
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => campaign.Load(ContactNumber(0), now)).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(["The disk is full.", "The log is full."], Assert.IsType<AggregateException>(failed.InnerException).InnerExceptions.Select(inner => inner.Message));
        log.Throws = false;
        await LoadAsync(runner, 1);
    }

    [Fact]
    public async Task Claim_OfADueContact_IsDurableBeforeItIsAnswered()
    {
        await using var runner = await StartAsync();
        await LoadAsync(runner, 1);
        var claim = await runner.ClaimAsync("ada");
        Assert.Equal(("c0", "ada"), (claim.Attempt!.Value.ContactId, claim.Attempt.Value.Agent));
        Assert.Equal(2, (await _journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb)).LastFact);
    }

    [Fact]
    public async Task Claim_WithoutADueContact_GivesTheNextWakeUpAndDoesNotWait()
    {
        await using var runner = await StartAsync();
        await runner.ExecuteAsync((campaign, now) => campaign.Load(ContactNumber(0) with { ScheduledAt = Start + Duration.FromHours(1) }, now));
        Assert.Equal(new Claim(Attempt: null, Start + Duration.FromHours(1)), await runner.ClaimAsync());
    }

    [Fact]
    public async Task ManyCallers_AtOnce_GetEachCallOnceAndShareCommits()
    {
        await using var runner = await StartAsync();
        await LoadAsync(runner, 500);
        var claims = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => runner.ClaimAsync())));
        Assert.Equal(500, claims.Select(claim => claim.Attempt!.Value.Id).Distinct().Count());
        var ended = await Task.WhenAll(claims.Select(claim => Task.Run(() => runner.ExecuteAsync((campaign, now) => campaign.End(claim.Attempt!.Value.Id, CallStatus.Reached, now)))));
        Assert.All(ended, answer => Assert.True(answer.IsOk));
        Assert.Equal((500, 500), (_journal.History.Count, _journal.Final.Count));
    }

    [Fact]
    public async Task Restart_AfterAnyFacts_GivesTheSameCampaign()
    {
        await using (var runner = await StartAsync())
        {
            await LoadAsync(runner, 3);
            var claim = await runner.ClaimAsync();
            await runner.ExecuteAsync((campaign, now) => campaign.End(claim.Attempt!.Value.Id, CallStatus.Busy, now));
            await runner.ClaimAsync();
        }

        await using var again = await StartAsync();
        var state = await again.ExecuteAsync((campaign, _) => (campaign.ContactCount, campaign.CallsUnderWay, campaign.AttemptCount));
        Assert.Equal((3, 1, 2L), state);
        Assert.Single(_journal.History); // a restart adds no row again
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FailedCommit_AnswersTheWholeGroupAndGoesOnFromTheJournal(bool isDurable)
    {
        await using var runner = await StartAsync();
        await LoadAsync(runner, 2);
        _journal.FailNext(new IOException("The disk is full."), afterCommit: isDurable);
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync());
        Assert.Equal((JournalReason.Faulted, "The disk is full."), (failed.Reason, failed.InnerException!.Message));
        var underWay = await runner.ExecuteAsync((campaign, _) => campaign.CallsUnderWay);
        Assert.Equal(isDurable ? 1 : 0, underWay);
        Assert.Equal(isDurable ? 2 : 1, (await runner.ClaimAsync()).Attempt!.Value.Id);
    }

    [Fact]
    public async Task SecondWriter_StopsTheFirst_BeforeAnybodyIsAnswered()
    {
        await using var first = await StartAsync();
        await LoadAsync(first, 1);
        await using var second = await StartAsync();
        Assert.NotNull((await second.ClaimAsync()).Attempt);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => first.ClaimAsync())).Reason);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => first.ExecuteAsync((campaign, _) => campaign.Now))).Reason);
        Assert.Equal(1, await second.ExecuteAsync((campaign, _) => campaign.CallsUnderWay));
    }

    [Fact]
    public async Task ClockThatStepsBack_MakesTimeStandStill()
    {
        await using var runner = await StartAsync();
        await LoadAsync(runner, 3);
        await runner.ClaimAsync();
        _clock.Now = Start - Duration.FromHours(1);
        Assert.Equal(Start, (await runner.ClaimAsync()).Attempt!.Value.DialedAt);
        Assert.Equal(1, runner.ClockStandstills);
        _clock.Now = Start + Duration.FromHours(1);
        Assert.Equal(Start + Duration.FromHours(1), (await runner.ClaimAsync()).Attempt!.Value.DialedAt);
        Assert.Equal(1, runner.ClockStandstills);
    }

    [Fact]
    public async Task Command_ThatThrows_FailsItsCallerAlone()
    {
        await using var runner = await StartAsync();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => runner.ExecuteAsync<int>((_, _) => throw new InvalidTimeZoneException()));
        await LoadAsync(runner, 1);
        Assert.NotNull((await runner.ClaimAsync()).Attempt);
    }

    [Fact]
    public async Task OtherSettings_AtAStart_AreAFact_AndSettingsOfARunningCampaignSurviveAFault()
    {
        await using (var runner = await StartAsync()) await LoadAsync(runner, 1);
        await using var other = await StartAsync(Settings with { MaxConcurrentCalls = 5 });
        Assert.Equal(5, await other.ExecuteAsync((campaign, _) => campaign.Settings.MaxConcurrentCalls));
        Assert.Equal(2, (await _journal.ReadAsync(1).SingleAsync())[0].Number);
        await other.ExecuteAsync((campaign, now) => campaign.UpdateSettings(Settings with { MaxConcurrentCalls = 6 }, now));
        _journal.FailNext(new IOException());
        await Assert.ThrowsAsync<JournalException>(() => other.ExecuteAsync((campaign, now) => campaign.SetPaused(true, now)));
        Assert.Equal(6, await other.ExecuteAsync((campaign, _) => campaign.Settings.MaxConcurrentCalls));
    }

    [Fact]
    public async Task Settings_ThatTheCampaignRefuses_StopTheStart()
    {
        var law = new CallingRuleSet("law") { Limits = [AttemptLimit.Rolling(1, Duration.FromDays(1))] };
        await using (var runner = await StartAsync())
        {
            await LoadAsync(runner, 1);
            await runner.ClaimAsync();
        }

        Assert.Equal(JournalReason.SettingsRefused, (await Assert.ThrowsAsync<JournalException>(() => StartAsync(Settings with { Rules = [law] }))).Reason);
    }

    [Fact]
    public async Task DamagedJournal_IsRefusedWithTheFact()
    {
        var head = await _journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        var log = new List<CampaignFact>();
        var campaign = new Campaign(Settings, new CampaignOptions { Facts = new ToList(log) });
        campaign.Load(ContactNumber(0), Start);
        campaign.Load(ContactNumber(1), Start);
        await _journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [log[1]]));
        var refused = await Assert.ThrowsAsync<JournalException>(() => StartAsync());
        Assert.Equal(JournalReason.Damaged, refused.Reason);
        Assert.Contains("Fact 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposed_AnswersEarlierCommandsAndRefusesLaterOnes()
    {
        var runner = await StartAsync(maxGroup: 1);
        var waiting = Enumerable.Range(0, 50).Select(i => runner.ExecuteAsync((campaign, now) => campaign.Load(ContactNumber(i), now))).ToList();
        await runner.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.True(answer.IsOk));
        Assert.Equal(JournalReason.RunnerStopped, (await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync())).Reason);
    }

    [Fact]
    public async Task Load_OfManyContacts_IsInCommitsOfAThousand_AndCanBeRepeatedAfterAnInterruption()
    {
        await using var runner = await StartAsync();
        var read = 0;
        _journal.FailNext(new IOException());
        await Assert.ThrowsAsync<JournalException>(() => runner.LoadAsync(Contacts()));
        Assert.Equal(1000, read);
        Assert.Equal(2500, await runner.LoadAsync(Contacts()));
        var refused = new List<(string, CampaignReason)>();
        Assert.Equal(0, await runner.LoadAsync(Contacts(), (contact, reason) => refused.Add((contact.Id, reason))));
        Assert.Equal((2500, ("c0", CampaignReason.ContactAlreadyLoaded)), (refused.Count, refused[0]));
        Assert.Equal(2500, await runner.ExecuteAsync((campaign, _) => campaign.ContactCount));
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => runner.LoadAsync(Contacts(), cancellation: canceled.Token));

        IEnumerable<Contact> Contacts()
        {
            for (var i = 0; i < 2500; i++)
            {
                read++;
                yield return ContactNumber(i);
            }
        }
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignRunnerOptions { MaxGroup = 0 });
        Assert.Throws<ArgumentException>(() => new CampaignRunnerOptions { Campaign = new CampaignOptions { Facts = new ToList([]) } });
    }

    private sealed class SetClock(Instant now) : TimeProvider
    {
        public Instant Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }

    private sealed class ToList(List<CampaignFact> facts) : ICampaignFacts
    {
        public void Append(ReadOnlySpan<CampaignFact> batch) => facts.AddRange(batch);
    }

    private sealed class ThrowingLog : ILoggerFactory, ILogger
    {
        public bool Throws { get; set; }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Throws) throw new IOException("The log is full.");
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}

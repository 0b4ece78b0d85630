using System.Diagnostics;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Storage.Tests;

/// <summary>A writer that was replaced is never believed.</summary>
public sealed class CampaignTakeoverTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.Create();

    [StoreFact]
    public async Task SecondRunner_GoesOn_AndTheFirstIsRefusedAndStops()
    {
        await using var journal = _store.Open();
        await using var first = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        Assert.True((await LoadAsync(first, "ada")).IsOk);
        await using var other = _store.Open();
        await using var second = await CampaignRunner.StartAsync(other, Dialer.Settings);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => LoadAsync(first, "bob"))).Reason);
        Assert.Equal(1, (await second.ClaimAsync()).Attempt!.Value.Id);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => first.ClaimAsync())).Reason);
        Assert.True((await LoadAsync(second, "bob")).IsOk);
        Assert.Equal(["ada", "bob"], _store.Rows("SELECT id FROM contacts ORDER BY contact"));
    }

    [StoreFact]
    public async Task RunnerWhoseCommitFails_IsRefusedWhenAnotherHasComeMeanwhile_InsteadOfTakingTheCampaignBack()
    {
        await using var journal = _store.Open();
        await using var first = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        Assert.True((await LoadAsync(first, "ada")).IsOk);
        _store.Run(TestStore.RefuseFacts);
        Assert.Equal(JournalReason.Faulted, (await Assert.ThrowsAsync<JournalException>(() => LoadAsync(first, "bob"))).Reason);
        _store.Run(TestStore.AcceptFacts);
        await using var other = _store.Open();
        await using var second = await CampaignRunner.StartAsync(other, Dialer.Settings);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => LoadAsync(first, "bob"))).Reason);
        Assert.True((await LoadAsync(second, "bob")).IsOk);
    }

    [StoreFact]
    public async Task WriterThatWasRefused_MayBeginAgain_AsANewOne()
    {
        await using var journal = _store.Open();
        await using var other = _store.Open();
        Assert.Equal(1, await OpenAsync(journal));
        Assert.Equal(2, await OpenAsync(journal));
        Assert.Equal(3, await OpenAsync(other));
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => OpenAsync(journal))).Reason);
        Assert.Equal(4, await OpenAsync(journal));
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => OpenAsync(other))).Reason);
    }

    [StoreFact]
    public async Task Origin_OfTheFirstWriter_IsKept()
    {
        await using var named = _store.Open(origin: "a script");
        Assert.Equal("a script", (await named.OpenAsync(Dialer.Settings, DateTimeZoneProviders.Tzdb)).Origin);
        await using var later = _store.Open(origin: "telephony");
        Assert.Equal("a script", (await later.OpenAsync(Dialer.Settings, DateTimeZoneProviders.Tzdb)).Origin);
        await using var other = TestStore.Create();
        await using var unnamed = other.Open();
        Assert.Null((await unnamed.OpenAsync(Dialer.Settings, DateTimeZoneProviders.Tzdb)).Origin);
    }

    [StoreFact]
    public async Task WriterThatWasStoppedPastItsLeases_IsRefusedWhenItWakes_AndItsCallIsNotEndedTwice()
    {
        if (OperatingSystem.IsWindows()) return; // has no SIGSTOP
        using var stopped = Process.Start(new ProcessStartInfo("dotnet", [typeof(Dialer).Assembly.Location, "stopped", _store.Name]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        Assert.Equal("claimed 1", await stopped.StandardOutput.ReadLineAsync());
        Signal(stopped, "STOP");
        await using (var journal = _store.Open())
        await using (var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings, new CampaignRunnerOptions { Time = new Later() }))
        {
            var lost = await runner.ExecuteAsync((campaign, now) => campaign.Expire(now));
            Assert.Equal(1, Assert.Single(lost).Id);
            Assert.Equal(2, (await runner.ClaimAsync()).Attempt!.Value.Id);
            Signal(stopped, "CONT");
            await stopped.StandardInput.WriteLineAsync("end");
            Assert.Equal("JOURNAL_WRITER_SUPERSEDED", await stopped.StandardOutput.ReadLineAsync());
        }

        await stopped.WaitForExitAsync();
        Assert.Equal(["1|Lost"], _store.Rows("SELECT attempt, status FROM history"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    private static async Task<long> OpenAsync<TJournal>(TJournal journal)
        where TJournal : ICampaignJournal => (await journal.OpenAsync(Dialer.Settings, DateTimeZoneProviders.Tzdb)).Epoch;

    private static Task<Result<int, CampaignReason>> LoadAsync(CampaignRunner runner, string id) =>
        runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact(id, PhoneNumber.Parse("+390612345678")), now));

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1);
    }
}

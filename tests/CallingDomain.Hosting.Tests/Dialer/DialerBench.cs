using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

/// <summary>A campaign with a dialer and a carrier, in virtual time: nothing waits for the clock of the machine.</summary>
internal sealed class DialerBench : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private DialerBench() => Carrier = new Carrier(Time);

    public FakeTimeProvider Time { get; } = new(Start.ToDateTimeOffset());

    public MemoryCampaignJournal Journal { get; } = new();

    public Carrier Carrier { get; }

    public CampaignSettings Settings { get; private init; } = new();

    public DialerOptions Options { get; private init; } = new();

    public CampaignRunner Runner { get; private set; } = null!;

    public CampaignDialer Dialer { get; private set; } = null!;

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>Runs a test outside the synchronization context of the test framework, so that each continuation runs at once.</summary>
    public static Task RunAsync(Func<DialerBench, Task> test, CampaignSettings? settings = null, DialerOptions? options = null, Action<Carrier>? carrier = null) => Task.Run(async () =>
    {
        await using var bench = new DialerBench { Settings = settings ?? new CampaignSettings(), Options = options ?? new DialerOptions() };
        carrier?.Invoke(bench.Carrier);
        await bench.StartAsync();
        await test(bench);
    });

    public async Task StartAsync()
    {
        Runner = await CampaignRunner.StartAsync(Journal, Settings, new CampaignRunnerOptions { Time = Time, Name = "spring" });
        Carrier.Dialer = Dialer = CampaignDialer.Start(Runner, Carrier, Options);
        await IdleAsync();
    }

    /// <summary>Ends the process: nothing that is not durable survives.</summary>
    public async Task KillAsync()
    {
        Carrier.Dialer = null;
        await Dialer.DisposeAsync();
        await Runner.DisposeAsync();
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    public async Task LoadAsync(int count, ulong first = 390612340000)
    {
        await Runner.ExecuteAsync((campaign, now) =>
        {
            for (var i = 0; i < count; i++) Assert.True(campaign.Load(new Contact($"c{first + (ulong)i}", PhoneNumber.FromDigits(first + (ulong)i)), now).IsOk);
            return 0;
        });
        await IdleAsync();
    }

    /// <summary>Waits until the dialer sleeps and every report is answered.</summary>
    public async Task IdleAsync()
    {
        await Dialer.IdleAsync();
        await Task.WhenAll(Carrier.Reports);
        await Dialer.IdleAsync();
    }

    /// <summary>Lets time pass, from one event to the next.</summary>
    public async Task PassAsync(Duration time)
    {
        var end = Now + time;
        while (true)
        {
            await IdleAsync();
            if (Now >= end) return;
            Instant?[] next = [end, Dialer.Status.NextStep, Carrier.NextEnd];
            var step = next.Min()!.Value - Now;
            Time.Advance(TimeSpan.FromTicks(Math.Max(step.BclCompatibleTicks, TimeSpan.TicksPerMillisecond)));
        }
    }

    public Task PassAsync(int seconds) => PassAsync(Duration.FromSeconds(seconds));

    public IEnumerable<(string Contact, CallStatus Status)> History => Journal.History.Select(row => (row.Attempt.ContactId, row.Status));

    public async ValueTask DisposeAsync() => await KillAsync();
}

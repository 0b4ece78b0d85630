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

    public SteppingClock Time { get; } = new(Start);

    public MemoryCampaignJournal Journal { get; } = new();

    public Carrier Carrier { get; }

    public CampaignSettings Settings { get; private init; } = new();

    public DialerOptions Options { get; private init; } = new();

    public CallerIds? CallerIds { get; private set; }

    public CapturedLog Log { get; } = new();

    public string Name { get; private init; } = "spring";

    public OwnMeters Meters { get; } = new();

    public CampaignRunner Runner { get; private set; } = null!;

    public CampaignDialer Dialer { get; private set; } = null!;

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>Runs a test outside the synchronization context of the test framework, so that each continuation runs at once.</summary>
    public static Task RunAsync(Func<DialerBench, Task> test, Func<PlacedCall, CallScript>? script = null, CampaignSettings? settings = null, DialerOptions? options = null, Func<DialerBench, Task<CallerIds>>? callerIds = null, string name = "spring") => Task.Run(async () =>
    {
        await using var bench = new DialerBench { Settings = settings ?? new CampaignSettings(), Options = options ?? new DialerOptions(), Name = name };
        if (script is not null) bench.Carrier.Script = script;
        if (callerIds is not null) bench.CallerIds = await callerIds(bench);
        await bench.StartAsync();
        await test(bench);
    });

    public async Task StartAsync()
    {
        Runner = await CampaignRunner.StartAsync(Journal, Settings, new CampaignRunnerOptions { Time = Time, Name = Name, Loggers = Log, Meters = Meters });
        Carrier.Dialer = Dialer = CampaignDialer.Start(Runner, Carrier, Options, CallerIds);
        await IdleAsync();
    }

    /// <summary>Ends the process: nothing that is not durable survives.</summary>
    public async Task KillAsync()
    {
        Carrier.Dialer = null;
        Carrier.Kills++;
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

    public IEnumerable<CallStatus> Statuses => Journal.History.Select(row => row.Status);

    /// <summary>The number of batches in the journal.</summary>
    public async Task<int> CountCommitsAsync()
    {
        var count = 0;
        await foreach (var batch in Journal.ReadAsync(after: 0)) count++;
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Meters.Dispose();
    }
}

/// <summary>A clock that steps, while the time since the start goes on.</summary>
internal sealed class SteppingClock(Instant start) : TimeProvider
{
    private readonly FakeTimeProvider _time = new(start.ToDateTimeOffset());

    public Duration Step { get; set; }

    public void Advance(TimeSpan time) => _time.Advance(time);

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + Step.ToTimeSpan();

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _time.CreateTimer(callback, state, dueTime, period);
}

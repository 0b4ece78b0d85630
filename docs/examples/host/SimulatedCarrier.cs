using System.Collections.Concurrent;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using Microsoft.Extensions.Options;

namespace ReferenceHost;

/// <summary>The options of the simulated carrier.</summary>
internal sealed class CarrierOptions
{
    /// <summary>How many simulated seconds pass in a second.</summary>
    public double TimeScale { get; set; } = 1;

    /// <summary>Decides the fate of calls to numbers that the script does not have.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The fate of each call to a number, in order; the last one is repeated. Such as <c>Busy</c>, <c>Reached late</c>, <c>NoAnswer twice</c>, <c>never</c>.</summary>
    public Dictionary<string, string[]> Script { get; } = [];

    /// <summary>The file of the carrier's own records.</summary>
    public string Records { get; set; } = "carrier.txt";
}

/// <summary>Telephony for the demonstration: REPLACE IT BY YOURS. It answers, answers late, answers twice, and never answers, as its script says.</summary>
/// <remarks>
/// A carrier outlives its customers' processes, so this one keeps its records in a file of its own, and remembers after a restart of the host which calls it was given. It tells the host how a call ended as a real one does: later, and again if nobody takes the report.
/// </remarks>
internal sealed class SimulatedCarrier : ICallPlacer, IDisposable
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(20), LateBy = TimeSpan.FromMinutes(2);

    private readonly HostedCampaign _campaign;
    private readonly CarrierOptions _options;
    private readonly TimeProvider _time;
    private readonly StreamWriter _records;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _placed = [];

    public SimulatedCarrier(HostedCampaign campaign, IOptions<CarrierOptions> options, TimeProvider time)
    {
        (_campaign, _options, _time) = (campaign, options.Value, time);
        if (File.Exists(_options.Records))
        {
            foreach (var fields in File.ReadLines(_options.Records).Select(line => line.Split(' ')).Where(fields => fields.Length == 4)) _placed.TryAdd(fields[1], DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture));
        }

        _records = new StreamWriter(_options.Records, append: true) { AutoFlush = true };
    }

    /// <inheritdoc/>
    public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        if (_placed.TryAdd(placed.Key, now))
        {
            lock (_records) _records.WriteLine($"{now:O} {placed.Key} {placed.CallerId} {placed.Number}");
            _ = ReportAsync(placed, now);
        }

        return Task.FromResult<CallEnding?>(null); // under way; the end is reported later
    }

    /// <inheritdoc/>
    public ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation)
    {
        if (!_placed.TryGetValue(placed.Key, out var at)) return ValueTask.FromResult<CallResolution>(new CallResolution.NotPlaced());
        var fate = FateOf(placed);
        if (fate.Ending is { } ending && at + Scaled(RingTime) <= _time.GetUtcNow()) return ValueTask.FromResult<CallResolution>(new CallResolution.Ended(ending));
        _ = ReportAsync(placed, at);
        return ValueTask.FromResult<CallResolution>(new CallResolution.UnderWay());
    }

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    private async Task ReportAsync(PlacedCall placed, DateTimeOffset at)
    {
        var fate = FateOf(placed);
        if (fate.Ending is not { } ending) return;
        var endsAt = at + Scaled(fate.IsLate ? RingTime + LateBy : RingTime);
        var rest = endsAt - _time.GetUtcNow();
        if (rest > TimeSpan.Zero) await Task.Delay(rest, _time);
        for (var report = 0; report < (fate.IsTwice ? 2 : 1); report++) await TellAsync(placed.Attempt.Id, ending);
    }

    // A real carrier calls the webhook of Campaign/CampaignEndpoints.cs, which does the same.
    private async Task TellAsync(long attempt, CallEnding ending)
    {
        while (_campaign.Dialer is { } dialer && !dialer.Completion.IsCompleted)
        {
            try
            {
                await dialer.ReportAsync(attempt, ending);
                return;
            }
            catch (JournalException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _time); // as a carrier repeats a report that was answered with 503
            }
        }
    }

    private Fate FateOf(PlacedCall placed)
    {
        var count = placed.Attempt.PhoneAttempt;
        return Fate.Read(_options.Script.TryGetValue(placed.Number.ToString(), out var script) ? script[Math.Min(count, script.Length) - 1] : Draw(placed.Number.Digits, count));
    }

    // The same seed, number and count give the same fate on every machine.
    private string Draw(ulong number, int count)
    {
        var mixed = unchecked((number * 31 + (ulong)count * 7 + (ulong)_options.Seed) * 0x9E3779B97F4A7C15);
        mixed ^= mixed >> 32;
        var status = (mixed % 10) switch { < 4 => "Reached", < 7 => "NoAnswer", < 8 => "Busy", < 9 => "Machine", _ => "Congestion" };
        return (mixed / 10 % 20) switch { 0 => "never", < 3 when status is "Reached" or "NoAnswer" => $"{status} late", < 5 => $"{status} twice", _ => status };
    }

    private TimeSpan Scaled(TimeSpan simulated) => simulated / _options.TimeScale;

    /// <summary>What becomes of a call: its end, if it is ever reported, after the lease or not, once or twice.</summary>
    private sealed record Fate(CallEnding? Ending, bool IsLate, bool IsTwice)
    {
        public static Fate Read(string text)
        {
            if (text == "never") return new Fate(null, IsLate: false, IsTwice: false);
            var words = text.Split(' ');
            return new Fate(new CallEnding(Enum.Parse<CallStatus>(words[0])), words is [_, "late"], words is [_, "twice"]);
        }
    }
}

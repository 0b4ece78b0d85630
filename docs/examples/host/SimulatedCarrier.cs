using System.Collections.Concurrent;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
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
/// A carrier outlives the processes of its customers, so this one has records of its own, in a file: after a restart of the host it knows which calls it was given, and which ends it has not reported yet.
/// </remarks>
internal sealed class SimulatedCarrier : ICallPlacer, IDisposable
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(20), LateBy = TimeSpan.FromSeconds(90);

    private readonly HostedCampaign _campaign;
    private readonly CarrierOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Call> _calls = [];
    private readonly StreamWriter _records;

    public SimulatedCarrier(HostedCampaign campaign, IOptions<CarrierOptions> options, TimeProvider time)
    {
        (_campaign, _options, _time) = (campaign, options.Value, time);
        var told = new HashSet<string>();
        if (File.Exists(_options.Records))
        {
            foreach (var fields in File.ReadLines(_options.Records).Select(line => line.Split(' ')))
            {
                if (fields is ["told" or "forgot", var key]) told.Add(key);
                else if (Call.Read(fields) is { } call) _calls.TryAdd(call.Key, call);
            }
        }

        _records = new StreamWriter(new FileStream(_options.Records, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        foreach (var call in _calls.Values.Where(call => !told.Contains(call.Key))) _ = ReportAsync(call);
    }

    /// <inheritdoc/>
    public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
    {
        var call = new Call(placed.Key, _time.GetUtcNow(), placed.CallerId?.ToString() ?? "none", placed.Number, placed.Attempt.PhoneAttempt);
        if (_calls.TryAdd(call.Key, call)) // the same key again is the same call
        {
            Record(call.ToString());
            _ = ReportAsync(call);
        }

        return Task.FromResult<CallEnding?>(null); // under way; the end is reported later
    }

    /// <inheritdoc/>
    public ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation) => ValueTask.FromResult<CallResolution>(
        !_calls.TryGetValue(placed.Key, out var call) ? new CallResolution.NotPlaced()
        : FateOf(call).Ending is { } ending && call.At + Scaled(RingTime) <= _time.GetUtcNow() ? new CallResolution.Ended(ending)
        : new CallResolution.UnderWay());

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    // Fails when the host stops: the report is made after the restart.
    private async Task ReportAsync(Call call)
    {
        var fate = FateOf(call);
        if (fate.Ending is not { } ending)
        {
            Record($"forgot {call.Key}");
            return;
        }

        var rest = call.At + Scaled(fate.IsLate ? RingTime + LateBy : RingTime) - _time.GetUtcNow();
        if (rest > TimeSpan.Zero) await Task.Delay(rest, _time);
        for (var report = 0; report < (fate.IsTwice ? 2 : 1); report++) await TellAsync(call.Attempt, ending);
        Record($"told {call.Key}");
    }

    // A real carrier calls the webhook of Campaign/CampaignEndpoints.cs, which does the same.
    private async Task TellAsync(long attempt, CallEnding ending)
    {
        while (true)
        {
            try
            {
                await _campaign.Runner.ExecuteAsync((campaign, now) => campaign.End(attempt, ending, now));
                return;
            }
            catch (JournalException failure) when (failure.Reason == JournalReason.Faulted)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _time); // as a carrier repeats a report that was answered with 503
            }
        }
    }

    private void Record(string line)
    {
        lock (_records) _records.WriteLine(line);
    }

    private Fate FateOf(Call call) => Fate.Read(_options.Script.TryGetValue(call.Number.ToString(), out var script) ? script[Math.Min(call.Count, script.Length) - 1] : Draw(call.Number.Digits, call.Count));

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

    /// <summary>A call in the carrier's records.</summary>
    /// <param name="Count">Which call to this number it is, from 1.</param>
    private sealed record Call(string Key, DateTimeOffset At, string CallerId, PhoneNumber Number, int Count)
    {
        public long Attempt => long.Parse(Key.AsSpan(Key.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);

        public static Call? Read(string[] fields) => fields is ["placed", var key, var at, var callerId, var number, var count]
            ? new Call(key, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), callerId, PhoneNumber.Parse(number), int.Parse(count, CultureInfo.InvariantCulture))
            : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"placed {Key} {At:O} {CallerId} {Number} {Count}");
    }
}

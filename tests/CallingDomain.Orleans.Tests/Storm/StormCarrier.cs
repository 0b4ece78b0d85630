using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallingDomain.Dialing;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>A call in the carrier's records, by the carrier's clock.</summary>
internal sealed record StormCall(string Key, ulong Number, int Count, TimeSpan Begin)
{
    public TimeSpan? End { get; set; }

    public int Shard => int.Parse(Key.Split('/')[1], CultureInfo.InvariantCulture);
}

/// <summary>A carrier that outlives the silos: it places each call once for a key, refuses a key that it has answered as not placed, and reports each end at least once, sometimes twice. It checks what no campaign may do.</summary>
/// <remarks>
/// A line of a request is <c>17 PLACE storm/3/5 390610000000 1</c> or <c>18 RESOLVE storm/3/5</c>; of an answer <c>17 PLACED</c>, <c>17 REFUSED</c>, <c>18 NOT-PLACED</c>, <c>18 UNDER-WAY</c> or <c>18 ENDED Busy</c>.
/// </remarks>
internal sealed class StormCarrier(StormPlan plan, Func<string, CallStatus, Task> report) : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, StormCall> _calls = [];
    private readonly HashSet<string> _refused = [];
    private readonly Dictionary<ulong, string> _inCall = [];
    private readonly Dictionary<ulong, int> _callsOf = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _reports; // that were not answered yet

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public TimeSpan Now => _clock.Elapsed;

    /// <summary>The most calls at once.</summary>
    public int Lines { get; set; } = StormPlan.Lines;

    public int CallsUnderWay { get; private set; }

    public int MostCalls { get; private set; }

    /// <summary>How often a key was placed again, and how often a key was placed that had been answered as not placed.</summary>
    public (int PlacedAgain, int Refused) Repeated { get; private set; }

    public int ReportsUnderWay => Volatile.Read(ref _reports);

    /// <summary>What no campaign may do.</summary>
    public List<string> Violations { get; } = [];

    public List<StormCall> Calls
    {
        get
        {
            lock (_calls) return [.. _calls.Values];
        }
    }

    public int CallCount
    {
        get
        {
            lock (_calls) return _calls.Count;
        }
    }

    public void Start()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The storm is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
            while (await reader.ReadLineAsync() is { } line)
            {
                var words = line.Split(' ');
                await writer.WriteLineAsync($"{words[0]} {(words[1] == "PLACE" ? Place(words[2], ulong.Parse(words[3], CultureInfo.InvariantCulture), int.Parse(words[4], CultureInfo.InvariantCulture)) : Resolve(words[2]))}");
            }
        }
        catch (IOException)
        {
            // The silo was killed.
        }
    }

    private string Place(string key, ulong number, int count)
    {
        StormCall call;
        lock (_calls)
        {
            if (_refused.Contains(key))
            {
                Repeated = Repeated with { Refused = Repeated.Refused + 1 };
                return "REFUSED";
            }

            if (_calls.TryGetValue(key, out var known))
            {
                if ((known.Number, known.Count) != (number, count)) Violations.Add($"{key} was given for two calls");
                Repeated = Repeated with { PlacedAgain = Repeated.PlacedAgain + 1 };
                return "PLACED";
            }

            call = new StormCall(key, number, count, Now);
            _calls.Add(key, call);
            if (!_inCall.TryAdd(number, key)) Violations.Add($"{key} calls a number that is in the call {_inCall[number]}");
            if (++CallsUnderWay > Lines) Violations.Add($"{key} is call {CallsUnderWay} at once; there are {Lines} lines");
            MostCalls = Math.Max(MostCalls, CallsUnderWay);
            var calls = _callsOf[number] = _callsOf.GetValueOrDefault(number) + 1;
            if (calls > StormPlan.CallsPerDay) Violations.Add($"{key} is call {calls} on its number; the limit is {StormPlan.CallsPerDay}");
            _reports++;
        }

        _ = EndAsync(call);
        return "PLACED";
    }

    private string Resolve(string key)
    {
        lock (_calls)
        {
            if (!_calls.TryGetValue(key, out var call))
            {
                _refused.Add(key);
                return "NOT-PLACED";
            }

            return call.End is null ? "UNDER-WAY" : $"ENDED {plan.StatusOf(call.Number, call.Count)}";
        }
    }

    private async Task EndAsync(StormCall call)
    {
        await Task.Delay(plan.LengthOf(call.Number, call.Count));
        lock (_calls)
        {
            call.End = Now;
            CallsUnderWay--;
            if (_inCall.GetValueOrDefault(call.Number) == call.Key) _inCall.Remove(call.Number);
        }

        for (var i = plan.IsReportedTwice(call.Number, call.Count) ? 2 : 1; i > 0; i--) await report(call.Key, plan.StatusOf(call.Number, call.Count));
        Interlocked.Decrement(ref _reports);
    }
}

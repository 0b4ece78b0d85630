using System.Diagnostics;

namespace CallingDomain.Benchmarks;

/// <summary>One side of a comparison: the same operations as the other side, one after the other.</summary>
internal interface IContender
{
    /// <summary>Does so many operations.</summary>
    /// <returns>A checksum of all answers.</returns>
    ulong Run(int operations);
}

/// <summary>Ours beside one or more peers: the same work in turns, equal answers or no figure, medians of seven.</summary>
internal static class Contest
{
    private const int Runs = 7;

    // A whole comparison ends within a minute: what begins later than this is left out, so the largest cases come last.
    private static readonly TimeSpan LatestBeginning = TimeSpan.FromSeconds(45);

    /// <summary>Runs one case after the other, as many as a minute has room for.</summary>
    public static IEnumerable<ComparisonRow> Run(IEnumerable<Func<IEnumerable<ComparisonRow>>> cases)
    {
        var start = Stopwatch.GetTimestamp();
        return cases.TakeWhile(_ => Stopwatch.GetElapsedTime(start) < LatestBeginning).SelectMany(make => make());
    }

    /// <summary>Runs all until the runtime has compiled them for good, which it does in the background and after a rest.</summary>
    public static void Warm(params ReadOnlySpan<IContender> contenders)
    {
        for (var rest = 0; rest < 4; rest++)
        {
            for (var run = 0; run < 40; run++) InTurns(contenders, 500, []);
            Thread.Sleep(150);
        }
    }

    /// <summary>The medians of nanoseconds an operation.</summary>
    public static (double Ours, double Peer) Measure(IContender ours, IContender peer, int operations) => Measure(operations, ours, peer) is [var oursNs, var peerNs] ? (oursNs, peerNs) : default;

    /// <summary>The medians of elapsed nanoseconds an operation, for contenders with several threads.</summary>
    public static (double Ours, double Peer) MeasureElapsed(IContender ours, IContender peer, int operations) => Measure(operations, isElapsed: true, ours, peer) is [var oursNs, var peerNs] ? (oursNs, peerNs) : default;

    /// <summary>The medians of nanoseconds an operation, one for each contender.</summary>
    public static double[] Measure(int operations, params ReadOnlySpan<IContender> contenders) => Measure(operations, isElapsed: false, contenders);

    private static double[] Measure(int operations, bool isElapsed, params ReadOnlySpan<IContender> contenders)
    {
        var ns = new double[Runs][];
        for (var run = 0; run < Runs; run++) InTurns(contenders, operations, ns[run] = new double[contenders.Length], isElapsed);
        return [.. Enumerable.Range(0, contenders.Length).Select(contender => Median([.. ns.Select(run => run[contender])]))];
    }

    /// <summary>Bytes allocated an operation, in one run of both.</summary>
    public static (double Ours, double Peer) Allocated(IContender ours, IContender peer, int operations)
    {
        var oursBytes = Allocated(ours, operations, out var oursSum);
        var peerBytes = Allocated(peer, operations, out var peerSum);
        Agree(oursSum, peerSum);
        return (oursBytes, peerBytes);
    }

    /// <summary>How long each of so many single operations takes, the timer included: the shortest of several runs of the very same, so that only what the contender itself does is left.</summary>
    public static double[] MeasureEach(Func<IContender> make, int operations, int runs)
    {
        var shortest = new double[operations];
        Array.Fill(shortest, double.MaxValue);
        for (var run = 0; run < runs; run++)
        {
            var contender = make();
            for (var operation = 0; operation < operations; operation++) shortest[operation] = Math.Min(shortest[operation], Time(contender, 1, out _));
        }

        Array.Sort(shortest);
        return shortest;
    }

    /// <summary>Live bytes that something keeps.</summary>
    public static double LiveBytes<T>(Func<T> make, out T made)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        made = make();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    /// <summary>Nanoseconds since a timestamp, in the resolution of the timestamps: a <see cref="TimeSpan"/> knows hundreds only.</summary>
    public static double ElapsedNs(long start) => (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    public static void Agree(ulong ours, ulong peer)
    {
        if (ours != peer) throw new InvalidOperationException("The two sides gave different answers: there is nothing to compare.");
    }

    private static double Allocated(IContender contender, int operations, out ulong sum)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        sum = contender.Run(operations);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / operations;
    }

    private static void InTurns(ReadOnlySpan<IContender> contenders, int operations, Span<double> ns, bool isElapsed = false)
    {
        var first = 0UL;
        for (var contender = 0; contender < contenders.Length; contender++)
        {
            var elapsed = isElapsed ? Time(contenders[contender], operations, out var sum) : ProcessorTime(contenders[contender], operations, out sum);
            if (contender == 0) first = sum;
            Agree(first, sum);
            if (!ns.IsEmpty) ns[contender] = elapsed;
        }
    }

    private static double Time(IContender contender, int operations, out ulong sum)
    {
        var start = Stopwatch.GetTimestamp();
        sum = contender.Run(operations);
        return ElapsedNs(start) / operations;
    }

    private static double ProcessorTime(IContender contender, int operations, out ulong sum)
    {
        var start = ThreadClock.Nanoseconds;
        sum = contender.Run(operations);
        return (ThreadClock.Nanoseconds - start) / operations;
    }
}

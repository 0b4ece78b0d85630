using System.Diagnostics;
using System.Runtime.CompilerServices;
using CallingDomain.Dialing;

namespace CallingDomain.Benchmarks;

/// <summary>The hopper beside the runtime's priority queue, heaps that a good engineer would choose, and a timing wheel without any product around it as the floor.</summary>
internal static class HopperComparison
{
    private const string Queue = "PriorityQueue", Queues = "PriorityQueue twice", Search = "PriorityQueue.Remove + Enqueue";
    private const string Heap = "indexed 4-ary heap", Radix = "radix heap", Wheel = "wheel", WheelAndLists = "wheel and lists";
    private const long LatestReadyNs = 48 * 60 * HopperLoad.Second; // of eight hours: a tenth

    public static IEnumerable<ComparisonRow> Run(int? n) => Contest.Run(Cases(n));

    private static IEnumerable<Func<IEnumerable<ComparisonRow>>> Cases(int? n)
    {
        foreach (var count in n is { } given ? [given] : (int[])[10_000, 1_000_000, 10_000_000])
        {
            yield return () => TakeAndReschedule(count);
            yield return () => DueOrder(count);
            yield return () => Backlog(count, Dialing.DueOrder.Ascending);
            yield return () => Backlog(count, Dialing.DueOrder.Descending);
            yield return () => Move(count);
            yield return () => Build(count);
            yield return () => Tail(count);
            if (count == 1_000_000) yield return () => OneInstant(count);
        }
    }

    private static IEnumerable<ComparisonRow> TakeAndReschedule(int n)
    {
        var dues = HopperLoad.Dues(n);
        IContender[] contenders = [OursInTwoStages(dues), QueuesInTwoStages(dues), WheelInTwoStages(dues)];
        Contest.Warm(contenders);
        return Rows("takeAndReschedule", n, [Queues, WheelAndLists], Contest.Measure(Operations(n), contenders));
    }

    private static IEnumerable<ComparisonRow> DueOrder(int n)
    {
        var dues = HopperLoad.Dues(n);
        var places = HopperLoad.Places(dues, oneLane: true);
        double[] bytes =
        [
            Contest.LiveBytes(() => HopperLoad.Hopper(places), out var hopper),
            Contest.LiveBytes(() => QueueInDueOrder.Load(dues), out var queue),
            Contest.LiveBytes(() => new IndexedHeap(dues), out var heap),
            Contest.LiveBytes(() => new RadixHeap(dues), out var radix),
            Contest.LiveBytes(() => new TimingWheel(dues), out var wheel),
        ];
        IContender[] contenders = [new HopperInDueOrder(hopper), new QueueInDueOrder(queue), new HeapInDueOrder(heap), new RadixInDueOrder(radix), new WheelInDueOrder(wheel)];
        Contest.Warm(contenders);
        return Rows("dueOrder", n, [Queue, Heap, Radix, Wheel], Contest.Measure(Operations(n), contenders), bytes);
    }

    // All are ready, and those that were taken do not come back while it lasts.
    private static IEnumerable<ComparisonRow> Backlog(int n, DueOrder order)
    {
        var now = HopperLoad.StartNs + (9 * 3600 * HopperLoad.Second);
        Contest.Warm(Sides(100_000));
        var name = order == Dialing.DueOrder.Ascending ? "backlog" : "backlogDescending";
        return Rows(name, n, [Queues, WheelAndLists], Contest.Measure(Math.Min(100_000, n / 10), Sides(n)));

        IContender[] Sides(int contacts)
        {
            var dues = HopperLoad.Dues(contacts);
            return
            [
                new HopperInTwoStages(HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: false), order), now, 1),
                new QueueInTwoStages(QueueInDueOrder.Load(dues), now, 1, order),
                new WheelInTwoStages(dues, now, 1, order),
            ];
        }
    }

    // The queue looks for each contact among all, so it gets fewer moves; that all agree is seen by who comes next afterwards.
    private static IEnumerable<ComparisonRow> Move(int n)
    {
        var (few, many) = (Math.Clamp(20_000_000 / n, 2, 1000), 100_000);
        var dues = HopperLoad.Dues(n);
        var hopper = HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: true));
        var (heap, queue) = (new IndexedHeap(dues), QueueInDueOrder.Load(dues));
        var (ours, peer) = (new HopperMoves(hopper), new HeapMoves(heap));
        var searchNs = Contest.Measure(few, ours, peer, new QueueMoves(queue))[^1];
        var next = new HopperInDueOrder(hopper).Run(1000);
        Contest.Agree(next, new HeapInDueOrder(heap).Run(1000));
        Contest.Agree(next, new QueueInDueOrder(queue).Run(1000));
        Contest.Warm(ours, peer);
        var (oursNs, peerNs) = Contest.Measure(ours, peer, many);
        Contest.Agree(new HopperInDueOrder(hopper).Run(1000), new HeapInDueOrder(heap).Run(1000));
        return Rows("move", n, [Heap, Search], [oursNs, peerNs, searchNs]);
    }

    private static IEnumerable<ComparisonRow> Build(int n)
    {
        var dues = HopperLoad.Dues(n);
        var places = HopperLoad.Places(dues, oneLane: false);
        var keyed = dues.Select((due, contact) => (contact, (HopperLoad.PriorityOf(contact), due, 0, contact))).ToArray();
        Func<object>[] makers =
        [
            () => HopperLoad.Hopper(places),
            () => new PriorityQueue<int, (int, long, int, int)>(keyed),
            () => new WheelInTwoStages(dues, HopperLoad.StartNs - 1, 1),
        ];
        var runs = n > 1_000_000 ? 3 : 7;
        var (ns, bytes) = (makers.Select(_ => new double[runs]).ToArray(), new double[makers.Length]);
        for (var run = 0; run < runs; run++)
        {
            for (var maker = 0; maker < makers.Length; maker++) bytes[maker] = Math.Max(bytes[maker], Made(makers[maker], out ns[maker][run]));
        }

        return Rows("build", n, [Queue, WheelAndLists], [.. ns.Select(all => Contest.Median(all) / n)], bytes);
    }

    // The 999th of a thousand operations, by length.
    private static IEnumerable<ComparisonRow> Tail(int n)
    {
        const int Each = 200_000;
        var dues = HopperLoad.Dues(n);
        var runs = n > 1_000_000 ? 2 : 3;
        return Rows("tail999", n, [Queues, WheelAndLists], [Longest(() => OursInTwoStages(dues)), Longest(() => QueuesInTwoStages(dues)), Longest(() => WheelInTwoStages(dues))]);

        double Longest(Func<IContender> make) => Contest.MeasureEach(make, Each, runs)[Each / 1000 * 999];
    }

    // The longest operation of all after all contacts have fallen due at once; the peers' is the first, which moves all to those that are ready.
    private static IEnumerable<ComparisonRow> OneInstant(int n)
    {
        var dues = new long[n];
        Array.Fill(dues, HopperLoad.StartNs);
        var places = HopperLoad.Places(dues, oneLane: false);
        var before = HopperLoad.StartNs - HopperLoad.Second;
        var oursNs = Contest.MeasureEach(() => new HopperInTwoStages(HopperLoad.Hopper(places), HopperLoad.StartNs, 1), n, runs: 5);
        var queueNs = Contest.MeasureEach(() => new QueueInTwoStages(QueueInDueOrder.Load(dues), before, HopperLoad.Second), 1, runs: 3);
        var wheelNs = Contest.MeasureEach(() => new WheelInTwoStages(dues, before, HopperLoad.Second), 1, runs: 3);
        return Rows("oneInstantLongest", n, [Queues, WheelAndLists], [oursNs[^1], queueNs[^1], wheelNs[^1]]);
    }

    private static HopperInTwoStages OursInTwoStages(long[] dues) => new(HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: false)), HopperLoad.StartNs + LatestReadyNs, Step(dues));

    private static QueueInTwoStages QueuesInTwoStages(long[] dues) => new(QueueInDueOrder.Load(dues), HopperLoad.StartNs + LatestReadyNs, Step(dues));

    private static WheelInTwoStages WheelInTwoStages(long[] dues) => new(dues, HopperLoad.StartNs + LatestReadyNs, Step(dues));

    private static long Step(long[] dues) => HopperLoad.MeanDelayNs / dues.Length * 10 / 9;

    private static int Operations(int n) => n <= 100_000 ? 300_000 : 400_000;

    // Ours first in the figures, then the peers as they are named.
    private static IEnumerable<ComparisonRow> Rows(string name, int n, string[] peers, double[] ns, double[]? bytes = null) =>
        peers.Select((peer, i) => new ComparisonRow(name, n, ns[0], peer, ns[i + 1], (bytes?[0] ?? 0) / n, (bytes?[i + 1] ?? 0) / n));

    // By itself, so that nothing made before is still alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Made(Func<object> make, out double nanoseconds)
    {
        var elapsed = 0.0;
        var bytes = Contest.LiveBytes(() => Timed(make, out elapsed), out var made);
        GC.KeepAlive(made);
        nanoseconds = elapsed;
        return bytes;
    }

    private static T Timed<T>(Func<T> make, out double nanoseconds)
    {
        var start = Stopwatch.GetTimestamp();
        var made = make();
        nanoseconds = Contest.ElapsedNs(start);
        return made;
    }
}

using System.Diagnostics;
using CallingDomain.Dialing;

namespace CallingDomain.Benchmarks;

/// <summary>The hopper beside the runtime's priority queue.</summary>
internal static class HopperComparison
{
    private const string Queue = "PriorityQueue", Queues = "PriorityQueue twice", Search = "PriorityQueue.Remove + Enqueue";
    private const long LatestReadyNs = 48 * 60 * HopperLoad.Second; // of eight hours: a tenth

    public static IEnumerable<ComparisonRow> Run(int? n) => Contest.Run(Cases(n));

    private static IEnumerable<Func<ComparisonRow>> Cases(int? n)
    {
        foreach (var count in n is { } given ? [given] : (int[])[10_000, 1_000_000, 10_000_000])
        {
            yield return () => TakeAndReschedule(count);
            yield return () => DueOrder(count);
            yield return () => Backlog(count, Dialing.DueOrder.Ascending);
            yield return () => Backlog(count, Dialing.DueOrder.Descending);
            yield return () => Cancel(count);
            yield return () => Build(count);
            if (count <= 1_000_000) yield return () => Tail(count);
            if (count == 1_000_000) yield return () => OneInstant(count);
        }
    }

    private static ComparisonRow TakeAndReschedule(int n)
    {
        var (ours, peer) = TwoStages(n);
        var operations = Operations(n);
        Contest.Warm(ours, peer);
        var (oursNs, peerNs) = Contest.Measure(ours, peer, operations);
        return new("takeAndReschedule", n, oursNs, Queues, peerNs);
    }

    private static ComparisonRow DueOrder(int n)
    {
        var dues = HopperLoad.Dues(n);
        var places = HopperLoad.Places(dues, oneLane: true);
        var oursBytes = Contest.LiveBytes(() => HopperLoad.Hopper(places), out var hopper);
        var peerBytes = Contest.LiveBytes(() => QueueInDueOrder.Load(dues), out var queue);
        var (ours, peer) = (new HopperInDueOrder(hopper), new QueueInDueOrder(queue));
        var operations = Operations(n);
        Contest.Warm(ours, peer);
        var (oursNs, peerNs) = Contest.Measure(ours, peer, operations);
        return new("dueOrder", n, oursNs, Queue, peerNs, oursBytes / n, peerBytes / n);
    }

    // All are ready, and those that were taken do not come back while it lasts.
    private static ComparisonRow Backlog(int n, DueOrder order)
    {
        var now = HopperLoad.StartNs + (9 * 3600 * HopperLoad.Second);
        var (warmOurs, warmPeer) = Sides(100_000);
        Contest.Warm(warmOurs, warmPeer);
        var (ours, peer) = Sides(n);
        var (oursNs, peerNs) = Contest.Measure(ours, peer, Math.Min(100_000, n / 10));
        return new(order == Dialing.DueOrder.Ascending ? "backlog" : "backlogDescending", n, oursNs, Queues, peerNs);

        (HopperInTwoStages Ours, QueueInTwoStages Peer) Sides(int contacts)
        {
            var dues = HopperLoad.Dues(contacts);
            return (
                new HopperInTwoStages(HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: false), order), now, 1),
                new QueueInTwoStages(QueueInDueOrder.Load(dues), now, 1, order));
        }
    }

    // The queue looks for each contact among all, so it gets fewer moves; that both agree is seen by who comes next afterwards.
    private static ComparisonRow Cancel(int n)
    {
        var (few, many) = (Math.Clamp(20_000_000 / n, 2, 1000), 100_000);
        var dues = HopperLoad.Dues(n);
        var hopper = HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: true));
        var queue = QueueInDueOrder.Load(dues);
        var (ours, peer) = (new HopperMoves(hopper), new QueueMoves(queue));
        var (_, peerNs) = Contest.Measure(ours, peer, few);
        Contest.Agree(new HopperInDueOrder(hopper).Run(1000), new QueueInDueOrder(queue).Run(1000));
        Contest.Warm(ours, new Nothing());
        var (oursNs, _) = Contest.Measure(ours, new Nothing(), many);
        return new("cancel", n, oursNs, Search, peerNs);
    }

    private static ComparisonRow Build(int n)
    {
        var dues = HopperLoad.Dues(n);
        var places = HopperLoad.Places(dues, oneLane: false);
        var keyed = dues.Select((due, contact) => (contact, (HopperLoad.PriorityOf(contact), due, 0, contact))).ToArray();
        var runs = n > 1_000_000 ? 3 : 7;
        var (oursNs, peerNs) = (new double[runs], new double[runs]);
        var (oursBytes, peerBytes) = (0.0, 0.0);
        for (var run = 0; run < runs; run++)
        {
            // Only the first run finds nothing of the one before still alive.
            oursBytes = Math.Max(oursBytes, Contest.LiveBytes(() => Timed(() => HopperLoad.Hopper(places), out oursNs[run]), out var hopper));
            peerBytes = Math.Max(peerBytes, Contest.LiveBytes(() => Timed(() => new PriorityQueue<int, (int, long, int, int)>(keyed), out peerNs[run]), out var queue));
            Contest.Agree((ulong)hopper.Count, (ulong)queue.Count);
        }

        return new("build", n, Contest.Median(oursNs) / n, Queue, Contest.Median(peerNs) / n, oursBytes / n, peerBytes / n);
    }

    // The 999th of a thousand operations, by length.
    private static ComparisonRow Tail(int n)
    {
        const int Each = 200_000;
        var oursNs = Contest.MeasureEach(() => TwoStages(n).Ours, Each, runs: 3);
        var peerNs = Contest.MeasureEach(() => TwoStages(n).Peer, Each, runs: 3);
        return new("tail999", n, oursNs[Each / 1000 * 999], Queues, peerNs[Each / 1000 * 999]);
    }

    // The longest operation of all after all contacts have fallen due at once; the queues' is the first, which moves all to those that are ready.
    private static ComparisonRow OneInstant(int n)
    {
        var dues = new long[n];
        Array.Fill(dues, HopperLoad.StartNs);
        var places = HopperLoad.Places(dues, oneLane: false);
        var oursNs = Contest.MeasureEach(() => new HopperInTwoStages(HopperLoad.Hopper(places), HopperLoad.StartNs, 1), n, runs: 5);
        var peerNs = Contest.MeasureEach(() => new QueueInTwoStages(QueueInDueOrder.Load(dues), HopperLoad.StartNs - HopperLoad.Second, HopperLoad.Second), 1, runs: 3);
        return new("oneInstantLongest", n, oursNs[^1], Queues, peerNs[^1]);
    }

    private static (HopperInTwoStages Ours, QueueInTwoStages Peer) TwoStages(int n)
    {
        var dues = HopperLoad.Dues(n);
        var (now, step) = (HopperLoad.StartNs + LatestReadyNs, HopperLoad.MeanDelayNs / n * 10 / 9);
        return (
            new HopperInTwoStages(HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: false)), now, step),
            new QueueInTwoStages(QueueInDueOrder.Load(dues), now, step));
    }

    private static int Operations(int n) => n <= 100_000 ? 300_000 : 400_000;

    private static T Timed<T>(Func<T> make, out double nanoseconds)
    {
        var start = Stopwatch.GetTimestamp();
        var made = make();
        nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return made;
    }

    private sealed class Nothing : IContender
    {
        public ulong Run(int operations) => 0;
    }
}

using System.Diagnostics;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A snapshot in memory, written and read, beside a copy of its bytes; nanoseconds a contact.</summary>
internal static class SnapshotComparison
{
    private const string Peer = "Span.CopyTo";
    private const int Runs = 5;

    public static IEnumerable<ComparisonRow> Run(int? n) => (n is { } given ? [given] : (int[])[1_000_000, 10_000_000]).SelectMany(Of);

    private static IEnumerable<ComparisonRow> Of(int n)
    {
        var campaign = CampaignLoads.ByNumber(EngineLoad.Dues(n));
        using var measure = new MemoryStream();
        campaign.Save(measure, DateTimeZoneProviders.Tzdb);
        var bytes = measure.ToArray();
        measure.SetLength(0);
        measure.Capacity = 0;
        var warm = new byte[bytes.Length];
        bytes.CopyTo(warm, 0);
        yield return Row("write, used memory", bytes, n, () => Write(campaign, warm), () => bytes.CopyTo(warm, 0));
        yield return Row("write, new memory", bytes, n, () => Write(campaign, new byte[bytes.Length]), () => bytes.CopyTo(new byte[bytes.Length], 0));
        campaign = null;
        yield return Row("read", bytes, n, () => Read(bytes), () => bytes.CopyTo(new byte[bytes.Length], 0));
        if (!warm.AsSpan().SequenceEqual(bytes)) throw new InvalidOperationException("Two snapshots of one campaign differ: there is nothing to compare.");
    }

    private static ComparisonRow Row(string name, byte[] bytes, int n, Action ours, Action peer)
    {
        var (oursNs, peerNs) = (new double[Runs], new double[Runs]);
        for (var run = 0; run < Runs; run++)
        {
            oursNs[run] = Time(ours) / n;
            peerNs[run] = Time(peer) / n;
        }

        return new ComparisonRow(name, n, Contest.Median(oursNs), Peer, Contest.Median(peerNs), (double)bytes.Length / n, (double)bytes.Length / n);
    }

    private static void Write(Campaign campaign, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        campaign.Save(stream, DateTimeZoneProviders.Tzdb);
    }

    private static void Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        if (!Campaign.Open(stream, DateTimeZoneProviders.Tzdb).IsOk) throw new InvalidOperationException("A snapshot that has just been written is refused.");
    }

    private static double Time(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Contest.ElapsedNs(start);
    }
}

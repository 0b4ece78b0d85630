namespace CallingDomain.Benchmarks;

/// <summary>A campaign of contacts known by number beside a straightforward engine.</summary>
internal static class EngineComparison
{
    private const string Plain = "PriorityQueue twice, objects";

    public static IEnumerable<ComparisonRow> Run(int? n) => Contest.Run((n is { } given ? [given] : (int[])[10_000, 1_000_000, 10_000_000]).Select(count => (Func<IEnumerable<ComparisonRow>>)(() => [Attempt(count)])));

    private static ComparisonRow Attempt(int n)
    {
        var few = EngineLoad.Dues(Math.Min(n, 10_000));
        Contest.Warm(new CampaignAttempts(CampaignLoads.ByNumber(few)), new PlainAttempts(few));
        var dues = EngineLoad.Dues(n);
        var oursBytes = Contest.LiveBytes(() => new CampaignAttempts(CampaignLoads.ByNumber(dues)), out var ours);
        var peerBytes = Contest.LiveBytes(() => new PlainAttempts(dues), out var peer);
        Contest.Agree(ours.Run(n / 10), peer.Run(n / 10));
        var (oursNs, peerNs) = Contest.Measure(ours, peer, Math.Min(n, 100_000));
        return new("attempt", n, oursNs, Plain, peerNs, oursBytes / n, peerBytes / n);
    }
}

namespace CallingDomain.Benchmarks;

/// <summary>A campaign of contacts known by number beside a straightforward engine.</summary>
internal static class EngineComparison
{
    private const int MostUnderRules = 1_000_000;
    private const string Plain = "PriorityQueue twice, objects";

    public static IEnumerable<ComparisonRow> Run(int? n) => Contest.Run((n is { } given ? [given] : (int[])[10_000, 1_000_000, 10_000_000]).SelectMany(Cases));

    private static IEnumerable<Func<IEnumerable<ComparisonRow>>> Cases(int n)
    {
        yield return () => [Attempt(n)];
        if (n > MostUnderRules) yield break;
        yield return () => [UnderRules("attemptTenRuleSets", n, limits: false)];
        yield return () => [UnderRules("attemptTenLimits", n, limits: true)];
    }

    // Ten rule sets beside one.
    private static ComparisonRow UnderRules(string name, int n, bool limits)
    {
        var few = EngineLoad.Dues(Math.Min(n, 10_000));
        Contest.Warm(new CampaignAttempts(CampaignLoads.ByNumber(few, EngineLoad.Under(10, limits))), new CampaignAttempts(CampaignLoads.ByNumber(few, EngineLoad.Under(1, limits))));
        var dues = EngineLoad.Dues(n);
        var (ten, one) = (new CampaignAttempts(CampaignLoads.ByNumber(dues, EngineLoad.Under(10, limits))), new CampaignAttempts(CampaignLoads.ByNumber(dues, EngineLoad.Under(1, limits))));
        Contest.Agree(ten.Run(n / 10), one.Run(n / 10));
        var (tenNs, oneNs) = Contest.Measure(ten, one, Math.Min(n, 100_000));
        var (tenBytes, oneBytes) = Contest.Allocated(ten, one, Math.Min(n, 100_000));
        return new(name, n, tenNs, "one rule set", oneNs, tenBytes, oneBytes);
    }

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

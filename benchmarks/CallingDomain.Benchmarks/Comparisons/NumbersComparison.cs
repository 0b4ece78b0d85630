namespace CallingDomain.Benchmarks;

/// <summary>Numbers read and validated beside libphonenumber-csharp, where it is at hand, and beside regular expressions; a text is an operation.</summary>
internal static class NumbersComparison
{
    private const string Patterns = "Regex, compiled, same metadata";
    private const int Texts = 100_000, Operations = 100_000;

    public static IEnumerable<ComparisonRow> Run(int? n)
    {
        var count = n ?? Texts;
        return Contest.Run(
        [
            .. Cases("readUs", NumberSamples.UsStrict(count), new NanpPlanReader(), Patterns, new NanpRegexReader()),
            .. Cases("readInternational", NumberSamples.World(count), new WorldPlanReader(), Patterns, new WorldRegexReader()),
            .. Cases("readAsTyped", NumberSamples.UsAsTyped(count), new TypedPlanReader(), Patterns, new TypedRegexReader()),
            .. Cases("refuse", NumberSamples.Refused(count), new NanpPlanReader(), Patterns + ", no reason", new NanpRegexReader()),
        ]);
    }

    private static IEnumerable<Func<IEnumerable<ComparisonRow>>> Cases<TOurs, TRegex>(string name, string[] texts, TOurs ours, string patterns, TRegex regex)
        where TOurs : struct, INumberReader
        where TRegex : struct, INumberReader
    {
        // It may know the facts of another version, and its one reader is lenient.
        yield return () => [Row(name, texts, ours, "libphonenumber-csharp, Parse + IsValidNumber", new LibPhoneNumberReader(), mostOtherwise: 0.01)];
        yield return () => [Row(name, texts, ours, patterns, regex, mostOtherwise: 0)];
    }

    private static ComparisonRow Row<TOurs, TPeer>(string name, string[] texts, TOurs oursReader, string peerName, TPeer peerReader, double mostOtherwise)
        where TOurs : struct, INumberReader
        where TPeer : struct, INumberReader
    {
        // The texts are all valid, or none is: that both sides look at every digit is seen by texts of which some are.
        _ = Same(NumberSamples.Bent(texts), oursReader, peerReader, mostOtherwise);
        var same = Same(texts, oursReader, peerReader, mostOtherwise);
        var (ours, peer) = (new NumberContender<TOurs>(same, oursReader), new NumberContender<TPeer>(same, peerReader));
        Contest.Warm(ours, peer);
        var (oursNs, peerNs) = Contest.Measure(ours, peer, Operations);
        var (oursBytes, peerBytes) = Contest.Allocated(ours, peer, Operations);
        return new(name, same.Length, oursNs, peerName, peerNs, oursBytes, peerBytes);
    }

    // The texts of which both say the same; by all processors, since a peer compiles a country's patterns when it meets the country.
    private static string[] Same<TOurs, TPeer>(string[] texts, TOurs ours, TPeer peer, double mostOtherwise)
        where TOurs : struct, INumberReader
        where TPeer : struct, INumberReader
    {
        var same = texts.AsParallel().AsOrdered().Where(text => ours.IsValid(text) == peer.IsValid(text)).ToArray();
        if (texts.Length - same.Length > texts.Length * mostOtherwise) throw new InvalidOperationException($"Of {texts.Length - same.Length} of {texts.Length} texts the peer says something else.");
        return same;
    }
}

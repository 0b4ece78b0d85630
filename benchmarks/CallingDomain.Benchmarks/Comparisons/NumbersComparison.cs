namespace CallingDomain.Benchmarks;

/// <summary>Numbers read and validated, or refused, beside libphonenumber-csharp and beside regular expressions; a text is an operation.</summary>
internal static class NumbersComparison
{
    private const string Patterns = "Regex, compiled, same metadata", PatternsAlone = Patterns + ", no reason";
    private const string LibPhoneNumber = "libphonenumber-csharp, ", Validated = LibPhoneNumber + "Parse + IsValidNumber";
    private const int Texts = 100_000;

    private const int Operations = 100_000;

    public static IEnumerable<ComparisonRow> Run(int? n)
    {
        var count = n ?? Texts;
        return Contest.Run(
        [
            .. Cases("refuse", NumberSamples.Refused(count), new PortalPlanReader(), PatternsAlone, new NanpRegexReader()),
            () => [Row("refuse", Thrown(count), new PortalPlanReader(), LibPhoneNumber + "Parse, which throws", new LibPhoneNumberParser(), mostOtherwise: 0)],
            () => [Batch(NumberSamples.World(count))],
            .. Cases("readUs", NumberSamples.UsStrict(count), new TypedPlanReader(), Patterns, new NanpRegexReader()),
            .. Cases("readInternational", NumberSamples.World(count), new WorldPlanReader(), Patterns, new WorldRegexReader()),
            .. Cases("readAsTyped", NumberSamples.UsAsTyped(count), new TypedPlanReader(), Patterns, new TypedRegexReader()),
            .. Cases("refuseAsTyped", NumberSamples.RefusedAsTyped(count), new TypedPlanReader(), PatternsAlone, new TypedRegexReader()),
        ]);
    }

    // The malformed texts for which Parse throws.
    private static string[] Thrown(int count)
    {
        var parser = new LibPhoneNumberParser();
        return [.. NumberSamples.Refused(count).Where(text => !parser.IsValid(text))];
    }

    private static ComparisonRow Batch(string[] texts) => Row("batch", texts.Length, new PlanBatch(texts), Validated + " + type + region", new LibPhoneNumberBatch(texts));

    private static IEnumerable<Func<IEnumerable<ComparisonRow>>> Cases<TOurs, TRegex>(string name, string[] texts, TOurs ours, string patterns, TRegex regex)
        where TOurs : struct, INumberReader
        where TRegex : struct, INumberReader
    {
        // Its only reader is lenient.
        yield return () => [Row(name, texts, ours, Validated, new LibPhoneNumberReader(), mostOtherwise: 0.01)];
        // Ours reads 011 as the international prefix where a pattern expects an area code.
        yield return () => [Row(name, texts, ours, patterns, regex, mostOtherwise: 0.001)];
    }

    private static ComparisonRow Row<TOurs, TPeer>(string name, string[] texts, TOurs oursReader, string peerName, TPeer peerReader, double mostOtherwise)
        where TOurs : struct, INumberReader
        where TPeer : struct, INumberReader
    {
        // The texts are all valid, or none is valid. Texts of which some are valid show that both sides check every digit.
        _ = Same(NumberSamples.Bent(texts), oursReader, peerReader, mostOtherwise);
        var same = Same(texts, oursReader, peerReader, mostOtherwise);
        return Row(name, same.Length, new NumberContender<TOurs>(same, oursReader), peerName, new NumberContender<TPeer>(same, peerReader));
    }

    private static ComparisonRow Row(string name, int count, IContender ours, string peerName, IContender peer)
    {
        Contest.Warm(ours, peer);
        var (oursNs, peerNs) = Contest.Measure(ours, peer, Operations);
        var (oursBytes, peerBytes) = Contest.Allocated(ours, peer, Operations);
        return new(name, count, oursNs, peerName, peerNs, oursBytes, peerBytes);
    }

    // The texts with equal answers. On all processors, since a peer compiles the patterns of a country with its first number.
    private static string[] Same<TOurs, TPeer>(string[] texts, TOurs ours, TPeer peer, double mostOtherwise)
        where TOurs : struct, INumberReader
        where TPeer : struct, INumberReader
    {
        var same = texts.AsParallel().AsOrdered().Where(text => ours.IsValid(text) == peer.IsValid(text)).ToArray();
        if (texts.Length - same.Length > texts.Length * mostOtherwise) throw new InvalidOperationException($"The peer's answer differs for {texts.Length - same.Length} of {texts.Length} texts.");
        return same;
    }
}

namespace CallingDomain.Benchmarks;

/// <summary>The imports, everything checked, beside CsvHelper's typed records, which check nothing; a row is an operation.</summary>
internal static class ImportComparison
{
    private const string Records = "CsvHelper records, unchecked";
    private const string RecordsOnTwo = "CsvHelper records on two threads, unchecked";
    private const string Validated = "CsvHelper records, libphonenumber-csharp";
    private const int ValidatedRows = 100_000; // more would not end within the minute
    private const int TemplateRows = 500, Million = 1_000_000, LeastRowsOfARun = 100_000;

    public static IEnumerable<ComparisonRow> Run(int? n) => Contest.Run(Cases(n ?? Million));

    private static IEnumerable<Func<IEnumerable<ComparisonRow>>> Cases(int rows)
    {
        yield return () => [Row("template500", TemplateRows, TemplateSamples.Rows, TemplateReadings.Strict, Records, TemplateReadings.Records)];
        yield return () => [Row("templateMillion", rows, TemplateSamples.Rows, TemplateReadings.List, Records, TemplateReadings.Records)];
        yield return () => [Row("contactsMillion", rows, ContactSamples.Rows, ContactReadings.ImportByLine, Records, ContactReadings.Records)];
        yield return () => [Row("contactsMillionTwoThreads", rows, ContactSamples.Rows, ContactReadings.ImportByLineOnTwo, RecordsOnTwo, ContactReadings.RecordsOnTwo, isParallel: true)];
        yield return () => [Row("contactsMillionIdentity", rows, ContactSamples.Rows, ContactReadings.Import, Records, ContactReadings.Records)];
        yield return () => [Row("template500", TemplateRows, TemplateSamples.Rows, TemplateReadings.Strict, Validated, TemplateReadings.ByPeers)];
        yield return () => [Row("templateMillion", Math.Min(rows, ValidatedRows), TemplateSamples.Rows, TemplateReadings.List, Validated, TemplateReadings.ByPeers)];
        yield return () => [Row("contactsUs", Math.Min(rows, ValidatedRows), ContactSamples.UnitedStates, ContactReadings.ImportByLine, Validated, ContactReadings.ByPeers)];
        yield return () => [Row("contactsWorld", Math.Min(rows, ValidatedRows), ContactSamples.World, ContactReadings.ImportByLine, Validated, ContactReadings.ByPeers)];
    }

    private static ComparisonRow Row(string name, int rows, Func<int, byte[]> make, Func<byte[], int> ours, string peerName, Func<byte[], int> peer, bool isParallel = false)
    {
        var (small, file) = (make(TemplateRows), make(rows));
        Contest.Warm(new FileContender(small, TemplateRows, ours), new FileContender(small, TemplateRows, peer));
        var (oursFile, peerFile) = (new FileContender(file, rows, ours), new FileContender(file, rows, peer));
        var operations = Math.Max(rows, LeastRowsOfARun / rows * rows);
        var (oursNs, peerNs) = isParallel ? Contest.MeasureElapsed(oursFile, peerFile, operations) : Contest.Measure(oursFile, peerFile, operations);
        var (oursBytes, peerBytes) = isParallel ? (0, 0) : Contest.Allocated(oursFile, peerFile, operations); // of one thread
        return new(name, rows, oursNs, peerName, peerNs, oursBytes, peerBytes);
    }
}

using BenchmarkDotNet.Attributes;

namespace CallingDomain.Benchmarks;

/// <summary>The template of 500 rows and a list of a million, bytes to verdicts.</summary>
/// <remarks>The peers: CsvHelper's typed records, alone and with each number validated by libphonenumber-csharp.</remarks>
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private const int FileRows = 500, ListRows = 1_000_000;

    private readonly byte[] _file = TemplateSamples.Rows(FileRows);
    private readonly byte[] _list = TemplateSamples.Rows(ListRows);

    /// <summary>A whole file an operation.</summary>
    [Benchmark]
    public int Template500() => TemplateReadings.Strict(_file);

    /// <summary>A whole file an operation.</summary>
    [Benchmark]
    public int Template500Tolerant() => TemplateReadings.Tolerant(_file);

    /// <summary>A row an operation.</summary>
    [Benchmark(OperationsPerInvoke = ListRows)]
    public int ListMillion() => TemplateReadings.List(_list);

    /// <summary>A row an operation: both readings, duplicates found, the parts written to nowhere.</summary>
    [Benchmark(OperationsPerInvoke = ListRows)]
    public int SplitMillion() => TemplateReadings.Split(_list);

    /// <summary>A row an operation: only read, nothing checked.</summary>
    [Benchmark(OperationsPerInvoke = ListRows)]
    public int CsvHelperRecordsMillion() => TemplateReadings.Records(_list);

    /// <summary>A whole file an operation.</summary>
    [Benchmark]
    public int PeersTemplate500() => TemplateReadings.ByPeers(_file);
}

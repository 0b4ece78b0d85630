using BenchmarkDotNet.Attributes;

namespace CallingDomain.Benchmarks;

/// <summary>A million contacts of eight columns with four phones, bytes to checked contacts; a row an operation.</summary>
/// <remarks>The peers: CsvHelper's typed records, alone and with all four numbers validated by libphonenumber-csharp.</remarks>
[MemoryDiagnoser]
public class ContactImportBenchmarks
{
    private const int Rows = 1_000_000;

    private readonly byte[] _file = ContactSamples.Rows(Rows);

    /// <summary>Four numbers validated, zones looked up, duplicates found by the primary phone and the identity; nothing kept.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int CheckMillion() => ContactReadings.Check(_file);

    /// <summary>The same, the identity being the number of the line.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int CheckMillionByLine() => ContactReadings.CheckByLine(_file);

    /// <summary>The contacts kept in a table.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int ImportMillion() => ContactReadings.Import(_file);

    /// <summary>Only read, nothing checked.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int CsvHelperRecordsMillion() => ContactReadings.Records(_file);

    /// <summary>Read, and all four numbers validated.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int PeersMillion() => ContactReadings.ByPeers(_file);
}

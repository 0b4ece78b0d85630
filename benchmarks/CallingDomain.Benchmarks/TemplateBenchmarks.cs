using BenchmarkDotNet.Attributes;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Benchmarks;

/// <summary>The template of 500 rows and a list of a million, bytes to verdicts.</summary>
/// <remarks>
/// The peers: CsvHelper's typed records, alone; and, with the environment variable <c>LibPhoneNumberAssembly</c> naming a build of libphonenumber-csharp, each
/// number validated by that.
/// </remarks>
[MemoryDiagnoser]
public partial class TemplateBenchmarks
{
    private const int FileRows = 500, ListRows = 1_000_000;

    private static readonly CsvReaderOptions Format = new() { HasHeader = false, Separator = ',' };

    private readonly byte[] _file = TemplateSamples.Rows(FileRows);
    private readonly byte[] _list = TemplateSamples.Rows(ListRows);

    /// <summary>A whole file an operation.</summary>
    [Benchmark]
    public int Template500() => NumberTemplate.Strict.Read(_file).Value.Accepted.Length;

    /// <summary>A whole file an operation.</summary>
    [Benchmark]
    public int Template500Tolerant() => NumberTemplate.Tolerant.Read(_file).Value.Accepted.Length;

    /// <summary>A row an operation.</summary>
    [Benchmark(OperationsPerInvoke = ListRows)]
    public int ListMillion()
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(_list));
        var accepted = 0;
        while (rows.Read()) accepted += rows.IsAccepted ? 1 : 0;
        return accepted;
    }

    /// <summary>A row an operation: both readings, duplicates found, the parts written to nowhere.</summary>
    [Benchmark(OperationsPerInvoke = ListRows)]
    public int SplitMillion()
    {
        var survey = NumberSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream(_list))).Value;
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(_list), survey);
        using var parts = new TemplateParts(_ => Stream.Null);
        while (rows.Read())
        {
            if (rows.IsAccepted) parts.Add(rows.Accepted.ToLine());
        }

        return parts.Count;
    }

    /// <summary>A row an operation: only read, nothing checked.</summary>
    [Benchmark(OperationsPerInvoke = ListRows)]
    public int CsvHelperRecordsMillion()
    {
        var length = 0;
        using var reader = CsvReader.Create(_list, Format);
        foreach (var row in reader.GetRecords<Row>()) length += row.Number.Length;
        return length;
    }

#if LIBPHONENUMBER
    /// <summary>A whole file an operation.</summary>
    [Benchmark]
    public int PeersTemplate500() => ReadByPeers(_file);

    internal static int ReadByPeers(byte[] file)
    {
        var (accepted, util) = (0, PhoneNumbers.PhoneNumberUtil.GetInstance());
        using var reader = CsvReader.Create(file, Format);
        foreach (var row in reader.GetRecords<Row>()) accepted += util.IsValidNumber(util.Parse(row.Number, "US")) && CallPurposes.Read(row.Purpose).IsOk ? 1 : 0;
        return accepted;
    }
#else
    internal static int ReadByPeers(byte[] file) => throw new InvalidOperationException($"{file.Length} bytes and no peer: name a build of libphonenumber-csharp in LibPhoneNumberAssembly.");
#endif

    /// <summary>The template's row as CsvHelper reads it.</summary>
    [CsvRecord]
    public sealed partial class Row
    {
        /// <summary>The first column.</summary>
        [CsvColumn(Index = 0)]
        public string Number { get; set; } = "";

        /// <summary>The second column.</summary>
        [CsvColumn(Index = 1)]
        public string Purpose { get; set; } = "";
    }
}

using BenchmarkDotNet.Attributes;
using CallingDomain.Contacts;
using CsvHelper;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A million contacts of eight columns with four phones, bytes to checked contacts; a row an operation.</summary>
/// <remarks>
/// The peers: CsvHelper's typed records, alone; and, with the environment variable <c>LibPhoneNumberAssembly</c> naming a build of libphonenumber-csharp, one of the four numbers validated by that.
/// </remarks>
[MemoryDiagnoser]
public partial class ContactImportBenchmarks
{
    private const int Rows = 1_000_000;

    private static readonly CsvReaderOptions Format = new() { Separator = ',' };

    private readonly byte[] _file = ContactSamples.Rows(Rows);

    internal static ContactImportOptions Options { get; } = new()
    {
        Columns = new ContactColumns
        {
            Id = "Id",
            Name = "Name",
            PrimaryPhone = "Phone",
            Priority = "Priority",
            TimeZone = "Zone",
            AdditionalPhones =
            [
                new PhoneColumn("Office", new ContactItemType("Office", 1)),
                new PhoneColumn("Holiday Home", new ContactItemType("Holiday Home", 2)),
                new PhoneColumn("Mobile", new ContactItemType("Mobile", 3)),
            ],
        },
        Zones = DateTimeZoneProviders.Tzdb,
    };

    /// <summary>Four numbers validated, zones looked up, duplicates found by the primary phone and the identity; nothing kept.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long CheckMillion()
    {
        using var rows = ContactImport.Open(new MemoryStream(_file), Options);
        return ContactImport.Run(rows).Counts.Contacts;
    }

    /// <summary>The same, the identity being the number of the line.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long CheckMillionByLine()
    {
        using var rows = ContactImport.Open(new MemoryStream(_file), Options with { Columns = Options.Columns with { Id = null } });
        return ContactImport.Run(rows).Counts.Contacts;
    }

    /// <summary>Identities found once too, the contacts kept in a table.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long ImportMillion()
    {
        var table = new ContactTable();
        using var rows = ContactImport.Open(new MemoryStream(_file), Options);
        ContactImport.Run(rows, table);
        return table.Count;
    }

    /// <summary>Only read, nothing checked.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int CsvHelperRecordsMillion()
    {
        var length = 0;
        using var reader = CsvReader.Create(_file, Format);
        foreach (var row in reader.GetRecords<Row>()) length += row.Phone.Length;
        return length;
    }

#if LIBPHONENUMBER
    /// <summary>Read, and one number validated.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int PeersMillion()
    {
        var (valid, util) = (0, PhoneNumbers.PhoneNumberUtil.GetInstance());
        using var reader = CsvReader.Create(_file, Format);
        foreach (var row in reader.GetRecords<Row>()) valid += util.IsValidNumber(util.Parse(row.Phone, "US")) ? 1 : 0;
        return valid;
    }
#endif

    /// <summary>The row as CsvHelper reads it.</summary>
    [CsvRecord]
    public sealed partial class Row
    {
        /// <summary>The identity.</summary>
        public string Id { get; set; } = "";

        /// <summary>The name.</summary>
        public string Name { get; set; } = "";

        /// <summary>The primary phone.</summary>
        public string Phone { get; set; } = "";

        /// <summary>The priority.</summary>
        public int Priority { get; set; }

        /// <summary>The zone.</summary>
        public string Zone { get; set; } = "";

        /// <summary>An additional phone.</summary>
        public string Office { get; set; } = "";

        /// <summary>An additional phone.</summary>
        [CsvColumn("Holiday Home")]
        public string HolidayHome { get; set; } = "";

        /// <summary>An additional phone.</summary>
        public string Mobile { get; set; } = "";
    }
}

using CallingDomain.Contacts;
using CsvHelper;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A contacts file read by ours and by the peers; each says how many rows are right, those of a contact that was there already among them.</summary>
internal static partial class ContactReadings
{
    private static readonly CsvReaderOptions Format = new() { Separator = ',' };

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

    /// <summary>The same without a column of identities: the line is the identity.</summary>
    internal static ContactImportOptions ByLine { get; } = Options with { Columns = Options.Columns with { Id = null } };

    /// <summary>Four numbers checked, zones looked up, duplicates found by the primary phone and the identity; nothing kept.</summary>
    public static int Check(byte[] file) => Run(file, Options, null);

    /// <summary>The same by the primary phone alone.</summary>
    public static int CheckByLine(byte[] file) => Run(file, ByLine, null);

    /// <summary>Duplicates by the primary phone and the identity; the contacts kept in a table.</summary>
    public static int Import(byte[] file) => Run(file, Options, new ContactTable());

    /// <summary>Duplicates by the primary phone; the contacts kept in a table.</summary>
    public static int ImportByLine(byte[] file) => Run(file, ByLine, new ContactTable());

    /// <summary>The same on two threads.</summary>
    public static int ImportByLineOnTwo(byte[] file) => Run(file, ByLine with { Threads = 2 }, new ContactTable());

    /// <summary>CsvHelper's typed records: only read, nothing checked.</summary>
    public static int Records(byte[] file)
    {
        var count = 0;
        using var reader = CsvReader.Create(file, Format);
        foreach (var row in reader.GetRecords<Row>()) count += row.Phone.Length > 0 ? 1 : 0;
        return count;
    }

    /// <summary>The same on two threads.</summary>
    public static int RecordsOnTwo(byte[] file)
    {
        var count = 0;
        using var reader = CsvReader.Create(file, Format);
        foreach (var row in reader.ParallelEnumerate<Row>(maxDegreeOfParallelism: 2)) count += row.Phone.Length > 0 ? 1 : 0;
        return count;
    }

    /// <summary>CsvHelper's typed records, all four numbers validated.</summary>
    public static int ByPeers(byte[] file)
    {
        var (right, util) = (0, PhoneNumbers.PhoneNumberUtil.GetInstance());
        using var reader = CsvReader.Create(file, Format);
        foreach (var row in reader.GetRecords<Row>())
            right += IsValid(util, row.Phone) & IsValid(util, row.Office) & IsValid(util, row.HolidayHome) & IsValid(util, row.Mobile) ? 1 : 0;
        return right;
    }

    private static bool IsValid(PhoneNumbers.PhoneNumberUtil util, string number) => util.IsValidNumber(util.Parse(number, "US"));

    private static int Run(byte[] file, ContactImportOptions options, ContactTable? table)
    {
        using var rows = ContactImport.Open(new MemoryStream(file), options);
        var counts = ContactImport.Run(rows, table).Value.Counts;
        return (int)(counts.Contacts + counts.Duplicates);
    }

    /// <summary>The row as CsvHelper reads it.</summary>
    [CsvRecord]
    internal sealed partial class Row
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

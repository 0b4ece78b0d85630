using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Benchmarks;

/// <summary>A list in the template's form read by ours and by the peers.</summary>
internal static partial class TemplateReadings
{
    private static readonly CsvReaderOptions Format = new() { HasHeader = false, Separator = ',' };

    /// <returns>How many rows are accepted.</returns>
    public static int Strict(byte[] file) => NumberTemplate.Strict.Read(file).Value.Accepted.Length;

    /// <returns>How many rows are accepted.</returns>
    public static int Tolerant(byte[] file) => NumberTemplate.Tolerant.Read(file).Value.Accepted.Length;

    /// <summary>Row by row.</summary>
    /// <returns>How many rows are accepted.</returns>
    public static int List(byte[] file)
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(file));
        var accepted = 0;
        while (rows.Read()) accepted += rows.IsAccepted ? 1 : 0;
        return accepted;
    }

    /// <summary>Both passes with duplicates, files of 500 rows written to a null stream.</summary>
    /// <returns>The number of files.</returns>
    public static int Split(byte[] file)
    {
        using var rows = NumberTemplate.Strict.OpenCheckingDuplicates(new MemoryStream(file)).Value;
        using var files = new TemplateWriter(_ => Stream.Null);
        while (rows.Read())
        {
            if (rows.IsAccepted) files.Write(rows.Accepted.ToLine());
        }

        return files.FileCount;
    }

    /// <summary>CsvHelper's typed records: only read, nothing checked.</summary>
    /// <returns>How many rows there are.</returns>
    public static int Records(byte[] file)
    {
        var count = 0;
        using var reader = CsvReader.Create(file, Format);
        foreach (var row in reader.GetRecords<Row>()) count += row.Number.Length > 0 ? 1 : 0;
        return count;
    }

    /// <summary>CsvHelper's typed records, number and purpose checked.</summary>
    /// <returns>How many rows are right.</returns>
    public static int ByPeers(byte[] file)
    {
        var (right, util) = (0, PhoneNumbers.PhoneNumberUtil.GetInstance());
        using var reader = CsvReader.Create(file, Format);
        foreach (var row in reader.GetRecords<Row>()) right += util.IsValidNumber(util.Parse(row.Number, "US")) && CallPurposes.Read(row.Purpose).IsOk ? 1 : 0;
        return right;
    }

    /// <summary>The template's row as CsvHelper reads it.</summary>
    [CsvRecord]
    internal sealed partial class Row
    {
        /// <summary>The first column.</summary>
        [CsvColumn(Index = 0)]
        public string Number { get; set; } = "";

        /// <summary>The second column.</summary>
        [CsvColumn(Index = 1)]
        public string Purpose { get; set; } = "";
    }
}

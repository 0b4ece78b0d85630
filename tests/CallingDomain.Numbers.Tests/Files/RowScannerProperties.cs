using System.Text;
using CallingDomain.Tests;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>Where quoting is sound, rows and columns are those that CsvHelper finds.</summary>
[Properties(Arbitrary = [typeof(RowScannerProperties)])]
public sealed class RowScannerProperties
{
    private static readonly CsvReaderOptions Format = new() { Separator = ',', HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true };

    private static readonly Gen<string> Field = TextGenerators.Nearly("5a,\"\r\n ;").SelectMany(text => Gen.Elements(true, false).Select(quoted =>
        quoted || text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text));

    private static readonly Gen<string> Row = Field.NonEmptyListOf().Select(fields => string.Join(',', fields));

    internal static Arbitrary<TextFile> Files() => TextFile.Of(Row);

    [Property]
    public bool Next_SoundQuoting_FindsTheRowsOfCsvHelper(TextFile file) => Ours(file.Bytes).SequenceEqual(Theirs(file.Bytes));

    private static List<string> Ours(byte[] file)
    {
        var rows = new List<string>();
        using var scanner = new RowScanner(DelimitedText.WithoutMark(file), (byte)',');
        while (scanner.Next()) rows.Add($"{scanner.Line} {scanner.FieldCount} {Encoding.UTF8.GetString(scanner.Row)}|{Encoding.UTF8.GetString(scanner.Field(0))}|{Encoding.UTF8.GetString(scanner.Field(1))}");
        return rows;
    }

    private static List<string> Theirs(byte[] file)
    {
        var rows = new List<string>();
        using var reader = CsvReader.Create(file, Format);
        while (reader.Read())
        {
            var second = reader.FieldCount > 1 ? reader.GetString(1) : "";
            rows.Add($"{reader.LineNumber} {reader.FieldCount} {Encoding.UTF8.GetString(reader.RawRecord)}|{reader.GetString(0)}|{second}");
        }

        return rows;
    }
}

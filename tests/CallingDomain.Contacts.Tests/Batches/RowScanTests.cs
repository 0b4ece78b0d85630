using System.Text;
using CallingDomain.Shared;
using CallingDomain.Tests;
using CsvHelper;

namespace CallingDomain.Contacts.Tests;

/// <summary>The rows and cells that a scan finds are those of CsvHelper's reader.</summary>
public sealed class RowScanTests
{
    private static readonly CsvReaderOptions Format = new() { HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true, TrimWhitespace = true };

    public sealed class Signs : IAlphabet
    {
        public static string Characters => "abcdefghi,,,,\"\"\"\n\n\r'  \t;é\u00A0\v";
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)] // the texts cross from one vector to the next
    [InlineData(62)]
    public void Run_AllShortTexts_FindsTheSameRows(int before)
    {
        const string Alphabet = "a\",\n\r ";
        const int MaxLength = 5;
        for (var length = 0; length <= MaxLength; length++)
        {
            for (var number = 0; number < Math.Pow(Alphabet.Length, length); number++)
            {
                var (text, rest) = (new StringBuilder().Append('x', before).Append(before > 0 ? "," : ""), number);
                for (var at = 0; at < length; at++, rest /= Alphabet.Length) text.Append(Alphabet[rest % Alphabet.Length]);
                Check(text.ToString(), ',', blockLength: 1 << 12);
            }
        }
    }

    [Property(MaxTest = 300)]
    public void Run_AnyText_FindsTheSameRows(TextOf<Signs>[] texts, byte blockLength)
    {
        var text = string.Concat(texts.Select(part => part.Value)).Replace("\0", "", StringComparison.Ordinal);
        foreach (var delimiter in (char[])[',', ';', '\t']) Check(text, delimiter, 1 + blockLength);
    }

    [Theory]
    [InlineData("\"a\"\u00A0,b")]
    [InlineData("\u00A0\"a\",b")]
    [InlineData(" \t\"a\"\"b\" ,\"\"\"\",\"\"")]
    public void Run_SpacesAroundQuotes_FindsTheSameRows(string text) => Check(text, ',', blockLength: 64);

    [Property(MaxTest = 300)]
    public bool Of_AnyBytes_GivesTheSameMaskByAllVectors(byte[] bytes, byte value)
    {
        var block = new byte[ByteMasks.Length];
        for (var at = 0; at < block.Length && bytes.Length > 0; at++) block[at] = (byte)(bytes[at % bytes.Length] % 4);
        var wanted = (byte)(value % 4);
        var expected = block.Select((each, at) => each == wanted ? 1UL << at : 0).Aggregate(0UL, (mask, bit) => mask | bit);
        return ByteMasks.Of(ref block[0], wanted) == expected && ByteMasks.OfQuarters(ref block[0], wanted) == expected;
    }

    private static void Check(string text, char delimiter, int blockLength)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (expected, unterminated) = ByCsvHelper(bytes, delimiter);
        var found = new List<string>();
        int? end = null;
        using var blocks = new RowBlocks(new ContactFileText(new MemoryStream(bytes), new ContactFileFormat { Delimiter = delimiter }), blockLength);
        using var block = new RowBlock();
        var place = new RowPlace();
        while (blocks.TryRead(block))
        {
            for (var row = 0; row < block.Count; row++)
            {
                place.MoveTo(block, row);
                var cells = new RowCells(place);
                if ((place.Marks & RowMarks.Unterminated) != 0) end ??= cells.Line;
                found.Add(Show(cells.Line, cells.Row, Enumerable.Range(0, cells.Count).Select(cells.Text)));
                Assert.Equal(DelimitedText.CountLines(cells.Row), cells.LineCount);
                if (cells.Row.ContainsAny("'\""u8)) Assert.NotEqual(RowMarks.None, place.Marks);
            }
        }

        if (found.SequenceEqual(expected) && end == unterminated) return;
        Assert.Fail($"{System.Text.Json.JsonSerializer.Serialize(text)} {blockLength}: {string.Join('\n', found)}; {end}\nexpected: {string.Join('\n', expected)}; {unterminated}");
    }

    private static (List<string> Rows, int? Unterminated) ByCsvHelper(byte[] text, char delimiter)
    {
        int? unterminated = null;
        var rows = new List<string>();
        using var csv = CsvReader.Create(new MemoryStream(text), Format with
        {
            Separator = delimiter,
            OnMalformedRecord = record => unterminated ??= record.Reason == CsvMalformedReason.UnterminatedQuote ? (int)record.LineNumber : null,
        });
        while (csv.Read()) rows.Add(Show(csv.LineNumber, csv.RawRecord, Enumerable.Range(0, csv.FieldCount).Select(column => CellOf(csv, column))));
        return (rows, unterminated);
    }

    // A cell with invalid quoting keeps its quotes.
    private static string CellOf(CsvReader csv, int column)
    {
        var cell = csv.GetRawSpan(column);
        if (cell.Contains((byte)'"') && DelimitedText.IsWellQuoted(DelimitedText.Trim(cell))) cell = csv.GetSpan(column);
        return Encoding.UTF8.GetString(DelimitedText.Trim(cell));
    }

    private static string Show(long line, ReadOnlySpan<byte> row, IEnumerable<string> cells) => $"{line}: {Encoding.UTF8.GetString(row)} => {string.Join('~', cells)}";
}

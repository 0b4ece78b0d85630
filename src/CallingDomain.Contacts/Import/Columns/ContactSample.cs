using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The heading and the first rows of a contacts file.</summary>
/// <param name="Headings">The headings in the order of the file, without white space around them.</param>
/// <param name="Rows">The cells of the first rows, without white space around them: personal data. A row may be shorter or longer than the heading.</param>
internal sealed record ContactSample(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The maximum number of rows; blank lines do not count.</summary>
    public const int MaxRows = 100;

    private const int MaxBytes = 1 << 20; // of rows; the last one may exceed it

    /// <summary>Reads the heading and the first rows, at most <see cref="MaxRows"/> and none after 1 MiB, and returns to the position of the stream.</summary>
    public static Result<ContactSample, FileRefusal> Read(Stream file, ContactFileFormat format)
    {
        var start = file.Position;
        var sample = ReadOn(file, format);
        file.Position = start;
        return sample;
    }

    /// <summary>The counts of columns and rows; nothing of the rows.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Headings.Length} columns, {Rows.Length} rows");

    /// <summary>The cells of a column that are not empty.</summary>
    public IEnumerable<string> CellsOf(int column) => Rows.Where(row => column < row.Length && row[column].Length > 0).Select(row => row[column]);

    private static Result<ContactSample, FileRefusal> ReadOn(Stream file, ContactFileFormat format)
    {
        using var reader = new ContactReader(file, new ContactImportOptions { Format = format with { HasHeading = true } });
        if (!reader.Begin()) return reader.Refusal!;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var (cells, bytes) = (reader.Cells, 0);
        while (rows.Count < MaxRows && bytes < MaxBytes && reader.TryMove())
        {
            bytes += cells.Row.Length;
            if (!DelimitedText.IsBlank(cells.Row)) rows.Add([.. Enumerable.Range(0, cells.Count).Select(cells.Text)]);
        }

        return reader.Refusal is { } refusal ? refusal : new ContactSample(reader.Headings, rows.DrainToImmutable());
    }
}

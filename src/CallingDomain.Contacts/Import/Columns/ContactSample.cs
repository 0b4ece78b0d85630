using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The heading of a contacts file and its first rows: what a <see cref="ColumnProposal"/> looks at.</summary>
/// <param name="Headings">The headings in the file's order, without white space around them.</param>
/// <param name="Rows">The cells of the first rows, without white space around them: personal data. A row may be shorter or longer than the heading.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ContactSample(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The most rows that a sample has; blank lines do not count.</summary>
    public const int MaxRows = 100;

    private const int MaxBytes = 1 << 20; // of rows; the last one may go beyond

    /// <summary>Reads the heading and the first rows of a file: at most <see cref="MaxRows"/>, and no further row after 1 MiB.</summary>
    /// <param name="file">The file's bytes, from the stream's position; it stays open.</param>
    /// <param name="whole">The same bytes once more, to be imported: <paramref name="file"/> itself, back at its position, or a stream over it when it cannot seek.</param>
    /// <param name="delimiter">The sign that parts the columns; null to find it among comma, semicolon, tab and bar.</param>
    /// <returns>The sample; or why the file cannot be used.</returns>
    public static Result<ContactSample, FileRefusal> Read(Stream file, out Stream whole, char? delimiter = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.CanSeek)
        {
            var start = file.Position;
            var sample = Read(file, delimiter);
            file.Position = start;
            whole = file;
            return sample;
        }

        var replayed = new ReplayedStream(file);
        whole = replayed;
        var read = Read(replayed, delimiter);
        replayed.Replay();
        return read;
    }

    /// <summary>How many cells of a column read as a phone number.</summary>
    /// <param name="column">The column's place, from 0.</param>
    /// <param name="phones">How numbers are read.</param>
    public int CountNumbers(int column, PhoneReader phones)
    {
        ArgumentNullException.ThrowIfNull(phones);
        return CellsOf(column).Count(cell => phones.Read(cell).IsOk);
    }

    /// <summary>How many columns and rows; nothing of the rows.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Headings.Length} columns, {Rows.Length} rows");

    /// <summary>The cells of a column that hold anything.</summary>
    internal IEnumerable<string> CellsOf(int column) => Rows.Where(row => column < row.Length && row[column].Length > 0).Select(row => row[column]);

    private static Result<ContactSample, FileRefusal> Read(Stream file, char? delimiter)
    {
        using var reader = new ContactReader(file, new ContactImportOptions { Columns = new ContactColumns(), Delimiter = delimiter });
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

namespace CallingDomain.Cli;

/// <summary>A table with its columns side by side.</summary>
internal sealed class ColumnLayout
{
    private const string Gap = "  ";
    private const int NarrowestText = 20; // of a wrapping column, unless its text is shorter

    private readonly string[] _columns;
    private readonly int[] _shown, _widths;
    private readonly IReadOnlyList<TextRow> _rows;

    private ColumnLayout(string[] columns, int[] shown, int[] widths, IReadOnlyList<TextRow> rows) => (_columns, _shown, _widths, _rows) = (columns, shown, widths, rows);

    /// <param name="columns">The headings.</param>
    /// <param name="shown">Which columns are shown.</param>
    /// <param name="wraps">Which columns wrap.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="width">The width of the terminal.</param>
    /// <returns>Null for a table that does not fit the width.</returns>
    public static ColumnLayout? Fit(string[] columns, int[] shown, bool[] wraps, IReadOnlyList<TextRow> rows, int width)
    {
        var (widest, least) = (new int[columns.Length], new int[columns.Length]);
        foreach (var column in shown)
        {
            var lines = rows.Where(row => row.Heading is null).SelectMany(row => row.Cells[column]).ToList();
            var heading = CellText.WidthOf(columns[column]);
            widest[column] = Math.Max(heading, lines.Max(CellText.WidthOf));
            least[column] = wraps[column] ? Math.Max(heading, Math.Max(lines.Max(CellText.LongestWordOf), Math.Min(widest[column], NarrowestText))) : widest[column];
        }

        var free = width - shown.Sum(column => least[column]) - (Gap.Length * Math.Max(0, shown.Length - 1));
        if (free < 0 || rows.Any(row => row.Heading is not null && CellText.WidthOf(row.Heading) > width)) return null;
        foreach (var column in shown) // the first columns get the remaining width
        {
            var more = Math.Min(free, widest[column] - least[column]);
            (least[column], free) = (least[column] + more, free - more);
        }

        return new ColumnLayout(columns, shown, least, rows);
    }

    public IEnumerable<StyledLine> Lines()
    {
        if (_shown.Any(column => _columns[column].Length > 0))
        {
            yield return StyledLine.Bold(Line(column => _columns[column]));
            yield return StyledLine.Plain(Line(column => new string('─', _widths[column])));
        }

        foreach (var row in _rows)
        {
            if (row.Heading is not null)
            {
                yield return StyledLine.Bold(row.Heading);
                continue;
            }

            var cells = row.Cells.Select((lines, column) => lines.SelectMany(line => CellText.Wrap(line, Math.Max(1, _widths[column]))).ToArray()).ToArray();
            for (var i = 0; i < _shown.Max(column => cells[column].Length); i++) yield return StyledLine.Plain(Line(column => cells[column].ElementAtOrDefault(i) ?? ""));
        }
    }

    private string Line(Func<int, string> cell) =>
        string.Join(Gap, _shown.Select(column => cell(column) is var text && text.Length == 0 ? new string(' ', _widths[column]) : text + new string(' ', _widths[column] - CellText.WidthOf(text)))).TrimEnd();
}

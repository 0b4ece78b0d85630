namespace CallingDomain.Cli;

/// <summary>A table with a record for each row: values after the headings of their columns, as many per line as fit.</summary>
internal static class RecordLayout
{
    private const string Gap = "  ";
    private const string Indent = "  ";
    private const string FurtherIndent = "    "; // of the further lines of a value

    public static IEnumerable<StyledLine> Lines(string[] columns, int[] shown, IReadOnlyList<TextRow> rows, int width) =>
        rows.SelectMany(row => row.Heading is null ? Record(columns, shown, row, width) : CellText.Wrap(row.Heading, width).Select(StyledLine.Bold));

    private static List<StyledLine> Record(string[] columns, int[] shown, TextRow row, int width)
    {
        var lines = new List<StyledLine>();
        var line = new List<(string Text, bool IsBold)>();
        var used = 0;
        foreach (var column in shown.Where(column => row.Cells[column] is not [""]))
        {
            var (heading, values) = (columns[column], row.Cells[column]);
            var separator = heading.Length == 0 ? "" : " ";
            var needed = CellText.WidthOf(heading) + separator.Length + CellText.WidthOf(values[0]);
            if (line.Count > 0 && (values.Length > 1 || used + Gap.Length + needed > width)) End();
            if (line.Count > 0) Add(Gap, false);
            else if (lines.Count > 0) Add(Indent, false);
            Add(heading, true);
            if (used + separator.Length + CellText.WidthOf(values[0]) <= width)
            {
                Add(separator + values[0], false);
                if (values.Length == 1) continue;
                values = values[1..];
            }

            End();
            foreach (var more in values.SelectMany(value => CellText.Wrap(value, width - FurtherIndent.Length))) lines.Add(StyledLine.Plain(FurtherIndent + more));
        }

        if (line.Count > 0) End();
        return lines;

        void Add(string text, bool isBold)
        {
            line.Add((text, isBold));
            used += CellText.WidthOf(text);
        }

        void End()
        {
            lines.Add(new StyledLine(line));
            (line, used) = ([], 0);
        }
    }
}

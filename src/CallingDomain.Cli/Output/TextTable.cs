using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CallingDomain.Cli;

/// <summary>A table whose cells are plain text, never markup: columns side by side if they fit the width, else a record for each row.</summary>
/// <remarks>Only cells of wrapping columns are broken, at spaces. A column without content is left out. In a record, only a word that is wider than a line is broken.</remarks>
internal sealed class TextTable(string title, string[] columns) : Renderable
{
    private readonly List<TextRow> _rows = [];
    private readonly bool[] _wraps = new bool[columns.Length];

    /// <summary>The line below the table; null for none.</summary>
    public string? Caption { get; set; }

    /// <summary>Names the columns whose text may be broken at spaces: sentences and lists, not numbers or codes.</summary>
    public TextTable Wrapping(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _wraps[Array.IndexOf(columns, name)] = true;
        return this;
    }

    /// <summary>Adds a row. Null is an empty cell; a line break begins another line of a cell.</summary>
    public void AddTextRow(params ReadOnlySpan<object?> cells)
    {
        var texts = new string[cells.Length][];
        for (var i = 0; i < cells.Length; i++)
            texts[i] = [.. (Convert.ToString(cells[i], CultureInfo.InvariantCulture) ?? "").Split('\n').Select(VisibleText.Of)];
        _rows.Add(new TextRow(null, texts));
    }

    /// <summary>Adds a heading for the following rows.</summary>
    public void AddHeading(string text) => _rows.Add(new TextRow(VisibleText.Of(text), []));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var shown = Enumerable.Range(0, columns.Length).Where(HasContent).ToArray();
        var lines = ColumnLayout.Fit(columns, shown, _wraps, _rows, maxWidth) is { } layout ? layout.Lines() : RecordLayout.Lines(columns, shown, _rows, maxWidth);
        var all = CellText.Wrap(VisibleText.Of(title), maxWidth).Select(StyledLine.Bold)
            .Concat(lines)
            .Concat(Caption is null ? [] : CellText.Wrap(VisibleText.Of(Caption), maxWidth).Select(StyledLine.Plain))
            .Append(StyledLine.Plain(""));
        foreach (var line in all)
        {
            foreach (var (text, isBold) in line.Parts) yield return isBold ? new Segment(text, new Style(decoration: Decoration.Bold)) : new Segment(text);
            yield return Segment.LineBreak;
        }
    }

    private bool HasContent(int column) => _rows.Any(row => row.Heading is null && row.Cells[column] is not [""]);
}

/// <summary>A row of a table, each cell by its lines; or a heading between rows.</summary>
internal sealed record TextRow(string? Heading, string[][] Cells);

/// <summary>A line in parts, each bold or not.</summary>
internal readonly record struct StyledLine(IReadOnlyList<(string Text, bool IsBold)> Parts)
{
    public static StyledLine Bold(string text) => new([(text, true)]);

    public static StyledLine Plain(string text) => new([(text, false)]);
}

using System.Globalization;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>Tables whose cells are plain text, never markup.</summary>
internal static class Tables
{
    public static Table Create(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        foreach (var column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        return table;
    }

    /// <summary>A text on one line, without the control characters that a terminal would obey.</summary>
    public static string Plain(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));

    /// <summary>A row; null is an empty cell.</summary>
    public static void AddTextRow(this Table table, params ReadOnlySpan<object?> cells)
    {
        var texts = new Text[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            texts[i] = new Text(string.Join('\n', (Convert.ToString(cells[i], CultureInfo.InvariantCulture) ?? "").Split('\n').Select(Plain)));
        table.AddRow(texts);
    }
}

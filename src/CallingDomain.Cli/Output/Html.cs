using System.Globalization;
using System.Net;

namespace CallingDomain.Cli;

/// <summary>Parts of an HTML page whose content is text, never markup.</summary>
internal static class Html
{
    /// <summary>The text, encoded as HTML; empty for null.</summary>
    public static string Text(object? value) => WebUtility.HtmlEncode(VisibleText.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));

    /// <summary>Writes a table. The first cell of each row is its heading.</summary>
    /// <param name="page">The page.</param>
    /// <param name="caption">The caption.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The cells of the rows.</param>
    public static void Table(TextWriter page, string caption, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        page.WriteLine($"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{Text(caption)}\">");
        page.WriteLine($"<table><caption>{Text(caption)}</caption>");
        page.WriteLine($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>"))}</tr></thead>");
        page.WriteLine("<tbody>");
        foreach (var row in rows) page.WriteLine($"<tr><th scope=\"row\">{Text(row[0])}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{Text(cell)}</td>"))}</tr>");
        page.WriteLine("</tbody></table></div>");
    }
}

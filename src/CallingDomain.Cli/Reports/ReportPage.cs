using System.Security.Cryptography;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>A section of a report.</summary>
/// <param name="Id">Its identity in links.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Write">Writes its content.</param>
internal sealed record ReportSection(string Id, string Heading, Action Write);

/// <summary>Writes a report: one page for a browser, without other files. Equal content gives equal bytes.</summary>
/// <remarks>The policy of the page allows nothing but its own style and script, so that it loads nothing and sends nothing.</remarks>
internal sealed class ReportPage : IDisposable
{
    private static readonly string Style = Resource("colors.css") + Resource("chart.css") + Resource("report.css");
    private static readonly string Script = Resource("report.js");

    private const int MostInOneLine = 24; // characters of a cell whose column is not broken, such as an instant

    private readonly StreamWriter _page;
    private int _charts;

    public ReportPage(Stream output) => _page = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    /// <summary>Writes the whole page.</summary>
    /// <param name="title">The title, a text.</param>
    /// <param name="kind">What the report is of, a line below the title.</param>
    /// <param name="sections">The sections.</param>
    public void Write(string title, string kind, IReadOnlyList<ReportSection> sections)
    {
        _page.WriteLine("<!DOCTYPE html>");
        _page.WriteLine("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        _page.WriteLine($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'\">");
        _page.WriteLine($"<title>{Html.Text(title)}</title>");
        _page.WriteLine($"<style>{Style}</style></head><body>");
        _page.WriteLine("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">");
        StatusMarks.WriteDefinitions(_page);
        _page.WriteLine("</svg>");
        _page.WriteLine($"<header><p class=\"kind\">{Html.Text(kind)}</p><h1>{Html.Text(title)}</h1>");
        _page.WriteLine($"<nav aria-label=\"Sections\"><ul>{string.Concat(sections.Select(section => $"<li><a href=\"#{section.Id}\">{Html.Text(section.Heading)}</a></li>"))}</ul></nav></header><main>");
        foreach (var section in sections)
        {
            _page.WriteLine($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-h\"><h2 id=\"{section.Id}-h\">{Html.Text(section.Heading)}</h2>");
            section.Write();
            _page.WriteLine("</section>");
        }

        _page.WriteLine($"</main><script>{Script}</script></body></html>");
        _page.Flush();
    }

    public void Paragraph(string text, string? style = null) => _page.WriteLine($"<p{(style is null ? "" : $" class=\"{style}\"")}>{Html.Text(text)}</p>");

    /// <summary>A list of sentences.</summary>
    public void List(IEnumerable<string> items) => _page.WriteLine($"<ul class=\"points\">{string.Concat(items.Select(item => $"<li>{Html.Text(item)}</li>"))}</ul>");

    /// <summary>A heading below that of the section.</summary>
    public void Heading(string text) => _page.WriteLine($"<h3>{Html.Text(text)}</h3>");

    /// <summary>The sentences that begin a report.</summary>
    public void Lead(IEnumerable<string> sentences)
    {
        _page.WriteLine("<div class=\"lead\">");
        foreach (var sentence in sentences) Paragraph(sentence);
        _page.WriteLine("</div>");
    }

    /// <summary>A few figures, each with its name and a remark.</summary>
    public void Figures(IEnumerable<(string Name, string Figure, string Remark)> figures)
    {
        _page.WriteLine("<dl class=\"figures\">");
        foreach (var (name, figure, remark) in figures)
            _page.WriteLine($"<div><dt>{Html.Text(name)}</dt><dd>{Html.Text(figure)}{(remark.Length == 0 ? "" : $"<small>{Html.Text(remark)}</small>")}</dd></div>");
        _page.WriteLine("</dl>");
    }

    /// <summary>A picture with its legend, and its figures as a table.</summary>
    public void Chart(Chart chart)
    {
        var id = $"chart{++_charts}";
        _page.WriteLine($"<figure><h3>{Html.Text(chart.Title)}</h3>");
        Legend(chart.Legend);
        _page.WriteLine($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" height=\"{chart.Height}\"><title id=\"{id}-t\">{Html.Text(chart.Title)}</title><desc id=\"{id}-d\">{Html.Text(chart.Description)}</desc>");
        chart.Draw(new Svg(_page));
        _page.WriteLine("</svg><details><summary>The figures as a table</summary>");
        Table(chart.Title, chart.Columns, chart.Rows);
        _page.WriteLine("</details></figure>");
    }

    /// <summary>A table. The first cell of each row is its heading; columns of figures are aligned to the right.</summary>
    public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => Table(caption, columns, rows, choices: []);

    /// <summary>A long table whose rows the reader can filter: by text, and by the values of some columns.</summary>
    public void FilterTable(string caption, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, IReadOnlyList<string> choices)
    {
        _page.WriteLine("<div class=\"rows scroll\">");
        Table(caption, columns, rows, choices);
        _page.WriteLine("</div>");
    }

    public void Dispose() => _page.Dispose();

    /// <summary>A part of the report that is a file of the tool.</summary>
    public static string Resource(string name)
    {
        using var file = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream($"report/{name}")!);
        return file.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void Legend(IEnumerable<LegendItem> legend)
    {
        var items = legend.ToList();
        if (items.Count == 0) return;
        _page.WriteLine("<ul class=\"legend\">");
        foreach (var item in items)
        {
            var sign = item.IsMark ? $"<use href=\"#{item.Style}\" x=\"8\" y=\"8\"/>" : $"<rect class=\"{item.Style}\" y=\"2\" width=\"16\" height=\"12\"/>";
            _page.WriteLine($"<li><svg aria-hidden=\"true\" focusable=\"false\">{sign}</svg>{Html.Text(item.Meaning)}</li>");
        }

        _page.WriteLine("</ul>");
    }

    private void Table(string caption, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, IReadOnlyList<string> choices)
    {
        var all = rows.Select(row => row.Select(Html.Text).ToArray()).ToList();
        var areFigures = columns.Select((_, column) => all.Count > 0 && all.All(row => IsFigure(row[column]))).ToArray();
        var styles = columns.Select((_, column) => areFigures[column] ? " class=\"n\"" : all.All(row => row[column].Length <= MostInOneLine) ? " class=\"s\"" : "").ToArray();
        _page.WriteLine($"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{Html.Text(caption)}\">");
        _page.WriteLine($"<table><caption>{Html.Text(caption)}</caption>");
        _page.WriteLine($"<thead><tr>{string.Concat(columns.Select((column, i) => $"<th scope=\"col\"{styles[i]}{(choices.Contains(column) ? " data-choices" : "")}>{Html.Text(column)}</th>"))}</tr></thead>");
        _page.WriteLine("<tbody>");
        foreach (var row in all)
        {
            _page.Write("<tr>");
            for (var i = 0; i < row.Length; i++)
            {
                _page.Write(i == 0 ? $"<th scope=\"row\"{styles[i]}>{row[i]}</th>" : $"<td{styles[i]}>{row[i]}</td>");
            }

            _page.WriteLine("</tr>");
        }

        _page.WriteLine("</tbody></table></div>");
    }

    // A number, a percentage or an amount of money; times and identities with small letters are not.
    private static bool IsFigure(string text) =>
        text is "–" || (text.Length > 0 && char.IsAsciiDigit(text[0]) && text.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character) || character is ',' or '.' or ' ' or '%'));

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}

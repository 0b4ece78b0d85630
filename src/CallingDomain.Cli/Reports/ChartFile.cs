using System.Text;

namespace CallingDomain.Cli;

/// <summary>Writes a picture of a report as a file of its own.</summary>
internal static class ChartFile
{
    private const int Width = 880;
    private const int Margin = 12;
    private const int LegendHeight = 28;

    /// <summary>Writes the picture in the light colors, on a ground of its own, with its legend.</summary>
    public static void Write(Stream output, Chart chart)
    {
        using var file = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var legend = chart.Legend.ToList();
        var top = Margin + 20 + (legend.Count > 0 ? LegendHeight : 0);
        file.WriteLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width + (2 * Margin)}\" height=\"{top + chart.Height + Margin}\" role=\"img\" aria-labelledby=\"t d\"><title id=\"t\">{Html.Text(chart.Title)}</title><desc id=\"d\">{Html.Text(chart.Description)}</desc>");
        file.WriteLine($"<style>{ReportPage.Resource("colors.css")}{ReportPage.Resource("chart.css")}</style>");
        if (chart.HasMarks) StatusMarks.WriteDefinitions(file);
        file.WriteLine("<rect width=\"100%\" height=\"100%\" fill=\"var(--page)\"/>");
        file.WriteLine($"<svg class=\"chart\" x=\"{Margin}\" y=\"{Margin}\" width=\"{Width}\" height=\"{top}\"><text class=\"name\" y=\"13\">{Html.Text(chart.Title)}</text>");
        var x = 0;
        foreach (var item in legend)
        {
            file.WriteLine(item.IsMark ? $"<use href=\"#{item.Style}\" x=\"{x + 8}\" y=\"34\"/>" : $"<rect class=\"{item.Style}\" x=\"{x}\" y=\"28\" width=\"16\" height=\"12\"/>");
            file.WriteLine($"<text x=\"{x + 22}\" y=\"38\">{Html.Text(item.Meaning)}</text>");
            x += 40 + (item.Meaning.Length * 7);
        }

        file.WriteLine("</svg>");
        file.WriteLine($"<svg class=\"chart\" x=\"{Margin}\" y=\"{top}\" width=\"{Width}\" height=\"{chart.Height}\">");
        chart.Draw(new Svg(file));
        file.WriteLine("</svg></svg>");
    }
}

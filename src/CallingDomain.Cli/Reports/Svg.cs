using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>Writes the shapes of a picture. Horizontal places are fractions of its width, vertical places pixels, so that text keeps its size at every width.</summary>
/// <param name="output">The destination.</param>
internal sealed class Svg(TextWriter output)
{
    /// <summary>The units of a stretched layer, in both directions.</summary>
    private const int LayerUnits = 10_000;

    public void Rectangle(string style, double left, double right, double top, double bottom) =>
        Line($"<rect class=\"{style}\" x=\"{Percent(left)}\" y=\"{Number(top)}\" width=\"{Percent(Math.Max(0, right - left))}\" height=\"{Number(Math.Max(0, bottom - top))}\"/>");

    /// <summary>A rectangle with a text that browsers show at the pointer.</summary>
    public void Rectangle(string style, double left, double right, double top, double bottom, string title) =>
        Line($"<rect class=\"{style}\" x=\"{Percent(left)}\" y=\"{Number(top)}\" width=\"{Percent(Math.Max(0, right - left))}\" height=\"{Number(Math.Max(0, bottom - top))}\"><title>{Html.Text(title)}</title></rect>");

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Line($"<line class=\"{style}\" x1=\"{Percent(x1)}\" y1=\"{Number(y1)}\" x2=\"{Percent(x2)}\" y2=\"{Number(y2)}\"/>");

    /// <param name="style">The class of the text.</param>
    /// <param name="x">The place.</param>
    /// <param name="baseline">The line on which the text stands.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor">Which end of the text is at the place; null for the start in the left tenth of the picture, the end in the right tenth, otherwise the middle.</param>
    public void Text(string style, double x, double baseline, string text, string? anchor = null) => Line(
        $"<text class=\"{style}\" x=\"{Percent(x)}\" y=\"{Number(baseline)}\" text-anchor=\"{anchor ?? (x < 0.1 ? "start" : x > 0.9 ? "end" : "middle")}\">{Html.Text(text)}</text>");

    /// <summary>A text to the right or to the left of a mark.</summary>
    public void Beside(string style, double x, double baseline, string text, bool isBefore) => Line(
        $"<text class=\"{style}\" x=\"{Percent(x)}\" dx=\"{(isBefore ? -11 : 11)}\" y=\"{Number(baseline)}\" text-anchor=\"{(isBefore ? "end" : "start")}\">{Html.Text(text)}</text>");

    /// <summary>A mark of <see cref="StatusMarks"/>.</summary>
    public void Mark(string id, double x, double y, string title) => Line($"<use href=\"#{id}\" x=\"{Percent(x)}\" y=\"{Number(y)}\"><title>{Html.Text(title)}</title></use>");

    /// <summary>An area under a line with steps, or a line with steps, stretched over the width.</summary>
    /// <param name="style">The class of the path.</param>
    /// <param name="top">The top of the layer, where a value is 1.</param>
    /// <param name="bottom">The bottom of the layer, where a value is 0.</param>
    /// <param name="steps">The place at which each step begins, and its value; the last step ends at the last place.</param>
    /// <param name="isArea">Whether the area under the line is filled.</param>
    public void Steps(string style, double top, double bottom, IReadOnlyList<(double X, double Value)> steps, bool isArea)
    {
        if (steps.Count == 0) return;
        output.Write($"<svg y=\"{Number(top)}\" width=\"100%\" height=\"{Number(bottom - top)}\" viewBox=\"0 0 {LayerUnits} {LayerUnits}\" preserveAspectRatio=\"none\"><path class=\"{style}\" d=\"M{Unit(steps[0].X)} {(isArea ? LayerUnits : Height(steps[0].Value))}");
        var height = isArea ? LayerUnits : Height(steps[0].Value);
        foreach (var (x, value) in steps)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"H{Unit(x)}"));
            if (Height(value) == height) continue;
            height = Height(value);
            output.Write(string.Create(CultureInfo.InvariantCulture, $"V{height}"));
        }

        output.WriteLine(isArea ? string.Create(CultureInfo.InvariantCulture, $"V{LayerUnits}Z\"/></svg>") : "\"/></svg>");
    }

    private static int Unit(double fraction) => (int)Math.Round(fraction * LayerUnits, MidpointRounding.AwayFromZero);

    private static int Height(double value) => LayerUnits - Unit(value);

    private static string Percent(double fraction) => Number(fraction * 100) + "%";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Line(string element) => output.WriteLine(element);
}

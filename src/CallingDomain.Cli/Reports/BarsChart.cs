namespace CallingDomain.Cli;

/// <summary>A bar for each name, with its figure and its share.</summary>
/// <param name="title">What the picture shows.</param>
/// <param name="what">The heading of the names.</param>
/// <param name="bars">The names, the codes that the table shows after them, their figures, and the class of each bar's color.</param>
/// <param name="whole">The figure of a whole bar; null for the sum of all.</param>
/// <param name="unit">The heading of the figures, and how they are written; null for counts.</param>
internal sealed class BarsChart(string title, string what, IReadOnlyList<(string Name, string Code, long Count, string Style)> bars, long? whole = null, (string Heading, Func<long, string> Text)? unit = null) : Chart
{
    private const int BarHeight = 40;

    private readonly long _total = Math.Max(whole ?? bars.Sum(bar => bar.Count), 1);

    private readonly Func<long, string> _text = unit?.Text ?? ReportText.Count;

    public override string Title => title;

    public override string Description => $"{string.Join("; ", bars.Select(bar => $"{bar.Name}: {_text(bar.Count)} ({ReportText.Share(bar.Count, _total)})"))}.";

    public override int Height => bars.Count * BarHeight;

    public override IReadOnlyList<string> Columns => [what, unit?.Heading ?? "Count", "Share"];

    public override IEnumerable<object?[]> Rows => bars.Select(bar => new object?[] { bar.Code.Length == 0 ? bar.Name : $"{bar.Name} ({bar.Code})", _text(bar.Count), ReportText.Share(bar.Count, _total) });

    public override void Draw(Svg svg)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            var top = i * BarHeight;
            svg.Text("name", 0, top + 15, bars[i].Name, "start");
            svg.Text("value", 1, top + 15, $"{_text(bars[i].Count)} · {ReportText.Share(bars[i].Count, _total)}", "end");
            svg.Rectangle("track", 0, 1, top + 21, top + 31);
            svg.Rectangle(bars[i].Style, 0, (double)bars[i].Count / _total, top + 21, top + 31);
        }
    }
}

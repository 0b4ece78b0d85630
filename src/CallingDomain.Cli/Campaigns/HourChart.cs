namespace CallingDomain.Cli;

/// <summary>A bar chart of calls per hour, in whole units of a scalable picture.</summary>
internal static class HourChart
{
    private const int Width = 960;
    private const int Height = 240;
    private const int Top = 20; // for the highest figure
    private const int Bottom = 210; // above the labels of hours
    private const int WidestBar = 60;
    private const int MostLabels = 8;
    private const int LabelWidth = 100;

    public static void Write(TextWriter page, CallsPerHour calls)
    {
        var hours = calls.Hours;
        if (hours.Count == 0)
        {
            page.WriteLine("<p>No call was placed.</p>");
            return;
        }

        var (most, count) = (hours.Max(hour => hour.Calls), hours.Count);
        page.WriteLine($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Text(calls.Title)}: at most {most} in one hour. The table below has the figures.\">");
        page.WriteLine($"<line x1=\"0\" y1=\"{Bottom}\" x2=\"{Width}\" y2=\"{Bottom}\"/>");
        var every = (count + MostLabels - 1) / MostLabels;
        for (var i = 0; i < count; i++)
        {
            var (hour, number) = hours[i];
            var (left, right) = (Width * i / count, Width * (i + 1) / count);
            var height = number == 0 ? 0 : Math.Max(1, (int)((long)(Bottom - Top) * number / most));
            if (number > 0) page.WriteLine($"<rect x=\"{left}\" y=\"{Bottom - height}\" width=\"{Math.Clamp(right - left - 1, 1, WidestBar)}\" height=\"{height}\"><title>{Html.Text(hour)}: {number}</title></rect>");
            if (i % every == 0 && left <= Width - LabelWidth) page.WriteLine($"<text x=\"{left}\" y=\"{Bottom + 20}\">{Html.Text(hour)}</text>");
        }

        page.WriteLine($"<text x=\"0\" y=\"{Top - 6}\">{most}</text>");
        page.WriteLine("</svg>");
        page.WriteLine("<details><summary>The figures</summary>");
        Html.Table(page, calls.Title, ["Hour", "Calls"], hours.Select(hour => new object?[] { hour.Hour, hour.Calls }));
        page.WriteLine("</details>");
    }
}

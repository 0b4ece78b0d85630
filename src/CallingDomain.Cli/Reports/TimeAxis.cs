using System.Globalization;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The ground of a picture over local time: closed hours, gaps, clock changes, and the times below.</summary>
/// <param name="scale">The places of instants.</param>
/// <param name="hours">The calling hours.</param>
internal sealed class TimeAxis(TimeScale scale, OpenHours hours)
{
    /// <summary>The height of the times below.</summary>
    public const int Height = 36;

    private const int MostTicks = 10;
    private const int TimeWidth = 54, DateWidth = 78; // pixels of a label and the space beside it

    private static readonly Duration LongestWithHours = Duration.FromDays(62);
    private static readonly Duration LongestWithChanges = Duration.FromDays(3 * 366);

    private readonly bool _hasHours = !hours.AreAlways && scale.Stretches.Sum(stretch => (stretch.To - stretch.From).TotalDays) <= LongestWithHours.TotalDays;

    /// <summary>The meaning of the ground.</summary>
    public IEnumerable<LegendItem> Legend
    {
        get
        {
            if (_hasHours) yield return new LegendItem("closed", $"closed hours in {scale.Zone.Id}");
            if (scale.Gaps.Any()) yield return new LegendItem("gap", "time left out");
        }
    }

    /// <summary>Draws the ground; to be drawn before everything else.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="top">The top of the ground.</param>
    /// <param name="bottom">Its bottom, above the times.</param>
    public void Draw(Svg svg, double top, double bottom)
    {
        foreach (var (from, to) in scale.Stretches)
        {
            if (_hasHours)
            {
                foreach (var closed in hours.Closed(from, to)) svg.Rectangle("closed", scale.At(closed.Start), scale.At(closed.End), top, bottom);
            }
        }

        foreach (var (left, right, length) in scale.Gaps)
        {
            svg.Rectangle("gap", left, right, top, bottom);
            svg.Text("small", (left + right) / 2, top - 4, ReportText.Length(length), "middle");
        }

        svg.Line("axis", 0, bottom, 1, bottom);
        var (times, dates) = (new LabelRow(TimeWidth), new LabelRow(DateWidth));
        foreach (var tick in scale.Ticks(MostTicks))
        {
            svg.Line("tick", tick.X, top, tick.X, bottom + 4);
            var isDay = tick.Date is null && tick.Label.Contains(' ', StringComparison.Ordinal);
            if ((isDay ? dates : times).Place(tick.X) is { } style) svg.Text($"time{style}", tick.X, bottom + 17, tick.Label);
            if (tick.Date is { } date && dates.Place(tick.X) is { } dateStyle) svg.Text($"day{dateStyle}", tick.X, bottom + 32, date);
        }

        foreach (var (at, shift) in ClockChanges())
        {
            svg.Line("clocks", scale.At(at), top, scale.At(at), bottom);
            svg.Text("clocks", scale.At(at), top + 11, $"clocks {shift}");
        }
    }

    /// <summary>The clock changes in the picture, for its description.</summary>
    public IEnumerable<(Instant At, string Shift)> ClockChanges()
    {
        foreach (var (from, to) in scale.Stretches)
        {
            if (to <= from || to - from > LongestWithChanges) continue;
            var intervals = scale.Zone.GetZoneIntervals(from, to).ToList();
            for (var i = 1; i < intervals.Count; i++)
            {
                var seconds = intervals[i].WallOffset.Seconds - intervals[i - 1].WallOffset.Seconds; // a day for a zone that changes sides of the date line, more than an offset can be
                if (seconds != 0) yield return (intervals[i].Start, $"{(seconds > 0 ? "+" : "−")}{ReportText.Length(Duration.FromSeconds(Math.Abs(seconds)))}");
            }
        }
    }

    /// <summary>A sentence about the clock changes; empty for none.</summary>
    public string ClockSentence() =>
        string.Concat(ClockChanges().Select(change => string.Create(CultureInfo.InvariantCulture, $" Clocks change by {change.Shift} at {ReportText.Local(change.At, scale.Zone)}.")));
}

/// <summary>Chooses the labels of a row that have place: in a window of 600 pixels, and in one of a phone, where the others are hidden.</summary>
/// <param name="width">The width of a label in pixels.</param>
internal sealed class LabelRow(int width)
{
    private const double Wide = 570, Narrow = 340;

    private double _end = double.MinValue, _narrowEnd = double.MinValue;

    /// <returns>The class of the label: empty, or hidden on a phone; null for no place.</returns>
    public string? Place(double x)
    {
        var (start, end) = Extent(x, width / Wide);
        if (start < _end) return null;
        _end = end;
        var (narrowStart, narrowEnd) = Extent(x, width / Narrow);
        if (narrowStart < _narrowEnd) return " wide";
        _narrowEnd = narrowEnd;
        return "";
    }

    // As Svg.Text anchors it.
    private static (double Start, double End) Extent(double x, double size) => x < 0.1 ? (x, x + size) : x > 0.9 ? (x - size, x) : (x - (size / 2), x + (size / 2));
}

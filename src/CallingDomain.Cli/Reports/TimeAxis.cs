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
    private const double LeastApart = 0.075, LeastApartNarrow = 0.21; // of labels, at the full width and on a phone

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
        var (last, lastNarrow) = (-1.0, -1.0);
        foreach (var tick in scale.Ticks(MostTicks))
        {
            svg.Line("tick", tick.X, top, tick.X, bottom + 4);
            if (tick.X - last < LeastApart) continue;
            last = tick.X;
            var isWide = tick.X - lastNarrow < LeastApartNarrow && tick.Date is null;
            if (!isWide) lastNarrow = tick.X;
            svg.Text(isWide ? "time wide" : "time", tick.X, bottom + 17, tick.Label);
            if (tick.Date is { } date) svg.Text("day", tick.X, bottom + 32, date);
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
                var shift = intervals[i].WallOffset - intervals[i - 1].WallOffset;
                if (shift != Offset.Zero) yield return (intervals[i].Start, $"{(shift.Seconds > 0 ? "+" : "−")}{ReportText.Length(Duration.FromSeconds(Math.Abs(shift.Seconds)))}");
            }
        }
    }

    /// <summary>A sentence about the clock changes; empty for none.</summary>
    public string ClockSentence() =>
        string.Concat(ClockChanges().Select(change => string.Create(CultureInfo.InvariantCulture, $" Clocks change by {change.Shift} at {ReportText.Local(change.At, scale.Zone)}.")));
}

using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Places instants along the width of a picture, in one or more stretches of time with gaps between them.</summary>
internal sealed class TimeScale
{
    private const double GapWidth = 0.035;
    private const double Padding = 0.015; // at both ends of a stretch between gaps
    private const int MostGaps = 5;

    private readonly double _margin, _padding;
    private readonly List<(Instant From, Instant To, double Left, double Right)> _stretches = [];

    private TimeScale(DateTimeZone zone, IReadOnlyList<(Instant From, Instant To)> stretches, double margin)
    {
        (Zone, _margin, _padding) = (zone, margin, stretches.Count > 1 ? Padding : 0);
        var width = 1 - (2 * margin) - (GapWidth * (stretches.Count - 1)) - (2 * _padding * stretches.Count);
        var total = stretches.Sum(stretch => (stretch.To - stretch.From).TotalSeconds);
        var left = margin;
        foreach (var (from, to) in stretches)
        {
            var right = left + (2 * _padding) + (total == 0 ? width / stretches.Count : width * (to - from).TotalSeconds / total);
            _stretches.Add((from, to, left, right));
            left = right + GapWidth;
        }
    }

    public DateTimeZone Zone { get; }

    /// <summary>The stretches, without the gaps.</summary>
    public IEnumerable<(Instant From, Instant To)> Stretches => _stretches.Select(stretch => (stretch.From, stretch.To));

    /// <summary>The gaps: their places, and how long each is.</summary>
    public IEnumerable<(double Left, double Right, Duration Length)> Gaps => _stretches.Zip(_stretches.Skip(1), (before, after) => (before.Right, after.Left, after.From - before.To));

    /// <summary>One stretch.</summary>
    public static TimeScale Of(DateTimeZone zone, Instant from, Instant to) => new(zone, [(from, to)], margin: 0);

    /// <summary>The stretches around some instants: long times without any are left out, at most five.</summary>
    /// <param name="zone">The zone of local times.</param>
    /// <param name="instants">At least one, in ascending order.</param>
    public static TimeScale Around(DateTimeZone zone, IReadOnlyList<Instant> instants)
    {
        var gaps = instants.Zip(instants.Skip(1), (from, to) => (From: from, To: to)).OrderByDescending(gap => gap.To - gap.From).ThenBy(gap => gap.From).Take(MostGaps);
        var left = instants[^1] - instants[0];
        var cuts = new List<(Instant From, Instant To)>();
        foreach (var gap in gaps)
        {
            var rest = left - (gap.To - gap.From);
            if (gap.To - gap.From <= rest / 2) break;
            cuts.Add(gap);
            left = rest;
        }

        cuts.Sort();
        var stretches = new List<(Instant From, Instant To)>();
        var start = instants[0];
        foreach (var (from, to) in cuts)
        {
            stretches.Add((start, from));
            start = to;
        }

        return new TimeScale(zone, [.. stretches, (start, instants[^1])], margin: 0.02);
    }

    /// <summary>The place of an instant, from 0 to 1; that of a gap for an instant in it.</summary>
    public double At(Instant at)
    {
        foreach (var (from, to, left, right) in _stretches)
        {
            if (at < from) return left == _margin ? left + _padding : left - (GapWidth / 2);
            if (at <= to) return left + _padding + (to == from ? 0 : (right - left - (2 * _padding)) * ((at - from) / (to - from)));
        }

        return _stretches[^1].Right - _padding;
    }

    /// <summary>The places of local times for an axis.</summary>
    /// <param name="most">About how many.</param>
    public IReadOnlyList<TimeTick> Ticks(int most)
    {
        var ticks = new List<TimeTick>();
        LocalDate? date = null;
        var all = _stretches[^1].Right - _stretches[0].Left;
        foreach (var (from, to, left, right) in _stretches)
        {
            var count = Math.Max(1, (int)Math.Round(most * (right - left) / all, MidpointRounding.AwayFromZero));
            var (step, times) = LocalSteps.Between(from, to, Zone, count);
            foreach (var at in times.Count == 0 || (step < Duration.FromDays(1) && _stretches.Count > 1 && At(times[0]) - left > 0.08) ? [from, .. times] : times)
            {
                var local = at.InZone(Zone);
                var isDay = step >= Duration.FromDays(1);
                ticks.Add(new TimeTick(
                    At(at),
                    isDay ? LocalSteps.Day(local.Date) : ReportText.Time(local.TimeOfDay),
                    isDay || local.Date == date ? null : LocalSteps.Day(local.Date)));
                date = local.Date;
            }
        }

        return ticks;
    }
}

/// <summary>A place of a local time on an axis.</summary>
/// <param name="X">The place.</param>
/// <param name="Label">The time, or the date for steps of days.</param>
/// <param name="Date">The date, where it changes.</param>
internal readonly record struct TimeTick(double X, string Label, string? Date);

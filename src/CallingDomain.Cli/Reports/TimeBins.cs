using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Sums over stretches of time of equal length, at most <see cref="MostBins"/>. If time goes on, stretches are merged.</summary>
/// <remarks>Stretches begin at multiples of their length after the local midnight before the start, in elapsed time: a clock change within does not make one longer.</remarks>
/// <param name="zone">The zone of that midnight.</param>
/// <param name="start">The first instant.</param>
/// <param name="series">The number of sums of a stretch.</param>
internal sealed class TimeBins(DateTimeZone zone, Instant start, int series)
{
    public const int MostBins = 240;

    private static readonly int[] Factors = [5, 3, 4, 5, 3, 4, 3, 2, 2, 2, 7, 4, 13, 10]; // from a second to ten years

    private readonly Instant _midnight = MidnightBefore(zone, start);
    private readonly double[][] _sums = [.. Enumerable.Range(0, series).Select(_ => new double[MostBins])];
    private long _first = -1; // the number of the first stretch since midnight
    private int _level;

    /// <summary>The number of stretches up to the last one with a sum.</summary>
    public int Count { get; private set; }

    /// <summary>The length of a stretch.</summary>
    public Duration Length { get; private set; } = Duration.FromSeconds(1);

    private long First => _first >= 0 ? _first : _first = Number(start);

    /// <summary>When a stretch begins.</summary>
    public Instant StartOf(int bin) => _midnight + (Length * (First + bin));

    public double Sum(int ofSeries, int bin) => _sums[ofSeries][bin];

    /// <summary>Adds to the sum of an instant, which is not before the start.</summary>
    public void Add(int toSeries, Instant at, double amount = 1) => _sums[toSeries][IndexOf(at)] += amount;

    /// <summary>Adds the seconds of a stretch of time to the sums that it overlaps.</summary>
    public void AddSeconds(int toSeries, Instant from, Instant to)
    {
        if (to <= from) return;
        var last = IndexOf(to); // first, since it may merge
        for (var bin = IndexOf(from); bin <= last; bin++)
        {
            var (begin, end) = (Instant.Max(from, StartOf(bin)), Instant.Min(to, StartOf(bin + 1)));
            if (end > begin) _sums[toSeries][bin] += (end - begin).TotalSeconds;
        }
    }

    private int IndexOf(Instant at)
    {
        long index;
        while ((index = Number(at) - First) >= MostBins) Merge();
        Count = Math.Max(Count, (int)index + 1);
        return (int)index;
    }

    private long Number(Instant at) => (at - _midnight).BclCompatibleTicks / Length.BclCompatibleTicks; // not before midnight

    private void Merge()
    {
        var (factor, before) = (Factors[_level++], First);
        Length *= factor;
        _first = before / factor;
        foreach (var sums in _sums)
        {
            for (var bin = 0; bin < MostBins; bin++)
            {
                var sum = sums[bin];
                sums[bin] = 0;
                sums[((before + bin) / factor) - _first] += sum;
            }
        }

        if (Count > 0) Count = (int)(((before + Count - 1) / factor) - _first) + 1;
    }

    private static Instant MidnightBefore(DateTimeZone zone, Instant start)
    {
        var midnight = zone.AtStartOfDay(start.InZone(zone).Date).ToInstant();
        return midnight <= start ? midnight : start;
    }
}

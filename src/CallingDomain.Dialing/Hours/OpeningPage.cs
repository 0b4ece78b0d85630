using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The open stretches of 64 days, cut off at the ends of the calendar: sorted, and none touches another.</summary>
/// <remarks>Immutable except for a hint where to search first, so that a race changes no answer. Thread-safe.</remarks>
internal sealed class OpeningPage
{
    private const long Seconds = 64 * 24 * 60 * 60;

    private static readonly ushort[] Closed = new ushort[(Seconds / 3600) + 1]; // shared by all pages without a stretch: rare windows need years of them

    private readonly Opening[] _openings;
    private int _hint;

    private readonly (long From, long Until) _nanoseconds;
    private readonly (long Start, long End)[] _inNanoseconds;
    private readonly ushort[] _byHour; // the first stretch that ends after the start of each hour; empty outside the years of nanoseconds, or for too many stretches

    private OpeningPage(long number, Instant from, Instant until, Opening[] openings)
    {
        (Number, From, Until, _openings) = (number, from, until, openings);
        _nanoseconds = (DueTime.Of(from), DueTime.Of(until));
        _inNanoseconds = [.. openings.Select(opening => (DueTime.Of(opening.Start), DueTime.Of(opening.End)))];
        _byHour = DueTime.IsExact(from) && DueTime.IsExact(until) && openings.Length <= ushort.MaxValue ? openings.Length == 0 ? Closed : Hours() : [];
    }

    /// <summary>Covers no instant.</summary>
    public static OpeningPage None { get; } = new(0, Instant.MaxValue, Instant.MinValue, []);

    public long Number { get; }

    public Instant From { get; }

    public Instant Until { get; }

    public int Count => _openings.Length;

    public ref readonly Opening this[int index] => ref _openings[index];

    public static long NumberOf(Instant at)
    {
        var seconds = at.ToUnixTimeSeconds();
        return (seconds >= 0 ? seconds : seconds - (Seconds - 1)) / Seconds;
    }

    /// <summary>The stretches in which all parts are open; a stretch that begins before the page is not cut off.</summary>
    public static OpeningPage Of(long number, ReadOnlySpan<(HoursRule Rule, DateTimeZone Zone)> parts)
    {
        var from = Instant.Max(Instant.FromUnixTimeSeconds(number * Seconds), LocalInstants.First);
        var until = Instant.Min(Instant.FromUnixTimeSeconds((number + 1) * Seconds), LocalInstants.Last);
        List<Opening>? open = null;
        for (var part = 0; part < parts.Length; part++)
        {
            var own = parts[part].Rule.OpeningsAround(from, until, parts[part].Zone, part);
            open = open is null ? own : Opening.Intersect(open, own);
            if (open.Count == 0) break;
        }

        return new OpeningPage(number, from, until, [.. open ?? []]);
    }

    public bool Covers(Instant at) => at >= From && at < Until;

    /// <summary>The same in nanoseconds since 1970; false for pages outside the years of nanoseconds.</summary>
    public bool Covers(long at) => at >= _nanoseconds.From && at < _nanoseconds.Until && _byHour.Length > 0;

    /// <summary>Whether an instant of the page is open, in nanoseconds since 1970.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="stretch">If open: its stretch.</param>
    public bool IsOpen(long at, out (long Start, long End) stretch)
    {
        int index = _byHour[(at - _nanoseconds.From) / NodaConstants.NanosecondsPerHour];
        while (index < _inNanoseconds.Length && _inNanoseconds[index].End <= at) index++;
        stretch = index < _inNanoseconds.Length ? _inNanoseconds[index] : default;
        return index < _inNanoseconds.Length && stretch.Start <= at;
    }

    /// <summary>The first stretch that ends after an instant; <see cref="Count"/> if none does.</summary>
    public int FirstEndingAfter(Instant at)
    {
        var hint = _hint;
        if (Fits(hint, at)) return hint;
        var (low, high) = (0, _openings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_openings[middle].End > at) high = middle;
            else low = middle + 1;
        }

        return _hint = low;
    }

    private ushort[] Hours()
    {
        var hours = new ushort[(int)((_nanoseconds.Until - _nanoseconds.From + NodaConstants.NanosecondsPerHour - 1) / NodaConstants.NanosecondsPerHour)];
        for (int hour = 0, index = 0; hour < hours.Length; hour++)
        {
            var start = _nanoseconds.From + (hour * NodaConstants.NanosecondsPerHour);
            while (index < _inNanoseconds.Length && _inNanoseconds[index].End <= start) index++;
            hours[hour] = (ushort)index;
        }

        return hours;
    }

    private bool Fits(int index, Instant at) =>
        (index == _openings.Length || _openings[index].End > at) && (index == 0 || _openings[index - 1].End <= at);
}

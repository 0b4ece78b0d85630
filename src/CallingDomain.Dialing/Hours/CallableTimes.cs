using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>When a person in certain zones may be called, under several rules at once.</summary>
/// <remarks>
/// Caches results in pages of 64 days, so that one object for each set of zones serves millions of contacts. The cache never changes
/// an answer. Thread-safe. Made by <see cref="CombinedHours.In"/>.
/// </remarks>
internal sealed class CallableTimes
{
    /// <summary>How far ahead the next opening is searched: 400 days, enough for hours that open once a year.</summary>
    public static readonly Duration Horizon = Duration.FromDays(400);

    /// <summary>
    /// The same if a window has days of the month: 15,000 days, more than 41 years, enough for 29 February on one day of the week:
    /// 40 years lie between two of them around a year such as 2100, which is not a leap year.
    /// </summary>
    public static readonly Duration MonthDayHorizon = Duration.FromDays(15_000);

    private const int MaxPages = 256; // more than the longer horizon has

    private readonly ImmutableArray<(HoursRule Rule, DateTimeZone Zone)> _parts;
    private readonly Duration _horizon;
    private OpeningPage _page = OpeningPage.None; // the one used last
    private OpeningPage[] _pages = []; // in order; replaced as a whole
    private CallableTimes?[] _former = []; // of the first parts, by their number; empty until needed

    internal CallableTimes(CallZones zones, ImmutableArray<(HoursRule Rule, DateTimeZone Zone)> parts)
        : this(zones, parts, parts.Select(part => part.Rule.Horizon).DefaultIfEmpty(Horizon).Max())
    {
    }

    private CallableTimes(CallZones zones, ImmutableArray<(HoursRule Rule, DateTimeZone Zone)> parts, Duration horizon) => (Zones, _parts, _horizon) = (zones, parts, horizon);

    /// <summary>The zones of the called person.</summary>
    public CallZones Zones { get; }

    /// <summary>How far ahead the next opening is searched.</summary>
    internal Duration Ahead => _horizon;

    /// <summary>Whether a call may be placed.</summary>
    /// <param name="at">The instant of dialing; outside the years 1 to 9997 only open if every instant is.</param>
    public bool IsOpen(Instant at)
    {
        if (_parts.IsEmpty) return true;
        var page = PageAt(at);
        var index = page.FirstEndingAfter(at);
        return index < page.Count && page[index].Start <= at;
    }

    /// <summary>Whether a call may be placed at an instant in nanoseconds since 1970, within the years of that unit.</summary>
    /// <param name="at">The instant of dialing.</param>
    /// <param name="stretch">If open: an open stretch around the instant, its end exclusive; empty if none is known.</param>
    internal bool IsOpen(long at, out (long Start, long End) stretch)
    {
        stretch = (long.MinValue, long.MaxValue);
        if (_parts.IsEmpty) return true;
        var page = Volatile.Read(ref _page);
        if (page.Covers(at)) return page.IsOpen(at, out stretch);
        stretch = default;
        return IsOpen(DueTime.ToInstant(at)); // and turns the page
    }

    /// <summary>The first instant, not before another, at which a call may be placed, and the rule that opens last; searched up to the longest <see cref="CallingHours.Horizon"/> of the rules.</summary>
    /// <param name="from">The instant asked about; outside the years 1 to 9997 no window opens, unless every instant is open.</param>
    public NextOpening NextOpen(Instant from) => TryFindNext(from, out var next) ? next : Never(from);

    /// <summary>The rules that forbid a call from an instant until the next opening, with the instants at which they open: of those that are closed at that instant, the one that opens last; then the one that opens last of all, if it is another one that closes and opens in between.</summary>
    /// <param name="from">The instant asked about; if it is open, there are none.</param>
    /// <remarks>Takes time for each rule, and is not cached.</remarks>
    public IEnumerable<NextOpening> Forbidding(Instant from)
    {
        var next = NextOpen(from);
        if (next.Rule is null) yield break;
        if (next.At is { } open)
        {
            var own = _parts.Select(part => new CallableTimes(Zones, [part]).NextOpen(from)).Where(each => each.Rule is not null && each.At is not null).ToList();
            var binding = own.First(each => each.At == own.Max(other => other.At));
            if (binding.At == open || ReferenceEquals(binding.Rule, next.Rule)) next = binding with { At = open };
            else yield return binding;
        }

        yield return next;
    }

    /// <summary>Whether any instant is open: the first one or a later one before the last.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The last instant, exclusive.</param>
    internal bool OpensBetween(Instant from, Instant until)
    {
        if (_parts.IsEmpty) return from < until;
        for (var page = PageAt(from); from < until && page.Covers(from); page = IsInCalendar(from) ? OpeningPage.Of(page.Number + 1, _parts.AsSpan()) : OpeningPage.None) // keeps the first page only
        {
            var index = page.FirstEndingAfter(from);
            if (index < page.Count) return page[index].Start < until;
            from = page.Until;
        }

        return false;
    }

    /// <summary>The open stretches between two instants, cut off at both; those that touch are one.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant before which the last stretch ends.</param>
    public IEnumerable<Interval> Openings(Instant from, Instant until)
    {
        if (_parts.IsEmpty)
        {
            if (from < until) yield return new Interval(from, until);
            yield break;
        }

        (from, until) = (Instant.Max(from, LocalInstants.First), Instant.Min(until, LocalInstants.Last));
        (Instant Start, Instant End)? last = null;
        for (var at = from; at < until;)
        {
            var page = PageAt(at);
            for (var index = page.FirstEndingAfter(at); index < page.Count && page[index].Start < until; index++)
            {
                var (start, end) = (Instant.Max(page[index].Start, from), Instant.Min(page[index].End, until));
                if (last is { } before && start > before.End) yield return new Interval(before.Start, before.End);
                last = (last is { } touching && start <= touching.End ? touching.Start : start, end);
            }

            at = page.Until;
        }

        if (last is { } open) yield return new Interval(open.Start, open.End);
    }

    /// <summary>Whether every instant between two is open.</summary>
    internal bool StaysOpen(Instant from, Instant until)
    {
        foreach (var opening in Openings(from, until)) return opening.Start == from && opening.End == until; // only the first
        return false;
    }

    private bool TryFindNext(Instant from, out NextOpening next)
    {
        next = new NextOpening(from, Rule: null, Zone: null);
        if (_parts.IsEmpty) return true;
        var page = PageAt(from);
        if (!page.Covers(from)) return false;
        var index = page.FirstEndingAfter(from);
        if (index < page.Count && page[index].Start <= from) return true;
        while (index == page.Count)
        {
            if (page.Until - from > _horizon || !IsInCalendar(page.Until)) return false;
            page = PageAt(page.Until);
            index = 0;
        }

        ref readonly var opening = ref page[index];
        next = new NextOpening(opening.Start, _parts[opening.Part].Rule, _parts[opening.Part].Zone);
        return opening.Start - from <= _horizon && IsInCalendar(opening.Start);
    }

    // Names the first rule with which no instant is open.
    private NextOpening Never(Instant from)
    {
        var (first, last) = (0, _parts.Length - 1);
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (Former(middle + 1).TryFindNext(from, out _)) first = middle + 1;
            else last = middle;
        }

        return new NextOpening(At: null, _parts[first].Rule, _parts[first].Zone);
    }

    private CallableTimes Former(int parts)
    {
        var all = Volatile.Read(ref _former);
        if (all.Length == 0) Volatile.Write(ref _former, all = new CallableTimes?[_parts.Length]);
        return all[parts] ??= new CallableTimes(Zones, _parts[..parts], _horizon);
    }

    private OpeningPage PageAt(Instant at)
    {
        var page = Volatile.Read(ref _page);
        return page.Covers(at) ? page : IsInCalendar(at) ? Turn(OpeningPage.NumberOf(at)) : OpeningPage.None;
    }

    // Two threads may make the same page; both are equal.
    private OpeningPage Turn(long number)
    {
        var pages = Volatile.Read(ref _pages);
        var (low, high) = (0, pages.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pages[middle].Number < number) low = middle + 1;
            else high = middle;
        }

        var page = low < pages.Length && pages[low].Number == number ? pages[low] : null;
        if (page is null)
        {
            page = OpeningPage.Of(number, _parts.AsSpan());
            Volatile.Write(ref _pages, pages.Length < MaxPages ? [.. pages[..low], page, .. pages[low..]] : [page]);
        }

        Volatile.Write(ref _page, page);
        return page;
    }

    private static bool IsInCalendar(Instant at) => at >= LocalInstants.First && at < LocalInstants.Last;
}

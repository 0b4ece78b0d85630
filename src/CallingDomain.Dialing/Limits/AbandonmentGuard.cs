using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Counts answered and abandoned calls for a limit, and says whether more calls may be placed without an agent for each.</summary>
/// <remarks>The host reports each call that a person answered, and asks before it places more calls than agents are free. The guard has no clock; an instant earlier than the latest one counts as the latest. Not thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class AbandonmentGuard
{
    private readonly AbandonedCallLimit _limit;
    private readonly DateTimeZone _zone;
    private readonly Instant _start;
    private readonly Queue<(Instant At, bool IsAbandoned)> _recent = new(); // of a rolling period
    private Instant _latest;
    private long _period;
    private int _abandoned;
    private int _answered;

    /// <summary>Begins without calls.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="start">The start of the campaign, from which successive periods are measured.</param>
    /// <param name="zone">The zone of the campaign, for a limit by the calendar that has none of its own.</param>
    public AbandonmentGuard(AbandonedCallLimit limit, Instant start, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(zone);
        (_limit, _start, _latest, _zone) = (limit, start, start, limit.Zone ?? zone);
        _period = PeriodOf(start);
    }

    /// <summary>Reports a call that a person answered.</summary>
    /// <param name="at">When it was answered.</param>
    /// <param name="isAbandoned">Whether no agent took it in time.</param>
    public void Report(Instant at, bool isAbandoned)
    {
        Advance(at);
        _answered++;
        if (isAbandoned) _abandoned++;
        if (_limit.RollingPeriod is not null) _recent.Enqueue((_latest, isAbandoned));
    }

    /// <summary>Whether the share stays within the limit even if all of some calls are answered and abandoned.</summary>
    /// <param name="at">The current instant.</param>
    /// <param name="calls">The calls at risk, those under way without an agent included: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 call.</exception>
    public bool MayRisk(Instant at, int calls = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        Advance(at);
        return (long)_abandoned + calls <= _limit.MaxShare * ((long)_answered + calls);
    }

    /// <summary>The calls of the period of an instant.</summary>
    public AbandonedShare ShareAt(Instant at)
    {
        Advance(at);
        return new AbandonedShare(_abandoned, _answered);
    }

    /// <summary>The period of an instant, with its calls: the campaign, a period of days from its start, a calendar period, or the rolling period that ends then.</summary>
    /// <param name="at">The current instant; an earlier one than the latest passed to any method counts as the latest.</param>
    public AbandonedPeriod PeriodAt(Instant at)
    {
        var calls = ShareAt(at);
        if (_limit.RollingPeriod is { } length) return new AbandonedPeriod(_latest - length, _latest, calls);
        if (_limit.Days is { } days) return new AbandonedPeriod(_start + Duration.FromDays(_period * days), _start + Duration.FromDays((_period + 1) * days), calls);
        if (_limit.Unit is not { } unit) return new AbandonedPeriod(_start, null, calls);
        var date = DateOf(_latest);
        var (first, next) = unit == CalendarUnit.Day ? (date, date.PlusDays(1)) : (new LocalDate(date.Year, date.Month, 1), new LocalDate(date.Year, date.Month, 1).PlusMonths(1));
        return new AbandonedPeriod(LocalInstants.EndOf(first.PlusDays(-1), _zone), LocalInstants.EndOf(next.PlusDays(-1), _zone), calls);
    }

    private void Advance(Instant at)
    {
        _latest = Instant.Max(_latest, at);
        if (_limit.RollingPeriod is { } length)
        {
            while (_recent.TryPeek(out var first) && _latest - first.At >= length)
            {
                _answered--;
                if (_recent.Dequeue().IsAbandoned) _abandoned--;
            }
        }
        else if (PeriodOf(_latest) is var period && period != _period)
        {
            (_period, _abandoned, _answered) = (period, 0, 0);
        }
    }

    private long PeriodOf(Instant at)
    {
        if (_limit.Days is { } days) return (long)((at - _start).TotalDays / days);
        if (_limit.Unit is not { } unit) return 0;
        var date = DateOf(at);
        return unit == CalendarUnit.Day ? (date - new LocalDate(1, 1, 1)).Days : (date.Year * 12L) + date.Month;
    }

    private LocalDate DateOf(Instant at) => LocalInstants.DateAt(Instant.Max(LocalInstants.First, Instant.Min(at, LocalInstants.Last)), _zone);
}

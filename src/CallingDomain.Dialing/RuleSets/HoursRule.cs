using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Calling hours and the name of their source: a campaign, its staff, a law.</summary>
/// <param name="Name">The name for explanations.</param>
/// <param name="Hours">The hours.</param>
/// <param name="Zone">The zone of the hours, for those of a place such as the agents' office; null for the zones of the called person.</param>
/// <param name="Term">When the rule is in force; at other times every instant is open.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
internal sealed record HoursRule(string Name, CallingHours Hours, DateTimeZone? Zone = null, RuleTerm Term = default)
{
    /// <summary>Whether the rule needs a fact that the contact lacks: no instant is open while it is in force.</summary>
    public bool IsUnmet { get; init; }

    /// <summary>Whether the contact chose no hours at all: no instant is open while the rule is in force.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether every instant is open.</summary>
    public bool AreAlways => Hours.AreAlways && !IsUnmet && !IsClosed;

    /// <summary>How far ahead the next opening is searched.</summary>
    public Duration Horizon => Term.IsAlways ? Hours.Horizon : CallableTimes.MonthDayHorizon;

    /// <inheritdoc cref="CallingHours.OpeningsAround"/>
    public List<Opening> OpeningsAround(Instant from, Instant until, DateTimeZone zone, int part)
    {
        var openings = IsUnmet || IsClosed ? [] : Hours.OpeningsAround(from, until, zone, part);
        if (Term.IsAlways) return openings;
        var (start, end) = Term.In(zone);
        var all = openings.Select(each => each with { Start = Instant.Max(each.Start, start), End = Instant.Min(each.End, end) }).Where(each => each.Start < each.End);
        if (start > from) all = all.Append(new Opening(from, Instant.Min(start, until), part));
        if (end < until) all = all.Append(new Opening(Instant.Max(end, from), until, part));
        return Opening.Merge(all);
    }
}

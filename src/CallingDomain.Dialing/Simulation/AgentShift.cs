using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A stretch of local time that recurs weekly and in which a number of agents work.</summary>
/// <remarks>
/// The local time is that of the campaign's time zone. A boundary that occurs twice because clocks change counts at its first occurrence; one that is skipped counts at the instant of the change. Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record AgentShift
{
    /// <summary>The maximum number of agents of a shift: 10,000.</summary>
    public const int MaxAgents = 10_000;

    private readonly Items<IsoDayOfWeek> _days = CallingWindow.EveryDay;

    /// <summary>Creates a shift.</summary>
    /// <param name="agents">The number of agents: 1 to <see cref="MaxAgents"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public AgentShift(int agents) => Agents = agents is >= 1 and <= MaxAgents ? agents : throw new ArgumentOutOfRangeException(nameof(agents), agents, "Expected 1 to 10,000 agents.");

    /// <summary>The number of agents.</summary>
    public int Agents { get; }

    /// <summary>The local times at which it begins and ends. Default: the whole day.</summary>
    public TimeWindow Times { get; init; }

    /// <summary>The days of the week on which it begins, each once, in order. Default: every day.</summary>
    /// <exception cref="ArgumentException">There is no day, or an undefined one.</exception>
    public ImmutableArray<IsoDayOfWeek> Days
    {
        get => _days;
        init => _days = !value.IsDefaultOrEmpty && value.All(day => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday)
            ? ImmutableArray.CreateRange(value.Distinct().Order())
            : throw new ArgumentException("A shift needs at least one day of the week.", nameof(value));
    }

    /// <summary>When the shift begins and ends that begins on a date; null if it does not begin on that date, or if a clock change leaves nothing of it.</summary>
    internal (Instant Start, Instant End)? On(LocalDate date, DateTimeZone zone)
    {
        if (!Days.Contains(date.DayOfWeek)) return null;
        var (start, end) = (LocalInstants.Of(date + Times.From, zone).First, LocalInstants.Of((Times.To > Times.From ? date : date.PlusDays(1)) + Times.To, zone).First);
        return start < end ? (start, end) : null;
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The agents of a simulation: a call that reaches its contact needs a free agent.</summary>
/// <remarks>
/// <para>The simulation places no call while no shift is on. An answered call takes a free agent; without one it waits for <see cref="Patience"/>, the call that was answered first before the others, and then ends as <see cref="CallStatus.Abandoned"/>. The agent
/// is busy for the talk time and <see cref="WrapUpTime"/>, also after the end of the shift, and counts among the agents of the following one until then.</para>
/// <para>Immutable, compared by content, thread-safe.</para>
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record SimulatedAgents
{
    /// <summary>The maximum of <see cref="LinesPerAgent"/>: 100.</summary>
    public const double MaxLinesPerAgent = 100;

    private const int DaysOfAWeek = 7;

    private readonly Items<AgentShift> _shifts;
    private readonly Duration _wrapUpTime;
    private readonly Duration _patience;
    private readonly double? _linesPerAgent;

    /// <summary>Creates agents.</summary>
    /// <param name="shifts">The shifts: at least one, of which no two overlap.</param>
    /// <exception cref="ArgumentException">There is no shift, a shift is null, or two overlap.</exception>
    public SimulatedAgents(params IEnumerable<AgentShift> shifts)
    {
        ArgumentNullException.ThrowIfNull(shifts);
        ImmutableArray<AgentShift> all = [.. shifts];
        if (all.IsEmpty || all.Contains(null!)) throw new ArgumentException("At least one shift is required.", nameof(shifts));
        if (FindOverlap(all) is not null) throw new ArgumentException("Two shifts overlap.", nameof(shifts));
        _shifts = all;
    }

    /// <summary>The shifts, of which no two overlap.</summary>
    public ImmutableArray<AgentShift> Shifts => _shifts;

    /// <summary>How long an agent is busy after each call: 0 to 24 hours. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration WrapUpTime
    {
        get => _wrapUpTime;
        init => _wrapUpTime = CallOutcomes.Checked(value);
    }

    /// <summary>How long an answered call waits for a free agent: 0 to 24 hours. An agent who becomes free at the last instant takes the call. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration Patience
    {
        get => _patience;
        init => _patience = CallOutcomes.Checked(value);
    }

    /// <summary>The maximum number of calls without an agent for each free agent: 1 to <see cref="MaxLinesPerAgent"/>; their product is rounded down. Null, the default: only <see cref="CampaignSettings.MaxConcurrentCalls"/> limits the calls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double? LinesPerAgent
    {
        get => _linesPerAgent;
        init => _linesPerAgent = value is null or (>= 1 and <= MaxLinesPerAgent) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 to 100 lines.");
    }

    /// <summary>Reads agents from JSON; an absent property has its default.</summary>
    /// <param name="utf8">The JSON, in UTF-8 with or without a byte order mark.</param>
    /// <returns>The agents; or the first value that cannot be used, with its place and what was expected.</returns>
    public static Result<SimulatedAgents, CampaignSettingsRefusal> ReadJson(ReadOnlySpan<byte> utf8) => CampaignSettingsJson.Read(utf8, SimulatedAgentsJson.Read);

    /// <summary>The number of agents on shift at an instant.</summary>
    /// <param name="at">The instant, in the years 1678 to 2261.</param>
    /// <param name="zone">The campaign's time zone.</param>
    public int CountAt(Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var date = LocalInstants.DateAt(at, zone);
        for (var day = date.PlusDays(-1); day <= date; day = day.PlusDays(1))
        {
            foreach (var shift in Shifts)
            {
                if (shift.On(day, zone) is var (start, end) && at >= start && at < end) return shift.Agents;
            }
        }

        return 0;
    }

    /// <summary>The first instant after another one at which a shift begins or ends.</summary>
    /// <param name="at">The instant, in the years 1678 to 2261.</param>
    /// <param name="zone">The campaign's time zone.</param>
    public Instant NextChange(Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var next = Instant.MaxValue;
        var first = LocalInstants.DateAt(at, zone).PlusDays(-1);
        for (var day = first; next == Instant.MaxValue || day <= first.PlusDays(DaysOfAWeek + 1); day = day.PlusDays(1))
        {
            foreach (var shift in Shifts)
            {
                if (shift.On(day, zone) is not var (start, end)) continue;
                if (start > at) next = Instant.Min(next, start);
                else if (end > at) next = Instant.Min(next, end);
            }
        }

        return next;
    }

    /// <summary>The first shift that overlaps an earlier one of the list; null for none.</summary>
    internal static int? FindOverlap(ImmutableArray<AgentShift> shifts)
    {
        var week = Duration.FromDays(DaysOfAWeek);
        var taken = new List<(Duration Start, Duration End)>();
        for (var i = 0; i < shifts.Length; i++)
        {
            foreach (var day in shifts[i].Days)
            {
                var (start, length) = (Duration.FromDays((int)day - 1) + SinceMidnight(shifts[i].Times.From), LengthOf(shifts[i].Times));
                var end = start + length;
                if (taken.Exists(other => Overlap(start, end, other.Start, other.End) || Overlap(start + week, end + week, other.Start, other.End) || Overlap(start, end, other.Start + week, other.End + week))) return i;
                taken.Add((start, end));
            }
        }

        return null;

        static bool Overlap(Duration start, Duration end, Duration otherStart, Duration otherEnd) => start < otherEnd && otherStart < end;
    }

    private static Duration LengthOf(TimeWindow times)
    {
        var length = SinceMidnight(times.To) - SinceMidnight(times.From);
        return length > Duration.Zero ? length : length + Duration.FromDays(1);
    }

    private static Duration SinceMidnight(LocalTime time) => Duration.FromNanoseconds(time.NanosecondOfDay);
}

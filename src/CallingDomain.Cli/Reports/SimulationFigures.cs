using System.Runtime.InteropServices;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Calls, the time of those that were answered, and the contacts that they reached.</summary>
internal readonly record struct CallFigures(int Calls, int Reached, Duration Answered)
{
    /// <summary>What the calls have used, for a price list; without agents.</summary>
    public CallUsage Usage => new(Calls, Answered);

    public static CallFigures Sum(IEnumerable<CallFigures> all) => all.Aggregate(default(CallFigures), (sum, each) => sum + each);

    public static CallFigures operator +(CallFigures left, CallFigures right) => new(left.Calls + right.Calls, left.Reached + right.Reached, left.Answered + right.Answered);
}

/// <summary>Sums of a simulation beyond its totals, gathered while it runs. Takes two bytes for each contact.</summary>
/// <param name="zone">The time zone of the campaign.</param>
/// <param name="start">The first instant.</param>
/// <param name="outcomes">The outcomes of the calls.</param>
internal sealed class SimulationFigures(DateTimeZone zone, Instant start, CallOutcomes outcomes)
{
    /// <summary>The series of <see cref="Bins"/>.</summary>
    public const int CallsSeries = 0, LineSecondsSeries = 1, ReachedSeries = 2, NotReachedSeries = 3, AgentSecondsSeries = 4;

    private const int Primary = 0, Untyped = 1;

    private static readonly Duration[] LatenessLimits = [Duration.Zero, Duration.FromMinutes(1), Duration.FromMinutes(10), Duration.FromHours(1), Duration.FromDays(1)];

    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly List<(string? Type, int Order, List<CallFigures> ByCall)> _byKind = [(null, int.MinValue, []), (null, int.MaxValue, [])];
    private readonly int[] _lateness = new int[LatenessLimits.Length + 1];
    private ushort[] _callsOf = []; // by contact
    private (long Attempt, ContactPhone Phone, int Call) _last;

    /// <summary>Calls, seconds of lines in use, contacts reached, and contacts closed without having been reached, and seconds of busy agents, over time.</summary>
    public TimeBins Bins { get; } = new(zone, start, 5);

    /// <summary>The contacts that were called.</summary>
    public int CalledContacts { get; private set; }

    /// <summary>The longest time between due and dialed.</summary>
    public Duration LongestLateness { get; private set; }

    /// <summary>Calls by the time between due and dialed: the longest time of each group, inclusive, null for the last one.</summary>
    public IEnumerable<(Duration? UpTo, int Calls)> Lateness => _lateness.Select((calls, i) => (i < LatenessLimits.Length ? LatenessLimits[i] : (Duration?)null, calls));

    /// <summary>The first, second … calls of contacts, and the contacts that they reached.</summary>
    public IReadOnlyList<CallFigures> ByCall
    {
        get
        {
            var sums = new CallFigures[_byKind.Max(kind => kind.ByCall.Count)];
            foreach (var (_, _, byCall) in _byKind)
            {
                for (var i = 0; i < byCall.Count; i++) sums[i] += byCall[i];
            }

            return sums;
        }
    }

    /// <summary>The same for each kind of phone that was called: primary phones, the types by their order, and additional phones without a type.</summary>
    public IEnumerable<(bool IsPrimary, string? Type, IReadOnlyList<CallFigures> ByCall)> ByPhone => _byKind
        .Select((kind, i) => (IsPrimary: i == Primary, kind.Type, kind.Order, kind.ByCall))
        .Where(kind => kind.ByCall.Count > 0)
        .OrderBy(kind => kind.Order).ThenBy(kind => kind.Type, StringComparer.Ordinal)
        .Select(kind => (kind.IsPrimary, kind.Type, (IReadOnlyList<CallFigures>)kind.ByCall));

    /// <summary>Counts a call that has ended, or is under way at the end of the simulation.</summary>
    /// <param name="entry">The call.</param>
    /// <param name="end">The end of the simulation, for a call under way.</param>
    public void Add(in HistoryEntry entry, Instant? end = null)
    {
        var attempt = entry.Attempt;
        Bins.Add(CallsSeries, attempt.DialedAt);
        if ((entry.EndedAt ?? end) is { } endedAt) Bins.AddSeconds(LineSecondsSeries, attempt.DialedAt, endedAt);
        var late = attempt.DialedAt - attempt.DueAt;
        var group = 0;
        while (group < LatenessLimits.Length && late > LatenessLimits[group]) group++;
        _lateness[group]++;
        if (late > LongestLateness) LongestLateness = late;

        if (attempt.Contact >= _callsOf.Length) Array.Resize(ref _callsOf, Math.Max(attempt.Contact + 1, _callsOf.Length * 2));
        ref var calls = ref _callsOf[attempt.Contact];
        if (calls == 0) CalledContacts++;
        if (calls < ushort.MaxValue) calls++;
        _last = (attempt.Id, attempt.Phone, calls);
        Count(attempt.Phone, calls, new CallFigures(1, 0, Duration.Zero));
    }

    /// <summary>Counts the times of the ended call that was counted last.</summary>
    public void Add(in SimulatedCallTimes ended)
    {
        if (ended.Attempt == _last.Attempt) Count(_last.Phone, _last.Call, new CallFigures(0, 0, default(CallUsage).With(ended).Answered));
        if (ended.ConnectedAt is { } connected && outcomes.Agents is { } agents) Bins.AddSeconds(AgentSecondsSeries, connected, ended.EndedAt + agents.WrapUpTime);
    }

    /// <summary>Counts a closed contact, after its last call.</summary>
    public void Add(in FinalEntry entry)
    {
        var isReached = entry.Reason == CloseReason.Reached;
        Bins.Add(isReached ? ReachedSeries : NotReachedSeries, entry.ClosedAt);
        if (isReached && entry.CausePhone is { } phone) Count(phone, _callsOf[entry.Contact], new CallFigures(0, 1, Duration.Zero));
    }

    private void Count(in ContactPhone phone, int call, CallFigures figures)
    {
        var byCall = _byKind[KindOf(phone)].ByCall;
        while (byCall.Count < call) byCall.Add(default);
        CollectionsMarshal.AsSpan(byCall)[call - 1] += figures;
    }

    private int KindOf(in ContactPhone phone)
    {
        if (phone.IsPrimary) return Primary;
        if (phone.Type is not { } type) return Untyped;
        if (_kinds.TryGetValue(type.Name, out var kind)) return kind;
        _byKind.Add((type.Name, type.OrderBy, []));
        return _kinds[type.Name] = _byKind.Count - 1;
    }
}

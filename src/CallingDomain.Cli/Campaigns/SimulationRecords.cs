using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Receives History and Final during a simulation. It keeps the first rows and the counts, and the whole Final in a file if it is printed.</summary>
/// <param name="file">The campaign.</param>
/// <param name="keepsFinal">Whether the whole Final is printed.</param>
/// <param name="hasFigures">Whether <see cref="Figures"/> are gathered: for JSON and reports. Tables do not need them.</param>
/// <param name="ringTime">How long every call rings, for calls without an observer of their times; null for a simulation, which has one.</param>
internal sealed class SimulationRecords(CampaignFile file, bool keepsFinal, bool hasFigures, Duration? ringTime = null) : ICampaignRecords, ISimulationObserver, IDisposable
{
    /// <summary>The maximum number of rows of each kind.</summary>
    public const int MostRows = 1000;

    private readonly Spool _final = new();
    private readonly List<HistoryEntry> _firstCalls = [];
    private readonly int[] _byReason = new int[Enum.GetValues<CloseReason>().Length];
    private readonly SimulationFigures? _figures = hasFigures ? new(file.Settings.TimeZone, file.Start, file.Outcomes) : null;
    private readonly WaitingTimes? _waits = hasFigures ? new(file.Settings.MaxConcurrentCalls, file.Start) : null;
    private CallsInOrder? _order;
    private ISimulationObserver? _times;

    /// <summary>The first calls, in the order of dialing.</summary>
    public IEnumerable<HistoryEntry> FirstCalls => _firstCalls.OrderBy(entry => entry.Attempt.Id);

    public List<FinalEntry> FirstClosings { get; } = [];

    public int Calls { get; private set; }

    /// <summary>What the calls have used, for a price list.</summary>
    public CallUsage Usage { get; private set; }

    public int Closings { get; private set; }

    /// <summary>When the last contact was closed; null for none.</summary>
    public Instant? LastClosedAt { get; private set; }

    /// <summary>Sums over calls and contacts.</summary>
    public SimulationFigures Figures => _figures ?? throw new InvalidOperationException("The figures were not gathered.");

    /// <summary>Receives the facts of the campaign for <see cref="Waits"/>; null if no figures are gathered.</summary>
    public ICampaignFacts? Facts => _waits;

    /// <summary>How long contacts waited, by cause, after the end.</summary>
    public ImmutableArray<WaitingTime> Waits { get; private set; } = [];

    /// <summary>The closed contacts by reason, in the order of the reasons.</summary>
    public IEnumerable<KeyValuePair<CloseReason, int>> ByReason => Enum.GetValues<CloseReason>().Where(reason => _byReason[(int)reason] > 0).Select(reason => KeyValuePair.Create(reason, _byReason[(int)reason]));

    /// <summary>Passes on each call in the order of dialing, including calls under way at the end.</summary>
    public void PassOn(Action<HistoryEntry> called) => _order = new CallsInOrder(called);

    public void Add(in HistoryEntry entry)
    {
        _figures?.Add(entry);
        Keep(entry);
        if (ringTime is not { } ring || entry.EndedAt is not { } end) return;
        var dialed = entry.Attempt.DialedAt;
        Add(new SimulatedCallTimes(entry.Attempt.Id, dialed, entry.Status.IsAnswered() ? Instant.Min(dialed + ring, end) : null, ConnectedAt: null, end, entry.Status));
    }

    public void Add(in FinalEntry entry)
    {
        Closings++;
        LastClosedAt = entry.ClosedAt;
        _figures?.Add(entry);
        _waits?.Add(entry);
        _byReason[(int)entry.Reason]++;
        if (FirstClosings.Count < MostRows) FirstClosings.Add(entry);
        if (keepsFinal) _final.Add(JsonSerializer.SerializeToUtf8Bytes(CampaignRows.Of(entry), JsonContract.Compact.FinalRow));
    }

    /// <summary>Passes on the times of each ended call.</summary>
    public void PassTimesOn(ISimulationObserver observer) => _times = observer;

    public void Add(in SimulatedCallTimes ended)
    {
        Usage = Usage.With(ended);
        _figures?.Add(ended);
        _times?.Add(ended);
    }

    public void Replace(in FinalEntry entry) => throw new NotSupportedException("A simulation has no late outcomes.");

    /// <summary>Adds the calls under way to the History.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="at">The end of the simulation.</param>
    public void End(Campaign campaign, Instant at)
    {
        foreach (var attempt in campaign.AttemptsUnderWay)
        {
            var entry = new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null);
            _figures?.Add(entry, at);
            Keep(entry);
        }

        Waits = _waits?.Until(Instant.Max(at, campaign.Now)) ?? [];
    }

    /// <summary>Passes on the whole Final, in the order of closing.</summary>
    public void CopyFinal(Action<FinalRow> print) => _final.CopyTo(row => print(JsonSerializer.Deserialize(row.Span, JsonContract.Compact.FinalRow)!));

    public void Dispose() => _final.Dispose();

    private void Keep(in HistoryEntry entry)
    {
        Calls++;
        Usage = Usage.With(entry);
        if (entry.Attempt.Id <= MostRows) _firstCalls.Add(entry);
        _order?.Add(entry);
    }
}

using System.Text.Json;
using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>Receives History and Final while a simulation runs, and keeps what the tool shows: the first rows and counts, and all of the Final in a file where it is asked for.</summary>
/// <param name="keepsFinal">Whether all of the Final is printed.</param>
internal sealed class SimulationRecords(bool keepsFinal) : ICampaignRecords, IDisposable
{
    /// <summary>The most rows of each kind that are kept.</summary>
    public const int MostRows = 1000;

    private readonly Spool _final = new();
    private readonly List<HistoryEntry> _firstCalls = [];
    private readonly int[] _byReason = new int[Enum.GetValues<CloseReason>().Length];
    private CallsInOrder? _order;

    /// <summary>The first calls, in the order of dialing.</summary>
    public IEnumerable<HistoryEntry> FirstCalls => _firstCalls.OrderBy(entry => entry.Attempt.Id);

    public List<FinalEntry> FirstClosings { get; } = [];

    public int Calls { get; private set; }

    public int Closings { get; private set; }

    /// <summary>How many contacts were closed for each reason that there was, in the order of the reasons.</summary>
    public IEnumerable<KeyValuePair<CloseReason, int>> ByReason => Enum.GetValues<CloseReason>().Where(reason => _byReason[(int)reason] > 0).Select(reason => KeyValuePair.Create(reason, _byReason[(int)reason]));

    /// <summary>Passes each call on in the order of dialing, calls under way at the end too.</summary>
    public void PassOn(Action<HistoryEntry> called) => _order = new CallsInOrder(called);

    public void Add(in HistoryEntry entry)
    {
        Calls++;
        if (entry.Attempt.Id <= MostRows) _firstCalls.Add(entry);
        _order?.Add(entry);
    }

    public void Add(in FinalEntry entry)
    {
        Closings++;
        _byReason[(int)entry.Reason]++;
        if (FirstClosings.Count < MostRows) FirstClosings.Add(entry);
        if (keepsFinal) _final.Add(JsonSerializer.SerializeToUtf8Bytes(CampaignRows.Of(entry), JsonContract.Compact.FinalRow));
    }

    /// <summary>The calls that have not ended are in the History too.</summary>
    public void End(Campaign campaign)
    {
        foreach (var attempt in campaign.AttemptsUnderWay) Add(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null));
    }

    /// <summary>All of the Final, in the order of closing.</summary>
    public void CopyFinal(Action<FinalRow> print) => _final.CopyTo(row => print(JsonSerializer.Deserialize(row.Span, JsonContract.Compact.FinalRow)!));

    public void Dispose() => _final.Dispose();
}

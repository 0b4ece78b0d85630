using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Counts the events of a simulation.</summary>
internal sealed class SimulationCount(Campaign campaign)
{
    private readonly int[] _byStatus = new int[(int)CallStatus.NotDialed + 1];
    private int _attempts, _reached, _peak, _reported = -1;
    private Instant? _firstDial, _lastEnd;

    public void Begin(Instant at)
    {
        _attempts++;
        _firstDial ??= at;
        _peak = Math.Max(_peak, campaign.CallsUnderWay);
    }

    public void End(CallStatus status, bool reaches, Instant at)
    {
        _byStatus[(int)status]++;
        if (reaches) _reached++;
        _lastEnd = at;
    }

    public void Report(IProgress<int>? progress)
    {
        var closed = campaign.ContactCount - campaign.OpenCount;
        if (progress is null || closed == _reported) return;
        _reported = closed;
        progress.Report(closed);
    }

    public Simulation ToSummary() => new(
        _attempts,
        _reached,
        campaign.ContactCount - campaign.OpenCount,
        campaign.OpenCount,
        Enumerable.Range(0, _byStatus.Length).Where(status => _byStatus[status] > 0).ToImmutableSortedDictionary(status => (CallStatus)status, status => _byStatus[status]),
        _firstDial,
        _lastEnd,
        _peak);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Counts the calls of a campaign from its facts, for the totals that a simulation gives.</summary>
/// <remarks>Not thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class SimulationCount
{
    private readonly int[] _byStatus = new int[(int)CallStatus.NotDialed + 1];
    private int _attempts, _ended, _reached, _peak;
    private Instant? _firstDial, _lastEnd;

    /// <summary>Counts a fact, in the order of the campaign's facts; facts other than claims and ends of calls count nothing.</summary>
    public void Add(in CampaignFact fact)
    {
        if (fact.Kind == CampaignFactKind.AttemptClaimed) Begin(fact.At);
        else if (fact.Kind == CampaignFactKind.AttemptEnded) End(fact.Status, reaches: fact is { Status: CallStatus.Reached, Counted: CallStatus.Unspecified }, fact.At);
    }

    /// <summary>The totals of the counted facts.</summary>
    /// <param name="campaign">The campaign after these facts.</param>
    public Simulation ToSummary(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return new(
            _attempts,
            _reached,
            campaign.ContactCount - campaign.OpenCount,
            campaign.OpenCount,
            Enumerable.Range(0, _byStatus.Length).Where(status => _byStatus[status] > 0).ToImmutableSortedDictionary(status => (CallStatus)status, status => _byStatus[status]),
            _firstDial,
            _lastEnd,
            _peak);
    }

    /// <summary>Counts a claimed call.</summary>
    internal void Begin(Instant at)
    {
        _attempts++;
        _firstDial ??= at;
        _peak = Math.Max(_peak, _attempts - _ended);
    }

    /// <summary>Counts an ended call.</summary>
    internal void End(CallStatus status, bool reaches, Instant at)
    {
        _byStatus[(int)status]++;
        _ended++;
        if (reaches) _reached++;
        _lastEnd = at;
    }
}

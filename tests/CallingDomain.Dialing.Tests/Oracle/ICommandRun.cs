using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign driven by commands, with the clock of the run.</summary>
public interface ICommandRun
{
    ICampaignUnderTest Campaign { get; }

    /// <summary>The shift of all instants of the case.</summary>
    Duration Shift { get; }

    Instant Now { get; set; }

    /// <summary>A call under way, drawn by a figure; null when no call is under way.</summary>
    CallRow? UnderWay(int which)
    {
        var calls = Campaign.UnderWayRows().ToList();
        return calls.Count == 0 ? null : calls[which % calls.Count];
    }
}

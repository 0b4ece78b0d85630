using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A call for which the dialer is responsible.</summary>
internal sealed class LiveCall(PlacedCall placed)
{
    /// <summary>The call as telephony knows it.</summary>
    public PlacedCall Placed { get; } = placed;

    /// <summary>The identity of the attempt.</summary>
    public long Id => Placed.Attempt.Id;

    /// <summary>What the dialer knows about the call.</summary>
    public CallKnowledge Knowledge { get; set; }

    /// <summary>Whether the call was under way before the dialer knew it: leases wait for the answer about it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether the campaign knows that the call was dialed.</summary>
    public bool IsDialed { get; set; }

    /// <summary>The pause of the dialer after which the call was placed.</summary>
    public int Round { get; init; }

    /// <summary>When telephony is asked about the call, or, while it is asked, when the dialer gives up the question.</summary>
    public Instant AskAt { get; set; }

    /// <summary>The question to telephony; null while it is not asked.</summary>
    public CancellationTokenSource? Question { get; set; }

    /// <summary>How often telephony was asked.</summary>
    public int Asked { get; set; }
}

/// <summary>What the dialer knows about a call.</summary>
internal enum CallKnowledge : byte
{
    /// <summary>Telephony is placing the call.</summary>
    Placing,

    /// <summary>The call is under way; its end will be reported.</summary>
    UnderWay,

    /// <summary>Telephony has to be asked.</summary>
    Unknown,
}

/// <summary>What the dialer tells the campaign about a call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Ending">How it ended; null if it was dialed.</param>
internal sealed record CallReport(LiveCall Call, CallEnding? Ending);

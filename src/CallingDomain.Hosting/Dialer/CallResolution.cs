using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>What telephony knows about a call whose state the dialer does not know.</summary>
/// <remarks>Immutable, thread-safe, compared by content. One of <see cref="NotPlaced"/>, <see cref="UnderWay"/>, <see cref="Ended"/>.</remarks>
public abstract record CallResolution
{
    private CallResolution()
    {
    }

    /// <summary>The call was not placed, and will not be: it ends as <see cref="CallStatus.NotDialed"/>, which is not counted.</summary>
    public sealed record NotPlaced : CallResolution;

    /// <summary>The call is under way: the dialer waits for its report.</summary>
    public sealed record UnderWay : CallResolution;

    /// <summary>The call has ended.</summary>
    /// <param name="Ending">How it ended.</param>
    public sealed record Ended(CallEnding Ending) : CallResolution;
}

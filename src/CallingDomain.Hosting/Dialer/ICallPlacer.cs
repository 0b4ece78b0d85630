using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>The host's telephony.</summary>
/// <remarks>The dialer calls it for one call after the other while earlier calls are under way: implementations return their task at once and do not block.</remarks>
public interface ICallPlacer
{
    /// <summary>Places a call.</summary>
    /// <param name="placed">The call. <see cref="PlacedCall.Key"/> is the idempotency key: a call with the same key is placed at most once.</param>
    /// <param name="cancellation">Canceled when the dialer stops waiting. The call goes on: after the restart <see cref="ResolveAsync"/> is asked about it.</param>
    /// <returns>
    /// How the call ended; or null if the call is under way and its end is reported later (<see cref="CampaignDialer.ReportAsync"/>). A call that was not placed, such as without a free trunk, has ended as <see cref="CallStatus.NotDialed"/>; a number that the carrier refuses has ended with another
    /// status, such as <see cref="CallStatus.NoSuchNumber"/>, because a call that was not dialed is placed again at once.
    /// </returns>
    /// <remarks>If it throws, it is unknown whether the call was placed: the dialer asks <see cref="ResolveAsync"/>. A call for which it has not returned when the claim lease ends counts as dialed.</remarks>
    Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation);

    /// <summary>Says what telephony knows about a call that was under way before a restart, or whose placing threw.</summary>
    /// <param name="placed">The call, which may never have been given to <see cref="PlaceAsync"/>.</param>
    /// <param name="cancellation">Canceled after <see cref="DialerOptions.ResolveTimeout"/>, and when the dialer stops.</param>
    /// <returns>Not placed, under way, or ended. If it throws, the dialer asks again later.</returns>
    ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation);
}

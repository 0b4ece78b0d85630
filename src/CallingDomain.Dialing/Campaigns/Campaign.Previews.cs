using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Previews: an agent reserves a contact, looks at it, and calls or skips it.</content>
public sealed partial class Campaign
{
    /// <summary>Reserves a contact that may be called now for an agent who looks at it first: no claim gives it to anybody else until the lease ends. Reserved again by the same agent, it has another lease.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The present instant.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="lease">For how long: more than 0, up to 366 days.</param>
    /// <returns>Null when it is done; else why nothing has changed, such as <see cref="CampaignReason.ContactNotDue"/> or <see cref="CampaignReason.PreviewForeign"/>.</returns>
    /// <remarks>A reservation takes no line and is no attempt. The agent claims the contact with <see cref="ClaimReserved"/>, or skips it. Its end is no fact.</remarks>
    /// <exception cref="ArgumentException">The agent's name is empty, or has half of a surrogate pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lease is out of range.</exception>
    public CampaignReason? Reserve(ContactKey contact, Instant at, string agent, Duration lease)
    {
        ThrowUnlessAgent(agent);
        if (lease <= Duration.Zero || lease > RetrySettings.MaxDelay) throw new ArgumentOutOfRangeException(nameof(lease), lease, "A lease is more than nothing and at most 366 days.");
        return WhyNot(contact, at, out var number, out var now) ?? _scheduler.Reserve(number, agent, lease.ToInt64Nanoseconds(), now);
    }

    /// <summary>Ends the reservation of a contact without a call; the contact waits again, and the skip is counted apart from its attempts (<see cref="SkipsOf"/>).</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The present instant.</param>
    /// <param name="agent">The agent who has reserved it.</param>
    /// <param name="delay">For how long it is not called, 0 to 366 days; 0, the default, keeps its place.</param>
    /// <returns>Null when it is done; else why nothing has changed: <see cref="CampaignReason.PreviewForeign"/> when the agent has not reserved it, or its lease has ended.</returns>
    /// <exception cref="ArgumentException">The agent's name is empty, or has half of a surrogate pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of range.</exception>
    public CampaignReason? Skip(ContactKey contact, Instant at, string agent, Duration delay = default)
    {
        ThrowUnlessAgent(agent);
        if (delay < Duration.Zero || delay > RetrySettings.MaxDelay) throw new ArgumentOutOfRangeException(nameof(delay), delay, "A delay is 0 to 366 days.");
        return WhyNot(contact, at, out var number, out var now) ?? _scheduler.Skip(number, agent, delay.ToInt64Nanoseconds(), now);
    }

    /// <summary>Claims the call of a contact that an agent has reserved.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="agent">The agent who has reserved it.</param>
    /// <returns>The call, as of any claim; null when the agent has not reserved the contact or its lease has ended, it may not be called any more, no line is free, or the campaign is paused.</returns>
    /// <exception cref="ArgumentException">The agent's name is empty, or has half of a surrogate pair.</exception>
    public Attempt? ClaimReserved(ContactKey contact, Instant now, string agent)
    {
        ThrowUnlessAgent(agent);
        if (WhyNot(contact, now, out var number, out var at) is not null || !_scheduler.TryClaim(number, at, agent, out var call)) return null;
        return AttemptAt(call);
    }

    /// <summary>The agent who has reserved a contact, and the end of the reservation; null without one, and for an unknown contact.</summary>
    public Reservation? ReservationOf(ContactKey contact) =>
        TryFind(contact, out var number) && _scheduler.PreviewOf(number, _scheduler.Now) is { } preview ? new Reservation(preview.Agent, DueTime.ToInstant(preview.Until)) : null;

    /// <summary>How often a contact was skipped since it was loaded or reset; 0 when there is no such contact.</summary>
    public int SkipsOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.SkipsOf(number) : 0;

    private static void ThrowUnlessAgent(string agent)
    {
        ArgumentException.ThrowIfNullOrEmpty(agent);
        ContactText.ThrowUnlessWhole(agent);
    }
}

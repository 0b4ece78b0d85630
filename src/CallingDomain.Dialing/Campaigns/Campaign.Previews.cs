using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Previews: an agent reserves a contact, looks at it, then calls or skips it.</content>
public sealed partial class Campaign
{
    /// <summary>Reserves a callable contact for an agent's preview: until the lease ends, no other claim gives this contact. The same agent may reserve it again for a new lease.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The current instant.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="lease">The length of the lease: more than 0, up to 366 days.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactNotDue"/> or <see cref="CampaignReason.PreviewForeign"/>.</returns>
    /// <remarks>A reservation uses no line and is not an attempt. The agent claims the contact with <see cref="ClaimReserved"/> or skips it with <see cref="Skip"/>. The end of the lease is not a fact.</remarks>
    /// <exception cref="ArgumentException">The agent's name is empty or contains an unpaired surrogate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lease is out of range.</exception>
    public Result<long, CampaignReason> Reserve(ContactKey contact, Instant at, string agent, Duration lease)
    {
        ThrowUnlessAgent(agent);
        if (lease <= Duration.Zero || lease > RetrySettings.MaxDelay) throw new ArgumentOutOfRangeException(nameof(lease), lease, "A lease must be longer than 0 and at most 366 days.");
        return Answer(CheckContact(contact, at, out var number, out var now) ?? _scheduler.Reserve(number, agent, lease.ToInt64Nanoseconds(), now));
    }

    /// <summary>Ends the reservation of a contact without a call. The contact waits again; the skip is counted separately from its attempts (<see cref="SkipsOf"/>).</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The current instant.</param>
    /// <param name="agent">The agent that reserved the contact.</param>
    /// <param name="delay">How long the contact is not called, 0 to 366 days; with 0, the default, it keeps its place.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal: <see cref="CampaignReason.PreviewForeign"/> if the agent has no reservation of the contact.</returns>
    /// <exception cref="ArgumentException">The agent's name is empty or contains an unpaired surrogate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is out of range.</exception>
    public Result<long, CampaignReason> Skip(ContactKey contact, Instant at, string agent, Duration delay = default)
    {
        ThrowUnlessAgent(agent);
        if (delay < Duration.Zero || delay > RetrySettings.MaxDelay) throw new ArgumentOutOfRangeException(nameof(delay), delay, "A delay must be 0 to 366 days.");
        return Answer(CheckContact(contact, at, out var number, out var now) ?? _scheduler.Skip(number, agent, delay.ToInt64Nanoseconds(), now));
    }

    /// <summary>Claims the call of a reserved contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="agent">The agent that reserved the contact.</param>
    /// <returns>
    /// The call, as from any claim; or the reason of the refusal: <see cref="CampaignReason.PreviewForeign"/> if the agent has no reservation of the contact, <see cref="CampaignReason.ContactNotDue"/> if it may no longer be called,
    /// <see cref="CampaignReason.NoFreeLine"/>, <see cref="CampaignReason.CampaignPaused"/>, <see cref="CampaignReason.CampaignOver"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The agent's name is empty or contains an unpaired surrogate.</exception>
    public Result<Attempt, CampaignReason> ClaimReserved(ContactKey contact, Instant now, string agent)
    {
        ThrowUnlessAgent(agent);
        var refused = CheckContact(contact, now, out var number, out var at);
        var call = -1;
        refused ??= _scheduler.ClaimReserved(number, at, agent, out call);
        return refused is { } reason ? reason : AttemptAt(call);
    }

    /// <summary>How often a contact was skipped since it was loaded or reset; 0 if there is no such contact.</summary>
    public int SkipsOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.SkipsOf(number) : 0;

    private static void ThrowUnlessAgent(string agent)
    {
        ArgumentException.ThrowIfNullOrEmpty(agent);
        ContactText.ThrowUnlessWhole(agent);
    }
}

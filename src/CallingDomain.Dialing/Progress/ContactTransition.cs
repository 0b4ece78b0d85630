using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What an event makes of a contact.</summary>
/// <param name="Next">The state afterwards; the same as before when the event is refused.</param>
/// <param name="Counted">The retry status by which the present phone is counted once more; unspecified for none.</param>
/// <param name="Refusal">Why the event changes nothing; unspecified when it does.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct ContactDecision(ContactState Next, CallStatus Counted, CampaignReason Refusal)
{
    /// <summary>Whether the event was accepted.</summary>
    public bool IsAccepted => Refusal == CampaignReason.Unspecified;
}

/// <summary>The states of a contact in a campaign, and what leads from one to another.</summary>
/// <remarks>
/// Pure; nothing is allocated for contacts of up to 64 phones. What follows a call is decided by <see cref="RetryRules"/>; whether a phone may be called at its time, by <see cref="ContactPlacement"/>. The table is in <c>docs/dialing.md</c>.
/// </remarks>
public static class ContactTransition
{
    private const int PhonesOnTheStack = 64;

    /// <summary>The state of a contact that has just been loaded.</summary>
    /// <param name="dueAt">When its first call is due.</param>
    public static ContactState Loaded(Instant dueAt) => Wait(new ContactState { Pass = 1 }, dueAt, WaitReason.FirstCall);

    /// <summary>Decides what an event makes of a contact.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="happened">The event.</param>
    /// <param name="counts">The attempts of every phone of its plan, in calling order.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <returns>The state afterwards, or why nothing changes: an attempt that is not the present one, a phase in which this cannot happen.</returns>
    public static ContactDecision Decide(in ContactState state, in ContactEvent happened, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (happened.Kind, state.Phase) switch
        {
            (ContactEventKind.Claim, ContactPhase.Waiting) when !state.IsHeld => Accept(Claimed(state, happened)),
            (ContactEventKind.Start, ContactPhase.Reserved) when IsPresent(state, happened) => Accept(state with { Phase = ContactPhase.InCall, LeaseUntil = happened.Until }),
            (ContactEventKind.Start, ContactPhase.InCall) when IsPresent(state, happened) => Accept(state with { LeaseUntil = happened.Until }),
            (ContactEventKind.End, ContactPhase.Reserved or ContactPhase.InCall) when IsPresent(state, happened) => Ended(state, happened, counts, settings),
            (ContactEventKind.Start or ContactEventKind.End, _) => Refuse(state, CampaignReason.AttemptAlreadyEnded),
            (ContactEventKind.Hold, not ContactPhase.Closed) => Accept(state with { IsHeld = true }),
            (ContactEventKind.Release, not ContactPhase.Closed) => Accept(state with { IsHeld = false }),
            (ContactEventKind.Close, ContactPhase.Waiting) => Accept(Close(state, new ContactClosing(happened.At, happened.Reason, Phone: -1, CallStatus.Unspecified))),
            (ContactEventKind.Close, ContactPhase.Reserved or ContactPhase.InCall) => Accept(state with { ClosesWith = happened.Reason }), // the call is finished first
            (ContactEventKind.CallBack, ContactPhase.Waiting) => Accept(CallBack(state, happened)),
            (ContactEventKind.Reset, ContactPhase.Closed) => Accept(Loaded(happened.At)),
            (ContactEventKind.Reset, _) => Refuse(state, CampaignReason.ContactNotClosed),
            (_, ContactPhase.Closed) => Refuse(state, CampaignReason.ContactClosed),
            (ContactEventKind.Claim, _) when state.IsHeld => Refuse(state, CampaignReason.ContactHeld),
            _ => Refuse(state, CampaignReason.ContactInCall),
        };
    }

    /// <summary>A closed state.</summary>
    internal static ContactState Close(in ContactState state, ContactClosing closing) =>
        state with { Phase = ContactPhase.Closed, Why = WaitReason.Unspecified, IsHeld = false, Closing = closing };

    /// <summary>The state that a step of the rules leads to.</summary>
    internal static ContactState Follow(in ContactState state, NextStep next) => next.Kind switch
    {
        NextStepKind.Close => Close(state, new ContactClosing(next.DueAt, next.Reason, next.Phone, next.CauseStatus)),
        NextStepKind.StartNextPass => Wait(state with { Pass = state.Pass + 1, Phone = next.Phone }, next.DueAt, WaitReason.RetryDelay),
        _ => Wait(state with { Phone = next.Phone }, next.DueAt, WaitReason.AdditionalDelay),
    };

    private static ContactState Claimed(in ContactState state, in ContactEvent happened) => state with
    {
        Phase = ContactPhase.Reserved,
        Why = WaitReason.InCall,
        Attempts = state.Attempts + 1,
        Attempt = happened.Attempt,
        DialedAt = happened.At,
        LeaseUntil = happened.Until,
    };

    private static ContactDecision Ended(in ContactState state, in ContactEvent happened, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings)
    {
        if (state.ClosesWith != CloseReason.Unspecified && happened.Status != CallStatus.Reached)
            return new ContactDecision(Close(state, new ContactClosing(happened.At, state.ClosesWith, Phone: -1, CallStatus.Unspecified)), happened.Counted, CampaignReason.Unspecified);
        if (happened.Status == CallStatus.Recall) return Accept(CallBack(state, happened));
        if (happened.Status is CallStatus.NotDialed || (happened.Status == CallStatus.Lost && happened.Counted == CallStatus.Unspecified))
            return Accept(BackInItsPlace(state, happened.Status));
        if (happened.Status != CallStatus.Reached && !happened.Counted.IsRetryStatus()) return Refuse(state, CampaignReason.StatusUnknown);

        var status = happened.Status == CallStatus.Reached ? CallStatus.Reached : happened.Counted;
        var call = new EndedCall(state.Phone, status, state.DueAt, state.DialedAt, happened.At);
        Span<AttemptCounts> after = counts.Length <= PhonesOnTheStack ? stackalloc AttemptCounts[PhonesOnTheStack] : new AttemptCounts[counts.Length];
        counts.CopyTo(after);
        if (status != CallStatus.Reached) after[state.Phone] = after[state.Phone].With(status);
        var next = RetryRules.AfterCall(call, after[..counts.Length], settings);
        return new ContactDecision(
            Follow(state with { LastCall = call, LastCallPass = state.Pass }, next), status == CallStatus.Reached ? CallStatus.Unspecified : status, CampaignReason.Unspecified);
    }

    // Same phone, same pass, same place in the hopper.
    private static ContactState BackInItsPlace(in ContactState state, CallStatus status) =>
        state with { Phase = ContactPhase.Waiting, Why = state.RuleWhy, Attempts = status == CallStatus.NotDialed ? state.Attempts - 1 : state.Attempts };

    private static ContactState CallBack(in ContactState state, in ContactEvent happened) =>
        Wait(state with { Phone = happened.Phone < 0 ? state.Phone : happened.Phone }, Instant.Max(happened.Until, happened.At), WaitReason.Callback);

    private static ContactState Wait(in ContactState state, Instant due, WaitReason why) => state with { Phase = ContactPhase.Waiting, Why = why, RuleWhy = why, RuleDueAt = due, DueAt = due };

    private static bool IsPresent(in ContactState state, in ContactEvent happened) => state.Attempt == happened.Attempt;

    private static ContactDecision Accept(ContactState next) => new(next, CallStatus.Unspecified, CampaignReason.Unspecified);

    private static ContactDecision Refuse(in ContactState state, CampaignReason reason) => new(state, CallStatus.Unspecified, reason);
}

namespace CallingDomain.Dialing;

/// <summary>What can happen to a contact of a campaign.</summary>
internal enum ContactEvent : byte
{
    Claim,
    Start,
    End,
    Hold,
    Release,
    Close,
    Callback,
    Reset,
}

/// <summary>How a call ended.</summary>
/// <param name="Status">The status.</param>
/// <param name="Counted">The retry status by which its phone is counted once more; unspecified for none.</param>
/// <param name="At">When it ended.</param>
/// <param name="CallAt">With <see cref="CallStatus.Callback"/>: when to call back.</param>
/// <param name="Phone">With <see cref="CallStatus.Callback"/>: the index of the phone to call back.</param>
internal readonly record struct CallEnd(CallStatus Status, CallStatus Counted, long At, long CallAt = 0, int Phone = 0);

/// <summary>The phases of a contact, and what leads from one to another.</summary>
/// <remarks>Pure, allocates nothing. What follows a call is decided by <see cref="RetryRules"/>; whether a phone may be called at its time, by <see cref="ContactPlacement"/>. The table is in <c>docs/dialing.md</c>.</remarks>
internal static class ContactTransition
{
    /// <summary>Why an event is refused in the present phase; null when it is not.</summary>
    public static CampaignReason? WhyNot(ContactEvent happens, in ContactCard card) => (happens, card.Phase) switch
    {
        (ContactEvent.Claim, ContactPhase.Waiting) => card.IsOnHold ? CampaignReason.ContactHeld : null,
        (ContactEvent.Start or ContactEvent.End, ContactPhase.Reserved or ContactPhase.InCall) => null,
        (ContactEvent.Start or ContactEvent.End, _) => CampaignReason.AttemptAlreadyEnded,
        (ContactEvent.Hold or ContactEvent.Release or ContactEvent.Close, not ContactPhase.Closed) => null,
        (ContactEvent.Callback, ContactPhase.Waiting) => null,
        (ContactEvent.Reset, ContactPhase.Closed) => card.ClosedReason == CloseReason.Deleted ? CampaignReason.ContactDeleted : null,
        (ContactEvent.Reset, _) => CampaignReason.ContactNotClosed,
        (_, ContactPhase.Closed) => CampaignReason.ContactClosed,
        _ => CampaignReason.ContactInCall,
    };

    /// <summary>A contact that has just been loaded or reset waits for its first call.</summary>
    public static void Begin(ref ContactStanding contact, long due)
    {
        contact.Card.Begin(due);
        (contact.Due, contact.Base, contact.Attempts) = (due, 0, 0);
    }

    /// <summary>A contact whose pass has not begun is scheduled for another instant: its first call moves there, a later one no further forward than its retry delay allows.</summary>
    /// <returns>False where the schedule has no say: in a pass, for a callback, in a call, when it is closed.</returns>
    public static bool TryReschedule(ref ContactStanding contact, long due)
    {
        ref var card = ref contact.Card;
        if (!card.IsWaiting || card.HasCalledInPass || card.RuleWhy is not (WaitReason.FirstCall or WaitReason.RetryDelay)) return false;
        contact.Due = card.RuleWhy == WaitReason.FirstCall ? due : Math.Max(card.RuleDue, due);
        card.Wait(contact.Due, card.RuleWhy);
        return true;
    }

    /// <summary>A contact that was closed for want of a phone waits again; after a call, for as long as any status asks for, since a closed contact does not keep its last one.</summary>
    public static void Reopen(ref ContactStanding contact, long from, RetrySettings settings)
    {
        var wasCalled = contact.Attempts > 0;
        if (wasCalled) from = Math.Max(from, DueTime.Later(contact.Card.ClosedAt, settings.LongestRetryAfter.ToInt64Nanoseconds()));
        if (wasCalled && contact.Due != DueTime.Never) from = Math.Max(from, contact.Due);
        contact.Card.Reopen(from, startsPass: wasCalled);
        (contact.Due, contact.Base) = (from, 0);
    }

    /// <summary>A waiting contact is closed, one in a call when its call ends.</summary>
    public static void Close(ref ContactStanding contact, CloseReason reason, long at)
    {
        if (contact.Card.IsUnderWay) contact.Card.ClosesWith = reason; // the call is finished first
        else contact.Card.Close(reason, phone: -1, CallStatus.Unspecified, at);
    }

    /// <summary>A waiting contact is called back at an instant.</summary>
    public static void ScheduleCallback(ref ContactStanding contact, long callAt, int phone)
    {
        contact.Card.Phone = phone;
        contact.Card.Wait(callAt, WaitReason.Callback);
        contact.Due = callAt;
    }

    /// <summary>A call has ended.</summary>
    /// <param name="contact">The contact, its call under way.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="from">The instant from which the delay after it is measured.</param>
    /// <param name="counts">The attempts of every phone of its plan, this call counted.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="elsewhere">The contact's attempts on phones that its plan does not have.</param>
    public static void End(ref ContactStanding contact, in CallEnd end, long from, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere)
    {
        ref var card = ref contact.Card;
        if (card.ClosesWith != CloseReason.Unspecified && end.Status != CallStatus.Reached)
        {
            if (end.Status == CallStatus.NotDialed) contact.Attempts--;
            else card.LastPhone = card.Phone;
            card.Close(card.ClosesWith, phone: -1, CallStatus.Unspecified, end.At);
        }
        else if (end.Status == CallStatus.Callback)
        {
            ScheduleCallback(ref contact, Math.Max(end.CallAt, end.At), end.Phone);
        }
        else if (end.Status != CallStatus.Reached && end.Counted == CallStatus.Unspecified) // given back: same phone, same pass, same place in the hopper
        {
            card.WaitAgain();
            if (end.Status == CallStatus.NotDialed) contact.Attempts--;
        }
        else
        {
            var status = end.Status == CallStatus.Reached ? CallStatus.Reached : end.Counted;
            Follow(ref contact, status, RetryRules.AfterCall(card.Phone, status, counts, settings, elsewhere), end.At, from, settings);
        }
    }

    /// <summary>A counted call has ended, or reached the contact: the step that the rules give.</summary>
    /// <param name="contact">The contact, its call under way.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="next">The step.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="from">The instant from which the delay after it is measured.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    public static void Follow(ref ContactStanding contact, CallStatus status, in RuleStep next, long at, long from, RetrySettings settings)
    {
        if (next.Kind == NextStepKind.Close)
        {
            contact.Card.LastPhone = contact.Card.Phone;
            contact.Card.Close(next.Reason, next.Phone, next.CauseStatus, at);
            return;
        }

        contact.Base = from;
        contact.Due = DueTime.Later(from, settings.DelayBefore(next.Kind, status));
        contact.Card.Follow(status, next, at, contact.Due);
    }

    /// <summary>A pass ends though it has phones left: as if the phone called last had been the last of its pass.</summary>
    /// <param name="contact">The contact, waiting.</param>
    /// <param name="counts">The attempts of every phone of its plan.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="elsewhere">The contact's attempts on phones that its plan does not have.</param>
    /// <param name="now">The present instant.</param>
    public static void EndPass(ref ContactStanding contact, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere, long now)
    {
        ref var card = ref contact.Card;
        if (!card.HasCalledInPass)
        {
            card.Pass++; // no call was made: only the plan is made anew
            return;
        }

        var next = RetryRules.AfterPass(card.LastPhone, card.LastStatus, counts, settings, elsewhere);
        if (next.Kind == NextStepKind.Close)
        {
            card.Close(next.Reason, next.Phone, next.CauseStatus, now);
            return;
        }

        contact.Due = DueTime.Later(contact.Base, settings.DelayBefore(next.Kind, card.LastStatus));
        card.StartPass(next.Phone, contact.Due);
    }
}

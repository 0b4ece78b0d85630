namespace CallingDomain.Dialing;

/// <summary>The events that the phase of a contact may refuse.</summary>
internal enum ContactEvent : byte
{
    Claim,
    Hold,
    Release,
    Close,
    Callback,
    Reset,
}

/// <summary>The end of a call.</summary>
/// <param name="Status">How the call ended.</param>
/// <param name="Counted">The retry status counted for its phone; unspecified for none.</param>
/// <param name="At">When the call ended.</param>
/// <param name="CallAt">With <see cref="CallStatus.Callback"/>: when to call.</param>
/// <param name="Phone">With <see cref="CallStatus.Callback"/>: the index of the phone to call.</param>
/// <param name="Closes">Whether the report closes the contact.</param>
internal readonly record struct CallEnd(CallStatus Status, CallStatus Counted, long At, long CallAt = 0, int Phone = 0, bool Closes = false)
{
    /// <summary>Whether the contact is reached, and the call does not count as another status.</summary>
    public bool Reaches => Status == CallStatus.Reached && Counted == CallStatus.Unspecified;
}

/// <summary>The transitions between the phases of a contact.</summary>
/// <remarks>Pure; does not allocate. <see cref="RetryRules"/> decides the step after a call, <see cref="ContactPlacement"/> when it may be placed. <c>docs/dialing.md</c> has the table.</remarks>
internal static class ContactTransition
{
    /// <summary>Why the current phase refuses an event; null if it does not.</summary>
    public static CampaignReason? Check(ContactEvent happens, in ContactCard card) => (happens, card.Phase) switch
    {
        (ContactEvent.Claim, ContactPhase.Waiting) => card.IsOnHold ? CampaignReason.ContactHeld : null,
        (ContactEvent.Hold or ContactEvent.Release or ContactEvent.Close, not ContactPhase.Closed) => null,
        (ContactEvent.Callback, ContactPhase.Waiting) => null,
        (ContactEvent.Reset, ContactPhase.Closed) => card.ClosedReason == CloseReason.Deleted ? CampaignReason.ContactDeleted : null,
        (ContactEvent.Reset, _) => CampaignReason.ContactNotClosed,
        (_, ContactPhase.Closed) => CampaignReason.ContactClosed,
        _ => CampaignReason.ContactInCall,
    };

    /// <summary>Sets a loaded or reset contact to wait for its first call.</summary>
    public static void Begin(ref ContactStanding contact, long due)
    {
        contact.Card.Begin(due);
        (contact.Due, contact.Base, contact.Attempts) = (due, 0, 0);
    }

    /// <summary>Reschedules a contact whose pass has not begun: its first call moves to the instant, the first call of a later pass not before its retry delay.</summary>
    /// <returns>False if the schedule does not apply: within a pass, for a callback, in a call, closed.</returns>
    public static bool TryReschedule(ref ContactStanding contact, long due)
    {
        ref var card = ref contact.Card;
        if (!card.IsWaiting || card.RuleWhy is not (WaitReason.FirstCall or WaitReason.RetryDelay)) return false;
        contact.Due = card.RuleWhy == WaitReason.FirstCall ? due : Math.Max(card.RuleDue, due);
        card.Wait(contact.Due, card.RuleWhy);
        return true;
    }

    /// <summary>Reopens a contact that was closed for lack of a callable phone. If it was called before, it waits for the longest retry delay of all statuses, because a closed contact does not store its last status.</summary>
    public static void Reopen(ref ContactStanding contact, long from, RetrySettings settings)
    {
        var wasCalled = contact.Attempts > 0;
        if (wasCalled) from = Math.Max(from, DueTime.Later(contact.Card.ClosedAt, settings.LongestRetryAfter.ToInt64Nanoseconds()));
        if (wasCalled && contact.Due != DueTime.Never) from = Math.Max(from, contact.Due);
        contact.Card.Reopen(from, startsPass: wasCalled);
        (contact.Due, contact.Base) = (from, 0);
    }

    /// <summary>Closes a waiting contact at once, and a contact in a call when the call ends.</summary>
    public static void Close(ref ContactStanding contact, CloseReason reason, long at)
    {
        if (contact.Card.IsUnderWay) contact.Card.ClosesWith = reason; // the call ends first
        else contact.Card.Close(reason, phone: -1, CallStatus.Unspecified, at);
    }

    /// <summary>Sets a waiting contact to wait for a callback.</summary>
    public static void ScheduleCallback(ref ContactStanding contact, long callAt, int phone)
    {
        contact.Card.Phone = phone;
        contact.Card.Wait(callAt, WaitReason.Callback);
        contact.Due = callAt;
    }

    /// <summary>Applies the end of a call.</summary>
    /// <param name="contact">The contact with the call under way.</param>
    /// <param name="end">How the call ended.</param>
    /// <param name="from">The instant from which the delay after the call is measured.</param>
    /// <param name="counts">The attempts on each phone of the plan, including this call.</param>
    /// <param name="settings">The current Retry Settings.</param>
    /// <param name="elsewhere">The contact's attempts on phones outside the plan.</param>
    public static void End(ref ContactStanding contact, in CallEnd end, long from, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere)
    {
        ref var card = ref contact.Card;
        if (card.ClosesWith != CloseReason.Unspecified && !end.Reaches)
        {
            if (end.Status == CallStatus.NotDialed) contact.Attempts--;
            else card.LastPhone = card.Phone;
            card.Close(card.ClosesWith, phone: -1, CallStatus.Unspecified, end.At);
        }
        else if (end.Closes && !end.Reaches)
        {
            card.LastPhone = card.Phone;
            card.Close(CloseReason.Disposition, card.Phone, end.Counted, end.At);
        }
        else if (end.Status == CallStatus.Callback)
        {
            ScheduleCallback(ref contact, Math.Max(end.CallAt, end.At), end.Phone);
        }
        else if (!end.Reaches && end.Counted == CallStatus.Unspecified) // returned: same phone, same pass, same place in the hopper
        {
            card.WaitAgain();
            if (end.Status == CallStatus.NotDialed) contact.Attempts--;
        }
        else
        {
            var status = end.Reaches ? CallStatus.Reached : end.Counted;
            Follow(ref contact, status, RetryRules.AfterCall(card.Phone, status, counts, settings, elsewhere), end.At, from, settings);
        }
    }

    /// <summary>Applies the step of the rules after a counted call or a call that reached the contact.</summary>
    /// <param name="contact">The contact with the call under way.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="next">The step.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="from">The instant from which the delay after the call is measured.</param>
    /// <param name="settings">The current Retry Settings.</param>
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

    /// <summary>Ends a pass that has phones left, as if the last called phone were the last phone of the pass.</summary>
    /// <param name="contact">The waiting contact.</param>
    /// <param name="counts">The attempts on each phone of the plan.</param>
    /// <param name="settings">The current Retry Settings.</param>
    /// <param name="elsewhere">The contact's attempts on phones outside the plan.</param>
    /// <param name="now">The current instant.</param>
    public static void EndPass(ref ContactStanding contact, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere, long now)
    {
        ref var card = ref contact.Card;
        if (!card.HasCalledInPass)
        {
            card.Pass++; // no call was made: only the plan is renewed
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

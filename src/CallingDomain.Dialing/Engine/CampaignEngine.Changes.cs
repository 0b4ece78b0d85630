using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Changes while it runs: contacts, callbacks, holds, blacklist, pause.</content>
public sealed partial class CampaignEngine
{
    /// <summary>Closes a contact; one that is in a call, when the call is over.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="reason"><see cref="CloseReason.Deleted"/> or <see cref="CloseReason.Cancelled"/>.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Another reason, which only the rules give.</exception>
    public CampaignReason? Close(int contact, CloseReason reason, Instant at) => reason is CloseReason.Deleted or CloseReason.Cancelled
        ? Decide(contact, ContactEvent.Close(reason, at))
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "Somebody deletes or cancels; the rest the rules decide.");

    /// <summary>Puts a contact on hold: it is not called until it is released; a call that goes on goes on.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Hold(int contact, Instant at) => Decide(contact, ContactEvent.Hold(at));

    /// <summary>Releases a contact; its due time has not changed.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Release(int contact, Instant at) => Decide(contact, ContactEvent.Release(at));

    /// <summary>Has a contact that waits called at another time, whatever it waits for.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="callAt">When.</param>
    /// <param name="at">The present instant.</param>
    /// <param name="phone">The place of the phone to call in the pass, from 0; null for the one that is next.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? CallBack(int contact, Instant callAt, Instant at, int? phone = null)
    {
        if (!IsKnown(contact)) return CampaignReason.ContactUnknown;
        if (!HasPhone(contact, phone)) return CampaignReason.PhoneUnknown;
        if (Decide(contact, ContactEvent.CallBack(at, callAt, phone ?? -1)) is { } reason) return reason;
        Refit(contact, at);
        return null;
    }

    /// <summary>Makes a closed contact fresh again: its counts are forgotten.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="dueAt">From when on it may be called.</param>
    /// <param name="at">The present instant.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Reset(int contact, Instant dueAt, Instant at)
    {
        if (!IsKnown(contact)) return CampaignReason.ContactUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        var decision = ContactTransition.Decide(Read(contact), ContactEvent.Reset(dueAt), CountsOf(contact), Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        if (_phones.Of(_cards[contact]).CountLeft() == 0) return CampaignReason.PhoneUnknown; // there is still nobody to call
        Advance(at);
        DropGone(contact);
        Record(FactOf(EngineFactKind.ContactReset, contact, decision.Next, at));
        Refit(contact, at);
        return null;
    }

    /// <summary>Gives a contact another priority, 1 first.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The priority is less than 1.</exception>
    public CampaignReason? SetPriority(int contact, int priority, Instant at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, 1);
        if (!IsKnown(contact)) return CampaignReason.ContactUnknown;
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (_cards[contact].Priority != priority) Record(FactOf(EngineFactKind.PriorityChanged, contact, Read(contact), at) with { Priority = priority });
        return null;
    }

    /// <summary>Puts a number on the campaign's blacklist for good: nobody is called on it from now on. A call that goes on goes on.</summary>
    /// <param name="number">The number.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <remarks>It goes through the phones of all contacts: some ten milliseconds for a million of them.</remarks>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public CampaignReason? Block(PhoneNumber number, Instant at)
    {
        if (number == PhoneNumber.None) throw new ArgumentException("A blacklist holds numbers.", nameof(number));
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (IsListed(number)) return null;
        Record(new EngineFact { Kind = EngineFactKind.NumberBlocked, At = at, Contact = -1, Number = number });
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            if (_phones.Of(_cards[contact]).IndexOf(number) >= 0) Refit(contact, at);
        }

        return null;
    }

    /// <summary>Pauses the campaign, or has it go on; nobody's due time changes.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? SetPaused(bool isPaused, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (IsPaused != isPaused) Record(new EngineFact { Kind = isPaused ? EngineFactKind.Paused : EngineFactKind.Resumed, At = at, Contact = -1 });
        return null;
    }

    private CampaignReason? Decide(int contact, in ContactEvent happened)
    {
        if (!IsKnown(contact)) return CampaignReason.ContactUnknown;
        if (happened.At < _now) return CampaignReason.TimeGoesBack;
        var state = Read(contact);
        var decision = ContactTransition.Decide(state, happened, CountsOf(contact), Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Advance(happened.At);
        if (decision.Next != state) Record(FactOf(EngineFactKind.ContactMoved, contact, decision.Next, happened.At));
        return null;
    }

    private bool HasPhone(int contact, int? phone) => phone is not { } index || (index >= 0 && index < _cards[contact].PhoneCount && !_phones.Of(_cards[contact]).IsGone(index));
}

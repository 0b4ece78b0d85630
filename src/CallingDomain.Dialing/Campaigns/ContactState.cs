using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Where one contact of a campaign stands: all that its next step depends on, besides its phones, their counts and the settings.</summary>
/// <remarks>Immutable, compared by content, thread-safe. Default: no state.</remarks>
public readonly record struct ContactState
{
    /// <summary>The phase.</summary>
    public ContactPhase Phase { get; init; }

    /// <summary>What a waiting contact waits for.</summary>
    public WaitReason Why { get; init; }

    /// <summary>What made its next call due when it is, calling hours and limits not looked at.</summary>
    public WaitReason RuleWhy { get; init; }

    /// <summary>Whether it is on hold: not called until it is released.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether its list is on hold: not called until the list is released. A closed contact is not.</summary>
    public bool IsHeldWithList { get; init; }

    /// <summary>The pass, from 1.</summary>
    public int Pass { get; init; }

    /// <summary>The index in the phone plan of the phone that is called next, or is being called.</summary>
    public int Phone { get; init; }

    /// <summary>When the rules make the next call due, calling hours and limits not looked at.</summary>
    public Instant RuleDueAt { get; init; }

    /// <summary>From when on the next call may be placed: its due time in the hopper. <see cref="Instant.MaxValue"/>: never, as things are.</summary>
    public Instant DueAt { get; init; }

    /// <summary>How many calls were claimed so far; those that were never dialled don't count.</summary>
    public int Attempts { get; init; }

    /// <summary>The present attempt, or the last one; 0 for none.</summary>
    public long Attempt { get; init; }

    /// <summary>When the present attempt was claimed.</summary>
    public Instant DialedAt { get; init; }

    /// <summary>When the present attempt is given up for lost.</summary>
    public Instant LeaseUntil { get; init; }

    /// <summary>The index in the phone plan of the phone that was called last; -1 when none was, or the plan does not have it.</summary>
    public int LastPhone { get; init; }

    /// <summary>How the last counted call ended; unspecified when there was none.</summary>
    public CallStatus LastStatus { get; init; }

    /// <summary>Whether that call was one of this pass.</summary>
    public bool HasCalledInPass { get; init; }

    /// <summary>When that call ended; only if it was one of this pass.</summary>
    public Instant LastEndedAt { get; init; }

    /// <summary>The instant from which the delay after that call is measured, as <see cref="DelayBase"/> says; only if it was one of this pass.</summary>
    public Instant DelayFrom { get; init; }

    /// <summary>Why it is to be closed when its call is over; unspecified when it is not.</summary>
    public CloseReason ClosesWith { get; init; }

    /// <summary>For a closed contact: when, why, and because of which phone and status.</summary>
    public ContactClosing Closing { get; init; }

    /// <summary>Whether a call is reserved or goes on.</summary>
    public bool IsUnderWay => Phase is ContactPhase.Reserved or ContactPhase.InCall;

    /// <summary>Whether it is neither closed nor under way.</summary>
    public bool IsWaiting => Phase == ContactPhase.Waiting;

    /// <summary>The state that a contact stands in, but for its call under way.</summary>
    internal static ContactState Of(in ContactStanding contact)
    {
        ref readonly var card = ref contact.Card;
        var state = new ContactState
        {
            Phase = card.Phase,
            Pass = card.Pass,
            Phone = card.Phone,
            Attempts = contact.Attempts,
            DueAt = DueTime.ToInstant(contact.Due),
            LastPhone = card.LastPhone,
        };
        if (card.IsClosed) return state with { Closing = new ContactClosing(DueTime.ToInstant(card.ClosedAt), card.ClosedReason, card.ClosedPhone, card.ClosedStatus) };
        state = state with { Why = card.Why, RuleWhy = card.RuleWhy, IsHeld = card.IsHeld, IsHeldWithList = card.IsHeldWithList, RuleDueAt = DueTime.ToInstant(card.RuleDue), ClosesWith = card.ClosesWith, LastStatus = card.LastStatus };
        return card.HasCalledInPass ? state with { HasCalledInPass = true, LastEndedAt = DueTime.ToInstant(card.LastEnd), DelayFrom = DueTime.ToInstant(contact.Base) } : state;
    }
}

/// <summary>How a contact was closed.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Phone">The index of the phone that was reached or is at its limit; -1 for none.</param>
/// <param name="Status">The status that was reached or is at its limit; unspecified for none.</param>
/// <remarks>Immutable, thread-safe. Default: not closed.</remarks>
public readonly record struct ContactClosing(Instant At, CloseReason Reason, int Phone, CallStatus Status);

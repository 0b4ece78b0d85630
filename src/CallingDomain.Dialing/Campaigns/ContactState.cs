using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The state of a contact: everything that determines its next step, except its phones, their counts and the settings.</summary>
internal readonly record struct ContactState
{
    public ContactPhase Phase { get; init; }

    /// <summary>What a waiting contact waits for.</summary>
    public WaitReason Why { get; init; }

    /// <summary>The rule that determines <see cref="RuleDueAt"/>.</summary>
    public WaitReason RuleWhy { get; init; }

    public bool IsHeld { get; init; }

    /// <summary>Whether the contact's list is on hold; false for a closed contact.</summary>
    public bool IsHeldWithList { get; init; }

    /// <summary>The pass, from 1.</summary>
    public int Pass { get; init; }

    /// <summary>The index in the plan of the phone of the next call or of the call under way.</summary>
    public int Phone { get; init; }

    /// <summary>When the next call is due by the Retry Settings or the callback, without calling hours and limits.</summary>
    public Instant RuleDueAt { get; init; }

    /// <summary>When the next call is due in the hopper; <see cref="Instant.MaxValue"/> for never.</summary>
    public Instant DueAt { get; init; }

    /// <summary>The number of claimed calls, without those that were not dialed.</summary>
    public int Attempts { get; init; }

    /// <summary>The attempt under way; 0 for none.</summary>
    public long Attempt { get; init; }

    /// <summary>When the attempt under way was claimed.</summary>
    public Instant DialedAt { get; init; }

    /// <summary>When the lease of the attempt under way ends.</summary>
    public Instant LeaseUntil { get; init; }

    /// <summary>The index in the plan of the last called phone; -1 for none, or if the plan does not contain it.</summary>
    public int LastPhone { get; init; }

    /// <summary>How the last counted call ended; unspecified for none.</summary>
    public CallStatus LastStatus { get; init; }

    /// <summary>Whether that call belongs to the current pass.</summary>
    public bool HasCalledInPass { get; init; }

    /// <summary>When that call ended, if it belongs to the current pass.</summary>
    public Instant LastEndedAt { get; init; }

    /// <summary>The instant from which the delay after that call is measured, if it belongs to the current pass.</summary>
    public Instant DelayFrom { get; init; }

    /// <summary>Why the contact closes when its call ends; unspecified if it does not.</summary>
    public CloseReason ClosesWith { get; init; }

    /// <summary>The closing of a closed contact.</summary>
    public ContactClosing Closing { get; init; }

    public bool IsUnderWay => Phase is ContactPhase.Reserved or ContactPhase.InCall;

    /// <summary>The state without the call under way.</summary>
    public static ContactState Of(in ContactStanding contact)
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

/// <summary>The closing of a contact.</summary>
/// <param name="At">When the contact was closed.</param>
/// <param name="Reason">Why.</param>
/// <param name="Phone">The index of the phone that was reached or is at its limit; -1 for none.</param>
/// <param name="Status">The status that was reached or is at its limit; unspecified for none.</param>
internal readonly record struct ContactClosing(Instant At, CloseReason Reason, int Phone, CallStatus Status);

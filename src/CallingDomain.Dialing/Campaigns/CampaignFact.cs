using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Something that happened in a campaign, with what it made of the contact: applied in their order, facts rebuild the campaign.</summary>
/// <remarks>A closed family. Immutable, thread-safe.</remarks>
public abstract record CampaignFact
{
    private protected CampaignFact(Instant at) => At = at;

    /// <summary>When.</summary>
    public Instant At { get; }

    /// <summary>When, and what kind of fact; nobody's data.</summary>
    public override string ToString() => $"{At} {GetType().Name}";
}

/// <summary>A fact of one contact.</summary>
public abstract record ContactFact : CampaignFact
{
    private protected ContactFact(Instant at, string contactId, in ContactState state)
        : base(at) => (ContactId, State) = (contactId, state);

    /// <summary>The contact.</summary>
    public string ContactId { get; }

    /// <summary>Where it stands afterwards.</summary>
    public ContactState State { get; }

    /// <summary>The plan of phones that it has afterwards; null for the one it had.</summary>
    public PhonePlan? Plan { get; init; }

    /// <inheritdoc/>
    public sealed override string ToString() => $"{base.ToString()} {ContactId}";
}

/// <summary>A contact was loaded, or loaded again.</summary>
/// <param name="At">When.</param>
/// <param name="Contact">The contact.</param>
/// <param name="State">Where it stands.</param>
public sealed record ContactLoaded(Instant At, Contact Contact, ContactState State) : ContactFact(At, Contact.Id, State);

/// <summary>A contact was edited.</summary>
/// <param name="At">When.</param>
/// <param name="Contact">The contact as it is now.</param>
/// <param name="State">Where it stands.</param>
public sealed record ContactEdited(Instant At, Contact Contact, ContactState State) : ContactFact(At, Contact.Id, State);

/// <summary>A contact came to stand elsewhere: it waits longer or less, was put on hold, released, closed.</summary>
/// <param name="At">When.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="State">Where it stands.</param>
public sealed record ContactMoved(Instant At, string ContactId, ContactState State) : ContactFact(At, ContactId, State);

/// <summary>A callback was agreed on, or taken back.</summary>
/// <param name="At">When.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Callback">The wish.</param>
public sealed record CallbackAgreed(Instant At, string ContactId, ContactState State, CallbackTime Callback) : ContactFact(At, ContactId, State);

/// <summary>A closed contact is fresh again, its counts forgotten.</summary>
/// <param name="At">When.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="State">Where it stands.</param>
public sealed record ContactReset(Instant At, string ContactId, ContactState State) : ContactFact(At, ContactId, State);

/// <summary>A call was claimed.</summary>
/// <param name="At">When.</param>
/// <param name="Attempt">The call.</param>
/// <param name="State">Where the contact stands.</param>
public sealed record AttemptClaimed(Instant At, Attempt Attempt, ContactState State) : ContactFact(At, Attempt.ContactId, State);

/// <summary>A claimed call was dialled, or goes on.</summary>
/// <param name="At">When.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="State">Where it stands.</param>
public sealed record AttemptStarted(Instant At, string ContactId, ContactState State) : ContactFact(At, ContactId, State);

/// <summary>A call ended.</summary>
/// <param name="At">When.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempt">The call.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Counted">The retry status by which its phone was counted once more; unspecified for none.</param>
public sealed record AttemptEnded(Instant At, string ContactId, ContactState State, long Attempt, CallStatus Status, CallStatus Counted) : ContactFact(At, ContactId, State)
{
    /// <summary>The wish with which it ended; null for none.</summary>
    public CallbackTime? Callback { get; init; }
}

/// <summary>A number came to the blacklist of the campaign, or went from it.</summary>
/// <param name="At">When.</param>
/// <param name="Number">The number.</param>
/// <param name="IsListed">Whether it is on it now.</param>
public sealed record NumberBlacklisted(Instant At, PhoneNumber Number, bool IsListed) : CampaignFact(At)
{
    /// <summary>The masked number.</summary>
    public override string ToString() => $"{base.ToString()} {Number.ToMaskedString()}";
}

/// <summary>The campaign was paused, or goes on.</summary>
/// <param name="At">When.</param>
/// <param name="IsPaused">Whether it is paused now.</param>
public sealed record CampaignPaused(Instant At, bool IsPaused) : CampaignFact(At)
{
    /// <inheritdoc/>
    public override string ToString() => base.ToString();
}

using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What happened in a <see cref="CampaignEngine"/>.</summary>
public enum EngineFactKind : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>A contact was loaded.</summary>
    ContactLoaded = 1,

    /// <summary>A contact came to stand elsewhere: it waits longer or less, was put on hold, released, closed, is to be called back.</summary>
    ContactMoved = 2,

    /// <summary>A closed contact is fresh again, its counts forgotten.</summary>
    ContactReset = 3,

    /// <summary>A contact got another priority.</summary>
    PriorityChanged = 4,

    /// <summary>A call was claimed.</summary>
    AttemptClaimed = 5,

    /// <summary>A claimed call was dialled, or goes on.</summary>
    AttemptStarted = 6,

    /// <summary>A call ended: an entry of the History.</summary>
    AttemptEnded = 7,

    /// <summary>A number came to the blacklist.</summary>
    NumberBlocked = 8,

    /// <summary>The campaign was paused.</summary>
    Paused = 9,

    /// <summary>The campaign goes on.</summary>
    Resumed = 10,
}

/// <summary>Something that happened in a <see cref="CampaignEngine"/>, with what it made of the contact: applied in their order, facts rebuild the engine.</summary>
/// <remarks>
/// Immutable, compared by content, thread-safe. What a kind does not need has its default. An entry of the History is a fact of the kind <see cref="EngineFactKind.AttemptEnded"/>; one of the Final is any whose
/// <see cref="State"/> is closed.
/// </remarks>
public readonly record struct EngineFact
{
    /// <summary>What happened.</summary>
    public EngineFactKind Kind { get; init; }

    /// <summary>When.</summary>
    public Instant At { get; init; }

    /// <summary>The contact's number; -1 for a fact of no contact.</summary>
    public int Contact { get; init; }

    /// <summary>Where the contact stands afterwards.</summary>
    public ContactState State { get; init; }

    /// <summary>The call that was claimed, dialled or ended.</summary>
    public ClaimedCall Call { get; init; }

    /// <summary>How the call ended.</summary>
    public CallStatus Status { get; init; }

    /// <summary>The retry status by which its phone was counted once more; unspecified for none.</summary>
    public CallStatus Counted { get; init; }

    /// <summary>How many phones the contact has afterwards: those that were blocked are dropped when a pass begins.</summary>
    public int PhoneCount { get; init; }

    /// <summary>The priority that the contact has now.</summary>
    public int Priority { get; init; }

    /// <summary>The number that was blocked.</summary>
    public PhoneNumber Blocked { get; init; }

    /// <summary>When, what and of which contact; nobody's data.</summary>
    public override string ToString() => Contact < 0 ? $"{At} {Kind}" : $"{At} {Kind} {Contact}";
}

/// <summary>Takes the facts of a <see cref="CampaignEngine"/> as they happen: a journal, a History, a count.</summary>
public interface IEngineFacts
{
    /// <summary>Takes a fact. It must not call the engine, and must not throw.</summary>
    /// <param name="fact">The fact; what it points to is good until the call returns.</param>
    void Add(in EngineFact fact);
}

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
/// Immutable, compared by content, thread-safe; 120 bytes, from which states, calls and instants are made when they are asked for. What a kind does not need has its default. An entry of the History is a fact of the kind
/// <see cref="EngineFactKind.AttemptEnded"/>; one of the Final is any whose <see cref="State"/> is closed. Instants are kept to the nanosecond from 1678 to 2261, and beyond as the ends of time.
/// </remarks>
public readonly record struct EngineFact
{
    private readonly byte _phone;
    private readonly int _pass;
    private readonly int _number;
    private readonly int _attempts;
    private readonly ulong _digits;
    private readonly long _at;
    private readonly long _callDue;
    private readonly long _dialed;
    private readonly long _due;
    private readonly long _lease;
    private readonly long _base;
    private readonly ContactCard _card;

    /// <summary>A fact of a call, as the engine keeps it.</summary>
    internal EngineFact(EngineFactKind kind, long at, in CallUnderWay call, in ContactCard before, int number, in ContactCard after, long due, int attempts, long from)
    {
        Kind = kind;
        _at = at;
        Contact = call.Contact;
        Attempt = call.Attempt;
        _digits = call.Number.Digits;
        _dialed = call.Dialed;
        _lease = call.LeaseUntil;
        _phone = before.Phone;
        _pass = before.Pass;
        _number = number;
        _card = after;
        _due = due;
        _attempts = attempts;
        _base = from;
    }

    /// <summary>What happened.</summary>
    public EngineFactKind Kind { get; init; }

    /// <summary>When.</summary>
    public Instant At
    {
        get => DueTime.ToInstant(_at);
        init => _at = DueTime.Of(value);
    }

    /// <summary>The contact's number; -1 for a fact of no contact.</summary>
    public int Contact { get; init; }

    /// <summary>Where the contact stands afterwards. Of the last call there is what the rules look at: nothing before its pass.</summary>
    public ContactState State
    {
        get
        {
            var state = _card.ToState(_base) with { DueAt = DueTime.ToInstant(_due), Attempts = _attempts };
            return state.IsUnderWay ? state with { Attempt = Attempt, DialedAt = DueTime.ToInstant(_dialed), LeaseUntil = DueTime.ToInstant(_lease) } : state;
        }

        init
        {
            _card.Take(value);
            (_due, _attempts) = (DueTime.Of(value.DueAt), value.Attempts);
            if (value.HasCalledInPass) _base = DueTime.Of(value.LastCall.DialedAt);
            if (value.IsUnderWay) (Attempt, _dialed, _lease) = (value.Attempt, DueTime.Of(value.DialedAt), DueTime.Of(value.LeaseUntil));
        }
    }

    /// <summary>The attempt that was claimed, dialled or ended, or that goes on; 0 for none.</summary>
    public long Attempt { get; init; }

    /// <summary>The call that was claimed, dialled or ended.</summary>
    public ClaimedCall Call
    {
        get => new(Attempt, Contact, PhoneNumber.FromDigits(_digits), _phone, _pass, _number, DueTime.ToInstant(_callDue), DueTime.ToInstant(_dialed));
        init
        {
            (Attempt, Contact, _digits, _phone, _pass) = (value.Attempt, value.Contact, value.Phone.Digits, unchecked((byte)value.PhoneIndex), value.Pass);
            (_number, _callDue, _dialed) = (value.Number, DueTime.Of(value.DueAt), DueTime.Of(value.DialedAt));
        }
    }

    /// <summary>How the call ended.</summary>
    public CallStatus Status { get; init; }

    /// <summary>The retry status by which its phone was counted once more; unspecified for none.</summary>
    public CallStatus Counted { get; init; }

    /// <summary>How many phones the contact has afterwards: those that were blocked are dropped when a pass begins.</summary>
    public int PhoneCount
    {
        get => _card.PhoneCount;
        init => _card.PhoneCount = checked((byte)value);
    }

    /// <summary>The contact's priority.</summary>
    public int Priority
    {
        get => _card.Priority;
        init => _card.Priority = value;
    }

    /// <summary>The number that was blocked, or that the call is to.</summary>
    public PhoneNumber Number
    {
        get => PhoneNumber.FromDigits(_digits);
        init => _digits = value.Digits;
    }

    /// <summary>Where the contact stands afterwards, as the engine keeps it.</summary>
    internal ContactCard Card
    {
        get => _card;
        init => _card = value;
    }

    internal int PhoneIndex => _phone;

    internal int Attempts
    {
        get => _attempts;
        init => _attempts = value;
    }

    /// <summary>When the contact's next call is due, in nanoseconds since 1970.</summary>
    internal long Due
    {
        get => _due;
        init => _due = value;
    }

    internal long LeaseUntil
    {
        get => _lease;
        init => _lease = value;
    }

    /// <summary>The instant from which delays after the last call are measured, where it is not the call's end.</summary>
    internal long Base
    {
        get => _base;
        init => _base = value;
    }

    internal long AtNanoseconds => _at;

    internal long Dialed => _dialed;

    internal long CallDue
    {
        get => _callDue;
        init => _callDue = value;
    }

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

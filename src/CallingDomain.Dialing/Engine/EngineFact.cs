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
public record struct EngineFact
{
    private readonly byte _phone;
    private readonly int _pass;
    private readonly int _number;
    private int _attempts;
    private readonly ulong _digits;
    private readonly long _at;
    private readonly long _callDue;
    private readonly long _dialed;
    private long _due;
    private long _lease;
    private long _base;
    private ContactCard _card;

    /// <summary>A fact of a call, as the engine keeps it.</summary>
    internal EngineFact(EngineFactKind kind, long at, int contact, long attempt, PhoneNumber phone, byte phoneIndex, int pass, int number, long due, long dialed)
    {
        (Kind, _at, Contact, Attempt, _digits) = (kind, at, contact, attempt, phone.Digits);
        (_phone, _pass, _number, _callDue, _dialed) = (phoneIndex, pass, number, due, dialed);
    }

    /// <summary>What happened.</summary>
    public EngineFactKind Kind { readonly get; init; }

    /// <summary>When.</summary>
    public Instant At
    {
        readonly get => DueTime.ToInstant(_at);
        init => _at = DueTime.Of(value);
    }

    /// <summary>The contact's number; -1 for a fact of no contact.</summary>
    public int Contact { readonly get; init; }

    /// <summary>Where the contact stands afterwards. Of the last call there is what the rules look at: nothing before its pass.</summary>
    public ContactState State
    {
        readonly get
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
    public long Attempt { readonly get; init; }

    /// <summary>The call that was claimed, dialled or ended.</summary>
    public ClaimedCall Call
    {
        readonly get => new(Attempt, Contact, PhoneNumber.FromDigits(_digits), _phone, _pass, _number, DueTime.ToInstant(_callDue), DueTime.ToInstant(_dialed));
        init
        {
            (Attempt, Contact, _digits, _phone, _pass) = (value.Attempt, value.Contact, value.Phone.Digits, unchecked((byte)value.PhoneIndex), value.Pass);
            (_number, _callDue, _dialed) = (value.Number, DueTime.Of(value.DueAt), DueTime.Of(value.DialedAt));
        }
    }

    /// <summary>How the call ended.</summary>
    public CallStatus Status { readonly get; init; }

    /// <summary>The retry status by which its phone was counted once more; unspecified for none.</summary>
    public CallStatus Counted { readonly get; init; }

    /// <summary>How many phones the contact has afterwards: those that were blocked are dropped when a pass begins.</summary>
    public int PhoneCount
    {
        readonly get => _card.PhoneCount;
        init => _card.PhoneCount = checked((byte)value);
    }

    /// <summary>The contact's priority.</summary>
    public int Priority
    {
        readonly get => _card.Priority;
        init => _card.Priority = value;
    }

    /// <summary>The number that was blocked, or that the call is to.</summary>
    public PhoneNumber Number
    {
        readonly get => PhoneNumber.FromDigits(_digits);
        init => _digits = value.Digits;
    }

    /// <summary>Where the contact stands afterwards, as the engine keeps it.</summary>
    internal ContactCard Card
    {
        readonly get => _card;
        set => _card = value;
    }

    internal readonly int PhoneIndex => _phone;

    internal int Attempts
    {
        readonly get => _attempts;
        set => _attempts = value;
    }

    /// <summary>When the contact's next call is due, in nanoseconds since 1970.</summary>
    internal long Due
    {
        readonly get => _due;
        set => _due = value;
    }

    internal long LeaseUntil
    {
        readonly get => _lease;
        set => _lease = value;
    }

    /// <summary>The instant from which delays after the last call are measured, where it is not the call's end.</summary>
    internal long Base
    {
        readonly get => _base;
        set => _base = value;
    }

    internal readonly long AtNanoseconds => _at;

    internal readonly long Dialed => _dialed;

    /// <summary>The contact stands where the rules' next step leads to.</summary>
    internal void Follow(CallStatus status, in NextStep next) => _card.Follow(status, next, _at, _due);

    /// <summary>The contact comes to stand elsewhere.</summary>
    internal void Take(in ContactState state, long from, byte phones)
    {
        _card.Take(state);
        _card.PhoneCount = phones;
        (_due, _attempts, _base) = (DueTime.Of(state.DueAt), state.Attempts, from);
    }

    /// <summary>When, what and of which contact; nobody's data.</summary>
    public readonly override string ToString() => Contact < 0 ? $"{At} {Kind}" : $"{At} {Kind} {Contact}";
}

/// <summary>Takes the facts of a <see cref="CampaignEngine"/> as they happen: a journal, a History, a count.</summary>
public interface IEngineFacts
{
    /// <summary>Takes a fact. It must not call the engine, and must not throw.</summary>
    /// <param name="fact">The fact; what it points to is good until the call returns.</param>
    void Add(in EngineFact fact);
}

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
/// Immutable to look at, compared by content, thread-safe; 112 bytes, from which states, calls and instants are made when they are asked for. What a kind does not need has its default. An entry of the History is a fact of the kind
/// <see cref="EngineFactKind.AttemptEnded"/>; one of the Final is any whose <see cref="State"/> is closed. Instants are kept to the nanosecond from 1678 to 2261, and beyond as the ends of time; passes up to 65,535.
/// </remarks>
public record struct EngineFact
{
    private const int StatusAt = 8, CountedAt = 16, PhoneAt = 24, ContactAt = 32; // bits, after the kind
    private const int PassAt = 16, AttemptsAt = 32; // after the number of the call

    // Words, each written as one: a processor that reads a word of which a part has just been written waits for it.
    private ulong _what;
    private ulong _counts;
    private long _at;
    private long _attempt;
    private ulong _digits;
    private long _callDue;
    private long _dialed;
    private long _due;
    private long _lease;
    private long _base;
    private ContactCard _card;

    /// <summary>What happened.</summary>
    public EngineFactKind Kind
    {
        readonly get => (EngineFactKind)ByteAt(0);
        init => _what = With(0, byte.MaxValue, (uint)value);
    }

    /// <summary>When.</summary>
    public Instant At
    {
        readonly get => DueTime.ToInstant(_at);
        init => _at = DueTime.Of(value);
    }

    /// <summary>The contact's number; -1 for a fact of no contact.</summary>
    public int Contact
    {
        readonly get => unchecked((int)(_what >> ContactAt));
        init => _what = With(ContactAt, uint.MaxValue, unchecked((uint)value));
    }

    /// <summary>Where the contact stands afterwards. Of the last call there is what the rules look at: nothing before its pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The state has what no contact of an engine can have: a phone beyond 255, a figure below 0, an unknown phase.</exception>
    public ContactState State
    {
        readonly get
        {
            var state = _card.ToState(_base) with { DueAt = DueTime.ToInstant(_due), Attempts = Attempts };
            return state.IsUnderWay ? state with { Attempt = _attempt, DialedAt = DueTime.ToInstant(_dialed), LeaseUntil = DueTime.ToInstant(_lease) } : state;
        }

        init
        {
            if (!ContactCard.CanKeep(value)) throw new ArgumentOutOfRangeException(nameof(value), "No contact can stand there.");
            Take(value, value.HasCalledInPass ? DueTime.Of(value.LastCall.DialedAt) : 0);
            if (value.IsUnderWay) (_attempt, _dialed, _lease) = (value.Attempt, DueTime.Of(value.DialedAt), DueTime.Of(value.LeaseUntil));
        }
    }

    /// <summary>The attempt that was claimed, dialled or ended, or that goes on; 0 for none.</summary>
    public long Attempt
    {
        readonly get => _attempt;
        init => _attempt = value;
    }

    /// <summary>The call that was claimed, dialled or ended.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The phone's place is not 0 to 254, or a figure is below 0.</exception>
    public ClaimedCall Call
    {
        readonly get => new(this);
        init
        {
            if (value.PhoneIndex is < 0 or >= ContactCard.MaxPhones || value.Pass < 0 || value.Number is < 0 or > ushort.MaxValue) throw new ArgumentOutOfRangeException(nameof(value), "There is no such call.");
            (Contact, _attempt, _digits, _callDue, _dialed) = (value.Contact, value.Attempt, value.Phone.Digits, DueTime.Of(value.DueAt), DueTime.Of(value.DialedAt));
            _what = With(PhoneAt, byte.MaxValue, unchecked((uint)value.PhoneIndex));
            _counts = (_counts & ~(ulong)uint.MaxValue) | unchecked((ushort)value.Number) | ((ulong)(ushort)Math.Min(value.Pass, ushort.MaxValue) << PassAt);
        }
    }

    /// <summary>How the call ended.</summary>
    public CallStatus Status
    {
        readonly get => (CallStatus)ByteAt(StatusAt);
        init => _what = With(StatusAt, byte.MaxValue, (uint)value);
    }

    /// <summary>The retry status by which its phone was counted once more; unspecified for none.</summary>
    public CallStatus Counted
    {
        readonly get => (CallStatus)ByteAt(CountedAt);
        init => _what = With(CountedAt, byte.MaxValue, (uint)value);
    }

    /// <summary>How many phones the contact has afterwards: those that were blocked are dropped when a pass begins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 0 to 255.</exception>
    public int PhoneCount
    {
        readonly get => _card.PhoneCount;
        init => _card.PhoneCount = value is >= 0 and <= ContactCard.MaxPhones ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A contact has 0 to 255 phones to call.");
    }

    /// <summary>The contact's priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public int Priority
    {
        readonly get => _card.Priority;
        init => _card.Priority = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A priority is 1 or more, and 0 for a fact of no contact.");
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
        init => _card = value;
    }

    internal readonly int PhoneIndex => ByteAt(PhoneAt);

    internal readonly int CallPass => unchecked((ushort)(_counts >> PassAt));

    internal readonly int CallNumber => unchecked((ushort)_counts);

    internal readonly long CallDue => _callDue;

    internal readonly long Dialed => _dialed;

    internal readonly long AtNanoseconds => _at;

    internal readonly int Attempts => unchecked((int)(_counts >> AttemptsAt));

    /// <summary>When the contact's next call is due, in nanoseconds since 1970.</summary>
    internal readonly long Due => _due;

    internal readonly long LeaseUntil => _lease;

    /// <summary>The instant from which delays after the last call are measured, in nanoseconds since 1970.</summary>
    internal long Base
    {
        readonly get => _base;
        init => _base = value;
    }

    /// <summary>Writes a fact of a call in its place, the contact as it was before.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="call">The call: attempt, contact, number, when it was dialled, its lease.</param>
    /// <param name="card">The contact's card.</param>
    /// <param name="record">The contact's record in the hopper.</param>
    /// <param name="number">How often the phone was called with it.</param>
    /// <param name="at">When.</param>
    /// <param name="from">The instant from which delays after the last call are measured.</param>
    internal void Write(EngineFactKind kind, in CallUnderWay call, in ContactCard card, in ContactRecord record, int number, long at, long from)
    {
        _what = (ulong)kind | ((ulong)(uint)card.Phone << PhoneAt) | ((ulong)(uint)call.Contact << ContactAt);
        _counts = unchecked((ushort)number) | ((ulong)(uint)card.Pass << PassAt) | ((ulong)(uint)record.Attempts << AttemptsAt);
        _at = at;
        _attempt = call.Attempt;
        _digits = call.Number.Digits;
        _callDue = record.Due;
        _dialed = call.Dialed;
        _due = record.Due;
        _lease = call.LeaseUntil;
        _base = from;
        _card = card;
    }

    /// <summary>Writes the fact of a contact that was loaded and waits for its first call.</summary>
    internal void Load(int contact, in ContactCard card, long due, long at)
    {
        this = default;
        _what = (ulong)EngineFactKind.ContactLoaded | ((ulong)(uint)contact << ContactAt);
        (_at, _due, _card) = (at, due, card);
        _card.Load(due);
    }

    /// <summary>The call is claimed.</summary>
    internal void Claim()
    {
        _card.Claim();
        _counts = unchecked(_counts + (1UL << AttemptsAt));
    }

    /// <summary>The call ended in a way.</summary>
    internal void End(CallStatus status, CallStatus counted) => _what |= ((ulong)status << StatusAt) | ((ulong)counted << CountedAt);

    /// <summary>The contact stands where the rules' next step leads to.</summary>
    internal void Follow(CallStatus status, in RuleStep next, long due, long from)
    {
        _card.Follow(status, next, _at, due);
        (_due, _base) = (due, from);
    }

    /// <summary>The contact comes to stand elsewhere.</summary>
    internal void Take(in ContactState state, long from)
    {
        _card.Take(state);
        (_due, _base) = (DueTime.Of(state.DueAt), from);
        _counts = (_counts & uint.MaxValue) | ((ulong)(uint)state.Attempts << AttemptsAt);
    }

    /// <summary>Whether both say the same.</summary>
    public readonly bool Equals(EngineFact other) => (_what, _counts, _at, _attempt, _digits, _callDue, _dialed, _due) == (other._what, other._counts, other._at, other._attempt, other._digits, other._callDue, other._dialed, other._due)
        && Priority == other.Priority && PhoneCount == other.PhoneCount && State == other.State;

    /// <inheritdoc/>
    public readonly override int GetHashCode() => HashCode.Combine(_what, _counts, _at, _attempt, _digits, _callDue, _dialed, _due);

    /// <summary>When, what and of which contact; nobody's data.</summary>
    public readonly override string ToString() => Contact < 0 ? $"{At} {Kind}" : $"{At} {Kind} {Contact}";

    private readonly int ByteAt(int bit) => unchecked((byte)(_what >> bit));

    private readonly ulong With(int bit, ulong mask, uint value) => (_what & ~(mask << bit)) | ((value & mask) << bit);
}

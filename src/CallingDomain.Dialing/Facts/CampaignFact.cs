using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Something that happened in a campaign, numbered from 1: applied in their order, all its facts rebuild the campaign.</summary>
/// <remarks>
/// A fact of a contact holds the state that the contact has afterwards. A command for many contacts at once (blacklist, settings, contact item types, list reset, pause) is one fact, whose effect on contacts is computed again when the fact is applied.
/// Immutable, compared by content, thread-safe; 128 bytes. A property that a kind does not need has its default. Passes are kept up to 65,535.
/// </remarks>
public partial record struct CampaignFact
{
    private const int StatusAt = 8, CountedAt = 16, PhoneAt = 24, ContactAt = 32; // bits, after the kind
    private const int PassAt = 16, AttemptsAt = 32; // after the number of the call
    private const ulong KindBits = 0x7F, Replanned = 0x80;

    // Words, each written as one: a processor stalls when it reads a word of which a part has just been written.
    private ulong _what;
    private ulong _counts;
    private long _number;
    private long _at;
    private long _attempt;
    private ulong _digits;
    private long _callDue;
    private long _dialed;
    private long _lease;
    private ContactStanding _contact;
    private object? _detail;

    /// <summary>Its place among the campaign's facts, from 1.</summary>
    public readonly long Number => _number;

    /// <summary>What happened.</summary>
    public readonly CampaignFactKind Kind => (CampaignFactKind)(_what & KindBits);

    /// <summary>The stable code of <see cref="Kind"/>, such as <c>attemptEnded</c>.</summary>
    public readonly string Code => CampaignFactCodes.Of(Kind);

    /// <summary>When.</summary>
    public readonly Instant At => DueTime.ToInstant(_at);

    /// <summary>The contact's number, its place in the order of loading from 0; -1 for a fact of the whole campaign.</summary>
    public readonly int Contact => unchecked((int)(_what >> ContactAt));

    /// <summary>The state of the contact afterwards. Attempt, dialing and lease are those of a call under way.</summary>
    public readonly ContactState State
    {
        get
        {
            var state = ContactState.Of(_contact);
            return state.IsUnderWay ? state with { Attempt = _attempt, DialedAt = DueTime.ToInstant(_dialed), LeaseUntil = DueTime.ToInstant(_lease) } : state;
        }
    }

    /// <summary>The contact's priority afterwards.</summary>
    public readonly int Priority => _contact.Card.Priority;

    /// <summary>The attempt that was claimed, dialed, ended or reached late, or that is under way; 0 for none.</summary>
    public readonly long Attempt => _detail is LateAttempt late ? late.Attempt : _attempt;

    /// <summary>The called number, also of a call placed elsewhere, or the blacklisted number; none for other kinds.</summary>
    public readonly PhoneNumber Phone => PhoneNumber.FromDigits(_digits);

    /// <summary>For a call: the place of its phone in the plan of its pass, from 0.</summary>
    public readonly int PhoneIndex => ByteAt(PhoneAt);

    /// <summary>For a call: its pass, from 1.</summary>
    public readonly int Pass => unchecked((ushort)(_counts >> PassAt));

    /// <summary>For a call: which attempt of its phone it is, from 1.</summary>
    public readonly int PhoneAttempt => unchecked((ushort)_counts);

    /// <summary>For a call: when it was due.</summary>
    public readonly Instant DueAt => DueTime.ToInstant(_callDue);

    /// <summary>For a call: when it was claimed; for one made elsewhere: when it was made.</summary>
    public readonly Instant DialedAt => DueTime.ToInstant(_dialed);

    /// <summary>For a call that ended: how.</summary>
    public readonly CallStatus Status => (CallStatus)ByteAt(StatusAt);

    /// <summary>For a call that ended: the retry status by which its phone was counted once more; unspecified for none.</summary>
    public readonly CallStatus Counted => (CallStatus)ByteAt(CountedAt);

    /// <summary>For a contact loaded or edited: the contact; null for one that is known by its number alone.</summary>
    public readonly Contact? LoadedContact => (_detail as LoadedContact)?.Contact;

    /// <summary>For a claimed call or a reserved contact: the agent or dialer who claimed or reserved it; null for none.</summary>
    public readonly string? Agent => Kind == CampaignFactKind.AttemptClaimed ? _detail as string : (_detail as ReservedPreview)?.Agent;

    /// <summary>For a reserved contact: when its lease ends; null for other kinds.</summary>
    public readonly Instant? ReservedUntil => _detail is ReservedPreview preview ? DueTime.ToInstant(preview.Until) : null;

    /// <summary>The callback that was agreed on; null for none.</summary>
    public readonly CallbackTime? Callback => (_detail as AgreedCallback)?.Time;

    /// <summary>The settings that hold from now on; null for other kinds.</summary>
    public readonly CampaignSettings? Settings => _detail as CampaignSettings;

    /// <summary>The list that was reset or changed; null for all, and for other kinds.</summary>
    public readonly string? List => Kind == CampaignFactKind.ListReset ? _detail as string : (_detail as ListChange)?.List;

    /// <summary>What was done with the list; unspecified for other kinds.</summary>
    public readonly ListAction ListAction => _detail is ListChange change ? change.Action : ListAction.Unspecified;

    /// <summary>For a change of contact item types: the type as it was; null for other kinds.</summary>
    public readonly ContactItemType? TypeBefore => (_detail as TypeChange)?.From;

    /// <summary>For a change of contact item types: the type as it is; null when it was deleted, and for other kinds.</summary>
    public readonly ContactItemType? TypeAfter => (_detail as TypeChange)?.To;

    /// <summary>For a deleted contact item type: what became of its phones.</summary>
    public readonly DeletedTypeRule TypeRule => (_detail as TypeChange)?.Rule ?? DeletedTypeRule.Untype;

    /// <summary>For a list reset: whether open contacts are fresh too.</summary>
    public readonly bool IncludesOpen => Kind == CampaignFactKind.ListReset && IsReplanned;

    /// <summary>For a call that was dialed or ended: the host's reference, where it came with this fact; null for none.</summary>
    public readonly string? Reference => Remarks?.Reference;

    /// <summary>For a call that ended: a short note of the host; null for none.</summary>
    public readonly string? Note => Remarks?.Note;

    /// <summary>What was said of the call; null for nothing.</summary>
    internal readonly CallRemarks? Remarks => _detail is null ? null : _detail as CallRemarks ?? (_detail as AgreedCallback)?.Remarks ?? (_detail as LateAttempt)?.Remarks;

    /// <summary>Whether the contact's plan of phones was made anew.</summary>
    internal readonly bool IsReplanned => (_what & Replanned) != 0;

    internal readonly long AtNanoseconds => _at;

    internal readonly long CallDue => _callDue;

    internal readonly long Dialed => _dialed;

    internal readonly long LeaseUntil => _lease;

    internal readonly object? Detail => _detail;

    [UnscopedRef]
    internal readonly ref readonly ContactStanding Standing => ref _contact;

    /// <summary>Writes a fact of the whole campaign.</summary>
    internal void Write(long number, CampaignFactKind kind, long at, PhoneNumber phone = default, object? detail = null)
    {
        this = default;
        (_what, _number, _at, _digits, _detail) = ((ulong)kind | ((ulong)uint.MaxValue << ContactAt), number, at, phone.Digits, detail);
    }

    /// <summary>The list reset is of open contacts too: their plans are made anew.</summary>
    internal void IncludeOpen() => _what |= Replanned;

    /// <summary>Writes a fact of a contact without a call.</summary>
    internal void Write(long number, CampaignFactKind kind, int contact, in ContactStanding standing, long at, bool isReplanned, object? detail = null)
    {
        this = default;
        _what = (ulong)kind | (isReplanned ? Replanned : 0) | ((ulong)(uint)contact << ContactAt);
        (_number, _at, _contact, _detail) = (number, at, standing, detail);
    }

    /// <summary>Writes a fact of a call, the contact as it was before.</summary>
    /// <param name="number">The fact's number.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="call">The call: attempt, contact, number, when it was dialed, its lease.</param>
    /// <param name="contact">The contact's block.</param>
    /// <param name="phoneAttempt">Which attempt of its phone it is, from 1.</param>
    /// <param name="at">When.</param>
    /// <param name="from">The instant from which delays after the last call are measured.</param>
    internal void Write(long number, CampaignFactKind kind, in CallUnderWay call, in ContactBlock contact, int phoneAttempt, long at, long from)
    {
        _what = (ulong)kind | ((ulong)(uint)contact.Card.Phone << PhoneAt) | ((ulong)(uint)call.Contact << ContactAt);
        _counts = unchecked((ushort)phoneAttempt) | ((ulong)(uint)contact.Card.Pass << PassAt);
        _number = number;
        _at = at;
        _attempt = call.Attempt;
        _digits = call.Number.Digits;
        _callDue = contact.Record.Due;
        _dialed = call.Dialed;
        _lease = call.LeaseUntil;
        _contact.Card = contact.Card;
        _contact.Due = contact.Record.Due;
        _contact.Base = from;
        _contact.Attempts = contact.Record.Attempts;
        _detail = null;
    }

    /// <summary>The call under way of a contact of which something else is told.</summary>
    internal void WriteCall(in CallUnderWay call) => (_attempt, _dialed, _lease) = (call.Attempt, call.Dialed, call.LeaseUntil);

    /// <summary>The number that is meant.</summary>
    internal void Concern(PhoneNumber number) => _digits = number.Digits;

    /// <summary>What was said of the call.</summary>
    internal void Remark(CallRemarks remarks) => _detail = _detail switch
    {
        AgreedCallback callback => callback with { Remarks = remarks },
        LateAttempt late => late with { Remarks = remarks },
        _ => remarks,
    };

    /// <summary>The call that was made elsewhere.</summary>
    internal void CallOutside(long called, CallStatus status)
    {
        _dialed = called;
        _what |= (ulong)status << StatusAt;
    }

    /// <summary>The call is claimed.</summary>
    internal void Claim(string? agent)
    {
        _contact.Card.Claim();
        _contact.Attempts++;
        if (agent is not null) _detail = agent; // a reference written costs a write barrier
    }

    /// <summary>The call was dialed, with another lease.</summary>
    internal void Start(long leaseUntil)
    {
        _contact.Card.Start();
        _lease = leaseUntil;
    }

    /// <summary>The call ended.</summary>
    internal void End(CallStatus status, CallStatus counted) => _what |= ((ulong)status << StatusAt) | ((ulong)counted << CountedAt);

    /// <summary>The contact takes the step that the rules give after its call.</summary>
    internal void Follow(CallStatus status, in RuleStep next, long from, RetrySettings settings) => ContactTransition.Follow(ref _contact, status, next, _at, from, settings);

    /// <summary>The contact's state afterwards.</summary>
    internal void Take(in ContactStanding contact, bool isReplanned, object? detail)
    {
        (_contact, _detail) = (contact, detail);
        if (isReplanned) _what |= Replanned;
    }

    /// <summary>Writes a fact from its parts, as they were read.</summary>
    internal static CampaignFact Of(long number, ulong what, ulong counts, long at, long attempt, ulong digits, long callDue, long dialed, long lease, in ContactStanding contact, object? detail) => new()
    {
        _number = number,
        _what = what,
        _counts = counts,
        _at = at,
        _attempt = attempt,
        _digits = digits,
        _callDue = callDue,
        _dialed = dialed,
        _lease = lease,
        _contact = contact,
        _detail = detail,
    };

    /// <summary>Its parts, as they are written.</summary>
    internal readonly (ulong What, ulong Counts, long Attempt, ulong Digits, long CallDue, long Dialed, long Lease) Words => (_what, _counts, _attempt, _digits, _callDue, _dialed, _lease);

    /// <summary>Whether both say the same.</summary>
    public readonly bool Equals(CampaignFact other) =>
        (_what, _counts, _number, _at, _attempt, _digits, _callDue) == (other._what, other._counts, other._number, other._at, other._attempt, other._digits, other._callDue)
        && (_dialed, _lease) == (other._dialed, other._lease) && Priority == other.Priority && State == other.State && DetailsEqual(_detail, other._detail);

    /// <inheritdoc/>
    public readonly override int GetHashCode() => HashCode.Combine(_number, _what, _counts, _at, _attempt, _digits);

    /// <summary>Its number, when, and what happened to which contact; no phone number and no name.</summary>
    public readonly override string ToString() => Contact < 0
        ? string.Create(CultureInfo.InvariantCulture, $"{_number} {At} {Code}")
        : string.Create(CultureInfo.InvariantCulture, $"{_number} {At} {Code} {Contact}");

    private static bool DetailsEqual(object? one, object? other) => (one, other) switch
    {
        (LoadedContact left, LoadedContact right) => Equals(left.Contact, right.Contact) && left.Phones.AsSpan().SequenceEqual(right.Phones) && Equals(left.Zone, right.Zone),
        _ => Equals(one, other),
    };

    private readonly int ByteAt(int bit) => unchecked((byte)(_what >> bit));
}

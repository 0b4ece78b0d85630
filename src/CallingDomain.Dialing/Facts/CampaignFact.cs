using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>An event of a campaign, numbered from 1. Applied in order, all facts rebuild the campaign.</summary>
/// <remarks>
/// A fact of a contact contains the contact's state after the event. A command for many contacts (blacklist, settings, contact item types, list reset, pause) is one fact, and applying it computes the effect on the contacts again.
/// Immutable, compared by content, thread-safe; 128 bytes. A property that does not apply to a kind has its default. Passes are counted up to 65,535.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public partial record struct CampaignFact
{
    private const int StatusAt = 8, CountedAt = 16, PhoneAt = 24, ContactAt = 32; // bits, after the kind
    private const int PassAt = 16; // bits, after the number of the attempt on the phone
    private const ulong KindBits = 0x7F, Replanned = 0x80;

    // Each word is written as a whole: reading a word stalls the processor when only a part of it has just been written.
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

    /// <summary>The fact's place in the sequence of the campaign's facts, from 1.</summary>
    public readonly long Number => _number;

    /// <summary>The kind of event.</summary>
    public readonly CampaignFactKind Kind => (CampaignFactKind)(_what & KindBits);

    /// <summary>The stable code of <see cref="Kind"/>, such as <c>attemptEnded</c>.</summary>
    public readonly string Code => CampaignFactCodes.Of(Kind);

    /// <summary>When the event happened.</summary>
    public readonly Instant At => DueTime.ToInstant(_at);

    /// <summary>The contact's number: its place in the order of loading, from 0; -1 for a fact of the whole campaign.</summary>
    public readonly int Contact => unchecked((int)(_what >> ContactAt));

    /// <summary>The contact's phase after the event; unspecified for a fact of the whole campaign.</summary>
    public readonly ContactPhase Phase => _contact.Card.Phase;

    /// <summary>When the contact's next call is due after the event; null unless the contact waits.</summary>
    public readonly Instant? NextDueAt => _contact.Card.IsWaiting ? DueTime.ToInstant(_contact.Due) : null;

    /// <summary>Why the contact is closed after the event; unspecified for an open contact.</summary>
    public readonly CloseReason CloseReason => _contact.Card.IsClosed ? _contact.Card.ClosedReason : CloseReason.Unspecified;

    /// <summary>The contact's priority after the event; 0 for a fact of the whole campaign.</summary>
    public readonly int Priority => _contact.Card.Priority;

    /// <summary>The attempt that was claimed, dialed, ended or reached late, or that is under way; 0 for none.</summary>
    public readonly long Attempt => _detail is LateAttempt late ? late.Attempt : _attempt;

    /// <summary>The called number, also of a call placed elsewhere, or the number added to or removed from the blacklist; otherwise none.</summary>
    public readonly PhoneNumber Phone => PhoneNumber.FromDigits(_digits);

    /// <summary>For a call: the index of its phone in the plan of its pass, from 0.</summary>
    public readonly int PhoneIndex => ByteAt(PhoneAt);

    /// <summary>For a call: its pass, from 1.</summary>
    public readonly int Pass => unchecked((ushort)(_counts >> PassAt));

    /// <summary>For a call: its place among the attempts on this phone of the contact, from 1.</summary>
    public readonly int PhoneAttempt => unchecked((ushort)_counts);

    /// <summary>For a call: when it was due.</summary>
    public readonly Instant DueAt => DueTime.ToInstant(_callDue);

    /// <summary>For a call: when it was claimed; for a call placed elsewhere: when it was placed.</summary>
    public readonly Instant DialedAt => DueTime.ToInstant(_dialed);

    /// <summary>For an ended call: how it ended.</summary>
    public readonly CallStatus Status => (CallStatus)ByteAt(StatusAt);

    /// <summary>For an ended call: the retry status counted for its phone; unspecified for none.</summary>
    public readonly CallStatus Counted => (CallStatus)ByteAt(CountedAt);

    /// <summary>For a loaded or edited contact: the contact; null if it was loaded without an identity.</summary>
    public readonly Contact? LoadedContact => (_detail as LoadedContact)?.Contact;

    /// <summary>For a claimed call or a reserved contact: the agent or dialer; null for none.</summary>
    public readonly string? Agent => Kind == CampaignFactKind.AttemptClaimed ? _detail as string : (_detail as ReservedPreview)?.Agent;

    /// <summary>For a reserved contact: the end of the lease; null for other kinds.</summary>
    public readonly Instant? ReservedUntil => _detail is ReservedPreview preview ? DueTime.ToInstant(preview.Until) : null;

    /// <summary>The agreed callback; null for none.</summary>
    public readonly CallbackTime? Callback => (_detail as AgreedCallback)?.Time;

    /// <summary>The new settings; null for other kinds.</summary>
    public readonly CampaignSettings? Settings => _detail as CampaignSettings;

    /// <summary>The list that was reset or changed; null for all lists, and for other kinds.</summary>
    public readonly string? List => Kind == CampaignFactKind.ListReset ? _detail as string : (_detail as ListChange)?.List;

    /// <summary>For a changed list: <c>Hold</c>, <c>Release</c> or <c>Detach</c>; null for other kinds.</summary>
    public readonly string? ListAction => _detail is ListChange change && JsonWords.ListAction.Has(change.Action) ? JsonWords.ListAction[change.Action] : null;

    /// <summary>For a changed contact item type: the previous type; null for other kinds.</summary>
    public readonly ContactItemType? TypeBefore => (_detail as TypeChange)?.From;

    /// <summary>For a changed contact item type: the new type; null if it was deleted, and for other kinds.</summary>
    public readonly ContactItemType? TypeAfter => (_detail as TypeChange)?.To;

    /// <summary>For a deleted contact item type: whether its phones were removed.</summary>
    public readonly bool RemovesPhones => _detail is TypeChange { Rule: DeletedTypeRule.RemovePhones };

    /// <summary>For a list reset: whether open contacts were reset too.</summary>
    public readonly bool IncludesOpen => Kind == CampaignFactKind.ListReset && IsReplanned;

    /// <summary>For a dialed or ended call: the host's reference, if the report had one; otherwise null.</summary>
    public readonly string? Reference => Remarks?.Reference;

    /// <summary>For an ended call: the host's short note; null for none.</summary>
    public readonly string? Note => Remarks?.Note;

    /// <summary>For a number added to the blacklist: when the entry ends; null for never, and for other kinds.</summary>
    public readonly Instant? ListedUntil => _detail is ListedNumber { Until: not DueTime.Never and var until } ? DueTime.ToInstant(until) : null;

    /// <summary>For a number added to the blacklist: the reason in the host's words; null for none, and for other kinds.</summary>
    public readonly string? ListingReason => (_detail as ListedNumber)?.Reason;

    /// <summary>For a call placed elsewhere: its subject, a key of the host; null if unknown, and for other kinds.</summary>
    public readonly string? Subject => (_detail as OutsideCall)?.Subject;

    /// <summary>For a call placed elsewhere: its caller, a key of the host; null if unknown, and for other kinds.</summary>
    public readonly string? Caller => (_detail as OutsideCall)?.Caller;

    /// <summary>For an ended call, or one placed elsewhere: whether the called party had consented to it.</summary>
    public readonly bool IsConsented => _detail is OutsideCall outside ? outside.IsConsented : Remarks is { IsConsented: true };

    /// <summary>For an ended call, or one placed elsewhere: the outcome of the conversation; otherwise unspecified.</summary>
    public readonly CallOutcome Outcome => _detail is OutsideCall outside ? outside.Outcome : Remarks?.Outcome ?? CallOutcome.Unspecified;

    /// <summary>For an ended call: the signals beside the status.</summary>
    public readonly ImmutableArray<CallSignal> Signals => Remarks?.Signals ?? [];

    /// <summary>For an ended call: the name of the disposition; null for none.</summary>
    public readonly string? Disposition => Remarks?.Disposition;

    /// <summary>For an ended call: the trunk; null if unknown.</summary>
    public readonly string? Trunk => Remarks?.Trunk;

    /// <summary>The contact's state after the event, including its call under way.</summary>
    internal readonly ContactState State
    {
        get
        {
            var state = ContactState.Of(_contact);
            return state.IsUnderWay ? state with { Attempt = _attempt, DialedAt = DueTime.ToInstant(_dialed), LeaseUntil = DueTime.ToInstant(_lease) } : state;
        }
    }

    /// <summary>The remarks of the report; null for none.</summary>
    internal readonly CallRemarks? Remarks => _detail is null ? null : _detail as CallRemarks ?? (_detail as AgreedCallback)?.Remarks ?? (_detail as LateAttempt)?.Remarks;

    /// <summary>Whether the contact got a new plan of phones.</summary>
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

    /// <summary>Marks the list reset as one of open contacts too.</summary>
    internal void IncludeOpen() => _what |= Replanned;

    /// <summary>Writes a fact of a contact.</summary>
    internal void Write(long number, CampaignFactKind kind, int contact, in ContactStanding standing, long at, bool isReplanned, object? detail = null)
    {
        this = default;
        _what = (ulong)kind | (isReplanned ? Replanned : 0) | ((ulong)(uint)contact << ContactAt);
        (_number, _at, _contact, _detail) = (number, at, standing, detail);
    }

    /// <summary>Writes a fact of a call, with the contact's state before the event.</summary>
    /// <param name="number">The fact's number.</param>
    /// <param name="kind">The kind of event.</param>
    /// <param name="call">The call.</param>
    /// <param name="contact">The contact's block.</param>
    /// <param name="phoneAttempt">The place among the attempts on the phone, from 1.</param>
    /// <param name="at">When the event happened.</param>
    /// <param name="from">The instant from which the delay after the last call is measured.</param>
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

    /// <summary>Adds the contact's call under way to a fact of another event.</summary>
    internal void WriteCall(in CallUnderWay call) => (_attempt, _dialed, _lease) = (call.Attempt, call.Dialed, call.LeaseUntil);

    /// <summary>Sets the phone number.</summary>
    internal void Concern(PhoneNumber number) => _digits = number.Digits;

    /// <summary>Adds the remarks of the report.</summary>
    internal void Remark(CallRemarks remarks) => _detail = _detail switch
    {
        AgreedCallback callback => callback with { Remarks = remarks },
        LateAttempt late => late with { Remarks = remarks },
        _ => remarks,
    };

    /// <summary>Adds the call placed elsewhere.</summary>
    internal void CallOutside(long called, CallStatus status)
    {
        _dialed = called;
        _what |= (ulong)status << StatusAt;
    }

    /// <summary>Applies the claim to the contact's state.</summary>
    internal void Claim(string? agent)
    {
        _contact.Card.Claim();
        _contact.Attempts++;
        if (agent is not null) _detail = agent; // writing a reference costs a write barrier
    }

    /// <summary>Applies the start of the call, with its new lease.</summary>
    internal void Start(long leaseUntil)
    {
        _contact.Card.Start();
        _lease = leaseUntil;
    }

    /// <summary>Sets how the call ended.</summary>
    internal void End(CallStatus status, CallStatus counted) => _what |= ((ulong)status << StatusAt) | ((ulong)counted << CountedAt);

    /// <summary>Applies the step that the rules give after the call.</summary>
    internal void Follow(CallStatus status, in RuleStep next, long from, RetrySettings settings) => ContactTransition.Follow(ref _contact, status, next, _at, from, settings);

    /// <summary>Sets the contact's state after the event.</summary>
    internal void Take(in ContactStanding contact, bool isReplanned, object? detail)
    {
        (_contact, _detail) = (contact, detail);
        if (isReplanned) _what |= Replanned;
    }

    /// <summary>Creates a fact from its words.</summary>
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

    /// <summary>The words of the fact, as the formats write them.</summary>
    internal readonly (ulong What, ulong Counts, long Attempt, ulong Digits, long CallDue, long Dialed, long Lease) Words => (_what, _counts, _attempt, _digits, _callDue, _dialed, _lease);

    /// <summary>Whether both have the same content.</summary>
    public readonly bool Equals(CampaignFact other) =>
        (_what, _counts, _number, _at, _attempt, _digits, _callDue) == (other._what, other._counts, other._number, other._at, other._attempt, other._digits, other._callDue)
        && (_dialed, _lease) == (other._dialed, other._lease) && Priority == other.Priority && State == other.State && DetailsEqual(_detail, other._detail);

    /// <inheritdoc/>
    public readonly override int GetHashCode() => HashCode.Combine(_number, _what, _counts, _at, _attempt, _digits);

    /// <summary>Number, instant, code and contact; no phone number and no name.</summary>
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

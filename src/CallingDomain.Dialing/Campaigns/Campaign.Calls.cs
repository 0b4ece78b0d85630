using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Calls: claimed, dialed, ended, lost.</content>
public sealed partial class Campaign
{
    /// <summary>The longest reference of a call: 64 characters.</summary>
    public const int MaxReferenceLength = 64;

    /// <summary>The longest note to a call: 256 characters.</summary>
    public const int MaxNoteLength = 256;

    /// <summary>
    /// When <see cref="Claim"/> is worth asking again, if no call ends before: null when no contact waits that it could give to any agent, no line is free, or the campaign is paused. The campaign's end counts as such an instant as long as contacts are open. Callbacks of agents come at <see cref="NextWakeUpFor"/>, and here when they become anybody's (<see cref="CampaignSettings.CallbackOwnerTime"/>).
    /// </summary>
    public Instant? NextWakeUp => NextWakeUpFor(agent: null);

    /// <summary>When the first lease of a call under way ends; null when no call is under way.</summary>
    public Instant? NextLeaseEnd => _scheduler.NextLeaseEnd is { } end ? DueTime.ToInstant(end) : null;

    /// <summary>When <see cref="Claim"/> is worth asking again for an agent, whose own callbacks count too.</summary>
    public Instant? NextWakeUpFor(string? agent) => _scheduler.NextWakeUp(agent) is { } due ? DueTime.ToInstant(due) : null;

    /// <summary>Claims the call that is to be placed next, if there is one.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="agent">The agent or dialer who asks, and alone may report on the call then; callbacks of this agent count too. Null: any.</param>
    /// <returns>
    /// The first in the hopper's order of the contacts that are due, whose calling hours are open, whose limits allow it and whose number is in no call; null when there is none, no line is free, the campaign is paused or has come to its end, or
    /// <paramref name="now"/> lies before an instant passed earlier, or outside the years 1678 to 2261. It is a lease of <see cref="CampaignSettings.ClaimLease"/>.
    /// </returns>
    /// <remarks>Contacts that are due and may not be called any more are moved to their next instant by the way, at the cost of a claim each.</remarks>
    /// <exception cref="ArgumentException">The agent's name has half of a surrogate pair, which cannot be kept.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // else the attempt is copied from place to place, and each copy waits for the one before
    public Attempt? Claim(Instant now, string? agent = null)
    {
        if (agent is not null) ContactText.ThrowUnlessWhole(agent);
        if (WhyNot(now, out var at) is not null || !_scheduler.TryClaim(at, agent, out var call)) return null;
        return _host.HasReceiver ? AttemptAt(call) : Describe(_scheduler.CallAt(call), now); // written once, in place
    }

    /// <summary>The calls under way in the order of dialing, such as after a restart.</summary>
    public ImmutableArray<Attempt> AttemptsUnderWay => [.. _scheduler.Calls().Select(AttemptAt).OrderBy(attempt => attempt.Id)];

    /// <summary>A call under way; null when no call of this identity is.</summary>
    public Attempt? AttemptOf(long attempt) => _scheduler.TryFindCall(attempt, out var call) ? AttemptAt(call) : null;

    /// <summary>Reports that a claimed call was dialed, or is still under way: a lease of <see cref="CampaignSettings.CallLease"/> from now on. Calls that end before their lease does need no report.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="at">The present instant.</param>
    /// <param name="agent">Who reports, if the call was claimed by an agent.</param>
    /// <param name="reference">The host's reference, such as its call identity, up to <see cref="MaxReferenceLength"/> characters; null or empty keeps the one reported before.</param>
    /// <returns>Null when it is noted; else why nothing has changed.</returns>
    public CampaignReason? Start(long attempt, Instant at, string? agent = null, string? reference = null) =>
        WhyNot(at, out var now) ?? CallRemarks.Read(reference, note: null, out var remarks) ?? _scheduler.Start(attempt, agent, now, remarks);

    /// <summary>The host's reference of a call under way; null for none. Of a call that is over, the History has it.</summary>
    public string? ReferenceOf(long attempt) => _scheduler.ReferenceOf(attempt);

    /// <summary>Reports how a call ended.</summary>
    /// <remarks>
    /// <see cref="CallStatus.Reached"/> is also taken for a call that was ended as <see cref="CallStatus.Lost"/>, until its contact is reset or loaded again, or the campaign is over: the call is <see cref="CallStatus.Reached"/> in History then, marked
    /// <see cref="HistoryEntry.IsLate"/>; its phone's count is taken back; the contact is closed as reached, one in another call when that call is over. A contact that the rules had closed has another entry in Final, with the instant of
    /// the first; one that was reached by another call, deleted or cancelled keeps its reason.
    /// </remarks>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="status">How it ended. <see cref="CallStatus.NotDialed"/> gives it back: same phone, same pass, nothing counted.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="agent">Who reports, if the call was claimed by an agent.</param>
    /// <param name="note">A short note, up to <see cref="MaxNoteLength"/> characters; null or empty for none.</param>
    /// <param name="reference">The host's reference, as with <see cref="Start"/>.</param>
    /// <returns>Null when it is noted, and <see cref="StateOf"/> gives the state of the contact then; else why nothing has changed.</returns>
    public CampaignReason? End(long attempt, CallStatus status, Instant at, string? agent = null, string? note = null, string? reference = null) =>
        WhyNot(at, out var now) ?? CallRemarks.Read(reference, note, out var remarks) ?? _scheduler.End(attempt, agent, status, now, remarks);

    /// <summary>Reports that a call ended with the wish to be called at another time.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="callback">The local time of the callback and its owner.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the one that was called.</param>
    /// <param name="agent">Who reports, if the call was claimed by an agent.</param>
    /// <param name="note">A short note, as with <see cref="End"/>.</param>
    /// <param name="reference">The host's reference, as with <see cref="Start"/>.</param>
    /// <returns>Null when it is noted; else why nothing has changed.</returns>
    public CampaignReason? Recall(long attempt, CallbackTime callback, Instant at, PhoneNumber? phone = null, string? agent = null, string? note = null, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WhyNot(at, out var now) ?? WhyNoPhone(phone) ?? WhyNoOwner(callback) ?? CallRemarks.Read(reference, note, out var remarks)
            ?? _scheduler.Recall(attempt, agent, new AgreedCallback(callback, phone ?? PhoneNumber.None) { Remarks = remarks }, now);
    }

    /// <summary>Reports a call that was made elsewhere, by hand or by another campaign: it counts towards every attempt limit and lockout of the number and of its contacts.</summary>
    /// <param name="number">The number that was called.</param>
    /// <param name="at">When: limits count the call from this instant on, lockouts are measured from it. Not later than <paramref name="now"/>.</param>
    /// <param name="status">How the call ended; not <see cref="CallStatus.NotDialed"/>.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>Null when it is noted; else why nothing has changed.</returns>
    /// <remarks>
    /// The contacts of the number are those that have it now, and those that get it later. Waiting ones are placed anew. The counts of the Retry Settings do not change, and no contact is closed: the host closes a contact that was reached
    /// (<see cref="Close"/>). As long as the campaign does not remember its calls (see <see cref="CampaignOptions.RememberCalls"/>), nothing comes of it but the fact. Takes the time of as many contacts as have the number; the first time,
    /// an index of all numbers is made, as for <see cref="SetBlacklisted"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public CampaignReason? RecordOutsideCall(PhoneNumber number, Instant at, CallStatus status, Instant now)
    {
        if (number == PhoneNumber.None) throw new ArgumentException("A call was made to a number.", nameof(number));
        if (WhyNot(now, out var present) is { } reason) return reason;
        return DueTime.TryExact(at, out var called) ? _scheduler.RecordOutsideCall(number, called, status, present) : CampaignReason.TimeOutOfRange;
    }

    /// <summary>Ends the calls whose leases have run out: how they ended was not reported, and they are in History as <see cref="CallStatus.Lost"/>. Each is a batch of facts of its own.</summary>
    /// <param name="now">The present instant.</param>
    /// <returns>The calls, in the order in which their leases ended.</returns>
    public ImmutableArray<Attempt> Expire(Instant now)
    {
        var lost = ImmutableArray.CreateBuilder<Attempt>();
        if (WhyNot(now, out var at) is null) _scheduler.Expire(at, call => lost.Add(Describe(call)));
        return lost.DrainToImmutable();
    }

    /// <summary>Asks the processor to load what the end of a call will need.</summary>
    internal void PrefetchEnd(long attempt, int contact, bool isNear) => _scheduler.PrefetchEnd(attempt, contact, isNear);

    private static CampaignReason? WhyNoOwner(CallbackTime callback) => ContactText.IsWhole(callback.Owner) ? null : CampaignReason.TextInvalid;

    private static CampaignReason? WhyNoPhone(PhoneNumber? phone) => phone == PhoneNumber.None ? CampaignReason.PhoneUnknown : null;

    private Attempt AttemptAt(int place) => _host.AttemptAt(place, _scheduler.CallAt(place));

    private Attempt Describe(in CallUnderWay call) => Describe(call, DueTime.ToInstant(call.Dialed));

    private Attempt Describe(in CallUnderWay call, Instant dialedAt) => new(call, _directory.IdentityOf(call.Contact), _directory.PhoneOf(call.Contact, call.Number), dialedAt);
}

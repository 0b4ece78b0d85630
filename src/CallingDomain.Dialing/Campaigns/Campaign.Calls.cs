using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Calls: claim, start, end, expiry.</content>
public sealed partial class Campaign
{
    /// <summary>The maximum length of a call's reference: 64 characters.</summary>
    public const int MaxReferenceLength = 64;

    /// <summary>The maximum length of a call's note: 256 characters.</summary>
    public const int MaxNoteLength = 256;

    /// <summary>
    /// The next instant at which <see cref="TryClaim(Instant, out Attempt)"/> can succeed, if no call ends before; null if no contact waits for any agent, no line is free, or the campaign is paused. While contacts are open, the campaign's end is
    /// such an instant too. Callbacks owned by an agent count in <see cref="NextWakeUpFor"/>, and here from the instant at which any agent may claim them (<see cref="CampaignSettings.CallbackOwnerTime"/>).
    /// </summary>
    public Instant? NextWakeUp => NextWakeUpFor(agent: null);

    /// <summary>The instant at which the first lease of a call under way ends; null if no call is under way.</summary>
    public Instant? NextLeaseEnd => _scheduler.NextLeaseEnd is { } end ? DueTime.ToInstant(end) : null;

    /// <summary>The next instant at which a claim by an agent can succeed, including the agent's own callbacks; otherwise as <see cref="NextWakeUp"/>.</summary>
    public Instant? NextWakeUpFor(string? agent) => _scheduler.NextWakeUp(agent) is { } due ? DueTime.ToInstant(due) : null;

    /// <summary>Claims the next call to place.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="attempt">The claimed call.</param>
    /// <returns>As <see cref="TryClaim(Instant, string, out Attempt)"/> without an agent.</returns>
    public bool TryClaim(Instant now, out Attempt attempt) => TryClaim(now, agent: null, out attempt);

    /// <summary>Claims the next call to place: the first contact in the hopper's order that is due, whose calling hours are open, whose limits allow the call, and whose number is not in a call and may be called (<see cref="ShareNumber"/>).</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="agent">The agent or dialer that claims, whose own callbacks count too; only this agent may then report on the call. Null: none.</param>
    /// <param name="attempt">The claimed call, with a lease of <see cref="CampaignSettings.ClaimLease"/>; its default if there is none.</param>
    /// <returns>
    /// False if there is no such contact, no line is free, the campaign is paused or has ended, or <paramref name="now"/> is earlier than an instant passed before or outside the years 1678 to 2261.
    /// </returns>
    /// <remarks>Moves due contacts that may not be called to their next instant; each takes the time of one claim.</remarks>
    /// <exception cref="ArgumentException">The agent's name contains an unpaired surrogate.</exception>
    public bool TryClaim(Instant now, string? agent, out Attempt attempt)
    {
        var moves = int.MaxValue;
        return TryClaim(now, agent, ref moves, out attempt);
    }

    /// <summary>Claims the next call to place, as <see cref="TryClaim(Instant, string, out Attempt)"/>, and moves a limited number of contacts.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="agent">The agent that claims; null for none.</param>
    /// <param name="moves">The maximum number of contacts to move, less those that were moved: with 0 and no call, another claim at this instant may give one.</param>
    /// <param name="attempt">The claimed call.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // inlined, the attempt is copied twice, and each copy waits for the previous one
    internal bool TryClaim(Instant now, string? agent, ref int moves, out Attempt attempt)
    {
        if (agent is not null) ContactText.ThrowUnlessWhole(agent);
        if (CheckTime(now, out var at) is not null || !_scheduler.TryClaim(at, agent, ref moves, out var call))
        {
            attempt = default;
            return false;
        }

        attempt = _host.HasReceiver ? AttemptAt(call) : Describe(_scheduler.CallAt(call), now);
        return true;
    }

    /// <summary>The calls under way in the order of dialing. A host asks for them after a restart.</summary>
    public ImmutableArray<Attempt> AttemptsUnderWay => [.. _scheduler.Calls().Select(AttemptAt).OrderBy(attempt => attempt.Id)];

    /// <summary>A call under way; null if there is none with this identity.</summary>
    public Attempt? AttemptOf(long attempt) => _scheduler.TryFindCall(attempt, out var call) ? AttemptAt(call) : null;

    /// <summary>Reports that a claimed call was dialed, or is still under way: starts a lease of <see cref="CampaignSettings.CallLease"/>. A call that ends within its lease needs no such report.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="at">The current instant.</param>
    /// <param name="agent">The agent that claimed the call, if any.</param>
    /// <param name="reference">The host's reference, such as its call identity, up to <see cref="MaxReferenceLength"/> characters; null or empty keeps the previous one.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> Start(long attempt, Instant at, string? agent = null, string? reference = null) =>
        Answer(CheckTime(at, out var now) ?? CallRemarks.Read(reference, note: null, out var remarks) ?? _scheduler.Start(attempt, agent, now, remarks));

    /// <summary>The host's reference of a call under way; null for none. History has the references of ended calls.</summary>
    public string? ReferenceOf(long attempt) => _scheduler.ReferenceOf(attempt);

    /// <summary>Reports how a call ended.</summary>
    /// <remarks>
    /// A call that ended as <see cref="CallStatus.Lost"/> may still be reported as <see cref="CallStatus.Reached"/>, until its contact is reset or loaded again or the campaign ends. The call is then <see cref="CallStatus.Reached"/> in
    /// History, with <see cref="HistoryEntry.IsLate"/>; its phone's count is reverted; the contact is closed as reached, after its current call if it has one. A contact that a rule has closed gets a corrected Final entry with the
    /// same instant; a contact that was reached by another call, deleted or canceled keeps its reason.
    /// </remarks>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="status">How the call ended. <see cref="CallStatus.NotDialed"/> returns the call: same phone, same pass, not counted. A callback is reported with <see cref="EndWithCallback"/>.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="agent">The agent that claimed the call, if any.</param>
    /// <param name="note">A short note, up to <see cref="MaxNoteLength"/> characters; null or empty for none.</param>
    /// <param name="reference">The host's reference, as in <see cref="Start"/>.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> End(long attempt, CallStatus status, Instant at, string? agent = null, string? note = null, string? reference = null) =>
        Answer(CheckTime(at, out var now) ?? CallRemarks.Read(reference, note, out var remarks) ?? _scheduler.End(attempt, agent, status, now, remarks));

    /// <summary>Reports how a call ended, with signals, an outcome, a disposition or a callback. <see cref="CampaignSettings.Endings"/> says what follows from them.</summary>
    /// <remarks>
    /// The numbers that the report puts on the blacklist are listed in the same batch of facts as the end of the call. The first blacklisting of a number builds an index of all numbers, as <see cref="AddToBlacklist"/>.
    /// A <see cref="CallStatus.NotDialed"/> call is returned, and a lost call that is reported as <see cref="CallStatus.Reached"/> closes its contact: of the effects, only blacklistings apply.
    /// A refused report has no effect: a wish not to be called in a report that is refused for good, such as one for an ended call, is for <see cref="AddToBlacklist"/>.
    /// </remarks>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="ending">How the call ended.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="agent">The agent that claimed the call, if any.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> End(long attempt, CallEnding ending, Instant at, string? agent = null) => End(attempt, ending, at, agent, out _, out _);

    /// <summary>Reports that a call ended with a request for a callback.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="callback">The local time of the callback and its owner.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the called phone.</param>
    /// <param name="agent">The agent that claimed the call, if any.</param>
    /// <param name="note">A short note, as in <see cref="End(long, CallStatus, Instant, string, string, string)"/>.</param>
    /// <param name="reference">The host's reference, as in <see cref="Start"/>.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    public Result<long, CampaignReason> EndWithCallback(long attempt, CallbackTime callback, Instant at, PhoneNumber? phone = null, string? agent = null, string? note = null, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Answer(CheckTime(at, out var now) ?? CheckPhone(phone) ?? CheckOwner(callback) ?? CallRemarks.Read(reference, note, out var remarks)
            ?? _scheduler.End(attempt, agent, new ReportedEnd(CallStatus.Callback, new AgreedCallback(callback, phone ?? PhoneNumber.None), remarks), now, out _));
    }

    /// <summary>Records a call placed elsewhere, by hand or by another campaign: it counts toward the attempt limits and lockouts of the number and of its contacts.</summary>
    /// <param name="number">The called number.</param>
    /// <param name="at">When the number was called, not later than <paramref name="now"/>: limits count the call from this instant, lockouts begin at it.</param>
    /// <param name="status">How the call ended; not <see cref="CallStatus.NotDialed"/>.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="subject">The subject of the call, compared with <see cref="CampaignSettings.Subject"/>; null or empty if unknown.</param>
    /// <param name="caller">The caller, compared with <see cref="CampaignSettings.Caller"/>; null or empty if unknown.</param>
    /// <param name="isConsented">Whether the called party had consented to the call.</param>
    /// <param name="outcome">The outcome of the conversation, for lockouts. It has no effect by <see cref="CampaignSettings.Endings"/>: a number whose called party asked another caller not to call is added with <see cref="AddToBlacklist"/>, if that wish applies here.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    /// <remarks>
    /// Subject and caller are compared with the settings of now; a later change of the settings does not change how the call counts. Applies to the contacts that have the number now or get it later; waiting contacts are placed again. The counts of the Retry Settings do not change, and no contact is closed: a host closes a reached contact with <see cref="Close"/>.
    /// While the campaign does not remember its calls (<see cref="CampaignOptions.RememberCalls"/>), only the fact is written. Takes time proportional to the contacts that have the number; the first time, builds an index of all numbers, as
    /// <see cref="AddToBlacklist"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public Result<long, CampaignReason> RecordOutsideCall(PhoneNumber number, Instant at, CallStatus status, Instant now, string? subject = null, string? caller = null, bool isConsented = false, CallOutcome outcome = CallOutcome.Unspecified)
    {
        if (number == PhoneNumber.None) throw new ArgumentException("The called number is missing.", nameof(number));
        if (CheckTime(now, out var present) is { } reason) return reason;
        var details = new OutsideCall(subject is "" ? null : subject, caller is "" ? null : caller, isConsented, outcome);
        if (details.Check() is { } refused) return refused;
        return DueTime.TryExact(at, out var called) ? Answer(_scheduler.RecordOutsideCall(number, called, status, details.IsPossible ? details : null, present)) : CampaignReason.TimeOutOfRange;
    }

    /// <summary>Ends the calls whose leases have expired as <see cref="CallStatus.Lost"/>: their outcomes were not reported. Each call is one batch of facts.</summary>
    /// <param name="now">The current instant.</param>
    /// <returns>The lost calls, in the order in which their leases ended.</returns>
    public ImmutableArray<Attempt> Expire(Instant now)
    {
        var lost = ImmutableArray.CreateBuilder<Attempt>();
        if (CheckTime(now, out var at) is null) _scheduler.Expire(at, call => lost.Add(Describe(call)));
        return lost.DrainToImmutable();
    }

    /// <summary>Prefetches the memory that the end of a call reads.</summary>
    internal void PrefetchEnd(long attempt, int contact, bool isNear) => _scheduler.PrefetchEnd(attempt, contact, isNear);

    /// <summary>Reports how a call ended, as <see cref="End(long, CallEnding, Instant, string)"/>.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="ending">How the call ended.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="agent">The agent that claimed the call, if any.</param>
    /// <param name="status">The status of the call in History, which <see cref="CampaignSettings.Endings"/> may change to a callback.</param>
    /// <param name="reaches">Whether the call reached its contact.</param>
    internal Result<long, CampaignReason> End(long attempt, CallEnding ending, Instant at, string? agent, out CallStatus status, out bool reaches)
    {
        ArgumentNullException.ThrowIfNull(ending);
        var end = default(CallEnd);
        var reason = CheckTime(at, out var now) ?? CheckPhone(ending.CallbackPhone) ?? (ending.Callback is { } callback ? CheckOwner(callback) : null) ?? CallRemarks.Read(ending, out var remarks)
            ?? _scheduler.End(attempt, agent, new ReportedEnd(ending.Status, ending.Callback is { } time ? new AgreedCallback(time, ending.CallbackPhone ?? PhoneNumber.None) : null, remarks), now, out end);
        (status, reaches) = (end.Status, end.Reaches);
        return Answer(reason);
    }

    /// <summary>When the campaign ends, in nanoseconds; null if it does not end, has ended, or has no open contact.</summary>
    internal long? NextEnd => _scheduler.NextEnd;

    /// <summary>The time zone of a contact's phone; of several, the first by identity.</summary>
    internal DateTimeZone? ZoneOf(int contact, PhoneNumber phone) => _scheduler.ZonesOf(contact, phone).First;

    /// <summary>The number of calls of a contact that ended with a callback, since it was loaded or reset.</summary>
    internal int CallbacksOf(int contact) => _scheduler.TallyOf(contact).Callbacks;

    private static CampaignReason? CheckOwner(CallbackTime callback) => ContactText.IsWhole(callback.Owner) ? null : CampaignReason.TextInvalid;

    private static CampaignReason? CheckPhone(PhoneNumber? phone) => phone == PhoneNumber.None ? CampaignReason.PhoneUnknown : null;

    private Attempt AttemptAt(int place) => _host.AttemptAt(place, _scheduler.CallAt(place));

    private Attempt Describe(in CallUnderWay call) => Describe(call, DueTime.ToInstant(call.Dialed));

    private Attempt Describe(in CallUnderWay call, Instant dialedAt) => new(call, _directory.IdentityOf(call.Contact), _directory.PhoneOf(call.Contact, call.Number), dialedAt);
}

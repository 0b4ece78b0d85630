using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The adapter of <see cref="Campaign"/>.</summary>
internal sealed class CampaignUnderTest(Campaign campaign) : ICampaignUnderTest
{
    public bool IsPaused => campaign.IsPaused;

    public CampaignReason? Load(Contact contact, Instant at) => campaign.Load(contact, at).Refusal();

    public object? Claim(Instant now, string? agent) => campaign.Claim(now, agent);

    public CampaignReason? Start(long attempt, Instant at, string? agent, string? reference) => campaign.Start(attempt, at, agent, reference).Refusal();

    public object? EndCall(long attempt, CallStatus status, Instant at, string? agent, string? note) => AnswerOf(attempt, () => campaign.End(attempt, status, at, agent, note));

    public object? EndWithCallback(long attempt, CallbackTime callback, Instant at, PhoneNumber? phone, string? agent, string? note) => AnswerOf(attempt, () => campaign.EndWithCallback(attempt, callback, at, phone, agent, note));

    public object? EndReported(long attempt, CallEnding ending, Instant at, string? agent) => AnswerOf(attempt, () => campaign.End(attempt, ending, at, agent));

    public IReadOnlyList<long> Expire(Instant now) => [.. campaign.Expire(now).Select(attempt => attempt.Id)];

    public CampaignReason? ScheduleCallback(string contactId, CallbackTime callback, Instant at, PhoneNumber? phone) => campaign.ScheduleCallback(contactId, callback, at, phone).Refusal();

    public CampaignReason? Hold(string contactId, Instant at) => campaign.Hold(contactId, at).Refusal();

    public CampaignReason? Release(string contactId, Instant at) => campaign.Release(contactId, at).Refusal();

    public CampaignReason? Close(string contactId, CloseReason reason, Instant at) => campaign.Close(contactId, reason, at).Refusal();

    public CampaignReason? Edit(Contact contact, Instant at) => campaign.Edit(contact, at).Refusal();

    public Result<int, CampaignReason> ChangeTypes(ContactTypeChange change, Instant at) => campaign.ChangeTypes(change, at);

    public CampaignReason? AddToBlacklist(PhoneNumber number, Instant at, Instant? until) => campaign.AddToBlacklist(number, at, until).Refusal();

    public CampaignReason? RemoveFromBlacklist(PhoneNumber number, Instant at) => campaign.RemoveFromBlacklist(number, at).Refusal();

    public CampaignReason? RecordOutsideCall(PhoneNumber number, Instant at, CallStatus status, Instant now, CallOutcome outcome) => campaign.RecordOutsideCall(number, at, status, now, outcome: outcome).Refusal();

    public CampaignReason? Reserve(string contactId, Instant at, string agent, Duration lease) => campaign.Reserve(contactId, at, agent, lease).Refusal();

    public CampaignReason? Skip(string contactId, Instant at, string agent, Duration delay) => campaign.Skip(contactId, at, agent, delay).Refusal();

    public object? ClaimReserved(string contactId, Instant now, string agent) => campaign.ClaimReserved(contactId, now, agent) is { IsOk: true, Value: var attempt } ? attempt : null;

    public int? LentLines
    {
        get => campaign.LentLines;
        set => campaign.LentLines = value;
    }

    public void ShareNumber(PhoneNumber number) => campaign.ShareNumber(number);

    public bool LeaseNumber(PhoneNumber number) => campaign.LeaseNumber(number);

    public bool ReturnNumber(PhoneNumber number) => campaign.ReturnNumber(number);

    public IReadOnlyList<DueGroup> CountDue(Instant at) => campaign.CountDue(at, int.MaxValue);

    public SharingRow SharingRow() => new(campaign.LentLines, string.Join(' ', campaign.WantedNumbers), string.Join(' ', campaign.LeasedNumbers));

    public CampaignReason? SetPaused(bool isPaused, Instant at) => campaign.SetPaused(isPaused, at).Refusal();

    public CampaignReason? UpdateSettings(CampaignSettings settings, Instant at) => campaign.UpdateSettings(settings, at).Refusal();

    public CampaignReason? Reset(string contactId, Instant at) => campaign.Reset(contactId, at).Refusal();

    public Result<int, CampaignReason> ResetList(Instant at, string? list, bool includeOpen) => campaign.ResetList(at, list, includeOpen);

    public CampaignReason? SetListHeld(string list, bool isHeld, Instant at) => (isHeld ? campaign.HoldList(list, at) : campaign.ReleaseList(list, at)).Refusal();

    public Result<int, CampaignReason> DetachList(string list, Instant at) => campaign.DetachList(list, at);

    public Result<int, ListRefusal> ReplaceList(string list, IReadOnlyList<Contact> contacts, Instant at) => campaign.ReplaceList(list, contacts, at);

    public Contact? ContactOf(string contactId) => campaign.ContactOf(contactId);

    public Instant? NextWakeUpFor(string? agent) => campaign.NextWakeUpFor(agent);

    public object? Plain(object? answer) => answer switch
    {
        Attempt attempt => RowOf(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null)),
        _ => answer,
    };

    public CampaignRow Row() => new(campaign.Now, campaign.IsPaused, campaign.OpenCount, campaign.CallsUnderWay, campaign.HasFreeLine, campaign.NextLeaseEnd);

    public IEnumerable<ContactRow> ContactRows() => Ids().Select(id =>
    {
        var state = campaign.StateOf(id)!.Value;
        return new ContactRow(id, PhaseOf(state), state.IsHeld, state.IsHeldWithList, state.Pass, state.Attempts, state.Phase == ContactPhase.Closed ? null : NextOf(id, state), campaign.ReservationOf(id), campaign.SkipsOf(id));
    });

    public IEnumerable<PhoneRow> PhoneRows() => Ids().SelectMany(id => campaign.PhonesOf(id).Select(phone => new PhoneRow(id, phone.Phone, CountsOf(campaign.CountsOf(id, phone.Phone)))));

    public IEnumerable<CallRow> HistoryRows() => campaign.History.Select(RowOf);

    public IEnumerable<CallRow> UnderWayRows() => campaign.AttemptsUnderWay.Select(attempt => RowOf(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null)));

    public IEnumerable<FinalRow> FinalRows() => campaign.Final.Select(final =>
        new FinalRow(final.ContactId, final.Phone?.Phone, CountsOf(final.Attempts), final.ClosedAt, final.Reason, final.CausePhone?.Phone, final.CauseStatus, CountsOf(final.AllAttempts)));

    // The reason of the refusal, or the state of the call's contact.
    private EndAnswer AnswerOf(long attempt, Func<Result<long, CampaignReason>> end)
    {
        var contact = campaign.AttemptOf(attempt)?.Contact;
        if (end().Refusal() is { } reason) return new EndAnswer(reason, null, null);
        if (contact is not { } called) return new EndAnswer(null, null, null); // a lost call reported as reached
        var state = campaign.StateOf(called)!.Value;
        return new EndAnswer(null, PhaseOf(state), state.Phase == ContactPhase.Closed ? null : state.DueAt);
    }

    private NextCallRow NextOf(string id, in ContactState state) => new(
        campaign.PhonesOf(id)[state.Phone].Phone,
        state.Why,
        state.RuleWhy,
        state.RuleDueAt,
        state.DueAt,
        campaign.CallbackOf(id)?.At,
        campaign.CallbackOf(id)?.Owner,
        state.IsUnderWay ? state.LeaseUntil : null,
        state.ClosesWith);

    private static PlainPhase PhaseOf(in ContactState state) => state.Phase switch
    {
        ContactPhase.Waiting => PlainPhase.Waiting,
        ContactPhase.Reserved => PlainPhase.Reserved,
        ContactPhase.InCall => PlainPhase.InCall,
        ContactPhase.Closed => PlainPhase.Closed,
        _ => throw new InvalidOperationException("A loaded contact has a phase."),
    };

    private static CallRow RowOf(HistoryEntry entry)
    {
        var attempt = entry.Attempt;
        return new CallRow(attempt.Id, attempt.ContactId, attempt.Phone.Phone, attempt.Pass, attempt.PhoneAttempt, attempt.DueAt, attempt.DialedAt, attempt.Agent, entry.Status, entry.EndedAt, entry.IsLate, entry.Reference, entry.Note, $"{entry.Outcome} {entry.Disposition} {entry.Trunk} {string.Join(',', entry.Signals)} {entry.IsConsented}");
    }

    private static StatusCounts CountsOf(AttemptCounts counts) => StatusCounts.Statuses.Aggregate(default(StatusCounts), (all, status) => Enumerable.Repeat(status, counts[status]).Aggregate(all, (more, one) => more.With(one)));

    private IEnumerable<string> Ids() => Enumerable.Range(0, campaign.ContactCount).Select(number => campaign.IdOf(number)!);
}

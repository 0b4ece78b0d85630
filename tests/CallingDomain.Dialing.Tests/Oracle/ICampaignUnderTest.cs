using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign that executes commands and shows its state as plain rows. Each implementation of a campaign has an adapter.</summary>
public interface ICampaignUnderTest
{
    bool IsPaused { get; }

    Instant? NextWakeUp => NextWakeUpFor(agent: null);

    CampaignReason? Load(Contact contact, Instant at);

    /// <summary>The claimed call in the implementation's own type; null for none.</summary>
    object? Claim(Instant now, string? agent);

    CampaignReason? Start(long attempt, Instant at, string? agent, string? reference = null);

    /// <summary>The contact's new state or the reason of the refusal, in the implementation's own type.</summary>
    object? EndCall(long attempt, CallStatus status, Instant at, string? agent, string? note = null);

    /// <inheritdoc cref="EndCall"/>
    object? EndWithCallback(long attempt, CallbackTime callback, Instant at, PhoneNumber? phone, string? agent, string? note = null);

    /// <inheritdoc cref="EndCall"/>
    object? EndReported(long attempt, CallEnding ending, Instant at, string? agent);

    /// <summary>The lost calls by their attempts, in the order in which their leases ended.</summary>
    IReadOnlyList<long> Expire(Instant now);

    CampaignReason? ScheduleCallback(string contactId, CallbackTime callback, Instant at, PhoneNumber? phone);

    CampaignReason? Hold(string contactId, Instant at);

    CampaignReason? Release(string contactId, Instant at);

    CampaignReason? Close(string contactId, CloseReason reason, Instant at);

    CampaignReason? Edit(Contact contact, Instant at);

    Result<int, CampaignReason> ChangeTypes(ContactTypeChange change, Instant at);

    CampaignReason? AddToBlacklist(PhoneNumber number, Instant at, Instant? until = null);

    CampaignReason? RemoveFromBlacklist(PhoneNumber number, Instant at);

    CampaignReason? RecordOutsideCall(PhoneNumber number, Instant at, CallStatus status, Instant now, CallOutcome outcome);

    CampaignReason? Reserve(string contactId, Instant at, string agent, Duration lease);

    CampaignReason? Skip(string contactId, Instant at, string agent, Duration delay);

    /// <inheritdoc cref="Claim"/>
    object? ClaimReserved(string contactId, Instant now, string agent);

    int? LentLines { get; set; }

    void ShareNumber(PhoneNumber number);

    bool LeaseNumber(PhoneNumber number);

    bool ReturnNumber(PhoneNumber number);

    IReadOnlyList<DueGroup> CountDue(Instant at);

    SharingRow SharingRow();

    CampaignReason? SetPaused(bool isPaused, Instant at);

    CampaignReason? UpdateSettings(CampaignSettings settings, Instant at);

    CampaignReason? Reset(string contactId, Instant at);

    Result<int, CampaignReason> ResetList(Instant at, string? list, bool includeOpen);

    CampaignReason? SetListHeld(string list, bool isHeld, Instant at);

    Result<int, CampaignReason> DetachList(string list, Instant at);

    Result<int, ListRefusal> ReplaceList(string list, IReadOnlyList<Contact> contacts, Instant at);

    /// <summary>An answer in terms that all implementations share: a <see cref="CallRow"/>, an <see cref="EndAnswer"/>, or the answer itself.</summary>
    object? Plain(object? answer);

    Contact? ContactOf(string contactId);

    Instant? NextWakeUpFor(string? agent);

    CampaignRow Row();

    /// <summary>The contacts in the order of loading.</summary>
    IEnumerable<ContactRow> ContactRows();

    /// <summary>The phones of the contacts' current passes, in the order of loading, then in calling order. For a closed contact only the called phones of its last pass are compared.</summary>
    IEnumerable<PhoneRow> PhoneRows();

    IEnumerable<CallRow> HistoryRows();

    /// <summary>The calls under way, in the order of dialing.</summary>
    IEnumerable<CallRow> UnderWayRows() => HistoryRows().Where(call => call.EndedAt is null);

    IEnumerable<FinalRow> FinalRows();

    /// <summary>All compared rows.</summary>
    IEnumerable<object> Rows() =>
    [
        Row(),
        SharingRow(),
        .. CampaignCase.Agents.Append(null).Select(agent => new WakeUpRow(agent, NextWakeUpFor(agent))),
        .. ContactRows(),
        .. PhoneRows().Where(phone => phone.Counts != default || ContactRows().First(contact => contact.Id == phone.ContactId).Phase != PlainPhase.Closed),
        .. HistoryRows(),
        .. FinalRows(),
    ];
}

using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a campaign refused an operation; its state is unchanged.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CampaignReason>))]
public enum CampaignReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>A contact with this identity was loaded before. Code <c>CONTACT_ALREADY_LOADED</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ALREADY_LOADED")]
    ContactAlreadyLoaded = 1,

    /// <summary>No attempt with this identity was claimed. Code <c>ATTEMPT_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("ATTEMPT_UNKNOWN")]
    AttemptUnknown = 2,

    /// <summary>The attempt has already ended. Code <c>ATTEMPT_ALREADY_ENDED</c>.</summary>
    [JsonStringEnumMemberName("ATTEMPT_ALREADY_ENDED")]
    AttemptAlreadyEnded = 3,

    /// <summary>The instant is earlier than an instant passed to the campaign before. Code <c>TIME_GOES_BACK</c>.</summary>
    [JsonStringEnumMemberName("TIME_GOES_BACK")]
    TimeGoesBack = 4,

    /// <summary>The status is not a valid outcome of a call here. Code <c>STATUS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("STATUS_UNKNOWN")]
    StatusUnknown = 5,

    /// <summary>No contact with this identity or number was loaded. Code <c>CONTACT_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_UNKNOWN")]
    ContactUnknown = 6,

    /// <summary>The contact is closed. Code <c>CONTACT_CLOSED</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_CLOSED")]
    ContactClosed = 7,

    /// <summary>The contact is not closed. Code <c>CONTACT_NOT_CLOSED</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_NOT_CLOSED")]
    ContactNotClosed = 8,

    /// <summary>A call of the contact is under way. Code <c>CONTACT_IN_CALL</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_IN_CALL")]
    ContactInCall = 9,

    /// <summary>The contact or its list is on hold. Code <c>CONTACT_HELD</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_HELD")]
    ContactHeld = 10,

    /// <summary>Another dialer or agent has claimed the attempt. Code <c>ATTEMPT_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("ATTEMPT_FOREIGN")]
    AttemptForeign = 11,

    /// <summary>The contact has no such callable phone, or no callable phone at all. Code <c>PHONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PHONE_UNKNOWN")]
    PhoneUnknown = 12,

    /// <summary>The settings can never dial: the calling hours of the campaign and its rules never overlap. Code <c>HOURS_NEVER_OPEN</c>.</summary>
    [JsonStringEnumMemberName("HOURS_NEVER_OPEN")]
    HoursNeverOpen = 13,

    /// <summary>An instant is outside the supported years, 1678 to 2261. Code <c>TIME_OUT_OF_RANGE</c>.</summary>
    [JsonStringEnumMemberName("TIME_OUT_OF_RANGE")]
    TimeOutOfRange = 14,

    /// <summary>The contact has more than 255 phones. Code <c>TOO_MANY_PHONES</c>.</summary>
    [JsonStringEnumMemberName("TOO_MANY_PHONES")]
    TooManyPhones = 15,

    /// <summary>The phones of all contacts have more than 4,096 different combinations of time zones, rule sets that apply, and chosen hours. Code <c>TOO_MANY_ZONES</c>.</summary>
    [JsonStringEnumMemberName("TOO_MANY_ZONES")]
    TooManyZones = 16,

    /// <summary>The settings have limits or lockouts, and the campaign did not remember its calls: see <see cref="CampaignOptions.RememberCalls"/>. Code <c>PAST_CALLS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PAST_CALLS_UNKNOWN")]
    PastCallsUnknown = 17,

    /// <summary>A text of the contact or of the call contains an unpaired surrogate. Code <c>TEXT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("TEXT_INVALID")]
    TextInvalid = 18,

    /// <summary>The contact was closed as deleted: it cannot be reset or loaded again. Code <c>CONTACT_DELETED</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_DELETED")]
    ContactDeleted = 19,

    /// <summary>Another contact has a number of this contact: see <see cref="CampaignSettings.DuplicateCheck"/>. <see cref="Campaign.FindContacts"/> gives that contact. Code <c>NUMBER_ALREADY_LOADED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_ALREADY_LOADED")]
    NumberAlreadyLoaded = 20,

    /// <summary>The contact belongs to another list than the replaced one: see <see cref="Campaign.ReplaceList"/>. Code <c>CONTACT_OF_OTHER_LIST</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_OF_OTHER_LIST")]
    ContactOfOtherList = 21,

    /// <summary>The call placed elsewhere is later than the current instant. Code <c>OUTSIDE_CALL_IN_FUTURE</c>.</summary>
    [JsonStringEnumMemberName("OUTSIDE_CALL_IN_FUTURE")]
    OutsideCallInFuture = 23,

    /// <summary>A text of the report is longer than <see cref="Campaign.MaxReferenceLength"/>, or the note than <see cref="Campaign.MaxNoteLength"/>. Code <c>TEXT_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("TEXT_TOO_LONG")]
    TextTooLong = 24,

    /// <summary>The contact may not be called at this instant. Code <c>CONTACT_NOT_DUE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_NOT_DUE")]
    ContactNotDue = 25,

    /// <summary>The contact is reserved for another agent, or not reserved for this one. Code <c>PREVIEW_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("PREVIEW_FOREIGN")]
    PreviewForeign = 26,

    /// <summary>The contact has had as many callbacks as <see cref="CampaignSettings.MaxCallbacks"/> allows. Code <c>CALLBACK_LIMIT_REACHED</c>.</summary>
    [JsonStringEnumMemberName("CALLBACK_LIMIT_REACHED")]
    CallbackLimitReached = 27,

    /// <summary>The campaign has ended (<see cref="CampaignSettings.EndsAt"/>). Code <c>CAMPAIGN_OVER</c>.</summary>
    [JsonStringEnumMemberName("CAMPAIGN_OVER")]
    CampaignOver = 28,

    /// <summary>The campaign is paused. Code <c>CAMPAIGN_PAUSED</c>.</summary>
    [JsonStringEnumMemberName("CAMPAIGN_PAUSED")]
    CampaignPaused = 29,

    /// <summary>As many calls are under way as <see cref="CampaignSettings.MaxConcurrentCalls"/> allows. Code <c>NO_FREE_LINE</c>.</summary>
    [JsonStringEnumMemberName("NO_FREE_LINE")]
    NoFreeLine = 30,

    /// <summary>The entry of the blacklist would end at or before the current instant. Code <c>BLACKLIST_ENTRY_ENDED</c>.</summary>
    [JsonStringEnumMemberName("BLACKLIST_ENTRY_ENDED")]
    BlacklistEntryEnded = 31,

    /// <summary>A signal or an outcome of the report is not defined. Code <c>ENDING_INVALID</c>.</summary>
    [JsonStringEnumMemberName("ENDING_INVALID")]
    EndingInvalid = 32,

    /// <summary>The disposition of the report is not one of <see cref="EndingRules.Dispositions"/>. Code <c>DISPOSITION_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DISPOSITION_UNKNOWN")]
    DispositionUnknown = 33,

    /// <summary>The report has a callback of a number that it puts on the blacklist. Code <c>ENDING_CONTRADICTORY</c>.</summary>
    [JsonStringEnumMemberName("ENDING_CONTRADICTORY")]
    EndingContradictory = 34,
}

using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The kind of event of a campaign's fact.</summary>
/// <remarks>The formats use explicit codes (<see cref="CampaignFact.Code"/>). Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CampaignFactKind>))]
public enum CampaignFactKind : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>A contact was loaded, or a closed contact was loaded again. Code <c>contactLoaded</c>.</summary>
    [JsonStringEnumMemberName("contactLoaded")]
    ContactLoaded = 1,

    /// <summary>A contact was edited. Code <c>contactEdited</c>.</summary>
    [JsonStringEnumMemberName("contactEdited")]
    ContactEdited = 2,

    /// <summary>A contact's state changed: it was put on hold, released or closed, or its due time changed. Code <c>contactMoved</c>.</summary>
    [JsonStringEnumMemberName("contactMoved")]
    ContactMoved = 3,

    /// <summary>A callback was scheduled or changed. Code <c>callbackAgreed</c>.</summary>
    [JsonStringEnumMemberName("callbackAgreed")]
    CallbackAgreed = 4,

    /// <summary>A call was claimed. Code <c>attemptClaimed</c>.</summary>
    [JsonStringEnumMemberName("attemptClaimed")]
    AttemptClaimed = 5,

    /// <summary>A claimed call was dialed, or continues. Code <c>attemptStarted</c>.</summary>
    [JsonStringEnumMemberName("attemptStarted")]
    AttemptStarted = 6,

    /// <summary>A call ended. Code <c>attemptEnded</c>.</summary>
    [JsonStringEnumMemberName("attemptEnded")]
    AttemptEnded = 7,

    /// <summary>A number was added to the campaign's blacklist; its contacts are placed again. Code <c>numberBlacklisted</c>.</summary>
    [JsonStringEnumMemberName("numberBlacklisted")]
    NumberBlacklisted = 8,

    /// <summary>A number was removed from the campaign's blacklist. Code <c>numberUnblacklisted</c>.</summary>
    [JsonStringEnumMemberName("numberUnblacklisted")]
    NumberUnblacklisted = 9,

    /// <summary>The campaign was paused. Code <c>campaignPaused</c>.</summary>
    [JsonStringEnumMemberName("campaignPaused")]
    Paused = 10,

    /// <summary>The campaign was resumed. Code <c>campaignResumed</c>.</summary>
    [JsonStringEnumMemberName("campaignResumed")]
    Resumed = 11,

    /// <summary>The settings changed; every contact is placed again. Code <c>settingsChanged</c>.</summary>
    [JsonStringEnumMemberName("settingsChanged")]
    SettingsChanged = 12,

    /// <summary>The closed contacts of a list, or of all lists, were reset; on request open contacts too. Code <c>listReset</c>.</summary>
    [JsonStringEnumMemberName("listReset")]
    ListReset = 13,

    /// <summary>The campaign ended; every open contact is closed, a contact in a call when the call ends. Code <c>campaignEnded</c>.</summary>
    [JsonStringEnumMemberName("campaignEnded")]
    CampaignEnded = 14,

    /// <summary>A contact item type was changed or deleted; so is each contact with a phone of the type. Code <c>contactTypesChanged</c>.</summary>
    [JsonStringEnumMemberName("contactTypesChanged")]
    ContactTypesChanged = 15,

    /// <summary>A list was put on hold, released or detached. Code <c>listChanged</c>.</summary>
    [JsonStringEnumMemberName("listChanged")]
    ListChanged = 16,

    /// <summary>One closed contact was reset. Code <c>contactReset</c>.</summary>
    [JsonStringEnumMemberName("contactReset")]
    ContactReset = 17,

    /// <summary>A number was called elsewhere, by hand or by another campaign. Code <c>outsideCall</c>.</summary>
    [JsonStringEnumMemberName("outsideCall")]
    OutsideCall = 18,

    /// <summary>A lost call was reported as reached. Code <c>attemptReachedLate</c>.</summary>
    [JsonStringEnumMemberName("attemptReachedLate")]
    AttemptReachedLate = 19,

    /// <summary>An agent reserved a contact for a preview. Code <c>previewReserved</c>.</summary>
    [JsonStringEnumMemberName("previewReserved")]
    PreviewReserved = 20,

    /// <summary>An agent skipped a reserved contact. Code <c>previewSkipped</c>.</summary>
    [JsonStringEnumMemberName("previewSkipped")]
    PreviewSkipped = 21,
}

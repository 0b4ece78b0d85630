namespace CallingDomain.Dialing;

/// <summary>What happened in a campaign.</summary>
/// <remarks>The codes of the written forms are explicit (<see cref="CampaignFact.Code"/>) and values are never reused.</remarks>
public enum CampaignFactKind : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>A contact was loaded, or a closed one was loaded again. Code <c>contactLoaded</c>.</summary>
    ContactLoaded = 1,

    /// <summary>A contact was edited. Code <c>contactEdited</c>.</summary>
    ContactEdited = 2,

    /// <summary>The state of a contact changed: it was put on hold, released, closed, or its due time changed. Code <c>contactMoved</c>.</summary>
    ContactMoved = 3,

    /// <summary>A callback was agreed on, or changed. Code <c>callbackAgreed</c>.</summary>
    CallbackAgreed = 4,

    /// <summary>A call was claimed. Code <c>attemptClaimed</c>.</summary>
    AttemptClaimed = 5,

    /// <summary>A claimed call was dialed, or goes on. Code <c>attemptStarted</c>.</summary>
    AttemptStarted = 6,

    /// <summary>A call ended. Code <c>attemptEnded</c>.</summary>
    AttemptEnded = 7,

    /// <summary>A number was put on the campaign's blacklist; its contacts are placed anew. Code <c>numberBlacklisted</c>.</summary>
    NumberBlacklisted = 8,

    /// <summary>A number was taken off the campaign's blacklist. Code <c>numberUnblacklisted</c>.</summary>
    NumberUnblacklisted = 9,

    /// <summary>The campaign was paused. Code <c>campaignPaused</c>.</summary>
    Paused = 10,

    /// <summary>The campaign goes on. Code <c>campaignResumed</c>.</summary>
    Resumed = 11,

    /// <summary>The settings changed; every contact is placed anew. Code <c>settingsChanged</c>.</summary>
    SettingsChanged = 12,

    /// <summary>Closed contacts of a list, or of all lists, are fresh again; by request open ones too. Code <c>listReset</c>.</summary>
    ListReset = 13,

    /// <summary>The campaign has come to its end; every open contact is closed, one in a call when its call ends. Code <c>campaignEnded</c>.</summary>
    CampaignEnded = 14,

    /// <summary>A contact item type was changed or deleted; every contact that has a phone of it follows. Code <c>contactTypesChanged</c>.</summary>
    ContactTypesChanged = 15,

    /// <summary>A list was put on hold, released or detached. Code <c>listChanged</c>.</summary>
    ListChanged = 16,

    /// <summary>One closed contact is fresh again. Code <c>contactReset</c>.</summary>
    ContactReset = 17,

    /// <summary>A number was called elsewhere, by hand or by another campaign. Code <c>outsideCall</c>.</summary>
    OutsideCall = 18,

    /// <summary>A lost call was reported as reached afterwards. Code <c>attemptReachedLate</c>.</summary>
    AttemptReachedLate = 19,

    /// <summary>An agent reserved a contact to look at it before the call. Code <c>previewReserved</c>.</summary>
    PreviewReserved = 20,

    /// <summary>An agent skipped a contact that it had reserved. Code <c>previewSkipped</c>.</summary>
    PreviewSkipped = 21,
}

using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>Why the portal refuses something, or what is to be noticed; nothing has changed where it refuses.</summary>
/// <remarks>
/// Those said to be a notice refuse nothing. Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives.
/// Source: the domain's rule tables.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<PortalReason>))]
public enum PortalReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>There is no such business, business unit or program. Code <c>TARGET_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("TARGET_NOT_FOUND")]
    TargetNotFound = 1,

    /// <summary>The program is not of that unit, or the unit not of that business. Code <c>TARGET_MISMATCH</c>.</summary>
    [JsonStringEnumMemberName("TARGET_MISMATCH")]
    TargetMismatch = 2,

    /// <summary>No identity is given. Code <c>ID_MISSING</c>.</summary>
    [JsonStringEnumMemberName("ID_MISSING")]
    IdMissing = 3,

    /// <summary>The identity is taken. Code <c>ID_NOT_UNIQUE</c>.</summary>
    [JsonStringEnumMemberName("ID_NOT_UNIQUE")]
    IdNotUnique = 4,

    /// <summary>No name is given. Code <c>NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("NAME_MISSING")]
    NameMissing = 5,

    /// <summary>The portal has no such number. Code <c>NUMBER_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_FOUND")]
    NumberNotFound = 6,

    /// <summary>
    /// The number is at this place already, with another call purpose: editing it is another request.
    /// Code <c>ALREADY_PRESENT_OTHER_PURPOSE</c>.
    /// </summary>
    [JsonStringEnumMemberName("ALREADY_PRESENT_OTHER_PURPOSE")]
    AlreadyPresentOtherPurpose = 20,

    /// <summary>The number sits elsewhere in the same business. Code <c>NUMBER_ASSIGNED_ELSEWHERE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_ASSIGNED_ELSEWHERE")]
    NumberAssignedElsewhere = 21,

    /// <summary>The number belongs to another business of the portal. Code <c>NUMBER_IN_OTHER_BUSINESS</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_IN_OTHER_BUSINESS")]
    NumberInOtherBusiness = 22,

    /// <summary>A number is reassigned to programs only. Code <c>REASSIGN_TARGET_NOT_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("REASSIGN_TARGET_NOT_PROGRAM")]
    ReassignTargetNotProgram = 23,

    /// <summary>A number is never reassigned across businesses. Code <c>REASSIGN_CROSS_BUSINESS</c>.</summary>
    [JsonStringEnumMemberName("REASSIGN_CROSS_BUSINESS")]
    ReassignCrossBusiness = 24,

    /// <summary>The move would leave a running program without numbers, or without Active ones, and is not confirmed. Code <c>REASSIGN_NOT_CONFIRMED</c>.</summary>
    [JsonStringEnumMemberName("REASSIGN_NOT_CONFIRMED")]
    ReassignNotConfirmed = 25,

    /// <summary>Do Not Originate in a program that shows a name or an image. Code <c>PURPOSE_DNO_IN_BRANDING_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DNO_IN_BRANDING_PROGRAM")]
    PurposeDnoInBrandingProgram = 26,

    /// <summary>A notice: the number's call purpose is not its program's. Code <c>PURPOSE_DIFFERS_FROM_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DIFFERS_FROM_PROGRAM")]
    PurposeDiffersFromProgram = 27,

    /// <summary>
    /// A notice: Do Not Originate is chosen, and should only be if the number will not make outbound calls.
    /// Code <c>PURPOSE_DO_NOT_ORIGINATE</c>.
    /// </summary>
    [JsonStringEnumMemberName("PURPOSE_DO_NOT_ORIGINATE")]
    PurposeDoNotOriginate = 28,

    /// <summary>A number or a call purpose that no template would have let pass. Code <c>NUMBER_NOT_PLAUSIBLE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_PLAUSIBLE")]
    NumberNotPlausible = 29,

    /// <summary>The number sits elsewhere than at the place named. Code <c>NUMBER_OUTSIDE_SCOPE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_OUTSIDE_SCOPE")]
    NumberOutsideScope = 40,

    /// <summary>Removal takes a number out of the portal, and the request does not confirm it. Code <c>DELETE_NOT_CONFIRMED</c>.</summary>
    [JsonStringEnumMemberName("DELETE_NOT_CONFIRMED")]
    DeleteNotConfirmed = 41,

    /// <summary>The number sits in a running program, and the options forbid its removal. Code <c>NUMBER_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_IN_USE")]
    NumberInUse = 42,

    /// <summary>A notice: the number has this call purpose already; nothing changes. Code <c>PURPOSE_UNCHANGED</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_UNCHANGED")]
    PurposeUnchanged = 43,

    /// <summary>Nobody has confirmed a change to or from Do Not Originate. Code <c>PURPOSE_DNO_NEEDS_CONFIRMATION</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DNO_NEEDS_CONFIRMATION")]
    PurposeDnoNeedsConfirmation = 44,

    /// <summary>A notice: the number sits on the level of its business already; nothing changes. Code <c>NUMBER_ALREADY_UNASSIGNED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_ALREADY_UNASSIGNED")]
    NumberAlreadyUnassigned = 45,

    /// <summary>The status wanted cannot follow the present one. Code <c>STATUS_TRANSITION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_TRANSITION_INVALID")]
    StatusTransitionInvalid = 60,

    /// <summary>The change of status needs a reason, and none is given. Code <c>STATUS_REASON_REQUIRED</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_REQUIRED")]
    StatusReasonRequired = 61,

    /// <summary>The reason given is none for this change of status. Code <c>STATUS_REASON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_INVALID")]
    StatusReasonInvalid = 62,

    /// <summary>The portal has changed since the plan was made. Code <c>PLAN_STALE</c>.</summary>
    [JsonStringEnumMemberName("PLAN_STALE")]
    PlanStale = 80,

    /// <summary>The plan was refused: there is nothing to apply. Code <c>PLAN_REFUSED</c>.</summary>
    [JsonStringEnumMemberName("PLAN_REFUSED")]
    PlanRefused = 81,

    /// <summary>What the change did is no longer as it left it. Code <c>CHANGE_NOT_REVERSIBLE</c>.</summary>
    [JsonStringEnumMemberName("CHANGE_NOT_REVERSIBLE")]
    ChangeNotReversible = 82,

    /// <summary>No business unit is chosen. Code <c>PROGRAM_BUSINESS_UNIT_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_BUSINESS_UNIT_MISSING")]
    ProgramBusinessUnitMissing = 100,

    /// <summary>No type is chosen. Code <c>PROGRAM_TYPE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_TYPE_MISSING")]
    ProgramTypeMissing = 101,

    /// <summary>There is no such type. Code <c>PROGRAM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_TYPE_UNKNOWN")]
    ProgramTypeUnknown = 102,

    /// <summary>No name is given. Code <c>PROGRAM_NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NAME_MISSING")]
    ProgramNameMissing = 103,

    /// <summary>The name is longer than allowed. Code <c>PROGRAM_NAME_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NAME_TOO_LONG")]
    ProgramNameTooLong = 104,

    /// <summary>Another program of the unit has this name. Code <c>PROGRAM_NAME_NOT_UNIQUE</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NAME_NOT_UNIQUE")]
    ProgramNameNotUnique = 105,

    /// <summary>No call purpose is chosen. Code <c>PROGRAM_PURPOSE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_PURPOSE_MISSING")]
    ProgramPurposeMissing = 106,

    /// <summary>Do Not Originate is for programs that block only. Code <c>PROGRAM_PURPOSE_IS_DNO</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_PURPOSE_IS_DNO")]
    ProgramPurposeIsDno = 107,

    /// <summary>The description is longer than allowed. Code <c>PROGRAM_DESCRIPTION_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_DESCRIPTION_TOO_LONG")]
    ProgramDescriptionTooLong = 108,

    /// <summary>The type needs authenticated calls. Code <c>PROGRAM_AUTHENTICATION_REQUIRED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_AUTHENTICATION_REQUIRED")]
    ProgramAuthenticationRequired = 109,

    /// <summary>Authentication of calls is never taken back. Code <c>PROGRAM_AUTHENTICATION_IRREVERSIBLE</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_AUTHENTICATION_IRREVERSIBLE")]
    ProgramAuthenticationIrreversible = 110,

    /// <summary>No display name is given. Code <c>DISPLAY_NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_NAME_MISSING")]
    DisplayNameMissing = 130,

    /// <summary>No shorthand display is given. Code <c>SHORTHAND_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SHORTHAND_MISSING")]
    ShorthandMissing = 131,

    /// <summary>The display name is longer than allowed. Code <c>DISPLAY_NAME_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_NAME_TOO_LONG")]
    DisplayNameTooLong = 132,

    /// <summary>The shorthand display is longer than allowed. Code <c>SHORTHAND_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("SHORTHAND_TOO_LONG")]
    ShorthandTooLong = 133,

    /// <summary>A character that networks do not show. Code <c>DISPLAY_CHARACTER_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_CHARACTER_NOT_ALLOWED")]
    DisplayCharacterNotAllowed = 134,

    /// <summary>Digits alone: a number is no name. Code <c>DISPLAY_IS_PHONE_NUMBER</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_IS_PHONE_NUMBER")]
    DisplayIsPhoneNumber = 135,

    /// <summary>A web or mail address. Code <c>DISPLAY_HAS_LINK</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_HAS_LINK")]
    DisplayHasLink = 136,

    /// <summary>A word that is blocked, and no exception for the business. Code <c>DISPLAY_BLOCKED_TERM</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_BLOCKED_TERM")]
    DisplayBlockedTerm = 137,

    /// <summary>Signs alone, or more signs than letters and digits. Code <c>DISPLAY_EXCESSIVE_SYMBOLS</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_EXCESSIVE_SYMBOLS")]
    DisplayExcessiveSymbols = 138,

    /// <summary>A notice: neither the business's name nor one of its brands occurs in it; a person decides. Code <c>DISPLAY_LACKS_BUSINESS_NAME</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_LACKS_BUSINESS_NAME")]
    DisplayLacksBusinessName = 139,

    /// <summary>
    /// A notice: the program does not brand before its display name is approved, which takes 24 hours at least.
    /// Code <c>DISPLAY_PENDING_REVIEW</c>.
    /// </summary>
    [JsonStringEnumMemberName("DISPLAY_PENDING_REVIEW")]
    DisplayPendingReview = 140,

    /// <summary>The program has no such display name, or, as a notice, none that waits for a review. Code <c>DISPLAY_NOT_UNDER_REVIEW</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_NOT_UNDER_REVIEW")]
    DisplayNotUnderReview = 141,

    /// <summary>The display name was rejected. Code <c>DISPLAY_REJECTED</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_REJECTED")]
    DisplayRejected = 142,

    /// <summary>The call reason is longer than allowed. Code <c>CALL_REASON_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("CALL_REASON_TOO_LONG")]
    CallReasonTooLong = 143,

    /// <summary>A character in the call reason that networks do not show. Code <c>CALL_REASON_CHARACTER_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("CALL_REASON_CHARACTER_NOT_ALLOWED")]
    CallReasonCharacterNotAllowed = 144,

    /// <summary>The type shows an image, and none is chosen. Code <c>PROGRAM_IMAGE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_IMAGE_MISSING")]
    ProgramImageMissing = 145,

    /// <summary>The image is no SVG. Code <c>IMAGE_FORMAT</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_FORMAT")]
    ImageFormat = 146,

    /// <summary>The image has more bytes than allowed. Code <c>IMAGE_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_TOO_LARGE")]
    ImageTooLarge = 147,

    /// <summary>The image is not as wide as high. Code <c>IMAGE_NOT_SQUARE</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_NOT_SQUARE")]
    ImageNotSquare = 148,

    /// <summary>The image is not approved. Code <c>IMAGE_NOT_APPROVED</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_NOT_APPROVED")]
    ImageNotApproved = 149,

    /// <summary>No start is given. Code <c>SCHEDULE_START_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_START_MISSING")]
    ScheduleStartMissing = 160,

    /// <summary>No end is given. Code <c>SCHEDULE_END_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_END_MISSING")]
    ScheduleEndMissing = 161,

    /// <summary>The end is not after the start. Code <c>SCHEDULE_END_NOT_AFTER_START</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_END_NOT_AFTER_START")]
    ScheduleEndNotAfterStart = 162,

    /// <summary>The end has passed. Code <c>SCHEDULE_ALREADY_ENDED</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_ALREADY_ENDED")]
    ScheduleAlreadyEnded = 163,

    /// <summary>A notice: the start has passed; the program runs from now. Code <c>SCHEDULE_START_IN_PAST</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_START_IN_PAST")]
    ScheduleStartInPast = 164,

    /// <summary>No time zone of the tz database. Code <c>SCHEDULE_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_ZONE_UNKNOWN")]
    ScheduleZoneUnknown = 165,

    /// <summary>A local time that the clocks skip. Code <c>SCHEDULE_LOCAL_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_LOCAL_TIME_INVALID")]
    ScheduleLocalTimeInvalid = 166,

    /// <summary>A local time that comes twice. Code <c>SCHEDULE_LOCAL_TIME_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_LOCAL_TIME_AMBIGUOUS")]
    ScheduleLocalTimeAmbiguous = 167,

    /// <summary>Two periods of the program overlap. Code <c>SCHEDULE_OVERLAP</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_OVERLAP")]
    ScheduleOverlap = 168,

    /// <summary>The program has been launched. Code <c>PROGRAM_NOT_DRAFT</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NOT_DRAFT")]
    ProgramNotDraft = 169,

    /// <summary>The program has ended or was cancelled. Code <c>PROGRAM_ENDED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_ENDED")]
    ProgramEnded = 170,

    /// <summary>The program is not in a phase from which this can be done. Code <c>PROGRAM_TRANSITION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_TRANSITION_INVALID")]
    ProgramTransitionInvalid = 171,

    /// <summary>The program has no numbers. Code <c>PROGRAM_NO_NUMBERS</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NO_NUMBERS")]
    ProgramNoNumbers = 172,

    /// <summary>A notice: none of the program's numbers is Active, or will be after the change. Code <c>PROGRAM_NO_ACTIVE_NUMBERS</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NO_ACTIVE_NUMBERS")]
    ProgramNoActiveNumbers = 173,

    /// <summary>The change would leave a running program without Active numbers, and is not confirmed. Code <c>PROGRAM_LAST_NUMBER_NOT_CONFIRMED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_LAST_NUMBER_NOT_CONFIRMED")]
    ProgramLastNumberNotConfirmed = 174,

    /// <summary>The number sits in no program. Code <c>NUMBER_NOT_IN_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_IN_PROGRAM")]
    NumberNotInProgram = 190,

    /// <summary>The number's vetting is not done. Code <c>NUMBER_PENDING</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_PENDING")]
    NumberPending = 191,

    /// <summary>The number was not approved. Code <c>NUMBER_REJECTED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REJECTED")]
    NumberRejected = 192,

    /// <summary>The program's type shows nothing. Code <c>PROGRAM_DOES_NOT_BRAND</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_DOES_NOT_BRAND")]
    ProgramDoesNotBrand = 193,

    /// <summary>The program is a draft. Code <c>PROGRAM_NOT_LAUNCHED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NOT_LAUNCHED")]
    ProgramNotLaunched = 194,

    /// <summary>The program's first period has not begun. Code <c>PROGRAM_NOT_STARTED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NOT_STARTED")]
    ProgramNotStarted = 195,

    /// <summary>The program is between two of its periods. Code <c>PROGRAM_BETWEEN_PERIODS</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_BETWEEN_PERIODS")]
    ProgramBetweenPeriods = 196,

    /// <summary>The program is paused. Code <c>PROGRAM_PAUSED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_PAUSED")]
    ProgramPaused = 197,

    /// <summary>The program was cancelled. Code <c>PROGRAM_CANCELLED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_CANCELLED")]
    ProgramCancelled = 198,

    /// <summary>The number never makes outbound calls. Code <c>PURPOSE_IS_DNO</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_IS_DNO")]
    PurposeIsDno = 199,
}

using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>Why the portal refuses a request, or what a person should notice.</summary>
/// <remarks>A refused request changes nothing; a notice refuses nothing. <see cref="Numbers.ReasonCodes"/> gives the stable code of a reason. Source: the domain's rule tables.</remarks>
[JsonConverter(typeof(CodeJsonConverter<PortalReason>))]
public enum PortalReason : byte
{
    /// <summary>No reason.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The business, business unit or program does not exist. Code <c>TARGET_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("TARGET_NOT_FOUND")]
    TargetNotFound = 1,

    /// <summary>The program does not belong to the unit, or the unit does not belong to the business. Code <c>TARGET_MISMATCH</c>.</summary>
    [JsonStringEnumMemberName("TARGET_MISMATCH")]
    TargetMismatch = 2,

    /// <summary>The ID is missing. Code <c>ID_MISSING</c>.</summary>
    [JsonStringEnumMemberName("ID_MISSING")]
    IdMissing = 3,

    /// <summary>The ID is already in use. Code <c>ID_NOT_UNIQUE</c>.</summary>
    [JsonStringEnumMemberName("ID_NOT_UNIQUE")]
    IdNotUnique = 4,

    /// <summary>The name is missing. Code <c>NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("NAME_MISSING")]
    NameMissing = 5,

    /// <summary>The number is not in the portal. Code <c>NUMBER_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_FOUND")]
    NumberNotFound = 6,

    /// <summary>The number is already at this place with another call purpose; <see cref="EditPurpose"/> changes it. Code <c>ALREADY_PRESENT_OTHER_PURPOSE</c>.</summary>
    [JsonStringEnumMemberName("ALREADY_PRESENT_OTHER_PURPOSE")]
    AlreadyPresentOtherPurpose = 20,

    /// <summary>The number is at another place of the same business. Code <c>NUMBER_ASSIGNED_ELSEWHERE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_ASSIGNED_ELSEWHERE")]
    NumberAssignedElsewhere = 21,

    /// <summary>The number belongs to another business of the portal. Code <c>NUMBER_IN_OTHER_BUSINESS</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_IN_OTHER_BUSINESS")]
    NumberInOtherBusiness = 22,

    /// <summary>The target of a reassignment is not a program. Code <c>REASSIGN_TARGET_NOT_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("REASSIGN_TARGET_NOT_PROGRAM")]
    ReassignTargetNotProgram = 23,

    /// <summary>A number cannot be reassigned to another business. Code <c>REASSIGN_CROSS_BUSINESS</c>.</summary>
    [JsonStringEnumMemberName("REASSIGN_CROSS_BUSINESS")]
    ReassignCrossBusiness = 24,

    /// <summary>The move would leave a running program without numbers or without Active numbers, and is not confirmed. Code <c>REASSIGN_NOT_CONFIRMED</c>.</summary>
    [JsonStringEnumMemberName("REASSIGN_NOT_CONFIRMED")]
    ReassignNotConfirmed = 25,

    /// <summary>A program that shows a name or an image takes no Do Not Originate number. Code <c>PURPOSE_DNO_IN_BRANDING_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DNO_IN_BRANDING_PROGRAM")]
    PurposeDnoInBrandingProgram = 26,

    /// <summary>Notice: the call purposes of the number and its program differ. Code <c>PURPOSE_DIFFERS_FROM_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DIFFERS_FROM_PROGRAM")]
    PurposeDiffersFromProgram = 27,

    /// <summary>Notice: the purpose is Do Not Originate, which is only for numbers that make no outbound calls. Code <c>PURPOSE_DO_NOT_ORIGINATE</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DO_NOT_ORIGINATE")]
    PurposeDoNotOriginate = 28,

    /// <summary>The number or the call purpose is not valid in a template. Code <c>NUMBER_NOT_PLAUSIBLE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_PLAUSIBLE")]
    NumberNotPlausible = 29,

    /// <summary>The number is outside the scope of the request. Code <c>NUMBER_OUTSIDE_SCOPE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_OUTSIDE_SCOPE")]
    NumberOutsideScope = 40,

    /// <summary>The removal is not confirmed. Code <c>DELETE_NOT_CONFIRMED</c>.</summary>
    [JsonStringEnumMemberName("DELETE_NOT_CONFIRMED")]
    DeleteNotConfirmed = 41,

    /// <summary>The number is in a running program, and the options forbid its removal. Code <c>NUMBER_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_IN_USE")]
    NumberInUse = 42,

    /// <summary>Notice: the number already has this call purpose; nothing changes. Code <c>PURPOSE_UNCHANGED</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_UNCHANGED")]
    PurposeUnchanged = 43,

    /// <summary>A change from or to Do Not Originate is not confirmed. Code <c>PURPOSE_DNO_NEEDS_CONFIRMATION</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DNO_NEEDS_CONFIRMATION")]
    PurposeDnoNeedsConfirmation = 44,

    /// <summary>Notice: the number is already on the business level; nothing changes. Code <c>NUMBER_ALREADY_UNASSIGNED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_ALREADY_UNASSIGNED")]
    NumberAlreadyUnassigned = 45,

    /// <summary>The present status of the number does not allow the change. Code <c>STATUS_TRANSITION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_TRANSITION_INVALID")]
    StatusTransitionInvalid = 60,

    /// <summary>The change of status needs a reason. Code <c>STATUS_REASON_REQUIRED</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_REQUIRED")]
    StatusReasonRequired = 61,

    /// <summary>The reason is not valid for this change of status. Code <c>STATUS_REASON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_INVALID")]
    StatusReasonInvalid = 62,

    /// <summary>The portal has changed since the plan was made. Code <c>PLAN_STALE</c>.</summary>
    [JsonStringEnumMemberName("PLAN_STALE")]
    PlanStale = 80,

    /// <summary>The plan was refused and cannot be applied. Code <c>PLAN_REFUSED</c>.</summary>
    [JsonStringEnumMemberName("PLAN_REFUSED")]
    PlanRefused = 81,

    /// <summary>A later change concerns the same data, or reverting would break a rule. Code <c>CHANGE_NOT_REVERSIBLE</c>.</summary>
    [JsonStringEnumMemberName("CHANGE_NOT_REVERSIBLE")]
    ChangeNotReversible = 82,

    /// <summary>The key of the request was given with another request before. Code <c>REQUEST_KEY_REUSED</c>.</summary>
    [JsonStringEnumMemberName("REQUEST_KEY_REUSED")]
    RequestKeyReused = 83,

    /// <summary>The business unit is missing. Code <c>PROGRAM_BUSINESS_UNIT_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_BUSINESS_UNIT_MISSING")]
    ProgramBusinessUnitMissing = 100,

    /// <summary>The program type is missing. Code <c>PROGRAM_TYPE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_TYPE_MISSING")]
    ProgramTypeMissing = 101,

    /// <summary>The program type does not exist. Code <c>PROGRAM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_TYPE_UNKNOWN")]
    ProgramTypeUnknown = 102,

    /// <summary>The program name is missing. Code <c>PROGRAM_NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NAME_MISSING")]
    ProgramNameMissing = 103,

    /// <summary>The program name is too long. Code <c>PROGRAM_NAME_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NAME_TOO_LONG")]
    ProgramNameTooLong = 104,

    /// <summary>Another program of the unit has the same name. Code <c>PROGRAM_NAME_NOT_UNIQUE</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NAME_NOT_UNIQUE")]
    ProgramNameNotUnique = 105,

    /// <summary>The call purpose is missing. Code <c>PROGRAM_PURPOSE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_PURPOSE_MISSING")]
    ProgramPurposeMissing = 106,

    /// <summary>Do Not Originate is only for programs that do nothing but block. Code <c>PROGRAM_PURPOSE_IS_DNO</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_PURPOSE_IS_DNO")]
    ProgramPurposeIsDno = 107,

    /// <summary>The description is too long. Code <c>PROGRAM_DESCRIPTION_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_DESCRIPTION_TOO_LONG")]
    ProgramDescriptionTooLong = 108,

    /// <summary>The program type needs authenticated calls. Code <c>PROGRAM_AUTHENTICATION_REQUIRED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_AUTHENTICATION_REQUIRED")]
    ProgramAuthenticationRequired = 109,

    /// <summary>Authentication of calls cannot be switched off. Code <c>PROGRAM_AUTHENTICATION_IRREVERSIBLE</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_AUTHENTICATION_IRREVERSIBLE")]
    ProgramAuthenticationIrreversible = 110,

    /// <summary>The display name is missing. Code <c>DISPLAY_NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_NAME_MISSING")]
    DisplayNameMissing = 130,

    /// <summary>The shorthand display is missing. Code <c>SHORTHAND_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SHORTHAND_MISSING")]
    ShorthandMissing = 131,

    /// <summary>The display name is too long. Code <c>DISPLAY_NAME_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_NAME_TOO_LONG")]
    DisplayNameTooLong = 132,

    /// <summary>The shorthand display is too long. Code <c>SHORTHAND_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("SHORTHAND_TOO_LONG")]
    ShorthandTooLong = 133,

    /// <summary>The display name or shorthand contains a character that networks do not show. Code <c>DISPLAY_CHARACTER_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_CHARACTER_NOT_ALLOWED")]
    DisplayCharacterNotAllowed = 134,

    /// <summary>The display name or shorthand has digits and no letters. Code <c>DISPLAY_IS_PHONE_NUMBER</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_IS_PHONE_NUMBER")]
    DisplayIsPhoneNumber = 135,

    /// <summary>The display name or shorthand contains a web or mail address. Code <c>DISPLAY_HAS_LINK</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_HAS_LINK")]
    DisplayHasLink = 136,

    /// <summary>The display name or shorthand contains a blocked term for which the business has no exception. Code <c>DISPLAY_BLOCKED_TERM</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_BLOCKED_TERM")]
    DisplayBlockedTerm = 137,

    /// <summary>The display name or shorthand has more symbols than letters and digits, or only symbols. Code <c>DISPLAY_EXCESSIVE_SYMBOLS</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_EXCESSIVE_SYMBOLS")]
    DisplayExcessiveSymbols = 138,

    /// <summary>Notice: the display name contains neither the business's name nor one of its brands; a person decides. Code <c>DISPLAY_LACKS_BUSINESS_NAME</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_LACKS_BUSINESS_NAME")]
    DisplayLacksBusinessName = 139,

    /// <summary>Notice: the display name is under review, for at least 24 hours by default; the program does not brand until it is approved. Code <c>DISPLAY_PENDING_REVIEW</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_PENDING_REVIEW")]
    DisplayPendingReview = 140,

    /// <summary>The program does not have this display name; as a notice: no display name of the program is under review. Code <c>DISPLAY_NOT_UNDER_REVIEW</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_NOT_UNDER_REVIEW")]
    DisplayNotUnderReview = 141,

    /// <summary>The display name was rejected. Code <c>DISPLAY_REJECTED</c>.</summary>
    [JsonStringEnumMemberName("DISPLAY_REJECTED")]
    DisplayRejected = 142,

    /// <summary>The call reason is too long. Code <c>CALL_REASON_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("CALL_REASON_TOO_LONG")]
    CallReasonTooLong = 143,

    /// <summary>The call reason contains a character that networks do not show. Code <c>CALL_REASON_CHARACTER_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("CALL_REASON_CHARACTER_NOT_ALLOWED")]
    CallReasonCharacterNotAllowed = 144,

    /// <summary>The image is missing. Code <c>PROGRAM_IMAGE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_IMAGE_MISSING")]
    ProgramImageMissing = 145,

    /// <summary>The image is not an SVG. Code <c>IMAGE_FORMAT</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_FORMAT")]
    ImageFormat = 146,

    /// <summary>The image has too many bytes. Code <c>IMAGE_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_TOO_LARGE")]
    ImageTooLarge = 147,

    /// <summary>The image is not square. Code <c>IMAGE_NOT_SQUARE</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_NOT_SQUARE")]
    ImageNotSquare = 148,

    /// <summary>The image is not approved. Code <c>IMAGE_NOT_APPROVED</c>.</summary>
    [JsonStringEnumMemberName("IMAGE_NOT_APPROVED")]
    ImageNotApproved = 149,

    /// <summary>The start is missing. Code <c>SCHEDULE_START_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_START_MISSING")]
    ScheduleStartMissing = 160,

    /// <summary>The end is missing. Code <c>SCHEDULE_END_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_END_MISSING")]
    ScheduleEndMissing = 161,

    /// <summary>The end is not after the start. Code <c>SCHEDULE_END_NOT_AFTER_START</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_END_NOT_AFTER_START")]
    ScheduleEndNotAfterStart = 162,

    /// <summary>The end is in the past. Code <c>SCHEDULE_ALREADY_ENDED</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_ALREADY_ENDED")]
    ScheduleAlreadyEnded = 163,

    /// <summary>Notice: the start is in the past; the program runs from now. Code <c>SCHEDULE_START_IN_PAST</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_START_IN_PAST")]
    ScheduleStartInPast = 164,

    /// <summary>The time zone does not exist. Code <c>SCHEDULE_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_ZONE_UNKNOWN")]
    ScheduleZoneUnknown = 165,

    /// <summary>A clock change skips the local time. Code <c>SCHEDULE_LOCAL_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_LOCAL_TIME_INVALID")]
    ScheduleLocalTimeInvalid = 166,

    /// <summary>A clock change repeats the local time. Code <c>SCHEDULE_LOCAL_TIME_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_LOCAL_TIME_AMBIGUOUS")]
    ScheduleLocalTimeAmbiguous = 167,

    /// <summary>Two periods of the program overlap. Code <c>SCHEDULE_OVERLAP</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULE_OVERLAP")]
    ScheduleOverlap = 168,

    /// <summary>The program has already been launched. Code <c>PROGRAM_NOT_DRAFT</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NOT_DRAFT")]
    ProgramNotDraft = 169,

    /// <summary>The program has ended or is canceled. Code <c>PROGRAM_ENDED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_ENDED")]
    ProgramEnded = 170,

    /// <summary>The present phase of the program does not allow the change. Code <c>PROGRAM_TRANSITION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_TRANSITION_INVALID")]
    ProgramTransitionInvalid = 171,

    /// <summary>The program has no numbers. Code <c>PROGRAM_NO_NUMBERS</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NO_NUMBERS")]
    ProgramNoNumbers = 172,

    /// <summary>Notice: the program has no Active number, or has none after the change. Code <c>PROGRAM_NO_ACTIVE_NUMBERS</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NO_ACTIVE_NUMBERS")]
    ProgramNoActiveNumbers = 173,

    /// <summary>The change would leave a running program without Active numbers, and is not confirmed. Code <c>PROGRAM_LAST_NUMBER_NOT_CONFIRMED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_LAST_NUMBER_NOT_CONFIRMED")]
    ProgramLastNumberNotConfirmed = 174,

    /// <summary>The number is not in a program. Code <c>NUMBER_NOT_IN_PROGRAM</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_IN_PROGRAM")]
    NumberNotInProgram = 190,

    /// <summary>The vetting of the number is not complete. Code <c>NUMBER_PENDING</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_PENDING")]
    NumberPending = 191,

    /// <summary>The number was rejected. Code <c>NUMBER_REJECTED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REJECTED")]
    NumberRejected = 192,

    /// <summary>The program type shows neither a name nor an image. Code <c>PROGRAM_DOES_NOT_BRAND</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_DOES_NOT_BRAND")]
    ProgramDoesNotBrand = 193,

    /// <summary>The program is a draft. Code <c>PROGRAM_NOT_LAUNCHED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NOT_LAUNCHED")]
    ProgramNotLaunched = 194,

    /// <summary>The first period of the program has not begun. Code <c>PROGRAM_NOT_STARTED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_NOT_STARTED")]
    ProgramNotStarted = 195,

    /// <summary>The program is between two periods. Code <c>PROGRAM_BETWEEN_PERIODS</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_BETWEEN_PERIODS")]
    ProgramBetweenPeriods = 196,

    /// <summary>The program is paused. Code <c>PROGRAM_PAUSED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_PAUSED")]
    ProgramPaused = 197,

    /// <summary>The program is canceled. Code <c>PROGRAM_CANCELED</c>.</summary>
    [JsonStringEnumMemberName("PROGRAM_CANCELED")]
    ProgramCanceled = 198,

    /// <summary>The number is Do Not Originate. Code <c>PURPOSE_IS_DNO</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_IS_DNO")]
    PurposeIsDno = 199,
}

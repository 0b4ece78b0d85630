using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a JSON text is not the settings of a campaign, a rule set, the outcomes of a simulation, or tables of call results.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CampaignSettingsReason>))]
public enum CampaignSettingsReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Not JSON, or nested too deeply. Code <c>SETTINGS_JSON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_JSON_INVALID")]
    JsonInvalid = 1,

    /// <summary>The format of a newer version. Code <c>SETTINGS_JSON_NEWER</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_JSON_NEWER")]
    JsonNewer = 2,

    /// <summary>Unknown property. Code <c>SETTINGS_PROPERTY_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PROPERTY_UNKNOWN")]
    PropertyUnknown = 3,

    /// <summary>Duplicate property of one object. Code <c>SETTINGS_PROPERTY_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PROPERTY_DUPLICATE")]
    PropertyDuplicate = 4,

    /// <summary>A required property is missing, null or empty. Code <c>SETTINGS_PROPERTY_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PROPERTY_MISSING")]
    PropertyMissing = 5,

    /// <summary>A value of another type, such as text where a number is required. Code <c>SETTINGS_PROPERTY_TYPE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PROPERTY_TYPE")]
    PropertyType = 6,

    /// <summary>A number or a duration out of range. Code <c>SETTINGS_PROPERTY_RANGE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PROPERTY_RANGE")]
    PropertyRange = 7,

    /// <summary>Not one of the values of the property. Code <c>SETTINGS_WORD_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_WORD_UNKNOWN")]
    WordUnknown = 8,

    /// <summary>Not a valid time of day (example: <c>08:00</c>). Code <c>SETTINGS_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_TIME_INVALID")]
    TimeInvalid = 9,

    /// <summary>Not a valid date (example: <c>2026-12-25</c>). Code <c>SETTINGS_DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_DATE_INVALID")]
    DateInvalid = 10,

    /// <summary>Duplicate closed or special date, or a date of a calendar that is added or removed twice. Code <c>SETTINGS_DATE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_DATE_DUPLICATE")]
    DateDuplicate = 11,

    /// <summary>Not a valid duration (example: <c>PT1M30S</c>). Code <c>SETTINGS_DURATION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_DURATION_INVALID")]
    DurationInvalid = 12,

    /// <summary>The provider has no time zone of this identity. Code <c>SETTINGS_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_ZONE_UNKNOWN")]
    ZoneUnknown = 13,

    /// <summary>A limit or lockout with several periods or none, or a time zone for a rolling period. Code <c>SETTINGS_PERIOD_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PERIOD_AMBIGUOUS")]
    PeriodAmbiguous = 14,

    /// <summary>Hours that never open, or a window without any date. Code <c>SETTINGS_NEVER_OPEN</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_NEVER_OPEN")]
    NeverOpen = 15,

    /// <summary>Not a valid phone number or beginning of phone numbers. Code <c>SETTINGS_NUMBER_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_NUMBER_INVALID")]
    NumberInvalid = 16,

    /// <summary>Not a valid interval of XCALLY (example: <c>07:00-22:00,mon-fri,*,*</c>). Code <c>SETTINGS_INTERVAL_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_INTERVAL_INVALID")]
    IntervalInvalid = 17,

    /// <summary>A campaign of XCALLY names a time interval whose parts were not given. Code <c>SETTINGS_INTERVAL_MISSING</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_INTERVAL_MISSING")]
    IntervalMissing = 18,

    /// <summary>The same name or word twice. Code <c>SETTINGS_WORD_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_WORD_DUPLICATE")]
    WordDuplicate = 19,

    /// <summary>Two properties that exclude each other, or one without another that it needs. Code <c>SETTINGS_CONTRADICTORY</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_CONTRADICTORY")]
    Contradictory = 20,

    /// <summary>Two shifts of agents overlap. Code <c>SETTINGS_SHIFTS_OVERLAP</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_SHIFTS_OVERLAP")]
    ShiftsOverlap = 21,

    /// <summary>The list of calendars has no calendar of this name. Code <c>SETTINGS_CALENDAR_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_CALENDAR_UNKNOWN")]
    CalendarUnknown = 22,

    /// <summary>The sum of the probabilities of outcomes is not 1. Code <c>SETTINGS_PROBABILITIES_NOT_ONE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_PROBABILITIES_NOT_ONE")]
    ProbabilitiesNotOne = 23,

    /// <summary>Times that no call can have, such as a longest time below the shortest. Code <c>SETTINGS_DISTRIBUTION_IMPOSSIBLE</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_DISTRIBUTION_IMPOSSIBLE")]
    DistributionImpossible = 24,

    /// <summary>A rule set asks for a custom field that contacts do not have. Code <c>SETTINGS_FIELD_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_FIELD_UNKNOWN")]
    FieldUnknown = 25,

    /// <summary>A rule set whose condition <c>appliesTo</c> can hold for no phone, or whose need no phone to which it applies can meet. Code <c>SETTINGS_RULE_NEVER_MET</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_RULE_NEVER_MET")]
    RuleNeverMet = 26,

    /// <summary>A calendar without any holiday. Code <c>SETTINGS_CALENDAR_EMPTY</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_CALENDAR_EMPTY")]
    CalendarEmpty = 27,

    /// <summary>A calendar that no list <c>holidays</c> names. Code <c>SETTINGS_CALENDAR_UNUSED</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_CALENDAR_UNUSED")]
    CalendarUnused = 28,

    /// <summary>A removed date that is no holiday by the rules of its calendar. Code <c>SETTINGS_NO_HOLIDAY</c>.</summary>
    [JsonStringEnumMemberName("SETTINGS_NO_HOLIDAY")]
    NoHoliday = 29,
}

/// <summary>Why a JSON text is not the settings of a campaign, or not a rule set: the reason, the place, and the expected value.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Path">The place in the JSON, such as <c>$.retry.statuses.Busy.maxAttempts</c>; its names are those of the text.</param>
/// <param name="Expected">The expected value, such as <c>a whole number from 1 to 255</c>; it contains no value of the text.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct CampaignSettingsRefusal(CampaignSettingsReason Reason, string Path, string Expected)
{
    /// <summary>Such as <c>SETTINGS_PROPERTY_RANGE at $.maxConcurrentCalls</c>.</summary>
    public override string ToString() => $"{Reason.Code()} at {Path}";
}

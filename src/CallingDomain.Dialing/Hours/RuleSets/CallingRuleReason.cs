using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a text is not a set of calling rules.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<CallingRuleReason>))]
public enum CallingRuleReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Not JSON, or nested too deeply. Code <c>RULE_JSON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("RULE_JSON_INVALID")]
    RuleJsonInvalid = 1,

    /// <summary>A form of a newer version. Code <c>RULE_JSON_NEWER</c>.</summary>
    [JsonStringEnumMemberName("RULE_JSON_NEWER")]
    RuleJsonNewer = 2,

    /// <summary>An unknown property. Code <c>RULE_PROPERTY_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("RULE_PROPERTY_UNKNOWN")]
    RulePropertyUnknown = 3,

    /// <summary>A property stands a second time in one object. Code <c>RULE_PROPERTY_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("RULE_PROPERTY_DUPLICATE")]
    RulePropertyDuplicate = 4,

    /// <summary>A property that is needed is not there, or empty. Code <c>RULE_PROPERTY_MISSING</c>.</summary>
    [JsonStringEnumMemberName("RULE_PROPERTY_MISSING")]
    RulePropertyMissing = 5,

    /// <summary>Text where a number is needed, or the like. Code <c>RULE_PROPERTY_TYPE</c>.</summary>
    [JsonStringEnumMemberName("RULE_PROPERTY_TYPE")]
    RulePropertyType = 6,

    /// <summary>A number or a duration out of its range. Code <c>RULE_PROPERTY_RANGE</c>.</summary>
    [JsonStringEnumMemberName("RULE_PROPERTY_RANGE")]
    RulePropertyRange = 7,

    /// <summary>None of the words that may stand there. Code <c>RULE_WORD_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("RULE_WORD_UNKNOWN")]
    RuleWordUnknown = 8,

    /// <summary>No time of day such as <c>08:00</c>. Code <c>RULE_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("RULE_TIME_INVALID")]
    RuleTimeInvalid = 9,

    /// <summary>No date such as <c>2026-12-25</c>. Code <c>RULE_DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("RULE_DATE_INVALID")]
    RuleDateInvalid = 10,

    /// <summary>A date that stands there before. Code <c>RULE_DATE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("RULE_DATE_DUPLICATE")]
    RuleDateDuplicate = 11,

    /// <summary>No length of time such as <c>PT24H</c>. Code <c>RULE_DURATION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("RULE_DURATION_INVALID")]
    RuleDurationInvalid = 12,

    /// <summary>A zone that the provider does not have. Code <c>RULE_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("RULE_ZONE_UNKNOWN")]
    RuleZoneUnknown = 13,

    /// <summary>A limit with two periods or with none, or a zone for a rolling one. Code <c>RULE_PERIOD_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("RULE_PERIOD_AMBIGUOUS")]
    RulePeriodAmbiguous = 14,

    /// <summary>Hours that never open, or a window without any date. Code <c>RULE_NEVER_OPEN</c>.</summary>
    [JsonStringEnumMemberName("RULE_NEVER_OPEN")]
    RuleNeverOpen = 15,
}

/// <summary>Why a text is not a set of calling rules, where, and what was expected.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Path">The place in the JSON, such as <c>$.windows[0].from</c>; names in it are the text's own.</param>
/// <param name="Expected">What was expected at that place, such as <c>a time of day such as 08:00</c>; it contains no value of the text.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct CallingRuleRefusal(CallingRuleReason Reason, string Path, string Expected)
{
    /// <summary>Such as <c>RULE_TIME_INVALID at $.windows[0].from</c>.</summary>
    public override string ToString() => $"{Reason.Code()} at {Path}";
}

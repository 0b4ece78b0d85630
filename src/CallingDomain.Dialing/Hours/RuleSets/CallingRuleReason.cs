using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a text is not a set of calling rules.</summary>
/// <remarks>Each has a code made from its name (<see cref="ReasonCodes"/>).</remarks>
public enum CallingRuleReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Not JSON, or nested too deeply. Code <c>RULE_JSON_INVALID</c>.</summary>
    RuleJsonInvalid = 1,

    /// <summary>A form of a newer version. Code <c>RULE_JSON_NEWER</c>.</summary>
    RuleJsonNewer = 2,

    /// <summary>An unknown property. Code <c>RULE_PROPERTY_UNKNOWN</c>.</summary>
    RulePropertyUnknown = 3,

    /// <summary>A property stands a second time in one object. Code <c>RULE_PROPERTY_DUPLICATE</c>.</summary>
    RulePropertyDuplicate = 4,

    /// <summary>A property that is needed is not there, or empty. Code <c>RULE_PROPERTY_MISSING</c>.</summary>
    RulePropertyMissing = 5,

    /// <summary>Text where a number is needed, or the like. Code <c>RULE_PROPERTY_TYPE</c>.</summary>
    RulePropertyType = 6,

    /// <summary>A number or a duration out of its range. Code <c>RULE_PROPERTY_RANGE</c>.</summary>
    RulePropertyRange = 7,

    /// <summary>None of the words that may stand there. Code <c>RULE_WORD_UNKNOWN</c>.</summary>
    RuleWordUnknown = 8,

    /// <summary>No time of day such as <c>08:00</c>. Code <c>RULE_TIME_INVALID</c>.</summary>
    RuleTimeInvalid = 9,

    /// <summary>No date such as <c>2026-12-25</c>. Code <c>RULE_DATE_INVALID</c>.</summary>
    RuleDateInvalid = 10,

    /// <summary>A date that stands there before. Code <c>RULE_DATE_DUPLICATE</c>.</summary>
    RuleDateDuplicate = 11,

    /// <summary>No length of time such as <c>PT24H</c>. Code <c>RULE_DURATION_INVALID</c>.</summary>
    RuleDurationInvalid = 12,

    /// <summary>A zone that the provider does not have. Code <c>RULE_ZONE_UNKNOWN</c>.</summary>
    RuleZoneUnknown = 13,

    /// <summary>A limit with two periods or with none, or a zone for a rolling one. Code <c>RULE_PERIOD_AMBIGUOUS</c>.</summary>
    RulePeriodAmbiguous = 14,

    /// <summary>Hours that never open, or a window without any date. Code <c>RULE_NEVER_OPEN</c>.</summary>
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

using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>What <c>rules check</c> finds wrong with a rule set. Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives.</summary>
[JsonConverter(typeof(CodeJsonConverter<RuleFindingReason>))]
internal enum RuleFindingReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The source of the rule set was read longer ago than the option allows. Code <c>RULE_READ_LONG_AGO</c>.</summary>
    [JsonStringEnumMemberName("RULE_READ_LONG_AGO")]
    ReadLongAgo = 1,

    /// <summary>The rule set does not say when its source was read. Code <c>RULE_READ_DATE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("RULE_READ_DATE_MISSING")]
    ReadDateMissing = 2,

    /// <summary>The hours of the rule set do not open, from the date on and as far ahead as hours are searched. Code <c>RULE_NEVER_OPEN</c>.</summary>
    [JsonStringEnumMemberName("RULE_NEVER_OPEN")]
    NeverOpen = 3,

    /// <summary>The hours of all rule sets of the command are never open at once. Code <c>RULES_NEVER_OPEN_TOGETHER</c>.</summary>
    [JsonStringEnumMemberName("RULES_NEVER_OPEN_TOGETHER")]
    NeverOpenTogether = 4,

    /// <summary>The source of the rule set was read later than the date of the check. Code <c>RULE_READ_LATER</c>.</summary>
    [JsonStringEnumMemberName("RULE_READ_LATER")]
    ReadLater = 5,
}

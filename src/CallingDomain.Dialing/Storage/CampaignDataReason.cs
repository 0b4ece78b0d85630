using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why data is not a snapshot or the facts of a campaign, or why a fact cannot follow the facts before it.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CampaignDataReason>))]
public enum CampaignDataReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The data does not begin as a snapshot or a file of facts. Code <c>DATA_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DATA_UNKNOWN")]
    Unknown = 1,

    /// <summary>The format is newer than this version. Code <c>DATA_NEWER</c>.</summary>
    [JsonStringEnumMemberName("DATA_NEWER")]
    Newer = 2,

    /// <summary>The data ends within a record: writing was interrupted, or the data was cut. Code <c>DATA_TORN</c>.</summary>
    [JsonStringEnumMemberName("DATA_TORN")]
    Torn = 3,

    /// <summary>The checksum of a record is wrong. Code <c>DATA_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("DATA_DAMAGED")]
    Damaged = 4,

    /// <summary>A record has values that no campaign writes. Code <c>DATA_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DATA_INVALID")]
    Invalid = 5,

    /// <summary>The provider has no time zone with an identity in the data. Code <c>DATA_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DATA_ZONE_UNKNOWN")]
    ZoneUnknown = 6,

    /// <summary>The settings given for a snapshot have limits or lockouts, and its campaign did not remember its calls: see <see cref="CampaignOptions.RememberCalls"/>. Code <c>DATA_PAST_CALLS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DATA_PAST_CALLS_UNKNOWN")]
    PastCallsUnknown = 7,

    /// <summary>The fact's number is too high: an earlier fact is missing. Code <c>FACT_MISSING</c>.</summary>
    [JsonStringEnumMemberName("FACT_MISSING")]
    FactMissing = 8,

    /// <summary>The fact's number is too low: the fact was applied before. Code <c>FACT_REPEATED</c>.</summary>
    [JsonStringEnumMemberName("FACT_REPEATED")]
    FactRepeated = 9,

    /// <summary>The fact's instant is earlier than that of the previous fact, or outside the supported years. Code <c>FACT_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("FACT_TIME_INVALID")]
    FactTimeInvalid = 10,

    /// <summary>The fact's contact was not loaded. Code <c>FACT_CONTACT_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("FACT_CONTACT_UNKNOWN")]
    FactContactUnknown = 11,

    /// <summary>The fact contradicts the facts before it: its phase, attempt, phone, pass, status, lease or count cannot follow. Code <c>FACT_CONTRADICTS</c>.</summary>
    [JsonStringEnumMemberName("FACT_CONTRADICTS")]
    FactContradicts = 12,

    /// <summary>The fact would change nothing; a campaign does not write such facts. Code <c>FACT_CHANGES_NOTHING</c>.</summary>
    [JsonStringEnumMemberName("FACT_CHANGES_NOTHING")]
    FactChangesNothing = 13,

    /// <summary>The fact has values that no campaign writes. Code <c>FACT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("FACT_INVALID")]
    FactInvalid = 14,

    /// <summary>The fact's settings have limits or lockouts, and the campaign did not remember its calls: see <see cref="CampaignOptions.RememberCalls"/>. Code <c>FACT_PAST_CALLS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("FACT_PAST_CALLS_UNKNOWN")]
    FactPastCallsUnknown = 15,
}

using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Why a fact cannot follow those before it.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ReplayReason>))]
public enum ReplayReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>A fact before this one is missing: its number is too high. Code <c>FACT_MISSING</c>.</summary>
    [JsonStringEnumMemberName("FACT_MISSING")]
    FactMissing = 1,

    /// <summary>The fact was applied before: its number is too low. Code <c>FACT_REPEATED</c>.</summary>
    [JsonStringEnumMemberName("FACT_REPEATED")]
    FactRepeated = 2,

    /// <summary>The fact's instant lies before that of the fact before it, or outside the supported years. Code <c>FACT_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("FACT_TIME_INVALID")]
    FactTimeInvalid = 3,

    /// <summary>No contact of this number was loaded. Code <c>FACT_CONTACT_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("FACT_CONTACT_UNKNOWN")]
    FactContactUnknown = 4,

    /// <summary>The fact cannot follow those before it: another phase, attempt, phone or count. Code <c>FACT_CONTRADICTS</c>.</summary>
    [JsonStringEnumMemberName("FACT_CONTRADICTS")]
    FactContradicts = 5,

    /// <summary>The fact would change nothing, and such facts are never given. Code <c>FACT_CHANGES_NOTHING</c>.</summary>
    [JsonStringEnumMemberName("FACT_CHANGES_NOTHING")]
    FactChangesNothing = 6,

    /// <summary>The fact has parts that no fact has. Code <c>FACT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("FACT_INVALID")]
    FactInvalid = 7,

    /// <summary>The settings have limits or lockouts that look at calls which the campaign has not remembered: see <see cref="CampaignOptions.RememberCalls"/>. Code <c>FACT_PAST_CALLS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("FACT_PAST_CALLS_UNKNOWN")]
    FactPastCallsUnknown = 8,
}

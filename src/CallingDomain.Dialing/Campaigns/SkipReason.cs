using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a phone of a contact is not called.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<SkipReason>))]
public enum SkipReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The number is on the campaign's blacklist. Code <c>PHONE_BLACKLISTED</c>.</summary>
    [JsonStringEnumMemberName("PHONE_BLACKLISTED")]
    Blacklisted = 1,

    /// <summary>The contact has the same number at an earlier place. Code <c>PHONE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("PHONE_DUPLICATE")]
    Duplicate = 2,

    /// <summary>The phone has no number. Code <c>PHONE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PHONE_MISSING")]
    Missing = 3,

    /// <summary>The calling hours in the number's time zones never overlap. Code <c>PHONE_NEVER_CALLABLE</c>.</summary>
    [JsonStringEnumMemberName("PHONE_NEVER_CALLABLE")]
    NeverCallable = 4,

    /// <summary>A rule set needs a fact, such as a consent, that the contact lacks. Code <c>PHONE_FACT_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PHONE_FACT_MISSING")]
    FactMissing = 5,
}

using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Which phones' limits close a contact.</summary>
[JsonConverter(typeof(CodeJsonConverter<LimitScope>))]
public enum LimitScope : byte
{
    /// <summary>Any phone at its limit. Source: "if the Retry Settings value is exceeded by one of the phones (primary or additional phones)".</summary>
    [JsonStringEnumMemberName("AnyPhone")]
    AnyPhone = 0,

    /// <summary>Only the phone that was called last.</summary>
    [JsonStringEnumMemberName("LastPhone")]
    LastPhone = 1,

    /// <summary>All phones: later passes skip a phone at its limit, and the contact is closed when none is left.</summary>
    [JsonStringEnumMemberName("AllPhones")]
    AllPhones = 2,
}

/// <summary>The instant from which the delay to the next call is measured.</summary>
[JsonConverter(typeof(CodeJsonConverter<DelayBase>))]
public enum DelayBase : byte
{
    /// <summary>The end of the previous attempt.</summary>
    [JsonStringEnumMemberName("AttemptEnd")]
    AttemptEnd = 0,

    /// <summary>The instant at which the previous attempt was dialed.</summary>
    [JsonStringEnumMemberName("AttemptStart")]
    AttemptStart = 1,

    /// <summary>The instant at which the previous attempt was due.</summary>
    [JsonStringEnumMemberName("Due")]
    Due = 2,
}

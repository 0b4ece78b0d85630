using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why bytes or texts are not facts or a snapshot of a campaign.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<CampaignDataReason>))]
public enum CampaignDataReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The data begins like nothing that a campaign writes. Code <c>DATA_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DATA_UNKNOWN")]
    DataUnknown = 1,

    /// <summary>The data has the format of a newer version. Code <c>DATA_NEWER</c>.</summary>
    [JsonStringEnumMemberName("DATA_NEWER")]
    DataNewer = 2,

    /// <summary>The data ends in the middle of a record: it was not written to its end, or cut off. Code <c>DATA_TORN</c>.</summary>
    [JsonStringEnumMemberName("DATA_TORN")]
    DataTorn = 3,

    /// <summary>A record has another checksum than when it was written. Code <c>DATA_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("DATA_DAMAGED")]
    DataDamaged = 4,

    /// <summary>A record has values that no campaign writes. Code <c>DATA_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DATA_INVALID")]
    DataInvalid = 5,

    /// <summary>The provider has no time zone of an identity in the data. Code <c>DATA_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DATA_ZONE_UNKNOWN")]
    DataZoneUnknown = 6,

    /// <summary>The settings to read a snapshot under have limits or lockouts, and the campaign of the snapshot did not remember its calls. Code <c>DATA_PAST_CALLS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("DATA_PAST_CALLS_UNKNOWN")]
    DataPastCallsUnknown = 7,
}

/// <summary>Why bytes or texts are not facts or a snapshot of a campaign, and where.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Record">The record at which reading ended, from 1; 0 for the beginning of the data.</param>
/// <param name="Offset">The byte at which that record begins, from 0; the line's number, from 1, for facts as JSON lines.</param>
/// <param name="Detail">What is wrong there, such as a path in JSON with what was expected, or the name of a part; never a value of the data. Empty for nothing more.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record CampaignDataRefusal(CampaignDataReason Reason, long Record, long Offset, string Detail)
{
    /// <summary>The stable code of <see cref="Reason"/>.</summary>
    public string Code => Reason.Code();
}

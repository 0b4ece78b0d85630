using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>How a call ended: the contact was reached, or one of eight retry statuses, or one that the campaign gives.</summary>
/// <remarks>The retry statuses have rules in <see cref="RetrySettings"/>. Source: XCALLY Motion, retry settings of a campaign.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CallStatus>))]
public enum CallStatus : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The contact did not answer in time.</summary>
    [JsonStringEnumMemberName("NoAnswer")]
    NoAnswer = 1,

    /// <summary>The line was busy.</summary>
    [JsonStringEnumMemberName("Busy")]
    Busy = 2,

    /// <summary>The network had no free line.</summary>
    [JsonStringEnumMemberName("Congestion")]
    Congestion = 3,

    /// <summary>The number is not in use.</summary>
    [JsonStringEnumMemberName("NoSuchNumber")]
    NoSuchNumber = 4,

    /// <summary>The contact answered, and the call was dropped because no agent was free in time.</summary>
    [JsonStringEnumMemberName("Drop")]
    Drop = 5,

    /// <summary>The contact answered, and hung up before an agent was connected.</summary>
    [JsonStringEnumMemberName("Abandoned")]
    Abandoned = 6,

    /// <summary>A machine answered.</summary>
    [JsonStringEnumMemberName("Machine")]
    Machine = 7,

    /// <summary>The agent hung up before the contact answered.</summary>
    [JsonStringEnumMemberName("AgentReject")]
    AgentReject = 8,

    /// <summary>The contact answered and was connected.</summary>
    [JsonStringEnumMemberName("Reached")]
    Reached = 9,

    /// <summary>The contact answered and asked for a callback. Not counted.</summary>
    [JsonStringEnumMemberName("Callback")]
    Callback = 10,

    /// <summary>No outcome was reported. Counted as <see cref="NoAnswer"/> unless <see cref="CampaignSettings.CountLostCalls"/> is false: when in doubt, the contact is called less often.</summary>
    [JsonStringEnumMemberName("Lost")]
    Lost = 11,

    /// <summary>The call was claimed and never dialed, as its dialer reported: no trunk, no agent. Not counted.</summary>
    [JsonStringEnumMemberName("NotDialed")]
    NotDialed = 12,
}

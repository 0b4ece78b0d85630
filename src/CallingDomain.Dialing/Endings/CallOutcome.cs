using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The outcome of a conversation, as laws on telephone calls distinguish it.</summary>
/// <remarks>An outcome can lock (<see cref="Lockout"/>) and blacklist numbers (<see cref="EndingRules"/>). An agreed date and time is a callback with <see cref="CallbackTime.LiftsHoursFor"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CallOutcome>))]
public enum CallOutcome : byte
{
    /// <summary>Not reported.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The called party refused the offer. Source: Code de la consommation, article D223-9: 60 calendar days without another call.</summary>
    [JsonStringEnumMemberName("Refused")]
    Refused = 1,

    /// <summary>The called party asked not to be called again. Source: 47 CFR 64.1200(d)(3).</summary>
    [JsonStringEnumMemberName("DoNotCall")]
    DoNotCall = 2,

    /// <summary>The conversation was about the subject of the campaign. Source: 12 CFR 1006.14(b)(2)(i)(B): seven days without another call.</summary>
    [JsonStringEnumMemberName("Spoke")]
    Spoke = 3,
}

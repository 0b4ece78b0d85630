using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Whether a rule set applies to a phone of a contact.</summary>
[JsonConverter(typeof(CodeJsonConverter<RuleStanding>))]
public enum RuleStanding : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The set does not apply: <see cref="CallingRuleSet.AppliesTo"/> does not hold.</summary>
    [JsonStringEnumMemberName("DoesNotApply")]
    DoesNotApply = 1,

    /// <summary>The set is lifted: <see cref="CallingRuleSet.LiftedBy"/> holds.</summary>
    [JsonStringEnumMemberName("Lifted")]
    Lifted = 2,

    /// <summary>The set applies: its hours, limits and lockouts hold.</summary>
    [JsonStringEnumMemberName("Applies")]
    Applies = 3,

    /// <summary>The set applies, and the contact lacks what it needs (<see cref="CallingRuleSet.Needs"/>), or chose hours that cannot be read (<see cref="CallingRuleSet.HoursField"/>): the phone is not called.</summary>
    [JsonStringEnumMemberName("FactMissing")]
    FactMissing = 4,
}

using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Whether a rule set of a campaign applies to a phone of a contact.</summary>
/// <param name="Rules">The rule set.</param>
/// <param name="Standing">Whether it applies.</param>
/// <remarks>Immutable, compared by content, thread-safe. <see cref="CampaignSettings.RulesFor"/> gives it.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct RuleSetStanding(CallingRuleSet Rules, RuleStanding Standing)
{
    /// <summary>The name of the rule set and whether it applies.</summary>
    public override string ToString() => $"{Rules?.Name}: {Standing}";
}

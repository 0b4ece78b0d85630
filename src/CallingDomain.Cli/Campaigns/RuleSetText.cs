using CallingDomain.Dialing;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Rule sets in words: to which phones they apply, and where they come from.</summary>
internal static class RuleSetText
{
    /// <summary>The conditions, such as <c>number begins with +1305; unless customer is yes</c>.</summary>
    public static string Conditions(CallingRuleSet rules)
    {
        var conditions = new[] { rules.AppliesTo?.ToString(), rules.LiftedBy is { } lifted ? $"unless {lifted}" : null, rules.Needs is { } needs ? $"needs {needs}" : null }.OfType<string>().ToList();
        return conditions.Count == 0 ? "all phones" : string.Join("; ", conditions);
    }

    /// <summary>A sentence with the source, when it was read, how sure its reading is, and when the set is in force; null for a set that says none of these.</summary>
    public static string? Source(CallingRuleSet rules)
    {
        var parts = new[]
        {
            rules.Source.TrimEnd('.'),
            rules.ReadOn is { } read ? $"read on {LocalDatePattern.Iso.Format(read)}" : "",
            rules.Confidence == RuleConfidence.Unspecified ? "" : $"confidence {rules.Confidence}",
            rules.InForceFrom is { } from ? $"in force from {LocalDatePattern.Iso.Format(from)}" : "",
            rules.RepealedFrom is { } repealed ? $"repealed from {LocalDatePattern.Iso.Format(repealed)}" : "",
        }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? null : $"Source of the rule set '{rules.Name}': {string.Join("; ", parts)}.";
    }
}

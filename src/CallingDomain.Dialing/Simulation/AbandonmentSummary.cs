using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>How the calls of a simulation kept the limit of abandoned calls of a rule set.</summary>
/// <param name="Rules">The name of the rule set.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Worst">The period with the greatest share, the earliest of several; null if no call to which the set applies was answered.</param>
/// <remarks>
/// The calls are those that needed an agent, at phones to which the set applies on a date on which it is in force. Each period is judged by all of its calls, and a rolling period at each answered call.
/// Immutable, compared by content, thread-safe.
/// </remarks>
public sealed record AbandonmentSummary(string Rules, AbandonedCallLimit Limit, AbandonedPeriod? Worst)
{
    /// <summary>Whether no period had a greater share than the limit allows.</summary>
    [JsonIgnore]
    public bool IsKept => Worst is not { } worst || Limit.Allows(worst.Calls);
}

using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>The abandoned calls among those that a person answered.</summary>
/// <param name="Abandoned">The number of abandoned calls.</param>
/// <param name="Answered">The number of calls that a person answered, abandoned ones included.</param>
/// <remarks>Immutable.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct AbandonedShare(int Abandoned, int Answered)
{
    /// <summary>The share: 0 to 1; null if no call was answered.</summary>
    [JsonIgnore]
    public decimal? Share => Answered == 0 ? null : (decimal)Abandoned / Answered;
}

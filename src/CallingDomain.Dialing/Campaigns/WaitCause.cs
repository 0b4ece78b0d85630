using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>One cause that prevents a call of a contact.</summary>
/// <param name="Why">The kind of cause.</param>
/// <param name="Until">When the cause ends by what is known now; null if unknown or never.</param>
/// <param name="Rule">The name of the rule, the agent that owns the callback or the preview, or the list on hold; null for none.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct WaitCause(WaitReason Why, [property: JsonConverter(typeof(DialingJsonConverter))] Instant? Until, string? Rule)
{
    /// <summary>The stable code of <see cref="Why"/>, such as <c>RETRY_DELAY</c>.</summary>
    [JsonIgnore]
    public string Code => Why.Code();
}

using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Consecutive contacts in calling order with the same class and priority.</summary>
/// <param name="Class">The class, the lower first; 0 without <see cref="CampaignSettings.CallbacksFirst"/>. With it: 0 for callbacks, 1 for the next phone of a pass, 2 for another pass, 3 for first calls.</param>
/// <param name="Priority">The priority; 1 is called first.</param>
/// <param name="Count">The number of contacts, at least 1.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct DueGroup(int Class, int Priority, int Count);

using System.Text.Json.Serialization;
using CallingDomain.Contacts;

namespace CallingDomain.Orleans;

/// <summary>The JSON of the documents in the store and of messages.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContactTypeChange))]
[JsonSerializable(typeof(CampaignDocument))]
[JsonSerializable(typeof(LinesDocument))]
internal sealed partial class ClusterJson : JsonSerializerContext;

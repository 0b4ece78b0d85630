using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CallingDomain.Hosting;
using CallingDomain.Programs;

namespace CallingDomain.Orleans;

/// <summary>Requests, submissions and answers of portals as JSON. Portals and changes are those of <see cref="PortalJson"/>.</summary>
internal static class PortalMessages
{
    public static byte[] Write(PortalRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, PortalMessageJson.Default.PortalRequest);

    public static byte[] Write(PortalSubmission submission) => JsonSerializer.SerializeToUtf8Bytes(submission, PortalMessageJson.Default.PortalSubmission);

    public static byte[] Write(PortalAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, PortalMessageJson.Default.PortalAnswer);

    public static PortalRequest ReadRequest(byte[] json) => Read(json, PortalMessageJson.Default.PortalRequest);

    public static PortalSubmission ReadSubmission(byte[] json) => Read(json, PortalMessageJson.Default.PortalSubmission);

    public static PortalAnswer ReadAnswer(byte[] json) => Read(json, PortalMessageJson.Default.PortalAnswer);

    /// <summary>A message of a newer version, while versions roll.</summary>
    public static ClusterException Unreadable(string detail, Exception? inner = null) => new(ClusterReason.CampaignNewer, $"A message of the portal cannot be read: {detail}. Use a newer CallingDomain.Orleans on this node.", inner);

    private static TValue Read<TValue>(byte[] json, JsonTypeInfo<TValue> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("Expected an object.");
        }
        catch (Exception newer) when (newer is JsonException or NotSupportedException or ArgumentException) // NotSupportedException: a request without its kind
        {
            throw Unreadable((newer as JsonException)?.Path ?? "$");
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PortalRequest))]
[JsonSerializable(typeof(PortalSubmission))]
[JsonSerializable(typeof(PortalAnswer))]
internal sealed partial class PortalMessageJson : JsonSerializerContext;

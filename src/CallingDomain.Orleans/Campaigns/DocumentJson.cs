using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CallingDomain.Hosting;

namespace CallingDomain.Orleans;

/// <summary>Documents of the store as values.</summary>
internal static class DocumentJson
{
    /// <exception cref="ClusterException">The document is damaged.</exception>
    public static TValue Read<TValue>(ClusterDocument document, JsonTypeInfo<TValue> type, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(document.Content.Span, type) ?? throw new JsonException("Expected an object.");
        }
        catch (JsonException damaged)
        {
            throw new ClusterException(ClusterReason.Damaged, $"The document '{name}' of the campaign cannot be read at {damaged.Path}. Restore the store from a backup.", damaged);
        }
    }

    public static ClusterDocument Write<TValue>(long version, TValue value, JsonTypeInfo<TValue> type) => new(version, JsonSerializer.SerializeToUtf8Bytes(value, type));
}

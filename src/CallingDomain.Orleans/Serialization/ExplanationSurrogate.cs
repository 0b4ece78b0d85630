using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Dialing;

namespace CallingDomain.Orleans;

/// <summary>An <see cref="Explanation"/> in a message: its JSON, because it is for people and has many parts.</summary>
[GenerateSerializer]
[Alias("CallingDomain.Explanation")]
internal struct ExplanationSurrogate
{
    /// <summary>UTF-8.</summary>
    [Id(0)]
    public byte[] Json;
}

[RegisterConverter]
internal sealed class ExplanationConverter : IConverter<Explanation, ExplanationSurrogate>
{
    public Explanation ConvertFromSurrogate(in ExplanationSurrogate surrogate) => JsonSerializer.Deserialize(surrogate.Json, MessageJson.Default.Explanation) ?? throw new JsonException("Expected an explanation.");

    public ExplanationSurrogate ConvertToSurrogate(in Explanation value) => new() { Json = JsonSerializer.SerializeToUtf8Bytes(value, MessageJson.Default.Explanation) };
}

/// <summary>The JSON in messages.</summary>
[JsonSerializable(typeof(Explanation))]
internal sealed partial class MessageJson : JsonSerializerContext;

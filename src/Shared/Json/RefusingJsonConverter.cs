using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Shared;

/// <summary>Refuses to write a type as JSON and to read it: a service, or a type with a writer of its own.</summary>
/// <param name="instead">A sentence that names the member to use instead; null for none.</param>
/// <param name="name">The name of the type, if it is not <typeparamref name="TValue"/> itself.</param>
internal sealed class RefusingJsonConverter<TValue>(string? instead, string? name = null) : JsonConverter<TValue>
{
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refuse("read from");

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) => throw Refuse("written as");

    private NotSupportedException Refuse(string what) => new($"{name ?? typeof(TValue).Name} cannot be {what} JSON.{(instead is null ? "" : $" {instead}")}");
}

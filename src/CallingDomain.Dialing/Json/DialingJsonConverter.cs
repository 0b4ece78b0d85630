using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The JSON of this package's types, which name it in a <see cref="JsonConverterAttribute"/>: nothing is to be registered.</summary>
/// <remarks>Public so that source-generated contexts can name it. Without reflection. Stateless, thread-safe.</remarks>
public sealed class DialingJsonConverter : JsonConverterFactory
{
    private static readonly JsonConverterTable Converters = new JsonConverterTable()
        .NodaTime()
        .Refused<Campaign>();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.Find(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.Find(typeToConvert);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Shared;

/// <summary>Time zones by identity. UTC and fixed offsets need nothing else; other zones need the caller's converter, which knows the caller's zones.</summary>
internal sealed class DateTimeZoneJsonConverter : JsonConverter<DateTimeZone>
{
    private const string Expected = "Expected the identity of a time zone, such as Europe/Rome.";

    public override DateTimeZone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException(Expected)
        : Fixed(reader.GetString()!) ?? ReadOther(ref reader, options) ?? throw new JsonException($"Unknown time zone. {Expected}");

    public override void Write(Utf8JsonWriter writer, DateTimeZone value, JsonSerializerOptions options)
    {
        if (Fixed(value.Id) is { } zone && zone.Equals(value)) writer.WriteStringValue(value.Id);
        else Other(options).Write(writer, value, options);
    }

    /// <summary>UTC or a fixed offset such as <c>UTC+05:30</c>; null for another identity.</summary>
    private static DateTimeZone? Fixed(string id) =>
        id == DateTimeZone.Utc.Id ? DateTimeZone.Utc
        : id.StartsWith(DateTimeZone.Utc.Id, StringComparison.Ordinal) && OffsetPattern.GeneralInvariant.Parse(id[DateTimeZone.Utc.Id.Length..]) is { Success: true } offset ? DateTimeZone.ForOffset(offset.Value)
        : null;

    private static DateTimeZone? ReadOther(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var other = Other(options);
        try
        {
            return other.Read(ref reader, typeof(DateTimeZone), options);
        }
        catch (JsonException e) // without a message, it would name the type that has the zone
        {
            throw new JsonException($"Unknown time zone. {Expected}", e);
        }
    }

    // Skips factories, because the factories of these packages return this converter.
    private static JsonConverter<DateTimeZone> Other(JsonSerializerOptions options)
    {
        foreach (var converter in options.Converters)
        {
            if (converter is JsonConverter<DateTimeZone> other) return other;
        }

        throw new NotSupportedException(
            "Time zones other than UTC and fixed offsets need a converter for DateTimeZone in JsonSerializerOptions.Converters, such as ConfigureForNodaTime of NodaTime.Serialization.SystemTextJson adds.");
    }
}

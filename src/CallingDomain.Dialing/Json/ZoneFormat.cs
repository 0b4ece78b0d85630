using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How JSON names time zones: by identity, or as the converter of the caller's options does.</summary>
internal sealed class ZoneFormat(Func<string, DateTimeZone?> read, Action<Utf8JsonWriter, DateTimeZone> write)
{
    private static readonly DateTimeZoneJsonConverter Converter = new();

    /// <summary>Writes identities.</summary>
    public static ZoneFormat Ids { get; } = new(_ => null, (json, zone) => json.WriteStringValue(zone.Id));

    /// <summary>The identities of a provider's zones.</summary>
    public static ZoneFormat Of(IDateTimeZoneProvider zones) => new(zones.GetZoneOrNull, (json, zone) => json.WriteStringValue(zone.Id));

    /// <exception cref="NotSupportedException">On use, for a zone that needs a converter which the options do not have.</exception>
    public static ZoneFormat Of(JsonSerializerOptions options) => new(id => Read(id, options), (json, zone) => Converter.Write(json, zone, options));

    /// <returns>Null for an unknown zone.</returns>
    public DateTimeZone? Read(string id) => read(id);

    public void Write(Utf8JsonWriter json, DateTimeZone zone) => write(json, zone);

    private static DateTimeZone? Read(string id, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader([.. "\""u8, .. JsonEncodedText.Encode(id).EncodedUtf8Bytes, .. "\""u8]);
        reader.Read();
        try
        {
            return Converter.Read(ref reader, typeof(DateTimeZone), options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

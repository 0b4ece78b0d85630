using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Settings of campaigns and rule sets as whole JSON documents.</summary>
internal static class CampaignSettingsJson
{
    public const int FormatVersion = 1;

    // Does not escape a plus.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(CampaignSettings settings)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, settings);
        return output.WrittenSpan.ToArray();
    }

    public static void Write(IBufferWriter<byte> output, CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var json = WriterOf(output);
        SettingsWriter.Write(json, settings, ZoneFormat.Ids);
    }

    public static Result<CampaignSettings, CampaignSettingsRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) =>
        Read(utf8, zones, (place, format) => new SettingsReader(format).Read(place));

    public static byte[] WriteRules(CallingRuleSet rules)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = WriterOf(output)) CallingRuleWriter.Write(json, rules, ZoneFormat.Ids);
        return output.WrittenSpan.ToArray();
    }

    public static Result<CallingRuleSet, CampaignSettingsRefusal> ReadRules(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) => Read(utf8, zones, (place, format) => CallingRuleReader.Read(place, format));

    public static Result<TValue, CampaignSettingsRefusal> Read<TValue>(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones, Func<JsonPlace, ZoneFormat, TValue> read)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(zones);
        var format = ZoneFormat.Of(zones);
        return Read(utf8, place => read(place, format));
    }

    public static Result<TValue, CampaignSettingsRefusal> Read<TValue>(ReadOnlySpan<byte> utf8, Func<JsonPlace, TValue> read)
        where TValue : notnull
    {
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return read(JsonPlace.Root(document));
        }
        catch (JsonRefusedException e)
        {
            return e.Refusal;
        }
    }

    public static Utf8JsonWriter WriterOf(IBufferWriter<byte> output) => new(output, Options);
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The settings of a campaign, and rule sets, as JSON in a format that later versions can read.</summary>
/// <remarks>
/// The names and values of the tool's campaign file (<c>docs/cli.md</c>): numbers as E.164 text, blacklisted prefixes followed by a star, durations as
/// <c>PT1M30S</c>, times as <c>08:00</c> (an end may be <c>24:00</c>), dates as <c>2026-12-25</c>, enumerations by fixed words, time zones by identity, and the version of the format. All properties of settings are
/// written, except hours that are always open and null values, so that a later change of a default does not change old settings. A property that is absent or null has its default; <c>clockChanges</c> of a rule set is
/// <see cref="ClockChangePolicy.Strict"/> by default. The JSON contains the phone numbers of the blacklist. <c>JsonSerializer</c> uses the same format. Stateless.
/// </remarks>
public static class CampaignSettingsJson
{
    internal const int FormatVersion = 1;

    // Does not escape a plus.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes settings on one line; equal settings give equal bytes.</summary>
    /// <exception cref="ArgumentException">The settings could not be read back: an undefined value of an enumeration, or a rule set that <see cref="WriteRules"/> refuses.</exception>
    public static byte[] Write(CampaignSettings settings)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, settings);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes settings as <see cref="Write(CampaignSettings)"/> does.</summary>
    /// <param name="output">The destination; after an exception it may contain a part of the settings.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">The settings could not be read back.</exception>
    public static void Write(IBufferWriter<byte> output, CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(settings);
        using var json = WriterOf(output);
        SettingsWriter.Write(json, settings, ZoneFormat.Ids);
    }

    /// <summary>Reads settings. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The settings; or the first reason for a refusal, its place, and the expected value.</returns>
    public static Result<CampaignSettings, CampaignSettingsRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) => Read(utf8, zones, (place, format) => new SettingsReader(format).Read(place));

    /// <summary>Writes a rule set on one line; equal rule sets give equal bytes.</summary>
    /// <exception cref="ArgumentException">The rule set could not be read back: its name is blank, a text has half of a surrogate pair, or a day or a policy is undefined.</exception>
    public static byte[] WriteRules(CallingRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var output = new ArrayBufferWriter<byte>();
        using (var json = WriterOf(output)) CallingRuleWriter.Write(json, rules, ZoneFormat.Ids);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a rule set. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The rule set; or the first reason for a refusal, its place, and the expected value.</returns>
    public static Result<CallingRuleSet, CampaignSettingsRefusal> ReadRules(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones) => Read(utf8, zones, CallingRuleReader.Read);

    /// <summary>Reads a whole document.</summary>
    internal static Result<TValue, CampaignSettingsRefusal> Read<TValue>(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones, Func<JsonPlace, ZoneFormat, TValue> read)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(zones);
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return read(JsonPlace.Root(document), ZoneFormat.Of(zones));
        }
        catch (JsonRefusedException e)
        {
            return e.Refusal;
        }
    }

    internal static Utf8JsonWriter WriterOf(IBufferWriter<byte> output) => new(output, Options);
}

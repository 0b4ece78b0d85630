using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The settings of a campaign as JSON, in a format that later versions go on reading.</summary>
/// <remarks>
/// The names and values of the tool's campaign file (<c>docs/cli.md</c>): numbers as E.164 text, the beginnings of blacklisted numbers with a star behind them, durations as
/// <c>PT1M30S</c>, enumerations by fixed words, time zones by identity, sets of rules as <see cref="CallingRuleJson"/> writes them; a version in front. All properties are
/// written, so that a later change of a default does not change old settings; hours that are always open and an end that there is not have none. A property that is absent or null has its default.
/// The JSON contains the phone numbers of the blacklist. Stateless.
/// </remarks>
public static class CampaignSettingsJson
{
    internal const int FormatVersion = 1;

    // A plus stays a plus: the same bytes on every machine.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes settings, on one line; equal settings give equal bytes.</summary>
    /// <exception cref="ArgumentException">
    /// The settings cannot be read again: an undefined value of an enumeration, or a set of rules that <see cref="CallingRuleJson.Write"/> refuses.
    /// </exception>
    public static byte[] Write(CampaignSettings settings)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, settings);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes settings as <see cref="Write(CampaignSettings)"/> does.</summary>
    /// <param name="output">The destination; after an exception it may have a part of the settings.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">The settings cannot be read again.</exception>
    public static void Write(IBufferWriter<byte> output, CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(settings);
        using var json = WriterOf(output);
        SettingsWriter.Write(json, settings);
    }

    /// <summary>Reads settings. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The settings; or the first <see cref="CampaignSettingsReason"/>, its place, and what was expected.</returns>
    public static Result<CampaignSettings, CampaignSettingsRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return new SettingsReader(zones).Read(JsonPlace.Root(document));
        }
        catch (JsonRefusedException e)
        {
            return e.Refusal;
        }
    }

    internal static Utf8JsonWriter WriterOf(IBufferWriter<byte> output) => new(output, Options);
}

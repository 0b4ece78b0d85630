using System.Buffers;
using System.Text.Json;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The settings in a campaign file: all properties except the file's own, read as <see cref="CampaignSettings.ReadJson"/> reads them.</summary>
internal static class SettingsSection
{
    private const string RulesName = "rules";

    /// <param name="campaign">The campaign file.</param>
    /// <param name="others">The file's own properties.</param>
    /// <param name="folder">The folder of the rule files.</param>
    /// <param name="zones">The time zones.</param>
    public static CampaignSettings Read(JsonPlace campaign, ReadOnlySpan<string> others, CampaignFolder folder, IDateTimeZoneProvider zones)
    {
        var reading = CampaignSettings.ReadJson(SettingsOf(campaign, others, folder, zones), zones);
        return reading.TryGet(out var settings) ? settings : throw SettingsRefusal.Of(WithOthers(reading.Reason, others), campaign, zones);
    }

    private static ReadOnlySpan<byte> SettingsOf(JsonPlace campaign, ReadOnlySpan<string> others, CampaignFolder folder, IDateTimeZoneProvider zones)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var (name, value) in campaign.Properties())
            {
                if (others.Contains(name)) continue;
                json.WritePropertyName(name);
                if (name == RulesName && value.IsList) RulesSection.Write(json, value, folder, zones);
                else value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return output.WrittenSpan;
    }

    // An unknown property of the file itself may also be one of its own.
    private static CampaignSettingsRefusal WithOthers(CampaignSettingsRefusal refusal, ReadOnlySpan<string> others) =>
        refusal.Reason == CampaignSettingsReason.PropertyUnknown && !refusal.Path.AsSpan(2).ContainsAny('.', '[')
            ? refusal with { Expected = $"{refusal.Expected}, {string.Join(", ", others!)}" }
            : refusal;
}

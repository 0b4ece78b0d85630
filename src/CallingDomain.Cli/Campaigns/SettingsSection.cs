using System.Buffers;
using System.Text.Json;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The settings of a campaign file: all of its properties but those of the file's own, read as <see cref="CampaignSettingsJson"/> reads them; rules may also be files and examples.</summary>
internal static class SettingsSection
{
    private const string RulesName = "rules";
    private const string AbsentProperty = "the property "; // what a refusal for an absent property expects

    public static CampaignSettings Read(JsonPlace campaign, ReadOnlySpan<string> others, CampaignFolder folder)
    {
        var rules = RulesSection.Read(campaign.Maybe(RulesName), folder);
        var reading = CampaignSettingsJson.Read(Without(campaign, [RulesName, .. others]), DateTimeZoneProviders.Tzdb);
        return reading.TryGet(out var settings) ? settings with { Rules = rules } : throw Refused(campaign, reading.Reason, others);
    }

    private static ReadOnlySpan<byte> Without(JsonPlace campaign, ReadOnlySpan<string> others)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            if (campaign.Maybe("format") is null) json.WriteNumber("format", 1);
            foreach (var (name, value) in campaign.Properties())
            {
                if (others.Contains(name) || value.IsNull) continue;
                json.WritePropertyName(name);
                json.WriteRawValue(value.Utf8());
            }

            json.WriteEndObject();
        }

        return output.WrittenSpan;
    }

    private static InputException Refused(JsonPlace campaign, CampaignSettingsRefusal refusal, ReadOnlySpan<string> others)
    {
        var expected = refusal.Reason == CampaignSettingsReason.SettingsPropertyUnknown && !refusal.Path.AsSpan(2).ContainsAny('.', '[') ? $"{refusal.Expected}, {RulesName}, {string.Join(", ", others!)}" : refusal.Expected;
        var code = refusal.Reason == CampaignSettingsReason.SettingsNumberInvalid ? NumberCodeAt(campaign, refusal.Path) : CodeOf(refusal);
        return new InputException(code, $"{refusal.Path}: expected {expected}.", ("path", refusal.Path), ("expected", expected));
    }

    private static string CodeOf(CampaignSettingsRefusal refusal) => refusal.Reason switch
    {
        CampaignSettingsReason.SettingsPropertyUnknown => InputReason.PropertyUnknown.Code(),
        CampaignSettingsReason.SettingsPropertyMissing => (refusal.Expected.StartsWith(AbsentProperty, StringComparison.Ordinal) ? InputReason.PropertyMissing : InputReason.PropertyRange).Code(),
        CampaignSettingsReason.SettingsPropertyType => InputReason.PropertyType.Code(),
        CampaignSettingsReason.SettingsPropertyRange or CampaignSettingsReason.SettingsNeverOpen => InputReason.PropertyRange.Code(),
        CampaignSettingsReason.SettingsWordUnknown => InputReason.ValueUnknown.Code(),
        CampaignSettingsReason.SettingsTimeInvalid => InputReason.LocalTimeInvalid.Code(),
        CampaignSettingsReason.SettingsDateInvalid => InputReason.DateInvalid.Code(),
        CampaignSettingsReason.SettingsDurationInvalid => InputReason.DurationInvalid.Code(),
        CampaignSettingsReason.SettingsZoneUnknown => InputReason.TimeZoneUnknown.Code(),
        var other => other.Code(),
    };

    // What is wrong with a number: a key of phoneZones, or an entry of the blacklist.
    private static string NumberCodeAt(JsonPlace campaign, string path)
    {
        var texts = campaign.Maybe("phoneZones")?.Properties().Select(each => (each.Value.Path, Text: each.Name)) ?? [];
        texts = texts.Concat(campaign.Maybe("blacklist")?.Items().Where(each => each.IsText).Select(each => (each.Path, Text: each.Text())) ?? []);
        var text = texts.First(each => each.Path == path).Text;
        return PhoneNumber.Read(text.EndsWith('*') ? text[..^1] : text).Reason.Code();
    }
}

using System.Buffers;
using System.Text.Json;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The settings in a campaign file: all properties except the file's own, read as <see cref="CampaignSettings.ReadJson"/> reads them.</summary>
internal sealed class SettingsSection
{
    private const string RulesName = "rules", FieldsName = "contactFields";

    private readonly JsonPlace _campaign;
    private readonly string[] _others;
    private readonly IDateTimeZoneProvider _zones;
    private readonly byte[]? _rules; // with the rule sets of files and of the library; null for none

    /// <param name="campaign">The campaign file.</param>
    /// <param name="others">The file's own properties.</param>
    /// <param name="folder">The folder of the rule files.</param>
    /// <param name="zones">The time zones.</param>
    public SettingsSection(JsonPlace campaign, string[] others, CampaignFolder folder, IDateTimeZoneProvider zones)
    {
        (_campaign, _others, _zones) = (campaign, others, zones);
        if (campaign.Maybe(RulesName) is { IsList: true } rules) _rules = RulesSection.Write(rules, folder, zones);
    }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InputException">The settings are refused.</exception>
    public CampaignSettings Read() => Read(fields: null);

    /// <summary>Reads the settings again, now that the fields of the contacts are known, unless the file says them itself.</summary>
    /// <param name="settings">The settings without the fields.</param>
    /// <param name="fields">Finds the fields of the contacts. It is called only if a rule set has a condition on a field.</param>
    /// <exception cref="InputException">A rule set asks for a field that contacts do not have.</exception>
    public CampaignSettings ReadFor(CampaignSettings settings, Func<IReadOnlyCollection<string>> fields) =>
        settings.ContactFields is not null || settings.Rules.All(rules => rules.Fields.IsEmpty) ? settings : settings with { ContactFields = Read(fields()).ContactFields };

    private CampaignSettings Read(IReadOnlyCollection<string>? fields)
    {
        var json = SettingsOf(fields);
        var reading = CampaignSettings.ReadJson(json.Span, _zones);
        if (reading.TryGet(out var settings)) return settings;
        var refusal = WithOthers(reading.Reason);
        throw refusal.Reason == CampaignSettingsReason.FieldUnknown ? FieldRefusal(refusal, json) : SettingsRefusal.Of(refusal, _campaign, _zones);
    }

    private ReadOnlyMemory<byte> SettingsOf(IReadOnlyCollection<string>? fields)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var (name, value) in _campaign.Properties())
            {
                if (_others.Contains(name)) continue;
                json.WritePropertyName(name);
                if (name == RulesName && _rules is not null) json.WriteRawValue(_rules);
                else value.WriteTo(json);
            }

            if (fields is not null)
            {
                json.WriteStartArray(FieldsName);
                foreach (var field in fields) json.WriteStringValue(field);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    // The place is in the list with the rule sets of files.
    private InputException FieldRefusal(CampaignSettingsRefusal refusal, ReadOnlyMemory<byte> json)
    {
        using var document = JsonFile.Parse(json);
        var settings = new JsonPlace(document.RootElement, "$");
        var set = settings.The(RulesName).Items().First(each => refusal.Path.StartsWith(each.Path + ".", StringComparison.Ordinal));
        var named = _campaign.Find(set.Path) is { IsText: true } name ? name.Text() : null;
        IReadOnlyCollection<string> known = [.. settings.The(FieldsName).Items().Select(field => field.Text())];
        return SettingsRefusal.OfField(refusal, named, set.The("name").Text(), settings.Find(refusal.Path)!.Value.Text(), known);
    }

    // An unknown property of the file itself may also be one of its own.
    private CampaignSettingsRefusal WithOthers(CampaignSettingsRefusal refusal) =>
        refusal.Reason == CampaignSettingsReason.PropertyUnknown && !refusal.Path.AsSpan(2).ContainsAny('.', '[')
            ? refusal with { Expected = $"{refusal.Expected}, {string.Join(", ", _others)}" }
            : refusal;
}

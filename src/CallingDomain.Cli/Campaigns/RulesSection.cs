using System.Text.Json;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The rule sets of a campaign file: in the file itself, in other files, or examples by name.</summary>
internal static class RulesSection
{
    /// <summary>Writes the list with the rule sets of files and examples in it.</summary>
    public static void Write(Utf8JsonWriter json, JsonPlace list, CampaignFolder folder, IDateTimeZoneProvider zones)
    {
        json.WriteStartArray();
        foreach (var place in list.Items()) json.WriteRawValue(place.IsText ? Named(place, folder, zones).WriteJson() : place.Utf8());
        json.WriteEndArray();
    }

    private static CallingRuleSet Named(JsonPlace place, CampaignFolder folder, IDateTimeZoneProvider zones) => CallingRuleSet.Examples.GetValueOrDefault(place.Text()) ?? FromFile(folder.Find(place), zones);

    private static CallingRuleSet FromFile(string path, IDateTimeZoneProvider zones) => JsonFile.ReadSettings(path, "a rule set", place =>
    {
        var reading = CallingRuleSet.ReadJson(place.Utf8(), zones);
        return reading.TryGet(out var rules) ? rules : throw SettingsRefusal.Of(reading.Reason, place, zones);
    });
}

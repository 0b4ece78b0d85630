using System.Text.Json;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The rule sets of a campaign file: in the file itself, in other files, or of the tool's library by name.</summary>
internal static class RulesSection
{
    /// <summary>Writes the list with the rule sets of files and of the library in it.</summary>
    public static void Write(Utf8JsonWriter json, JsonPlace list, CampaignFolder folder, IDateTimeZoneProvider zones)
    {
        json.WriteStartArray();
        foreach (var place in list.Items()) json.WriteRawValue(place.IsText ? Named(place, folder, zones).WriteJson() : place.Utf8());
        json.WriteEndArray();
    }

    private static CallingRuleSet Named(JsonPlace place, CampaignFolder folder, IDateTimeZoneProvider zones) =>
        RuleLibrary.Find(place.Text(), place.Path, zones) ?? RuleLibrary.Read(folder.Find(place), Stream.Null, zones);
}

using System.Text.Json;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The rule sets of a campaign file: written in it, in files of their own, or examples by name.</summary>
internal static class RulesSection
{
    /// <summary>Writes the list with the rule sets of files and examples in it.</summary>
    public static void Write(Utf8JsonWriter json, JsonPlace list, CampaignFolder folder)
    {
        json.WriteStartArray();
        foreach (var place in list.Items()) json.WriteRawValue(place.IsText ? Named(place, folder).WriteJson() : place.Utf8());
        json.WriteEndArray();
    }

    private static CallingRuleSet Named(JsonPlace place, CampaignFolder folder) => CallingRuleSet.Examples.GetValueOrDefault(place.Text()) ?? FromFile(folder.Find(place));

    private static CallingRuleSet FromFile(string path)
    {
        var reading = CallingRuleSet.ReadJson(InputFile.ReadText(path, Stream.Null, JsonFile.MaxSettingsBytes).Span, DateTimeZoneProviders.Tzdb);
        return reading.TryGet(out var rules)
            ? rules
            : throw new InputException(
                reading.Reason.Reason.Code(),
                $"The file '{path}' is not a rule set: {reading.Reason.Path}: {Wording.Of(reading.Reason)}.",
                ("file", path),
                ("path", reading.Reason.Path),
                ("expected", reading.Reason.Expected));
    }
}

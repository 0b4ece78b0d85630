using System.Buffers;
using System.Text.Json;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The rule sets of a campaign file: in the file itself, in other files, or of the tool's library by name.</summary>
internal static class RulesSection
{
    /// <summary>The JSON of the list with the rule sets of files and of the library in it.</summary>
    public static byte[] Write(JsonPlace list, CampaignFolder folder, IDateTimeZoneProvider zones)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var place in list.Items()) json.WriteRawValue(place.IsText ? Named(place, folder, zones).WriteJson() : place.Utf8());
            json.WriteEndArray();
        }

        return output.WrittenSpan.ToArray();
    }

    private static CallingRuleSet Named(JsonPlace place, CampaignFolder folder, IDateTimeZoneProvider zones) =>
        RuleLibrary.Open(place.Text(), () => folder.Find(place), place.Path, Stream.Null, zones);
}

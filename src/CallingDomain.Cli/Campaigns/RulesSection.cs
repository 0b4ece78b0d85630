using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The rules of a campaign file: sets written in it, in files of their own, or examples by name.</summary>
internal static class RulesSection
{
    private static readonly (string Name, CallingRuleSet Rules)[] Examples =
        [("us-federal", ExampleRules.UsFederal), ("florida", ExampleRules.Florida), ("united-kingdom", ExampleRules.UnitedKingdom)];

    public static ImmutableArray<CallingRuleSet> Read(JsonPlace? list, CampaignFolder folder) => [.. (list?.Items() ?? []).Select(place => One(place, folder))];

    private static CallingRuleSet One(JsonPlace place, CampaignFolder folder)
    {
        if (place.IsObject) return Inline(place);
        if (!place.IsText) throw place.Refuse(InputReason.PropertyType, "a set of rules, the name of a file or of an example is needed here");
        var named = Array.FindIndex(Examples, example => example.Name == place.Text());
        return named >= 0 ? Examples[named].Rules : FromFile(folder.Find(place));
    }

    private static CallingRuleSet Inline(JsonPlace place)
    {
        var reading = CallingRuleJson.Read(place.Utf8(), DateTimeZoneProviders.Tzdb);
        if (reading.TryGet(out var rules)) return rules;
        var path = place.Path + reading.Reason.Path[1..]; // instead of the $ stands where the set does
        throw new InputException(reading.Reason.Reason.Code(), $"{path}: {Wording.Of(reading.Reason)}.", ("path", path), ("expected", reading.Reason.Expected));
    }

    private static CallingRuleSet FromFile(string path)
    {
        var reading = CallingRuleJson.Read(InputFile.ReadText(path, Stream.Null, JsonFile.MaxSettingsBytes).Span, DateTimeZoneProviders.Tzdb);
        return reading.TryGet(out var rules)
            ? rules
            : throw new InputException(
                reading.Reason.Reason.Code(),
                $"The file '{path}' cannot be used: {reading.Reason.Path}: {Wording.Of(reading.Reason)}.",
                ("file", path),
                ("path", reading.Reason.Path),
                ("expected", reading.Reason.Expected));
    }
}

using System.Globalization;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Rule sets in files, and those of <c>docs/examples/rules</c>, which are part of the tool.</summary>
internal static class RuleLibrary
{
    private const string What = "a rule set";
    private const int MostSets = 128; // of a campaign

    /// <summary>The files of the library.</summary>
    public static readonly EmbeddedFiles Files = EmbeddedFiles.AllOf("rules", ".json");

    /// <summary>A rule set of the library; null for another name.</summary>
    /// <param name="name">The name of its file without the ending.</param>
    /// <param name="where">The place that has the name.</param>
    /// <param name="zones">The time zones.</param>
    /// <exception cref="InputException">The time zones lack one that the rule set names.</exception>
    public static CallingRuleSet? Find(string name, string where, IDateTimeZoneProvider zones)
    {
        if (!Files.Names.Contains(name)) return null;
        using var json = JsonFile.Parse(Files.Read(name, where));
        return Of(new JsonPlace(json.RootElement, "$"), zones);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file cannot be read, or is not a rule set.</exception>
    public static CallingRuleSet Read(string path, Stream standardInput, IDateTimeZoneProvider zones) => JsonFile.ReadSettings(path, What, place => Of(place, zones), standardInput);

    /// <summary>Refuses more rule sets than a campaign can have.</summary>
    /// <exception cref="InputException">There are more.</exception>
    public static void RequireCount(int sets)
    {
        if (sets > MostSets) throw new InputException(InputReason.ArgumentsInvalid, string.Create(CultureInfo.InvariantCulture, $"{sets} rule sets at once; the maximum is {MostSets}."), ("maximum", MostSets));
    }

    private static CallingRuleSet Of(JsonPlace place, IDateTimeZoneProvider zones)
    {
        var reading = CallingRuleSet.ReadJson(place.Utf8(), zones);
        return reading.TryGet(out var rules) ? rules : throw SettingsRefusal.Of(reading.Reason, place, zones);
    }
}

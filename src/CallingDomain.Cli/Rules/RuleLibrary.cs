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

    /// <summary>Opens the set of the library with a name, or else the file with this path.</summary>
    /// <param name="name">The name or the path.</param>
    /// <param name="path">The path of the file from here.</param>
    /// <param name="where">The place that has the name.</param>
    /// <param name="standardInput">Standard input, if the path may mean it.</param>
    /// <param name="zones">The time zones.</param>
    /// <exception cref="InputException">There is neither, the file cannot be read, or it is not a rule set.</exception>
    public static CallingRuleSet Open(string name, Func<string> path, string where, Stream standardInput, IDateTimeZoneProvider zones)
    {
        if (Find(name, where, zones) is { } known) return known;
        var file = path();
        return IsName(name) && !Path.Exists(file) ? throw Unknown(name, file, where) : Read(file, standardInput, zones);
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

    // A name of the library has neither folders nor an ending.
    private static bool IsName(string text) => text != InputFile.StandardInput && text.AsSpan().IndexOfAny(['/', '\\', '.', ':']) < 0;

    private static InputException Unknown(string name, string file, string where)
    {
        var suggestion = Spelling.Nearest(name, Files.Names);
        var question = suggestion is null ? "." : $"; did you mean '{suggestion}'?";
        return new InputException(
            InputReason.FileNotFound,
            $"{where}: neither a rule set of the library nor a file has the name '{name}'{question} Expected one of: {string.Join(", ", Files.Names)}; or a file.",
            ("path", where),
            ("file", file),
            ("suggestion", suggestion));
    }

    private static CallingRuleSet Of(JsonPlace place, IDateTimeZoneProvider zones)
    {
        var reading = CallingRuleSet.ReadJson(place.Utf8(), zones);
        return reading.TryGet(out var rules) ? rules : throw SettingsRefusal.Of(reading.Reason, place, zones);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The rule sets of <c>docs/examples/rules</c>.</summary>
internal static class RuleLibrary
{
    /// <summary>The names of the files, without folder and ending.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Repository.PathOf("docs", "examples", "rules"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Repository.PathOf("docs", "examples", "rules", $"{name}.json"));

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public static CallingRuleSet Set(string name) => CallingRuleSet.ReadJson(Bytes(name), DateTimeZoneProviders.Tzdb).Value;

    /// <summary>The calendars of all files.</summary>
    public static IEnumerable<HolidayCalendar> Calendars =>
        from name in Names
        from calendar in Json(name)["calendars"]?.AsArray() ?? []
        select calendar.Deserialize<HolidayCalendar>()!;
}

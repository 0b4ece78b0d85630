using System.Globalization;
using System.Text.Json.Nodes;
using CallingDomain.Tests;
using PhoneNumbers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>The area codes of states in <c>docs/examples/rules</c> against the places of numbers in libphonenumber and the table of new area codes.</summary>
public sealed class RuleAreaCodesTests
{
    private const int FirstExchange = 200, Exchanges = 50, Step = 16, FirstAreaCode = 200, LastAreaCode = 999;

    // Other words for the same place in libphonenumber; the last one is misspelled there.
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.Ordinal) { ["Washington State"] = "Washington", ["British Colombia"] = "British Columbia" };

    private static readonly string[] Paths = [.. Directory.GetFiles(Repository.PathOf("docs", "examples", "rules"), "*.json").Where(path => StateOf(path) is not null)];

    public static TheoryData<string> Files => [.. Paths.Select(path => Path.GetFileName(path))];

    [Fact]
    public void Files_WithAreaCodes_AreThoseOf27Places() => Assert.Equal(27, Paths.Select(path => StateOf(path)!.Value.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Files))]
    public void Prefixes_OfAState_AreItsAreaCodes(string file)
    {
        var (code, name, prefixes) = StateOf(Repository.PathOf("docs", "examples", "rules", file))!.Value;
        var table = File.ReadLines(Repository.PathOf("src", "CallingDomain.Numbers", "Policy", "area-codes.csv")).Select(line => line.Split(','))
            .Where(cells => cells[1] == "inService" && cells[3].TrimStart('"').StartsWith(name, StringComparison.Ordinal)).Select(cells => $"+1{cells[0]}");
        var expected = Enumerable.Range(FirstAreaCode, LastAreaCode - FirstAreaCode + 1).Where(areaCode => PlaceOf(areaCode) is { } place && (place == code || place == name))
            .Select(areaCode => string.Create(CultureInfo.InvariantCulture, $"+1{areaCode}")).Concat(table).Order(StringComparer.Ordinal);
        Assert.Equal(expected, prefixes);
    }

    private static (string Code, string Name, string[] Prefixes)? StateOf(string path)
    {
        var conditions = Parts(JsonNode.Parse(File.ReadAllBytes(path))!["appliesTo"]).ToList();
        var prefixes = conditions.SingleOrDefault(each => each["prefixes"] is not null);
        if (prefixes is null) return null;
        var names = conditions.Single(each => each["field"]?.GetValue<string>() == "state")["in"]!.AsArray().Select(each => each!.GetValue<string>()).ToArray();
        return (names[0], names[1], [.. prefixes["prefixes"]!.AsArray().Select(each => each!.GetValue<string>())]);
    }

    private static IEnumerable<JsonObject> Parts(JsonNode? condition) =>
        condition is JsonObject part ? (part["all"] ?? part["any"])?.AsArray().SelectMany(Parts) ?? [part] : [];

    // The state of most exchanges: a few are described by a town of a neighbor.
    private static string? PlaceOf(int areaCode) => Places.Value.GetValueOrDefault(areaCode);

    private static readonly Lazy<Dictionary<int, string>> Places = new(() =>
    {
        var (places, geocoder) = (new Dictionary<int, string>(), PhoneNumberOfflineGeocoder.GetInstance());
        for (var areaCode = FirstAreaCode; areaCode <= LastAreaCode; areaCode++)
        {
            var most = Enumerable.Range(0, Exchanges).Select(index => StateOf(geocoder, areaCode, FirstExchange + (Step * index))).CountBy(state => state).MaxBy(each => each.Value).Key;
            if (most.Length > 0) places.Add(areaCode, most);
        }

        return places;
    });

    private static string StateOf(PhoneNumberOfflineGeocoder geocoder, int areaCode, int exchange)
    {
        var number = new PhoneNumbers.PhoneNumber.Builder().SetCountryCode(1).SetNationalNumber((ulong)((areaCode * 10_000_000L) + (exchange * 10_000L) + 1234)).Build();
        var place = geocoder.GetDescriptionForValidNumber(number, Locale.English).Split(", ")[^1];
        return OtherWords.GetValueOrDefault(place, place);
    }
}

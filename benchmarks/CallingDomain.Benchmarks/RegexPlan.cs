using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CallingDomain.Benchmarks;

/// <summary>The numbering plan as the metadata writes it: for each region one compiled regular expression of all its valid numbers.</summary>
/// <remarks>Source: <c>metadata.max.json</c> of the npm package libphonenumber-js, unchanged, in the version that the plan of CallingDomain.Numbers is built from.</remarks>
internal static class RegexPlan
{
    private const int LongestCallingCode = 3, CallingCodeBound = 1000;

    // Places in a region's array.
    private const int General = 2, LeadingDigits = 10, Types = 11;

    // By calling code; null for those that are none.
    private static readonly Region[]?[] Regions = Read();

    /// <summary>Whether the digits, calling code first, are a valid number.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        for (var length = 1; length <= Math.Min(LongestCallingCode, digits.Length); length++)
        {
            var code = int.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            if (Regions[code] is not null) return IsValid(code, digits[length..]);
        }

        return false;
    }

    /// <summary>Whether the digits behind a calling code are a valid number.</summary>
    public static bool IsValid(int callingCode, ReadOnlySpan<char> national)
    {
        foreach (var region in Regions[callingCode]!)
        {
            // Where a region says how its numbers begin, those are its own, valid or not.
            if (region.Begins is { } begins && begins.IsMatch(national)) return region.Whole.IsMatch(national);
            if (region.Begins is null && region.Whole.IsMatch(national)) return true;
        }

        return false;
    }

    private static Region[]?[] Read()
    {
        using var file = typeof(RegexPlan).Assembly.GetManifestResourceStream("metadata.max.json")!;
        using var metadata = JsonDocument.Parse(file);
        var countries = metadata.RootElement.GetProperty("countries");
        var regions = new Region[]?[CallingCodeBound];
        foreach (var code in metadata.RootElement.GetProperty("country_calling_codes").EnumerateObject())
            regions[CodeOf(code)] = [.. code.Value.EnumerateArray().Select(name => RegionOf(countries.GetProperty(name.GetString()!)))];
        foreach (var code in metadata.RootElement.GetProperty("nonGeographic").EnumerateObject()) regions[CodeOf(code)] = [RegionOf(code.Value)];
        return regions;
    }

    private static int CodeOf(JsonProperty code) => int.Parse(code.Name, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Region RegionOf(JsonElement values)
    {
        // A type's pattern is empty where it would repeat the one before.
        var types = values[Types].EnumerateArray().Where(type => type.ValueKind == JsonValueKind.Array).Select(type => type[0].GetString()!).Where(pattern => pattern.Length > 0);
        var begins = values[LeadingDigits] is { ValueKind: JsonValueKind.String } leading ? leading.GetString() : null;
        return new(begins is null ? null : Compile($@"\A(?:{begins})"), Compile($@"\A(?=(?:{values[General]})\z)(?:{string.Join('|', types)})\z"));
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant);

    private sealed record Region(Regex? Begins, Regex Whole);
}

using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Numbers.Oracle;

/// <summary>metadata.max.json as the XML that libphonenumber is made from, so that libphonenumber answers from the very same facts.</summary>
/// <remarks>Goes over the JSON by itself: what the library's own reader might get wrong shows as a difference.</remarks>
internal sealed class MetadataXml(DomesticFormats domesticFormats)
{
    private static readonly string[] Types =
        ["fixedLine", "mobile", "tollFree", "premiumRate", "personalNumber", "voicemail", "uan", "pager", "voip", "sharedCost"];

    public XDocument Convert(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var territories = new XElement("territories");
        foreach (var code in root.GetProperty("country_calling_codes").EnumerateObject())
        {
            var isMain = code.Value.GetArrayLength() > 1;
            foreach (var region in code.Value.EnumerateArray().Select(name => name.GetString()!))
            {
                territories.Add(Territory(region, region, root.GetProperty("countries").GetProperty(region), isMain));
                isMain = false;
            }
        }

        foreach (var code in root.GetProperty("nonGeographic").EnumerateObject()) territories.Add(Territory("001", code.Name, code.Value, isMain: false));
        return new XDocument(new XElement("phoneNumberMetadata", territories));
    }

    private XElement Territory(string id, string formatsKey, JsonElement values, bool isMain) => new(
        "territory",
        new XAttribute("id", id),
        Attribute("countryCode", values, 0),
        Attribute("internationalPrefix", values, 1),
        Attribute("preferredInternationalPrefix", values, 12),
        Attribute("nationalPrefix", values, 5),
        Attribute("nationalPrefixFormattingRule", values, 6),
        Attribute("nationalPrefixForParsing", values, 7),
        Attribute("nationalPrefixTransformRule", values, 8),
        Attribute("leadingDigits", values, 10),
        isMain ? new XAttribute("mainCountryForCode", "true") : null,
        Formats(values, domesticFormats.Of(formatsKey)),
        new XElement("generalDesc", new XElement("nationalNumberPattern", Text(values, 2))),
        TypesOf(values));

    private static XElement? Formats(JsonElement values, IReadOnlyList<(int Place, NumberFormat Format)> domestic)
    {
        var formats = Array(values, 4) is { } own ? own.EnumerateArray().Select(Format).ToList() : [];
        foreach (var (place, format) in domestic) formats.Insert(place, Format(format));
        return formats.Count == 0 ? null : new XElement("availableFormats", formats);
    }

    private static XElement Format(JsonElement format) => new(
        "numberFormat",
        new XAttribute("pattern", Text(format, 0)!),
        Attribute("nationalPrefixFormattingRule", format, 3),
        Array(format, 2)?.EnumerateArray().Select(digits => new XElement("leadingDigits", digits.GetString())),
        new XElement("format", Text(format, 1)),
        Text(format, 5) is { } international ? new XElement("intlFormat", international) : null);

    private static XElement Format(NumberFormat format) => new(
        "numberFormat",
        new XAttribute("pattern", format.Pattern),
        new XAttribute("nationalPrefixFormattingRule", ""), // it is in the template already, and the region's shall not come on top
        format.LeadingDigits.Length > 0 ? new XElement("leadingDigits", format.LeadingDigits) : null,
        new XElement("format", format.National),
        new XElement("intlFormat", "NA"));

    private static IEnumerable<XElement> TypesOf(JsonElement values)
    {
        if (Array(values, 11) is not { } types) yield break;
        for (var at = 0; at < Types.Length; at++)
        {
            if (Array(types, at) is not { } type) continue;
            var source = Text(type, 0) is null ? types[0] : type; // an empty mobile pattern stands for the fixed lines'
            var lengths = (Array(source, 1) ?? values[3]).EnumerateArray().Select(length => length.GetInt32().ToString(CultureInfo.InvariantCulture));
            yield return new XElement(
                Types[at],
                new XElement("possibleLengths", new XAttribute("national", string.Join(',', lengths))),
                new XElement("nationalNumberPattern", Text(source, 0)));
        }
    }

    private static XAttribute? Attribute(string name, JsonElement values, int at) => Text(values, at) is { } text ? new XAttribute(name, text) : null;

    private static string? Text(JsonElement values, int at) =>
        at < values.GetArrayLength() && values[at] is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } some ? some : null;

    private static JsonElement? Array(JsonElement values, int at) =>
        at < values.GetArrayLength() && values[at].ValueKind == JsonValueKind.Array ? values[at] : null;
}

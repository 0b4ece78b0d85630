using System.Text.Json;
using static CallingDomain.Numbers.Build.JsonLayout;

namespace CallingDomain.Numbers.Build;

/// <summary>
/// The domestic formats of libphonenumber, such as <c>180 2866</c> in Australia, which the npm package omits. Each has its position among the other formats, since the first match is used.
/// </summary>
internal sealed class DomesticFormats
{
    private const int MostFormats = 1000;

    private readonly ILookup<string, (int Place, NumberFormat Format)> _formats;

    private DomesticFormats(IEnumerable<(string Region, int Place, NumberFormat Format)> formats) =>
        _formats = formats.OrderBy(format => format.Place).ToLookup(format => format.Region, format => (format.Place, format.Format), StringComparer.Ordinal);

    /// <summary>No formats.</summary>
    public static DomesticFormats None { get; } = new([]);

    /// <summary>The formats of a region, or of a calling code without region, by position.</summary>
    public IReadOnlyList<(int Place, NumberFormat Format)> Of(string regionOrCallingCode) => [.. _formats[regionOrCallingCode]];

    /// <summary>Reads a JSON array of arrays: region, place, pattern, template, leading digits, prefix rule.</summary>
    /// <exception cref="MetadataException">The JSON has another layout.</exception>
    public static DomesticFormats Read(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty) return None;
        try
        {
            using var document = JsonDocument.Parse(json);
            return new DomesticFormats([.. Items(document.RootElement).Select(entry => (
                Text(Item(entry, 0)),
                Number(Item(entry, 1), 0, MostFormats),
                new NumberFormat(
                    Text(Item(entry, 2)),
                    Text(Item(entry, 4)),
                    NumberFormat.WithRule(Text(Item(entry, 3)), Text(Item(entry, 5))),
                    International: null)))]);
        }
        catch (JsonException)
        {
            throw new MetadataException(PlanReason.MetadataNotJson);
        }
    }
}

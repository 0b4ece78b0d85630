using System.Text.Json;
using static CallingDomain.Numbers.Build.JsonLayout;

namespace CallingDomain.Numbers.Build;

/// <summary>
/// The formats that libphonenumber uses inside a country only, such as <c>180 2866</c> in Australia. The npm package leaves them out; each has its
/// place among the others, since the first that fits is taken.
/// </summary>
internal sealed class DomesticFormats
{
    private const int MostFormats = 1000;

    private readonly ILookup<string, (int Place, NumberFormat Format)> _formats;

    private DomesticFormats(IEnumerable<(string Region, int Place, NumberFormat Format)> formats) =>
        _formats = formats.OrderBy(format => format.Place).ToLookup(format => format.Region, format => (format.Place, format.Format), StringComparer.Ordinal);

    /// <summary>None at all.</summary>
    public static DomesticFormats None { get; } = new([]);

    /// <summary>Those of one region, or of a calling code that belongs to none, by place.</summary>
    public IReadOnlyList<(int Place, NumberFormat Format)> Of(string regionOrCallingCode) => [.. _formats[regionOrCallingCode]];

    /// <summary>Reads a JSON array of arrays: region, place, pattern, template, leading digits, prefix rule.</summary>
    /// <exception cref="MetadataException">It is something else.</exception>
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

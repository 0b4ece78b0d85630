using System.Globalization;
using System.Text.Json;
using static CallingDomain.Numbers.Build.JsonLayout;

namespace CallingDomain.Numbers.Build;

/// <summary>Reads the compact arrays of <c>metadata.max.json</c>, version 4: absent values are 0, and trailing zeros are omitted.</summary>
internal static class PlanMetadataReader
{
    private const int LayoutVersion = 4;
    private const int MaxNationalDigits = Territory.LongestNational;

    // In the order of the array of types.
    private static readonly NumberType[] TypeAt =
    [
        NumberType.FixedLine, NumberType.Mobile, NumberType.TollFree, NumberType.PremiumRate, NumberType.PersonalNumber,
        NumberType.Voicemail, NumberType.Uan, NumberType.Pager, NumberType.Voip, NumberType.SharedCost,
    ];

    private enum Place
    {
        CallingCode = 0,
        InternationalPrefix = 1,
        General = 2,
        Lengths = 3,
        Formats = 4,
        NationalPrefix = 5,
        NationalPrefixRule = 6,
        NationalPrefixForParsing = 7,
        Transform = 8,
        LeadingDigits = 10,
        Types = 11,
        UsualInternationalPrefix = 12,
    }

    public static PlanMetadata Read(JsonElement root, DomesticFormats domesticFormats)
    {
        _ = Number(Member(root, "version"), LayoutVersion, LayoutVersion);
        var regions = Member(root, "countries");
        var codes = new List<CallingCodePlan>();
        foreach (var code in Members(Member(root, "country_calling_codes")))
            codes.Add(new CallingCodePlan(
                CodeOf(code.Name),
                [.. Items(code.Value).Select(name => Region(Text(name), Member(regions, Text(name)), domesticFormats.Of(Text(name))))]));
        foreach (var code in Members(Member(root, "nonGeographic")))
            codes.Add(new CallingCodePlan(CodeOf(code.Name), [Region(RegionCode.World.ToString(), code.Value, domesticFormats.Of(code.Name))]));

        // The smaller files of the package have the same layout, but most regions have no types or only mobiles.
        var all = codes.SelectMany(code => code.Regions).ToList();
        if (all.Count(region => region.Types.Keys.Any(type => type != NumberType.Mobile)) * 2 < all.Count) throw Unexpected();

        var isWhole = codes.Count > 0 && codes.TrueForAll(code => code.Regions.Count > 0 && code.Regions.All(region => region.CallingCode == code.Code));
        return isWhole && codes.DistinctBy(code => code.Code).Count() == codes.Count
            ? new PlanMetadata([.. codes.OrderBy(code => code.Code)])
            : throw Unexpected();
    }

    private static RegionPlan Region(string name, JsonElement values, IReadOnlyList<(int Place, NumberFormat Format)> domesticFormats)
    {
        if (!RegionCode.Read(name).TryGet(out var region)) throw Unexpected();
        var general = new NumberPattern(DigitPatternParser.Parse(Text(At(values, Place.General))), Lengths(At(values, Place.Lengths)));
        var leading = TextOrEmpty(values, Place.LeadingDigits) is { Length: > 0 } digits ? DigitPatternParser.Parse(digits) : null;
        var types = new SortedDictionary<NumberType, NumberPattern>();
        var fixedLinesAreMobiles = false;
        var places = At(values, Place.Types) is { ValueKind: JsonValueKind.Array } array ? Items(array).ToList() : [];
        foreach (var (type, place) in TypeAt.Zip(places))
        {
            if (place.ValueKind != JsonValueKind.Array) continue;
            var text = Text(Item(place, 0));
            if (text.Length == 0 && type == NumberType.Mobile) fixedLinesAreMobiles = true; // empty if equal to the pattern of fixed lines
            else
                types.Add(
                    type,
                    new NumberPattern(
                        DigitPatternParser.Parse(text),
                        Item(place, 1) is { ValueKind: JsonValueKind.Array } own ? Lengths(own) : general.Lengths));
        }

        return new RegionPlan(region, CodeOf(Text(At(values, Place.CallingCode))), general, leading, types, Writing(values, domesticFormats))
        {
            FixedLinesAreMobiles = fixedLinesAreMobiles,
        };
    }

    private static RegionWriting Writing(JsonElement values, IReadOnlyList<(int Place, NumberFormat Format)> domesticFormats)
    {
        var trunk = TextOrEmpty(values, Place.NationalPrefix);
        var parsing = TextOrEmpty(values, Place.NationalPrefixForParsing);
        var international = TextOrEmpty(values, Place.InternationalPrefix);
        var usual = TextOrEmpty(values, Place.UsualInternationalPrefix);
        var formats = Formats(values);
        foreach (var (place, format) in domesticFormats) formats.Insert(Math.Min(place, formats.Count), format);
        return new RegionWriting
        {
            InternationalPrefix = international,
            UsualInternationalPrefix = usual.Length == 0 && international.All(char.IsAsciiDigit) ? international : usual,
            TrunkPrefix = trunk,
            PrefixForParsing = parsing.Length > 0 ? parsing : trunk,
            Transform = TextOrEmpty(values, Place.Transform),
            Formats = formats,
        };
    }

    private static List<NumberFormat> Formats(JsonElement values)
    {
        if (At(values, Place.Formats) is not { ValueKind: JsonValueKind.Array } formats) return [];
        var commonRule = TextOrEmpty(values, Place.NationalPrefixRule);
        return [.. Items(formats).Select(format =>
        {
            var template = Text(Item(format, 1));
            var leading = Item(format, 2) is { ValueKind: JsonValueKind.Array } patterns && patterns.GetArrayLength() > 0
                ? Text(patterns[patterns.GetArrayLength() - 1]) // the last is the most specific and decides
                : "";
            var rule = TextOrEmpty(format, 3) is { Length: > 0 } own ? own : commonRule;
            var international = TextOrEmpty(format, 5) is { Length: > 0 } other ? other : template;
            return new NumberFormat(Text(Item(format, 0)), leading, NumberFormat.WithRule(template, rule), international);
        })];
    }

    private static uint Lengths(JsonElement? lengths)
    {
        var bits = 0U;
        foreach (var length in Items(lengths ?? throw Unexpected())) bits |= 1U << Number(length, 1, MaxNationalDigits);
        return bits == 0 ? throw Unexpected() : bits;
    }

    private static int CodeOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && code is >= 1 and < PlanRules.CallingCodeBound
        && text[0] != '0'
            ? code
            : throw Unexpected();

    private static JsonElement? At(JsonElement values, Place place) => Item(values, (int)place);

    private static string TextOrEmpty(JsonElement values, Place place) => TextOrEmpty(values, (int)place);

    private static string TextOrEmpty(JsonElement values, int at) => Item(values, at) is { ValueKind: JsonValueKind.String } text ? Text(text) : "";
}

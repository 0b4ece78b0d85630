using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CallingDomain.Numbers.Build;

/// <summary>Reads <c>PhoneNumberMetadata.xml</c> of Google's libphonenumber.</summary>
/// <remarks>An absent value means the same as to libphonenumber's own reader.</remarks>
internal static class MetadataXml
{
    // About ten times the file's nodes and twice its depth. These limits bound the memory of the document.
    private const int MaxNodes = 500_000, MaxDepth = 12;

    private const int MaxNationalDigits = Territory.LongestNational;
    private const string NoFormat = "NA";

    private static readonly (string Name, NumberType Type)[] Types =
    [
        ("fixedLine", NumberType.FixedLine), ("mobile", NumberType.Mobile), ("pager", NumberType.Pager), ("tollFree", NumberType.TollFree), ("premiumRate", NumberType.PremiumRate),
        ("sharedCost", NumberType.SharedCost), ("personalNumber", NumberType.PersonalNumber), ("voip", NumberType.Voip), ("uan", NumberType.Uan), ("voicemail", NumberType.Voicemail),
    ];

    // The document type of the file declares elements and attributes only, and is skipped. So an entity is an error, and no other file is read.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Reads the XML text.</summary>
    /// <exception cref="MetadataException">The text is not XML, has another layout, or has an unsupported pattern.</exception>
    public static PlanMetadata Read(ReadOnlyMemory<byte> xml)
    {
        var bytes = xml.ToArray();
        try
        {
            CheckSize(bytes);
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            return Read(XDocument.Load(reader, LoadOptions.SetLineInfo));
        }
        catch (XmlException stop)
        {
            throw new MetadataException(PlanReason.MetadataNotXml, stop.LineNumber > 0 ? stop.LineNumber : null);
        }
    }

    private static void CheckSize(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        var nodes = 0;
        while (reader.Read())
        {
            nodes += 1 + reader.AttributeCount;
            if (nodes > MaxNodes || reader.Depth > MaxDepth) throw new MetadataException(PlanReason.MetadataLayout, LineOf(reader));
        }
    }

    /// <summary>Reads the document.</summary>
    /// <exception cref="MetadataException">The document has another layout, or has an unsupported pattern.</exception>
    public static PlanMetadata Read(XDocument document)
    {
        var territories = document.Element("phoneNumberMetadata")?.Element("territories") ?? throw Unexpected(document.Root!);
        return PlanMetadata.Of([.. territories.Elements("territory").Select(territory => (Region(territory), territory.Attribute("mainCountryForCode") is not null))]);
    }

    private static RegionPlan Region(XElement territory)
    {
        if (!RegionCode.Read(Required(territory, "id")).TryGet(out var region)) throw Unexpected(territory);
        var types = (from known in Types
                     let element = territory.Element(known.Name)
                     where element is not null
                     select (known.Type, Pattern: NationalPattern(element), Lengths: Lengths(element), Element: element)).ToList();
        var allLengths = types.Aggregate(0U, (lengths, type) => lengths | type.Lengths);
        if (allLengths == 0 || territory.Element("generalDesc") is not { } general) throw Unexpected(territory);

        var fixedLinesAreMobiles = PatternOf(NumberType.FixedLine) == PatternOf(NumberType.Mobile);
        return new RegionPlan(
            region,
            CallingCode(territory),
            new NumberPattern(Parse(NationalPattern(general), general), allLengths),
            Optional(territory, "leadingDigits") is { Length: > 0 } leading ? Parse(leading, territory) : null,
            types.Where(type => type.Pattern.Length > 0 && !(fixedLinesAreMobiles && type.Type == NumberType.Mobile))
                .ToDictionary(type => type.Type, type => new NumberPattern(Parse(type.Pattern, type.Element), type.Lengths == 0 ? allLengths : type.Lengths)),
            Writing(territory))
        {
            FixedLinesAreMobiles = fixedLinesAreMobiles,
        };

        string PatternOf(NumberType wanted) => types.Find(type => type.Type == wanted).Pattern ?? "";
    }

    private static RegionWriting Writing(XElement territory)
    {
        var trunk = Optional(territory, "nationalPrefix");
        var parsing = WithoutWhitespace(Optional(territory, "nationalPrefixForParsing"));
        var international = Optional(territory, "internationalPrefix");
        var preferred = Optional(territory, "preferredInternationalPrefix");
        var rule = Optional(territory, "nationalPrefixFormattingRule");
        return new RegionWriting
        {
            InternationalPrefix = Parsed(international, territory),
            UsualInternationalPrefix = preferred.Length == 0 && international.All(char.IsAsciiDigit) ? international : preferred,
            TrunkPrefix = trunk,
            PrefixForParsing = Parsed(parsing.Length > 0 ? parsing : trunk, territory),
            Transform = parsing.Length > 0 ? Optional(territory, "nationalPrefixTransformRule") : "",
            Formats = Formats(territory, trunk, rule),
        };
    }

    private static List<NumberFormat> Formats(XElement territory, string trunk, string commonRule)
    {
        var elements = territory.Elements("availableFormats").Elements("numberFormat").ToList();
        var formats = elements.ConvertAll(format => Format(format, trunk, commonRule));
        // Without any international format the national formats are used, without their rules.
        return formats.Exists(format => format.International is not null) ? formats : [.. formats.Zip(elements, (format, element) => format with { International = element.Element("format")!.Value })];
    }

    private static NumberFormat Format(XElement format, string trunk, string commonRule)
    {
        var template = format.Elements("format").ToList() is [var only] ? only.Value : throw Unexpected(format);
        var international = format.Elements("intlFormat").ToList() switch
        {
            [] => template,
            [{ Value: NoFormat }] => null,
            [var other] => other.Value,
            _ => throw Unexpected(format),
        };
        var leading = WithoutWhitespace(format.Elements("leadingDigits").LastOrDefault()?.Value ?? ""); // the last is the most specific and decides
        var rule = (format.Attribute("nationalPrefixFormattingRule")?.Value ?? commonRule).Replace("$NP", trunk, StringComparison.Ordinal).Replace("$FG", "$1", StringComparison.Ordinal);
        return new NumberFormat(Parsed(Required(format, "pattern"), format), Parsed(leading, format), NumberFormat.WithRule(template, rule), international);
    }

    private static string NationalPattern(XElement description) => WithoutWhitespace(description.Element("nationalNumberPattern")?.Value ?? "");

    // "9", "8,10" or "[5-12],14"; bit n is n digits.
    private static uint Lengths(XElement type)
    {
        if (type.Element("possibleLengths") is not { } lengths) return 0;
        var bits = 0U;
        foreach (var part in Required(lengths, "national").Split(','))
        {
            var range = part.StartsWith('[') && part.EndsWith(']') ? part[1..^1].Split('-') : [part, part];
            if (range is not [var leastText, var mostText] || !IsLength(leastText, out var least) || !IsLength(mostText, out var most) || most < least) throw Unexpected(lengths);
            for (var length = least; length <= most; length++) bits |= 1U << length;
        }

        return bits;

        static bool IsLength(string text, out int length) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) && length is >= 1 and <= MaxNationalDigits;
    }

    private static int CallingCode(XElement territory) =>
        int.TryParse(Required(territory, "countryCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1 and < PlanRules.CallingCodeBound ? code : throw Unexpected(territory);

    private static DigitPattern Parse(string pattern, XElement place)
    {
        try
        {
            return DigitPatternParser.Parse(pattern);
        }
        catch (MetadataException stop)
        {
            throw new MetadataException(stop.Refusal.Reason, LineOf(place));
        }
    }

    private static string Parsed(string pattern, XElement place)
    {
        Parse(pattern, place);
        return pattern;
    }

    private static string Required(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? throw Unexpected(element);

    private static string Optional(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    private static string WithoutWhitespace(string pattern) => string.Concat(pattern.Where(character => !char.IsWhiteSpace(character)));

    private static MetadataException Unexpected(XElement place) => new(PlanReason.MetadataLayout, LineOf(place));

    private static int? LineOf(object place) => (IXmlLineInfo)place is var lines && lines.HasLineInfo() ? lines.LineNumber : null;
}

using System.Text;
using System.Xml.Linq;

namespace CallingDomain.Numbers.Build;

/// <summary>Converts a territory in the binary format of libphonenumber-csharp (class <c>BuildMetadataFromBin</c>, version 1) to Google's XML.</summary>
internal static class TerritoryRecords
{
    private const int Magic = 0x504E4D42;
    private const byte Version = 1;
    private const int NoLength = -1; // the only length of a type that the territory does not have

    // In the order of their bits and of their records; those without a name do not occur in a territory of this metadata or do not matter here.
    private static readonly string[] Descriptions =
        ["generalDesc", "fixedLine", "mobile", "tollFree", "premiumRate", "sharedCost", "personalNumber", "voip", "pager", "uan", "", "voicemail", "", "", "", "", ""];

    /// <summary>Reads the record.</summary>
    /// <exception cref="IOException">The record is too short.</exception>
    /// <exception cref="FormatException">The record has another format.</exception>
    public static XElement Read(Stream record)
    {
        using var reader = new BinaryReader(record, Encoding.UTF8);
        if (reader.ReadInt32() != Magic || reader.ReadByte() != Version) throw new FormatException();
        var descriptions = ReadDescriptions(reader);
        return new XElement(
            "territory",
            new XAttribute("id", reader.ReadString()),
            new XAttribute("countryCode", reader.ReadInt32()),
            Text(reader, "internationalPrefix"),
            Text(reader, "preferredInternationalPrefix"),
            Text(reader, "nationalPrefix"),
            Text(reader, "preferredExtnPrefix"),
            Text(reader, "nationalPrefixForParsing"),
            Text(reader, "nationalPrefixTransformRule"),
            Flag(reader, "sameMobileAndFixedLinePattern"),
            Flag(reader, "mainCountryForCode"),
            Text(reader, "leadingDigits"),
            Flag(reader, "mobileNumberPortableRegion"),
            ReadFormats(reader),
            descriptions);
    }

    private static List<XElement> ReadDescriptions(BinaryReader reader)
    {
        var present = reader.ReadUInt32();
        List<XElement> descriptions = [];
        List<int> allLengths = [];
        for (var at = 0; at < Descriptions.Length; at++)
        {
            if ((present >> at & 1) == 0) continue;
            var fields = reader.ReadByte();
            var pattern = (fields & 1) != 0 ? reader.ReadString() : "";
            if ((fields & 2) != 0) _ = reader.ReadString(); // the example
            var lengths = ReadLengths(reader);
            _ = ReadLengths(reader); // the lengths that are possible inside an area only
            if (at == 0) allLengths = lengths;
            if (Descriptions[at].Length == 0 || lengths is [NoLength]) continue;
            var possible = at == 0 ? null : new XElement("possibleLengths", new XAttribute("national", string.Join(',', lengths.Count == 0 ? allLengths : lengths)));
            descriptions.Add(new XElement(Descriptions[at], possible, new XElement("nationalNumberPattern", pattern)));
        }

        return descriptions;
    }

    private static List<int> ReadLengths(BinaryReader reader) => ReadList(reader, reader.ReadInt32);

    private static XElement ReadFormats(BinaryReader reader)
    {
        var national = ReadList(reader, () => ReadFormat(reader));
        var international = new Queue<Format>(ReadList(reader, () => ReadFormat(reader)));
        var isSame = international.Count == 0;
        return new XElement("availableFormats", national.Select(format => format.ToXml(
            isSame ? null
            : international.TryPeek(out var other) && other.Pattern == format.Pattern && other.LeadingDigits.SequenceEqual(format.LeadingDigits) ? international.Dequeue().Template
            : "NA")));
    }

    private static Format ReadFormat(BinaryReader reader)
    {
        var format = new Format(reader.ReadString(), reader.ReadString(), ReadList(reader, reader.ReadString), reader.ReadString());
        _ = reader.ReadBoolean(); // whether the national prefix is optional
        _ = reader.ReadString(); // the rule for carrier codes
        return format;
    }

    private static List<T> ReadList<T>(BinaryReader reader, Func<T> read)
    {
        List<T> items = [];
        for (var left = reader.ReadInt32(); left > 0; left--) items.Add(read());
        return items;
    }

    private static XAttribute? Text(BinaryReader reader, string name) => reader.ReadString() is { Length: > 0 } text ? new XAttribute(name, text) : null;

    private static XAttribute? Flag(BinaryReader reader, string name) => reader.ReadBoolean() ? new XAttribute(name, "true") : null;

    private sealed record Format(string Pattern, string Template, List<string> LeadingDigits, string PrefixRule)
    {
        public XElement ToXml(string? international) => new(
            "numberFormat",
            new XAttribute("pattern", Pattern),
            new XAttribute("nationalPrefixFormattingRule", PrefixRule.Replace("${1}", "$FG", StringComparison.Ordinal)),
            LeadingDigits.Select(digits => new XElement("leadingDigits", digits)),
            new XElement("format", Template),
            international is null ? null : new XElement("intlFormat", international));
    }
}

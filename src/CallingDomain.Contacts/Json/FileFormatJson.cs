using System.Text.Json;
using static CallingDomain.Contacts.JsonValues;

namespace CallingDomain.Contacts;

/// <summary>The format of a contacts file as JSON; values that are the default are omitted.</summary>
internal static class FileFormatJson
{
    private const string Names = "heading, linesBeforeHeading, delimiter, quoting, encoding, cleaning, missing, ignoresHeadingCase";

    public static ContactFileFormat Read(JsonElement value)
    {
        var format = new ContactFileFormat();
        foreach (var property in CompanionColumnsJson.Filled(value)) format = With(format, property.Name, property.Value);
        return format;
    }

    public static void Write(Utf8JsonWriter writer, ContactFileFormat format)
    {
        writer.WriteStartObject();
        if (!format.HasHeading) writer.WriteBoolean("heading", format.HasHeading);
        if (format.LinesBeforeHeading > 0) writer.WriteNumber("linesBeforeHeading", format.LinesBeforeHeading);
        writer.WriteText("delimiter", format.Delimiter?.ToString());
        if (format.Quoting != FileQuoting.Standard) writer.WriteString("quoting", WordOf(format.Quoting, ColumnWordTables.Quotings));
        if (format.Encoding != FileEncoding.Detect) writer.WriteString("encoding", WordOf(format.Encoding, ColumnWordTables.Encodings));
        writer.WriteTexts("cleaning", [.. format.Cleaning.Select(step => WordOf(step, ColumnWordTables.Cleanings))]);
        writer.WriteTexts("missing", format.Missing);
        writer.WriteIf("ignoresHeadingCase", format.IgnoresHeadingCase);
        writer.WriteEndObject();
    }

    private static ContactFileFormat With(ContactFileFormat format, string name, JsonElement value) => name switch
    {
        "heading" => format with { HasHeading = YesNo(value) },
        "linesBeforeHeading" => format with { LinesBeforeHeading = WholeNumber(value) is >= 0 and var lines ? lines : throw new JsonException("Expected a whole number from 0.") },
        "delimiter" => format with { Delimiter = Text(value) is [var delimiter] ? delimiter : throw new JsonException("Expected one character.") },
        "quoting" => format with { Quoting = Word(value, ColumnWordTables.Quotings) },
        "encoding" => format with { Encoding = Word(value, ColumnWordTables.Encodings) },
        "cleaning" => format with { Cleaning = List(value, step => Word(step, ColumnWordTables.Cleanings)) },
        "missing" => format with { Missing = List(value, Text) },
        "ignoresHeadingCase" => format with { IgnoresHeadingCase = YesNo(value) },
        _ => throw Unknown(name, Names),
    };
}

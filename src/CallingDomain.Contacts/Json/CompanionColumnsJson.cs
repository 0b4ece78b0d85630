using System.Collections.Immutable;
using System.Text.Json;
using static CallingDomain.Contacts.JsonValues;

namespace CallingDomain.Contacts;

/// <summary>Columns with more than a reference as JSON: a plain string if the reference is all, else an object.</summary>
internal static class CompanionColumnsJson
{
    public static PriorityColumn ReadPriority(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Reference(value);
        var column = new PriorityColumn(ColumnOf(value));
        foreach (var property in Filled(value))
        {
            column = property.Name switch
            {
                "column" => column,
                "order" => column with { Order = Word(property.Value, ColumnWordTables.Orders) },
                "highest" => column with { Highest = WholeNumber(property.Value) },
                "default" => column with { Default = WholeNumber(property.Value) },
                _ => throw Unknown(property.Name, "column, order, highest, default"),
            };
        }

        return column;
    }

    public static void Write(Utf8JsonWriter writer, PriorityColumn column)
    {
        if (!Begin(writer, column.Column, column == column.Column)) return;
        if (column.Order != PriorityOrder.LowerFirst) writer.WriteString("order", WordOf(column.Order, ColumnWordTables.Orders));
        if (column.Highest is { } highest) writer.WriteNumber("highest", highest);
        if (column.Default is { } rank) writer.WriteNumber("default", rank);
        writer.WriteEndObject();
    }

    public static ZoneColumn ReadZone(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Reference(value);
        var column = new ZoneColumn(ColumnOf(value));
        foreach (var property in Filled(value))
        {
            column = property.Name switch
            {
                "column" => column,
                "form" => column with { Form = Word(property.Value, ColumnWordTables.ZoneForms) },
                "daylight" => column with { DaylightColumn = ReadFlag(property.Value) },
                "zones" => column with { Zones = CellWords(property.Value) },
                _ => throw Unknown(property.Name, "column, form, daylight, zones"),
            };
        }

        return column;
    }

    public static void Write(Utf8JsonWriter writer, ZoneColumn column)
    {
        if (!Begin(writer, column.Column, column == column.Column)) return;
        if (column.Form != ZoneForm.Name) writer.WriteString("form", WordOf(column.Form, ColumnWordTables.ZoneForms));
        writer.WriteWith("daylight", column.DaylightColumn, Write);
        writer.WriteWords("zones", column.Zones);
        writer.WriteEndObject();
    }

    public static FlagColumn ReadFlag(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Reference(value);
        var column = new FlagColumn(ColumnOf(value));
        foreach (var property in Filled(value))
        {
            column = property.Name switch
            {
                "column" => column,
                "yes" => column with { Yes = List(property.Value, Text) },
                "no" => column with { No = List(property.Value, Text) },
                _ => throw Unknown(property.Name, "column, yes, no"),
            };
        }

        return column;
    }

    public static void Write(Utf8JsonWriter writer, FlagColumn column)
    {
        if (!Begin(writer, column.Column, column == column.Column)) return;
        writer.WriteTexts("yes", column.GivenWords.Yes);
        writer.WriteTexts("no", column.GivenWords.No);
        writer.WriteEndObject();
    }

    /// <summary>A column, or a list of columns.</summary>
    public static ImmutableArray<FlagColumn> ReadFlags(JsonElement value) => value.ValueKind == JsonValueKind.Array ? List(value, ReadFlag) : [ReadFlag(value)];

    public static void WriteFlags(this Utf8JsonWriter writer, string name, ImmutableArray<FlagColumn> columns)
    {
        if (columns.IsEmpty) return;
        writer.WritePropertyName(name);
        if (columns is [var only])
        {
            Write(writer, only);
            return;
        }

        writer.WriteStartArray();
        foreach (var column in columns) Write(writer, column);
        writer.WriteEndArray();
    }

    public static DateColumn ReadDate(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Reference(value);
        var column = new DateColumn(ColumnOf(value));
        foreach (var property in Filled(value))
        {
            column = property.Name switch
            {
                "column" => column,
                "format" => column with { Format = Text(property.Value) },
                _ => throw Unknown(property.Name, "column, format"),
            };
        }

        return column;
    }

    public static void Write(Utf8JsonWriter writer, DateColumn column)
    {
        if (!Begin(writer, column.Column, column == column.Column)) return;
        writer.WriteText("format", column.Format);
        writer.WriteEndObject();
    }

    public static TypeColumn ReadType(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return Reference(value);
        var column = new TypeColumn(ColumnOf(value));
        foreach (var property in Filled(value))
        {
            column = property.Name switch
            {
                "column" => column,
                "words" => column with { Words = CellWords(property.Value) },
                "primaryMark" => column with { PrimaryMark = Text(property.Value) },
                _ => throw Unknown(property.Name, "column, words, primaryMark"),
            };
        }

        return column;
    }

    public static void Write(Utf8JsonWriter writer, TypeColumn column)
    {
        if (!Begin(writer, column.Column, column == column.Column)) return;
        writer.WriteWords("words", column.Words);
        writer.WriteText("primaryMark", column.PrimaryMark);
        writer.WriteEndObject();
    }

    public static LineColumn ReadLine(JsonElement value)
    {
        var column = new LineColumn(ColumnOf(value));
        foreach (var property in Filled(value))
        {
            column = property.Name switch
            {
                "column" => column,
                "words" => column with { Words = [.. Properties(property.Value).Select(word => new LineWord(word.Name, Word(word.Value, ColumnWordTables.Lines)))] },
                _ => throw Unknown(property.Name, "column, words"),
            };
        }

        return column;
    }

    public static void Write(Utf8JsonWriter writer, LineColumn column)
    {
        writer.WriteStartObject();
        writer.WriteString("column", column.Column);
        writer.WriteStartObject("words");
        foreach (var word in column.Words) writer.WriteString(word.Word, WordOf(word.Line, ColumnWordTables.Lines));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static PhoneCell ReadCell(JsonElement value)
    {
        var cell = new PhoneCell();
        foreach (var property in Filled(value))
        {
            cell = Checked(() => property.Name switch
            {
                "separator" => cell with { Separator = Text(property.Value) },
                "partSeparator" => cell with { PartSeparator = Text(property.Value) },
                "parts" => cell with { Parts = List(property.Value, part => Word(part, ColumnWordTables.Parts)) },
                _ => throw Unknown(property.Name, "separator, partSeparator, parts"),
            });
        }

        return cell;
    }

    public static void Write(Utf8JsonWriter writer, PhoneCell cell)
    {
        writer.WriteStartObject();
        writer.WriteText("separator", cell.Separator);
        writer.WriteText("partSeparator", cell.PartSeparator);
        if (!cell.Parts.IsEmpty) writer.WriteTexts("parts", [.. cell.Parts.Select(part => WordOf(part, ColumnWordTables.Parts))]);
        writer.WriteEndObject();
    }

    /// <summary>The reference of an object.</summary>
    public static string ColumnOf(JsonElement value) =>
        Object(value).TryGetProperty("column"u8, out var column) && column.ValueKind != JsonValueKind.Null ? Reference(column) : throw new JsonException("Missing property 'column'.");

    /// <summary>The properties that are not null.</summary>
    public static IEnumerable<JsonProperty> Filled(JsonElement value) => Properties(value).Where(property => property.Value.ValueKind != JsonValueKind.Null);

    /// <summary>Writes a column that is only a reference, or begins the object of another one.</summary>
    /// <returns>Whether an object was begun.</returns>
    public static bool Begin(Utf8JsonWriter writer, string column, bool isReference)
    {
        if (isReference)
        {
            writer.WriteStringValue(column);
            return false;
        }

        writer.WriteStartObject();
        writer.WriteString("column", column);
        return true;
    }
}

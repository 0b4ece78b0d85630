using System.Text.Json;
using static CallingDomain.Contacts.CompanionColumnsJson;
using static CallingDomain.Contacts.JsonValues;

namespace CallingDomain.Contacts;

/// <summary>A column of phones as JSON: a plain string if the reference is all, else an object with the reference, the whole contact item type unless it stands before the column, and the companions.</summary>
internal static class PhoneColumnJson
{
    private const string Names = "column, itemType, type, description, callingCode, country, extension, order, line, lines, active, doNotCall, timeZone, attempts, lastResult, lastAttemptAt, cell";

    private const string NamesByType = "column, type, description, callingCode, country, extension, order, line, lines, active, doNotCall, timeZone, attempts, lastResult, lastAttemptAt, cell";

    /// <summary>Reads a column with its whole type.</summary>
    public static PhoneColumn Read(JsonElement value) => Read(value, type: null, isByType: false);

    /// <summary>Reads a column whose type stands before it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type; null for none.</param>
    public static PhoneColumn Read(JsonElement value, ContactItemType? type) => Read(value, type, isByType: true);

    /// <summary>Writes a column with its whole type.</summary>
    public static void Write(Utf8JsonWriter writer, PhoneColumn phone) => Write(writer, phone, isByType: false);

    /// <summary>Writes a column whose type stands before it.</summary>
    public static void WriteByType(Utf8JsonWriter writer, PhoneColumn phone) => Write(writer, phone, isByType: true);

    private static PhoneColumn Read(JsonElement value, ContactItemType? type, bool isByType)
    {
        if (value.ValueKind == JsonValueKind.String) return new PhoneColumn(Reference(value), type);
        var phone = new PhoneColumn("", type);
        var hasColumn = false;
        foreach (var property in Properties(value))
        {
            hasColumn |= property.NameEquals("column"u8) && property.Value.ValueKind != JsonValueKind.Null;
            if (property.Value.ValueKind != JsonValueKind.Null) phone = With(phone, property.Name, property.Value, isByType);
        }

        return hasColumn ? phone : throw new JsonException("Missing property 'column'.");
    }

    private static PhoneColumn With(PhoneColumn phone, string name, JsonElement value, bool isByType) => name switch
    {
        "column" => phone with { Column = Reference(value) },
        "itemType" when !isByType => phone with { Type = value.Deserialize(ContactsJson.Default.ContactItemType) },
        "type" => phone with { TypeColumn = ReadType(value) },
        "description" => phone with { DescriptionColumn = Reference(value) },
        "callingCode" => phone with { CallingCodeColumn = Reference(value) },
        "country" => phone with { CountryColumn = Reference(value) },
        "extension" => phone with { ExtensionColumn = Reference(value) },
        "order" => phone with { OrderColumn = Reference(value) },
        "line" => phone with { Line = Word(value, ColumnWordTables.Lines) },
        "lines" => phone with { LineColumn = ReadLine(value) },
        "active" => phone with { Active = ReadFlag(value) },
        "doNotCall" => phone with { DoNotCall = ReadFlags(value) },
        "timeZone" => phone with { TimeZone = ReadZone(value) },
        "attempts" => phone with { Attempts = Reference(value) },
        "lastResult" => phone with { LastResult = Reference(value) },
        "lastAttemptAt" => phone with { LastAttemptAt = ReadDate(value) },
        "cell" => phone with { Cell = ReadCell(value) },
        _ => throw Unknown(name, isByType ? NamesByType : Names),
    };

    private static void Write(Utf8JsonWriter writer, PhoneColumn phone, bool isByType)
    {
        var rest = isByType ? phone with { Type = null } : phone;
        if (!Begin(writer, phone.Column, rest == phone.Column)) return;
        if (rest.Type is { } type)
        {
            writer.WritePropertyName("itemType");
            JsonSerializer.Serialize(writer, type, ContactsJson.Default.ContactItemType);
        }

        writer.WriteWith("type", phone.TypeColumn, CompanionColumnsJson.Write);
        writer.WriteText("description", phone.DescriptionColumn);
        writer.WriteText("callingCode", phone.CallingCodeColumn);
        writer.WriteText("country", phone.CountryColumn);
        writer.WriteText("extension", phone.ExtensionColumn);
        writer.WriteText("order", phone.OrderColumn);
        if (phone.Line != PhoneLine.Voice) writer.WriteString("line", WordOf(phone.Line, ColumnWordTables.Lines));
        writer.WriteWith("lines", phone.LineColumn, CompanionColumnsJson.Write);
        writer.WriteWith("active", phone.Active, CompanionColumnsJson.Write);
        writer.WriteFlags("doNotCall", phone.DoNotCall);
        writer.WriteWith("timeZone", phone.TimeZone, CompanionColumnsJson.Write);
        writer.WriteText("attempts", phone.Attempts);
        writer.WriteText("lastResult", phone.LastResult);
        writer.WriteWith("lastAttemptAt", phone.LastAttemptAt, CompanionColumnsJson.Write);
        writer.WriteWith("cell", phone.Cell, CompanionColumnsJson.Write);
        writer.WriteEndObject();
    }
}

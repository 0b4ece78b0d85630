using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Writes the default table as <c>"default"</c>, another as an array with an object for each row; its properties are the columns of the CSV file.</summary>
internal sealed class AreaCodeTableJsonConverter : JsonConverter<AreaCodeTable>
{
    private const string Default = "default";

    public override AreaCodeTable Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(Default)) return AreaCodeTable.Default;
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Expected \"default\" or an array of area codes.");
        var codes = ImmutableSortedDictionary.CreateBuilder<int, AreaCode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var row = AreaCodeFile.ReadFields(ReadFields(ref reader));
            if (!row.TryGet(out var code)) throw new JsonException($"Not an area code: {row.Reason.Code()}.");
            if (!codes.TryAdd(code.Code, code)) throw new JsonException($"Not a table of area codes: {AreaCodeReason.Duplicate.Code()}.");
        }

        return codes.Count == 0 ? AreaCodeTable.Empty : new AreaCodeTable(codes.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, AreaCodeTable value, JsonSerializerOptions options)
    {
        if (value.Equals(AreaCodeTable.Default))
        {
            writer.WriteStringValue(Default);
            return;
        }

        writer.WriteStartArray();
        foreach (var code in value.Codes)
        {
            writer.WriteStartObject();
            foreach (var (name, text) in AreaCodeFile.ColumnNames.Zip(AreaCodeFile.FieldsOf(code))) writer.WriteString(name, text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string[] ReadFields(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Expected an object.");
        string[] fields = [.. AreaCodeFile.ColumnNames.Select(_ => "")];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var at = AreaCodeFile.ColumnNames.IndexOf(name);
            if (at < 0) throw new JsonException($"Unknown property '{name}'. Expected one of: {string.Join(", ", AreaCodeFile.ColumnNames)}.");
            if (!reader.Read() || reader.TokenType != JsonTokenType.String) throw new JsonException($"Expected a text for '{name}'.");
            fields[at] = reader.GetString()!;
        }

        return fields;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using static CallingDomain.Contacts.CompanionColumnsJson;
using static CallingDomain.Contacts.JsonValues;

namespace CallingDomain.Contacts;

/// <summary>
/// Columns of a contacts file as JSON. With contact item types, the columns of additional phones stand by the name of their type:
/// <c>{"primaryPhone":"Phone","additionalPhones":{"Office":"Office phone"},"untypedPhones":["Other"],"fields":{"vip":"VIP"}}</c>. Without, they are a list, each with its whole type.
/// </summary>
internal sealed class ColumnsJson(ContactItemTypes? types)
{
    private const string Names = "id, name, givenName, familyName, primaryPhone, priority, timeZone, scheduledAt, country, doNotCall, key, consentAt, attempts, lastResult, lastAttemptAt, additionalPhones, untypedPhones, fields, " +
        "promotesFirstPhone, carriesUnused, allowsMissing";

    public ContactColumns Read(JsonElement value)
    {
        var columns = new ContactColumns();
        ImmutableArray<PhoneColumn> untyped = [];
        foreach (var property in Filled(value))
        {
            if (types is not null && property.NameEquals("untypedPhones"u8)) untyped = [.. Phones(property.Value, type: null)];
            else columns = With(columns, property.Name, property.Value);
        }

        return columns with { AdditionalPhones = [.. columns.AdditionalPhones, .. untyped] };
    }

    public void Write(Utf8JsonWriter writer, ContactColumns columns)
    {
        writer.WriteStartObject();
        writer.WriteText("id", columns.Id);
        writer.WriteText("name", columns.Name);
        writer.WriteText("givenName", columns.GivenName);
        writer.WriteText("familyName", columns.FamilyName);
        writer.WriteWith("primaryPhone", columns.PrimaryPhone, WritePrimary);
        writer.WriteWith("priority", columns.Priority, CompanionColumnsJson.Write);
        writer.WriteWith("timeZone", columns.TimeZone, CompanionColumnsJson.Write);
        writer.WriteText("scheduledAt", columns.ScheduledAt);
        writer.WriteText("country", columns.Country);
        writer.WriteFlags("doNotCall", columns.DoNotCall);
        writer.WriteText("key", columns.Key);
        writer.WriteWith("consentAt", columns.ConsentAt, CompanionColumnsJson.Write);
        writer.WriteText("attempts", columns.Attempts);
        writer.WriteText("lastResult", columns.LastResult);
        writer.WriteWith("lastAttemptAt", columns.LastAttemptAt, CompanionColumnsJson.Write);
        if (types is null) WritePhones(writer, "additionalPhones", columns.AdditionalPhones, PhoneColumnJson.Write);
        else WritePhonesByType(writer, columns.AdditionalPhones, types);
        WriteFields(writer, columns.Fields);
        writer.WriteIf("promotesFirstPhone", columns.PromotesFirstPhone);
        writer.WriteIf("carriesUnused", columns.CarriesUnused);
        writer.WriteIf("allowsMissing", columns.AllowsMissing);
        writer.WriteEndObject();
    }

    private static void WritePhones(Utf8JsonWriter writer, string name, IEnumerable<PhoneColumn> phones, Action<Utf8JsonWriter, PhoneColumn> write)
    {
        writer.WriteStartArray(name);
        foreach (var phone in phones) write(writer, phone);
        writer.WriteEndArray();
    }

    private static void WritePhonesByType(Utf8JsonWriter writer, ImmutableArray<PhoneColumn> phones, ContactItemTypes types)
    {
        writer.WriteStartObject("additionalPhones");
        foreach (var ofType in phones.Where(phone => phone.Type is not null).GroupBy(phone => phone.Type!)) WritePhones(writer, NamedItemTypeJsonConverter.NameOf(types, ofType.Key), ofType, PhoneColumnJson.WriteByType);
        writer.WriteEndObject();
        WritePhones(writer, "untypedPhones", phones.Where(phone => phone.Type is null), PhoneColumnJson.WriteByType);
    }

    private static void WriteFields(Utf8JsonWriter writer, ImmutableArray<FieldColumn> fields)
    {
        if (fields.IsEmpty) return;
        writer.WriteStartObject("fields");
        foreach (var field in fields) writer.WriteString(field.Field, field.Column);
        writer.WriteEndObject();
    }

    private void WritePrimary(Utf8JsonWriter writer, PhoneColumn phone)
    {
        if (types is null) PhoneColumnJson.Write(writer, phone);
        else if (phone.Type is not null) throw new NotSupportedException("The primary phone has no contact item type.");
        else PhoneColumnJson.WriteByType(writer, phone);
    }

    private ContactColumns With(ContactColumns columns, string name, JsonElement value) => name switch
    {
        "id" => columns with { Id = Reference(value) },
        "name" => columns with { Name = Reference(value) },
        "givenName" => columns with { GivenName = Reference(value) },
        "familyName" => columns with { FamilyName = Reference(value) },
        "primaryPhone" => columns with { PrimaryPhone = types is null ? PhoneColumnJson.Read(value) : PhoneColumnJson.Read(value, type: null) },
        "priority" => columns with { Priority = ReadPriority(value) },
        "timeZone" => columns with { TimeZone = ReadZone(value) },
        "scheduledAt" => columns with { ScheduledAt = Reference(value) },
        "country" => columns with { Country = Reference(value) },
        "doNotCall" => columns with { DoNotCall = ReadFlags(value) },
        "key" => columns with { Key = Reference(value) },
        "consentAt" => columns with { ConsentAt = ReadDate(value) },
        "attempts" => columns with { Attempts = Reference(value) },
        "lastResult" => columns with { LastResult = Reference(value) },
        "lastAttemptAt" => columns with { LastAttemptAt = ReadDate(value) },
        "additionalPhones" => columns with { AdditionalPhones = AdditionalPhones(value) },
        "fields" => columns with { Fields = [.. Object(value).EnumerateObject().Select(field => new FieldColumn(field.Name, Reference(field.Value)))] },
        "promotesFirstPhone" => columns with { PromotesFirstPhone = YesNo(value) },
        "carriesUnused" => columns with { CarriesUnused = YesNo(value) },
        "allowsMissing" => columns with { AllowsMissing = YesNo(value) },
        _ => throw Unknown(name, Names),
    };

    private ImmutableArray<PhoneColumn> AdditionalPhones(JsonElement value) => types is null
        ? List(value, PhoneColumnJson.Read)
        : [.. Properties(value).SelectMany(column => Phones(column.Value, NamedItemTypeJsonConverter.Find(types, column.Name)))];

    // A column, or a list of columns.
    private static IEnumerable<PhoneColumn> Phones(JsonElement value, ContactItemType? type) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(each => PhoneColumnJson.Read(each, type)) : [PhoneColumnJson.Read(value, type)];
}

using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The JSON of this package's types, which name it in a <see cref="JsonConverterAttribute"/>: nothing needs to be registered.</summary>
/// <remarks>
/// Public so that source-generated contexts can name it, and to be registered with contact item types: then phones and columns have the name of their type in place of the type, as in the files of the
/// command-line tool. Without reflection. Immutable, thread-safe.
/// </remarks>
public sealed class ContactsJsonConverter : JsonConverterFactory
{
    private static readonly JsonConverterTable Converters = new JsonConverterTable()
        .Reference(new ContactJsonConverter(types: null))
        .Reference(new ItemTypesJsonConverter())
        .Reference(new BlacklistJsonConverter())
        .Reference(ColumnsOf(types: null))
        .Reference(new ElementJsonConverter<PhoneColumn>(PhoneColumnJson.Read, PhoneColumnJson.Write))
        .Reference(new ElementJsonConverter<PriorityColumn>(CompanionColumnsJson.ReadPriority, CompanionColumnsJson.Write))
        .Reference(new ElementJsonConverter<ZoneColumn>(CompanionColumnsJson.ReadZone, CompanionColumnsJson.Write))
        .Reference(new ElementJsonConverter<FlagColumn>(CompanionColumnsJson.ReadFlag, CompanionColumnsJson.Write))
        .Reference(new ElementJsonConverter<DateColumn>(CompanionColumnsJson.ReadDate, CompanionColumnsJson.Write))
        .Reference(new ElementJsonConverter<TypeColumn>(CompanionColumnsJson.ReadType, CompanionColumnsJson.Write))
        .Reference(new ElementJsonConverter<LineColumn>(CompanionColumnsJson.ReadLine, CompanionColumnsJson.Write))
        .Reference(new ElementJsonConverter<PhoneCell>(CompanionColumnsJson.ReadCell, CompanionColumnsJson.Write))
        .Reference(new PhoneZoneJsonConverter())
        .Reference(new ElementJsonConverter<PastCallSummary>(PastCallSummaryJson.Read, PastCallSummaryJson.Write))
        .Reference(new ElementJsonConverter<ContactFileFormat>(FileFormatJson.Read, FileFormatJson.Write))
        .Refused<ContactImportOptions>("Write its Columns, Format and Duplicates.")
        .Refused<ContactPreset>("Read it with ContactPreset.Read.")
        .Refused<PresetMatch>("Write the name of its Preset.")
        .Refused<PresetLayout>("Write its Columns and Format.")
        .Refused<ContactsOptions>("Write its Types.")
        .Refused<BlacklistBuilder>("Write its Blacklist.")
        .Refused<DoNotCallFileOptions>("Write its Format and the region of its Phones.")
        .Refused<ContactEditor>()
        .Refused<ContactReader>("Write the report of ContactImport.Run.")
        .Refused<ContactTable>("Write its contacts.")
        .Refused<ContactIndex>("Write its contacts and its Rule.")
        .Refused<ExportOptions>()
        .Refused<ContactFileWriter>()
        .Refused<ContactTargetCheck>("Write its report.")
        .Refused<RejectedContactWriter>();

    private readonly ContactItemTypes? _types;

    /// <summary>A contact item type is an object with <c>name</c>, <c>orderBy</c> and <c>color</c>.</summary>
    public ContactsJsonConverter()
    {
    }

    /// <summary>Phones and columns name their contact item type. For <see cref="JsonSerializerOptions.Converters"/>.</summary>
    /// <param name="types">The contact item types to which the names refer.</param>
    public ContactsJsonConverter(ContactItemTypes types)
    {
        ArgumentNullException.ThrowIfNull(types);
        _types = types;
    }

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Find(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Find(typeToConvert);

    private JsonConverter? Find(Type type) =>
        _types is null ? Converters.Find(type)
        : type == typeof(Contact) ? new ContactJsonConverter(_types)
        : type == typeof(ContactItemType) ? new NamedItemTypeJsonConverter(_types)
        : type == typeof(ContactColumns) ? ColumnsOf(_types)
        : Converters.Find(type);

    private static ElementJsonConverter<ContactColumns> ColumnsOf(ContactItemTypes? types)
    {
        var json = new ColumnsJson(types);
        return new ElementJsonConverter<ContactColumns>(json.Read, json.Write);
    }
}

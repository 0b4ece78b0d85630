using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>JSON converters of this package's types, which name it in a <see cref="JsonConverterAttribute"/>: no registration is necessary.</summary>
/// <remarks>Public so that source-generated contexts can name it. Uses no reflection. Stateless, thread-safe. Services and readers are refused.</remarks>
public sealed class NumbersJsonConverter : JsonConverterFactory
{
    private static readonly JsonConverterTable Converters = new JsonConverterTable()
        .Value(new TextJsonConverter<PhoneNumber>(
            text => text.Length == 0 ? PhoneNumber.None : PhoneNumber.Read(text).TryGet(out var number) ? number : null, number => number.ToString(), "an E.164 number such as +15013334444"))
        .Value(new TextJsonConverter<RegionCode>(
            text => text.Length == 0 ? RegionCode.None : RegionCode.Read(text).TryGet(out var region) ? region : null, region => region.ToString(), "a region code such as US"))
        .Value(new NumberReasonsJsonConverter())
        .Reference(new AreaCodeTableJsonConverter())
        .Refused<NumberingPlan>("Use a plan file and NumberingPlan.Load.")
        .Refused<PhoneReader>()
        .Refused<NumberTemplate>()
        .Refused<NumbersOptions>()
        .Refused<NumberEntryList>("Write NumberEntryList.Entries.")
        .Refused<TemplateReader>()
        .Refused<TemplateWriter>()
        .Refused<RejectionReport>();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return Converters.Find(typeToConvert) is not null || IsResult(typeToConvert) || IsService(typeToConvert);
    }

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        if (Converters.Find(typeToConvert) is { } converter) return converter;
        if (IsResult(typeToConvert)) return new RefusingJsonConverter<object>("Write Result.Value or Result.Reason.", "Result");
        return IsService(typeToConvert) ? new RefusingJsonConverter<object>(instead: null, typeToConvert.Name) : null;
    }

    private static bool IsResult(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Result<,>);

    // Plans and vetting of other packages.
    private static bool IsService(Type type) => typeof(INumberingPlan).IsAssignableFrom(type) || typeof(INumberVetting).IsAssignableFrom(type);
}

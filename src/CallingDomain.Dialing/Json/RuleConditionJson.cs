using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>What a condition on a field says of a contact without the field.</summary>
[JsonConverter(typeof(CodeJsonConverter<AbsentField>))]
internal enum AbsentField : byte
{
    /// <summary>Nothing: the condition is unknown.</summary>
    [JsonStringEnumMemberName("Unknown")]
    Unknown = 0,

    /// <summary>The condition does not hold.</summary>
    [JsonStringEnumMemberName("No")]
    No = 1,

    /// <summary>The condition holds.</summary>
    [JsonStringEnumMemberName("Yes")]
    Yes = 2,
}

/// <summary>The JSON of conditions of rule sets.</summary>
internal static class RuleConditionJson
{
    private static readonly string[] Kinds = ["all", "any", "not", "regions", "prefixes", "phoneTypes", "callKinds", "field"];

    private static readonly string[] FieldTests = ["in", "startsWith", "isDate", "notOlderThanDays"];

    /// <exception cref="JsonRefusedException">The value is not a condition.</exception>
    public static RuleCondition Read(JsonPlace place) => Read(place, depth: 0);

    /// <exception cref="ArgumentException">The condition could not be read back: half of a surrogate pair.</exception>
    public static void Write(Utf8JsonWriter json, RuleCondition condition)
    {
        json.WriteStartObject();
        switch (condition)
        {
            case AllCondition { Conditions.All: var all }:
                Write(json, "all", all);
                break;
            case AnyCondition { Conditions.All: var any }:
                Write(json, "any", any);
                break;
            case NotCondition { Condition: var inner }:
                json.WritePropertyName("not");
                Write(json, inner);
                break;
            case RegionCondition { Codes.All: var regions }:
                Write(json, "regions", regions.Select(region => region.ToString()));
                break;
            case PrefixCondition { Numbers.All: var prefixes }:
                Write(json, "prefixes", prefixes.Select(prefix => prefix.ToString()));
                break;
            case PhoneTypeCondition { Names.All: var types }:
                Write(json, "phoneTypes", types);
                break;
            case CallKindCondition { Kinds.All: var kinds }:
                Write(json, "callKinds", kinds);
                break;
            case FieldCondition field:
                Write(json, field);
                break;
        }

        json.WriteEndObject();
    }

    private static RuleCondition Read(JsonPlace place, int depth)
    {
        if (depth == RuleCondition.MaxDepth) throw place.Refuse(CampaignSettingsReason.PropertyRange, FormattableString.Invariant($"at most {RuleCondition.MaxDepth} conditions inside each other"));
        var kinds = place.Properties().Select(property => property.Name).Where(Kinds.Contains).ToList();
        if (kinds is not [var kind]) throw place.Only([.. Kinds, .. FieldTests, "ifAbsent"]).Refuse(kinds.Count == 0 ? CampaignSettingsReason.PropertyMissing : CampaignSettingsReason.Contradictory, $"exactly one of {string.Join(", ", Kinds)}");
        if (kind == "field") return Field(place);
        var value = place.Only(kind).The(kind);
        return kind switch
        {
            "all" => RuleCondition.All(value.NonEmptyList(each => Read(each, depth + 1)).AsSpan()),
            "any" => RuleCondition.Any(value.NonEmptyList(each => Read(each, depth + 1)).AsSpan()),
            "not" => RuleCondition.Not(Read(value, depth + 1)),
            "regions" => RuleCondition.Regions(value.NonEmptyList(Region).AsSpan()),
            "prefixes" => RuleCondition.Prefixes(value.NonEmptyList(Prefix).AsSpan()),
            "phoneTypes" => RuleCondition.PhoneTypes(value.Distinct(StringComparer.OrdinalIgnoreCase).AsSpan()),
            _ => RuleCondition.CallKinds(value.Distinct(StringComparer.OrdinalIgnoreCase).AsSpan()),
        };
    }

    private static RuleCondition Field(JsonPlace place)
    {
        var (values, starts, isDate, days) = (place.Maybe("in"), place.Maybe("startsWith"), place.Maybe("isDate"), place.Maybe("notOlderThanDays"));
        if ((values is null ? 0 : 1) + (starts is null ? 0 : 1) + (isDate is null && days is null ? 0 : 1) != 1 || isDate?.Flag() == false)
            throw place.Only(["field", .. FieldTests, "ifAbsent"]).Refuse(CampaignSettingsReason.Contradictory, "one of in, startsWith, isDate (true), notOlderThanDays");
        var name = (values is not null ? place.Only("field", "in", "ifAbsent") : starts is not null ? place.Only("field", "startsWith", "ifAbsent") : place.Only("field", "isDate", "notOlderThanDays", "ifAbsent")).The("field").NonBlankText();
        var ifAbsent = (place.Maybe("ifAbsent")?.Word(JsonWords.AbsentField) ?? AbsentField.Unknown) switch { AbsentField.Yes => true, AbsentField.No => false, _ => (bool?)null };
        return values is not null ? RuleCondition.Field(name, values.Value.Distinct(StringComparer.OrdinalIgnoreCase), ifAbsent)
            : starts is not null ? RuleCondition.FieldStartsWith(name, starts.Value.Distinct(StringComparer.OrdinalIgnoreCase), ifAbsent)
            : RuleCondition.FieldDate(name, days?.WholeNumber(0, FieldDateCondition.MaxDays), ifAbsent);
    }

    private static RegionCode Region(JsonPlace place)
    {
        const string expected = "a region that the numbering plan knows, such as US";
        return RegionCode.Read(place.Text(expected)).TryGet(out var region) && NumberingPlan.Default.Regions.Contains(region) ? region : throw place.Refuse(CampaignSettingsReason.WordUnknown, expected);
    }

    private static PhoneNumber Prefix(JsonPlace place) =>
        PhoneNumber.Read(place.Text(SettingsReader.ExpectedPrefix)).TryGet(out var prefix) ? prefix : throw place.Refuse(CampaignSettingsReason.NumberInvalid, SettingsReader.ExpectedPrefix);

    private static void Write(Utf8JsonWriter json, FieldCondition field)
    {
        json.WriteString("field", JsonText.Utf8Of(field.Name));
        switch (field)
        {
            case FieldValueCondition { Values.All: var values }:
                Write(json, "in", values);
                break;
            case FieldStartCondition { Starts.All: var starts }:
                Write(json, "startsWith", starts);
                break;
            case FieldDateCondition { NotOlderThanDays: { } days }:
                json.WriteNumber("notOlderThanDays", days);
                break;
            default:
                json.WriteBoolean("isDate", true);
                break;
        }

        if (field.IfAbsent is { } holds) json.WriteString("ifAbsent", JsonWords.AbsentField[holds ? AbsentField.Yes : AbsentField.No]);
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<RuleCondition> conditions)
    {
        json.WriteStartArray(name);
        foreach (var each in conditions) Write(json, each);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(JsonText.Utf8Of(text));
        json.WriteEndArray();
    }
}

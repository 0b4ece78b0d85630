using System.Text.Json;

namespace CallingDomain.Numbers.Build;

/// <summary>Reads parts of a JSON document with a known layout.</summary>
/// <remarks>Any other layout ends the build with <see cref="PlanReason.MetadataLayout"/>.</remarks>
internal static class JsonLayout
{
    public static MetadataException Unexpected() => new(PlanReason.MetadataLayout);

    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : throw Unexpected();

    public static JsonElement.ObjectEnumerator Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw Unexpected();

    public static JsonElement.ArrayEnumerator Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw Unexpected();

    /// <summary>An item of an array; null if the index is past its end.</summary>
    public static JsonElement? Item(JsonElement element, int at) =>
        element.ValueKind != JsonValueKind.Array ? throw Unexpected() : at < element.GetArrayLength() ? element[at] : null;

    public static string Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Unexpected();

    public static int Number(JsonElement? element, int least, int most) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= least && value <= most
            ? value
            : throw Unexpected();
}

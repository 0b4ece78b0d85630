using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>A category of additional phones, such as Office or Holiday Home, that decides how early they are called.</summary>
/// <param name="Name">The name: not empty, unique among the types of a customer, compared character by character.</param>
/// <param name="OrderBy">The place in the calling order: phones with a lower value are called earlier. Types with the same value are ordered by name.</param>
/// <param name="Color">The background color of the phones in a list, such as <c>#2E86C1</c>; null for none. Does not change the order.</param>
/// <remarks>Immutable, thread-safe. Source: the multi-number page, "Contact Item Types".</remarks>
public sealed record ContactItemType(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("orderBy")] int OrderBy,
    [property: JsonPropertyName("color"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Color = null);

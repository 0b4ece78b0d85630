using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file that holds additional phones.</summary>
/// <param name="Column">The heading.</param>
/// <param name="Type">The contact item type of the phones; null for none. Phones without a type are called last.</param>
/// <param name="DescriptionColumn">The heading of the column with the descriptions of the phones; null for none.</param>
/// <remarks>Immutable, thread-safe. Several columns may have the same type.</remarks>
public sealed record PhoneColumn(
    [property: JsonPropertyName("column")] string Column,
    [property: JsonPropertyName("type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContactItemType? Type = null,
    [property: JsonPropertyName("description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DescriptionColumn = null);

/// <summary>A column of a contacts file that holds a custom field.</summary>
/// <param name="Field">The name of the field in the contact.</param>
/// <param name="Column">The heading.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record FieldColumn(string Field, string Column);

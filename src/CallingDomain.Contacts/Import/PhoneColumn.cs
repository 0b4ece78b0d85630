using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file that holds additional phones.</summary>
/// <param name="Column">The heading.</param>
/// <param name="Type">The contact item type of the phones; null for none. Phones without a type are called last.</param>
/// <param name="DescriptionColumn">The heading of the column with the descriptions of the phones; null for none.</param>
/// <remarks>Immutable, thread-safe. Several columns may have the same type.</remarks>
/// <exception cref="ArgumentNullException">The heading is null.</exception>
public sealed record PhoneColumn(
    string Column,
    [property: JsonPropertyName("type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContactItemType? Type = null,
    [property: JsonPropertyName("description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DescriptionColumn = null)
{
    /// <summary>The heading.</summary>
    [JsonPropertyName("column")]
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);
}

/// <summary>A column of a contacts file that holds a custom field.</summary>
/// <param name="Field">The name of the field in the contact.</param>
/// <param name="Column">The heading.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The name or the heading is null.</exception>
public sealed record FieldColumn(string Field, string Column)
{
    /// <summary>The name of the field in the contact.</summary>
    public string Field { get; init => field = Given.NotNull(value); } = Given.NotNull(Field);

    /// <summary>The heading.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);
}

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file that holds additional phones.</summary>
/// <param name="Column">Its name in the heading.</param>
/// <param name="Type">The contact item type of its phones; null for none, and then they are called after all that have one.</param>
/// <param name="DescriptionColumn">The column that describes them; null for none.</param>
/// <remarks>Immutable, thread-safe. Several columns may be of one type.</remarks>
public sealed record PhoneColumn(string Column, ContactItemType? Type = null, string? DescriptionColumn = null);

/// <summary>A column of a contacts file that holds a custom field.</summary>
/// <param name="Field">The field's name in the contact.</param>
/// <param name="Column">Its name in the heading.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record FieldColumn(string Field, string Column);

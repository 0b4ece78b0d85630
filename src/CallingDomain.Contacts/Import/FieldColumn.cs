using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file that holds a custom field.</summary>
/// <param name="Field">The name of the field in the contact.</param>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The name or the column is null.</exception>
public sealed record FieldColumn(string Field, string Column)
{
    /// <summary>The name of the field in the contact.</summary>
    public string Field { get; init => field = Given.NotNull(value); } = Given.NotNull(Field);

    /// <summary>The column: a reference as in <see cref="ContactColumns"/>.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);
}

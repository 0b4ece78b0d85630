using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A custom field of a contact.</summary>
/// <param name="Name">The name: unique within the contact, compared character by character.</param>
/// <param name="Value">The text; empty for none.</param>
/// <remarks>Immutable, thread-safe. Source: XCALLY Motion, custom fields of a list.</remarks>
/// <exception cref="ArgumentNullException">The name or the text is null.</exception>
public sealed record ContactField(string Name, string Value)
{
    /// <summary>The name: unique within the contact, compared character by character.</summary>
    public string Name { get; init => field = Given.NotNull(value); } = Given.NotNull(Name);

    /// <summary>The text; empty for none.</summary>
    public string Value { get; init => field = Given.NotNull(value); } = Given.NotNull(Value);

    /// <summary>The name; never the value.</summary>
    public override string ToString() => Name;
}

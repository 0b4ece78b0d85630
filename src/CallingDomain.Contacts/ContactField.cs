namespace CallingDomain.Contacts;

/// <summary>A custom field of a contact.</summary>
/// <param name="Name">The name: unique within the contact, compared character by character.</param>
/// <param name="Value">The text; empty for none.</param>
/// <remarks>Immutable, thread-safe. Source: XCALLY Motion, custom fields of a list.</remarks>
public sealed record ContactField(string Name, string Value)
{
    /// <summary>The name; never the value.</summary>
    public override string ToString() => Name;
}

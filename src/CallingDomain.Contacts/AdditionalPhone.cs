using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A phone of a contact besides the primary one.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Type">Its category; null when none is associated, and then it is called after all that have one.</param>
/// <param name="Description">A free text about it; null for none. Never changes the order.</param>
/// <remarks>Immutable, thread-safe. Source: the multi-number page, "Add additional phones to a Contact".</remarks>
public sealed record AdditionalPhone(PhoneNumber Phone, ContactItemType? Type = null, string? Description = null)
{
    /// <summary>The masked number and the type's name; never the description.</summary>
    public override string ToString() => $"{Phone.ToMaskedString()} ({Type?.Name ?? "untyped"})";
}

namespace CallingDomain.Contacts;

/// <summary>A change of one contact item type, to be applied to the contacts.</summary>
/// <param name="Types">All types after the change.</param>
/// <param name="From">The type before the change.</param>
/// <param name="To">The type after the change; null if it was deleted.</param>
/// <param name="RemovesPhones">For a deleted type: true if its phones are removed from their contacts, false if they stay without a type.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ContactTypeChange(ContactItemTypes Types, ContactItemType From, ContactItemType? To, bool RemovesPhones = false)
{
    /// <summary>The contact after the change; the same object if it has no phone of the type.</summary>
    public Contact ApplyTo(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (!contact.AdditionalPhones.Any(IsOfType)) return contact;
        if (To is null && RemovesPhones) return contact with { AdditionalPhones = contact.AdditionalPhones.RemoveAll(phone => IsOfType(phone)) };
        return contact with { AdditionalPhones = [.. contact.AdditionalPhones.Select(phone => IsOfType(phone) ? phone with { Type = To } : phone)] };
    }

    private bool IsOfType(AdditionalPhone phone) => phone.Type?.Name == From.Name;
}

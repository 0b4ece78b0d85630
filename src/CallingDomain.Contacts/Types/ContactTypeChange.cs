namespace CallingDomain.Contacts;

/// <summary>A change of one contact item type, which the contacts follow.</summary>
/// <param name="Types">All types after it.</param>
/// <param name="From">The type as it was.</param>
/// <param name="To">The type as it is; null when it was deleted.</param>
/// <param name="Rule">What becomes of the phones of a deleted type.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ContactTypeChange(ContactItemTypes Types, ContactItemType From, ContactItemType? To, DeletedTypeRule Rule)
{
    /// <summary>A contact after it; the same one when it has no phone of the type.</summary>
    public Contact Follow(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (!contact.AdditionalPhones.Any(IsOfType)) return contact;
        if (To is null && Rule == DeletedTypeRule.RemovePhones) return contact with { AdditionalPhones = contact.AdditionalPhones.RemoveAll(phone => IsOfType(phone)) };
        return contact with { AdditionalPhones = [.. contact.AdditionalPhones.Select(phone => IsOfType(phone) ? phone with { Type = To } : phone)] };
    }

    private bool IsOfType(AdditionalPhone phone) => phone.Type?.Name == From.Name;
}

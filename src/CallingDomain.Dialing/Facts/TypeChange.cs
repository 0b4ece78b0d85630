using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>A change of one contact item type, without the set of all types.</summary>
/// <param name="From">The type as it was, which the phones name.</param>
/// <param name="To">The type as it is; null when it was deleted.</param>
/// <param name="Rule">What becomes of the phones of a deleted type.</param>
internal sealed record TypeChange(ContactItemType From, ContactItemType? To, DeletedTypeRule Rule)
{
    /// <summary>Whether it can be written and read again.</summary>
    public bool IsPossible => JsonWords.DeletedTypeRule.Has(Rule) && HasWholeTexts;

    /// <summary>Whether no text has half of a surrogate pair.</summary>
    public bool HasWholeTexts => IsWhole(From) && (To is null || IsWhole(To));

    /// <summary>A contact after the change.</summary>
    public Contact Follow(Contact contact) => new ContactTypeChange(ContactItemTypes.Empty, From, To, Rule).Follow(contact);

    private static bool IsWhole(ContactItemType type) => ContactText.IsWhole(type.Name) && ContactText.IsWhole(type.Color);
}

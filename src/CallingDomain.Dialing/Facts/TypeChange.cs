using CallingDomain.Contacts;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The phones of a deleted contact item type.</summary>
internal enum DeletedTypeRule : byte
{
    /// <summary>The phones stay and have no type.</summary>
    Untype = 0,

    /// <summary>The phones are removed.</summary>
    RemovePhones = 1,
}

/// <summary>A change of one contact item type, without the set of all types.</summary>
/// <param name="From">The type before the change, by whose name the phones are found.</param>
/// <param name="To">The type after the change; null if it was deleted.</param>
/// <param name="Rule">The phones of a deleted type.</param>
internal sealed record TypeChange(ContactItemType From, ContactItemType? To, DeletedTypeRule Rule)
{
    /// <summary>Whether a fact may contain the change.</summary>
    public bool IsPossible => JsonWords.DeletedTypeRule.Has(Rule) && HasWholeTexts;

    /// <summary>Whether no text contains an unpaired surrogate.</summary>
    public bool HasWholeTexts => IsWhole(From) && (To is null || IsWhole(To));

    /// <summary>Applies the change to a contact.</summary>
    public Contact ApplyTo(Contact contact) => new ContactTypeChange(ContactItemTypes.Empty, From, To, Rule == DeletedTypeRule.RemovePhones).ApplyTo(contact);

    private static bool IsWhole(ContactItemType type) => ContactText.IsWhole(type.Name) && ContactText.IsWhole(type.Color);
}

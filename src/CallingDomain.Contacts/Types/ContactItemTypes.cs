using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What becomes of the phones whose type is deleted.</summary>
public enum DeletedTypeRule : byte
{
    /// <summary>They stay, without a type, and are called after all that have one. The default.</summary>
    Untype = 0,

    /// <summary>They are taken out of their contacts.</summary>
    RemovePhones = 1,

    /// <summary>The type cannot be deleted while there are any.</summary>
    RefuseWhileUsed = 2,
}

/// <summary>The contact item types of one customer, by their names.</summary>
/// <remarks>
/// Immutable, thread-safe: a change gives another set, and a <see cref="ContactTypeChange"/> that brings the contacts along. Names are compared character by character. Source: the
/// multi-number page, "Contact Item Types".
/// </remarks>
public sealed class ContactItemTypes
{
    private readonly ImmutableSortedDictionary<string, ContactItemType> _types;

    private ContactItemTypes(ImmutableSortedDictionary<string, ContactItemType> types) => _types = types;

    /// <summary>No types.</summary>
    public static ContactItemTypes Empty { get; } = new(ImmutableSortedDictionary.Create<string, ContactItemType>(StringComparer.Ordinal));

    /// <summary>The types in the order in which their phones are called: by Order By, then by name.</summary>
    public ImmutableArray<ContactItemType> All => [.. _types.Values.Order(Comparer<ContactItemType>.Create(CallingOrder.CompareTypes))];

    /// <summary>The type of a name; null when there is none.</summary>
    public ContactItemType? Find(string name) => _types.GetValueOrDefault(name ?? "");

    /// <summary>The set with one type more.</summary>
    public Result<ContactItemTypes, ContactTypeReason> Add(ContactItemType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (WhyNot(type) is { } reason) return reason;
        return _types.ContainsKey(type.Name) ? ContactTypeReason.ContactItemTypeDuplicate : new ContactItemTypes(_types.Add(type.Name, type));
    }

    /// <summary>Renames a type, gives it another place or another colour.</summary>
    /// <param name="name">Its present name.</param>
    /// <param name="changed">As it is to be.</param>
    /// <returns>The change; or why not.</returns>
    public Result<ContactTypeChange, ContactTypeReason> Change(string name, ContactItemType changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (Find(name) is not { } type) return ContactTypeReason.ContactItemTypeUnknown;
        if (WhyNot(changed) is { } reason) return reason;
        if (changed.Name != type.Name && _types.ContainsKey(changed.Name)) return ContactTypeReason.ContactItemTypeDuplicate;
        return new ContactTypeChange(new ContactItemTypes(_types.Remove(type.Name).Add(changed.Name, changed)), type, changed, DeletedTypeRule.Untype);
    }

    /// <summary>Deletes a type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rule">What becomes of its phones.</param>
    /// <param name="isUsed">Whether any contact has a phone of it; the host knows.</param>
    /// <returns>The change; or why not.</returns>
    public Result<ContactTypeChange, ContactTypeReason> Delete(string name, DeletedTypeRule rule = DeletedTypeRule.Untype, bool isUsed = false)
    {
        if (Find(name) is not { } type) return ContactTypeReason.ContactItemTypeUnknown;
        if (rule == DeletedTypeRule.RefuseWhileUsed && isUsed) return ContactTypeReason.ContactItemTypeInUse;
        return new ContactTypeChange(new ContactItemTypes(_types.Remove(type.Name)), type, To: null, rule);
    }

    private static ContactTypeReason? WhyNot(ContactItemType type)
    {
        if (string.IsNullOrWhiteSpace(type.Name)) return ContactTypeReason.ContactItemTypeNameMissing;
        return type.Color is null || IsColor(type.Color) ? null : ContactTypeReason.ContactItemTypeColorInvalid;
    }

    private static bool IsColor(string color) => color.Length == 7 && color[0] == '#' && color.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}

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

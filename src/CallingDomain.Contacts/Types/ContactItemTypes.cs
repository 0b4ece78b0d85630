using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

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

using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The contact item types of a customer, by name.</summary>
/// <remarks>
/// Immutable, thread-safe, compared by content: each change gives a new set, and a <see cref="ContactTypeChange"/> for the contacts. Names are compared character by character.
/// Source: the multi-number page, "Contact Item Types".
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactItemTypes : IEquatable<ContactItemTypes>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly ImmutableSortedDictionary<string, ContactItemType> _types;

    private ContactItemTypes(ImmutableSortedDictionary<string, ContactItemType> types) => _types = types;

    /// <summary>No types.</summary>
    public static ContactItemTypes Empty { get; } = new(ImmutableSortedDictionary.Create<string, ContactItemType>(StringComparer.Ordinal));

    /// <summary>The types in the order in which their phones are called: by Order By, then by name.</summary>
    public ImmutableArray<ContactItemType> All => [.. _types.Values.Order(Comparer<ContactItemType>.Create(CallingOrder.CompareTypes))];

    /// <summary>The type with a name; null if there is none.</summary>
    public ContactItemType? Find(string name) => _types.GetValueOrDefault(name ?? "");

    /// <summary>Adds a type.</summary>
    /// <returns>The types with the new one; or <see cref="ContactReason.ItemTypeNameMissing"/>, <see cref="ContactReason.ItemTypeColorInvalid"/> or <see cref="ContactReason.ItemTypeDuplicate"/>.</returns>
    public Result<ContactItemTypes, ContactReason> Add(ContactItemType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (string.IsNullOrWhiteSpace(type.Name)) return ContactReason.ItemTypeNameMissing;
        if (type.Color is { } color && !IsColor(color)) return ContactReason.ItemTypeColorInvalid;
        return _types.ContainsKey(type.Name) ? ContactReason.ItemTypeDuplicate : new ContactItemTypes(_types.Add(type.Name, type));
    }

    /// <summary>Changes the name, place or color of a type.</summary>
    /// <param name="name">The current name.</param>
    /// <param name="changed">The type after the change.</param>
    /// <returns>The change; or <see cref="ContactReason.ItemTypeUnknown"/>, or a reason of <see cref="Add"/>.</returns>
    public Result<ContactTypeChange, ContactReason> Change(string name, ContactItemType changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (Find(name) is not { } type) return ContactReason.ItemTypeUnknown;
        var adding = new ContactItemTypes(_types.Remove(name)).Add(changed);
        return adding.TryGet(out var types) ? new ContactTypeChange(types, type, changed) : adding.Reason;
    }

    /// <summary>Deletes a type.</summary>
    /// <param name="name">The name.</param>
    /// <param name="removePhones">True to remove the phones of the type from their contacts; false to keep them without a type.</param>
    /// <param name="isInUse">True to refuse the deletion because contacts have phones of the type, which only the host knows.</param>
    /// <returns>The change; or <see cref="ContactReason.ItemTypeUnknown"/> or <see cref="ContactReason.ItemTypeInUse"/>.</returns>
    public Result<ContactTypeChange, ContactReason> Delete(string name, bool removePhones = false, bool isInUse = false)
    {
        if (Find(name) is not { } type) return ContactReason.ItemTypeUnknown;
        if (isInUse) return ContactReason.ItemTypeInUse;
        return new ContactTypeChange(new ContactItemTypes(_types.Remove(name)), type, To: null, removePhones);
    }

    /// <summary>Whether both have the same types.</summary>
    public bool Equals(ContactItemTypes? other) => other is not null && _types.SequenceEqual(other._types);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContactItemTypes);

    /// <inheritdoc/>
    public override int GetHashCode() => _types.Count;

    private static bool IsColor(string color) => color.Length == 7 && color[0] == '#' && !color.AsSpan(1).ContainsAnyExcept(HexDigits);
}

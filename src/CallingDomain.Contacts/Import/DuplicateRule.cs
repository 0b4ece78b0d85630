using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>Which phones make two contacts the same one.</summary>
public enum DuplicatePhones : byte
{
    /// <summary>None: phones do not matter.</summary>
    None = 0,

    /// <summary>The primary phone.</summary>
    Primary = 1,

    /// <summary>Any phone of the one that is any phone of the other.</summary>
    Any = 2,
}

/// <summary>By which fields two contacts are the same one: all that are chosen have to agree.</summary>
/// <remarks>
/// Names and custom fields agree whatever their case and the white space around them. A contact that lacks the chosen phone is never a duplicate, nor, where no phone is chosen, one that lacks all chosen texts; an empty text agrees with an empty one. Besides, two contacts of one identity are always the same. Immutable, thread-safe.
/// Source: XCALLY Motion, contact manager: "duplicate check over one or more fields".
/// </remarks>
public sealed record DuplicateRule
{
    private readonly ImmutableArray<string> _fields = [];

    /// <summary>Only two contacts of one identity are the same.</summary>
    public static DuplicateRule None { get; } = new();

    /// <summary>The same primary phone. The default of an import.</summary>
    public static DuplicateRule ByPrimaryPhone { get; } = new() { Phones = DuplicatePhones.Primary };

    /// <summary>Any phone in common.</summary>
    public static DuplicateRule ByAnyPhone { get; } = new() { Phones = DuplicatePhones.Any };

    /// <summary>Which phones have to agree.</summary>
    public DuplicatePhones Phones { get; init; }

    /// <summary>Whether the names have to agree: in a file all name columns that are mapped, among contacts <see cref="Contact.Name"/>. As the only field, it needs whole names: many people share a given name.</summary>
    public bool Name { get; init; }

    internal bool IsByNameAlone => Name && Phones == DuplicatePhones.None && Fields.IsEmpty;

    /// <summary>The custom fields that have to agree, by their names in the contact.</summary>
    public ImmutableArray<string> Fields
    {
        get => _fields;
        init => _fields = value.IsDefault ? [] : value;
    }

    internal bool HasText => Name || Fields.Length > 0;

    internal bool IsNone => !HasText && Phones == DuplicatePhones.None;

    /// <summary>Whether both choose the same fields, in the same order.</summary>
    public bool Equals(DuplicateRule? other) => other is not null && Phones == other.Phones && Name == other.Name && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Phones, Name, Fields.Length);
}

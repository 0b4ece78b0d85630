using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Which phones make two contacts duplicates.</summary>
[JsonConverter(typeof(CodeJsonConverter<DuplicatePhones>))]
public enum DuplicatePhones : byte
{
    /// <summary>Phones are not compared.</summary>
    [JsonStringEnumMemberName("None")]
    None = 0,

    /// <summary>The primary phones are equal.</summary>
    [JsonStringEnumMemberName("Primary")]
    Primary = 1,

    /// <summary>Any phone of one contact equals any phone of the other.</summary>
    [JsonStringEnumMemberName("Any")]
    Any = 2,
}

/// <summary>The fields by which two contacts are duplicates: all chosen fields must agree.</summary>
/// <remarks>
/// Names and custom fields are compared ignoring case and white space around them. A contact without the chosen phone is never a duplicate; if no phone is chosen, neither is a contact without all chosen texts.
/// An empty text agrees with an empty text. Contacts with the same identity are always duplicates. Immutable, compared by content, thread-safe.
/// Source: XCALLY Motion, contact manager: "duplicate check over one or more fields".
/// </remarks>
public sealed record DuplicateRule
{
    private readonly Items<string> _fields;

    /// <summary>Only contacts with the same identity are duplicates.</summary>
    public static DuplicateRule None { get; } = new();

    /// <summary>The same primary phone. The default of an import.</summary>
    public static DuplicateRule ByPrimaryPhone { get; } = new() { Phones = DuplicatePhones.Primary };

    /// <summary>Any phone in common.</summary>
    public static DuplicateRule ByAnyPhone { get; } = new() { Phones = DuplicatePhones.Any };

    /// <summary>The phones that must agree.</summary>
    [JsonPropertyName("phones")]
    public DuplicatePhones Phones { get; init; }

    /// <summary>Whether the names must agree: in a file, the cells of all name columns; between contacts, <see cref="Contact.Name"/>. As the only field, it needs full names, because many people share a given name.</summary>
    [JsonPropertyName("name")]
    public bool Name { get; init; }

    /// <summary>The names of the custom fields that must agree.</summary>
    /// <exception cref="ArgumentException">A name is null.</exception>
    [JsonPropertyName("fields")]
    public ImmutableArray<string> Fields
    {
        get => _fields;
        init => _fields = Given.WithoutNull(value);
    }

    internal bool IsByPrimaryAlone => Phones == DuplicatePhones.Primary && !HasText;

    internal bool IsByNameAlone => Name && Phones == DuplicatePhones.None && Fields.IsEmpty;

    internal bool HasText => Name || Fields.Length > 0;

    internal bool IsNone => !HasText && Phones == DuplicatePhones.None;
}

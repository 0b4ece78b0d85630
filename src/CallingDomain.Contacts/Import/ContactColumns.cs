using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Which columns of a contacts file hold what, by heading.</summary>
/// <remarks>
/// Headings are compared character by character, without white space around them. <see cref="ContactImport.ProposeColumns"/> finds the columns of a file. Immutable, compared by content, thread-safe.
/// Source: the multi-number page, "Add with Import as Admin".
/// </remarks>
public sealed record ContactColumns
{
    private readonly Items<PhoneColumn> _additionalPhones;
    private readonly Items<FieldColumn> _fields;

    /// <summary>The identity of the contact; null for none. Without it, the line number of the row is the identity.</summary>
    [JsonPropertyName("id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>The full name of a person; null for none.</summary>
    [JsonPropertyName("name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>The given (first) name of a person; null for none.</summary>
    /// <remarks>In a row without a full name, the name is the given name, a space and the family name: <c>Ada Lovelace</c>.</remarks>
    [JsonPropertyName("givenName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GivenName { get; init; }

    /// <summary>The family (last) name of a person; null for none.</summary>
    [JsonPropertyName("familyName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FamilyName { get; init; }

    /// <summary>The primary phone; null if the file has additional phones only.</summary>
    [JsonPropertyName("primaryPhone")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PrimaryPhone { get; init; }

    /// <summary>The priority, a whole number from 1; null for none. An empty cell is <see cref="Contact.DefaultPriority"/>.</summary>
    [JsonPropertyName("priority")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Priority { get; init; }

    /// <summary>The identifier of a time zone of the tz database, such as <c>Europe/Rome</c>; null for none.</summary>
    [JsonPropertyName("timeZone")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TimeZone { get; init; }

    /// <summary>The instant before which the contact is not called, such as <c>2026-03-02T09:00:00Z</c>, or a local date and time such as <c>2026-03-02 09:00</c> in the time zone of the contact; null for none.</summary>
    [JsonPropertyName("scheduledAt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ScheduledAt { get; init; }

    /// <summary>The columns of additional phones, any number for each contact item type. Their order is the order of the phones in a contact.</summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    [JsonPropertyName("additionalPhones")]
    public ImmutableArray<PhoneColumn> AdditionalPhones
    {
        get => _additionalPhones;
        init => _additionalPhones = Given.WithoutNull(value);
    }

    /// <summary>The columns of custom fields.</summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    [JsonPropertyName("fields")]
    [JsonConverter(typeof(ContactsJsonConverter))]
    public ImmutableArray<FieldColumn> Fields
    {
        get => _fields;
        init => _fields = Given.WithoutNull(value);
    }

    /// <summary>Whether there is a column of phones.</summary>
    [JsonIgnore]
    public bool HasPhone => PrimaryPhone is not null || !AdditionalPhones.IsEmpty;

    /// <summary>Whether there is a column of names or of a part of names.</summary>
    [JsonIgnore]
    public bool HasName => (Name ?? GivenName ?? FamilyName) is not null;

    /// <summary>Whether full names can be read: from one column, or from given and family name.</summary>
    [JsonIgnore]
    public bool HasFullName => Name is not null || (GivenName is not null && FamilyName is not null);

    /// <summary>All headings. One may occur twice.</summary>
    public IEnumerable<string> Headings() =>
    [
        .. new[] { Id, Name, GivenName, FamilyName, PrimaryPhone, Priority, TimeZone, ScheduledAt }.OfType<string>(),
        .. AdditionalPhones.Select(phone => phone.Column),
        .. AdditionalPhones.Select(phone => phone.DescriptionColumn).OfType<string>(),
        .. Fields.Select(column => column.Column),
    ];
}

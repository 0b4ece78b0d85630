using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>Which column of a contacts file holds what, by the names in the file's heading.</summary>
/// <remarks>
/// Names are compared character by character, white space around them left out. <see cref="ColumnProposal"/> finds them in a file. Immutable, thread-safe. Source: the multi-number
/// page, "Add with Import as Admin".
/// </remarks>
public sealed record ContactColumns
{
    private readonly ImmutableArray<PhoneColumn> _additionalPhones = [];
    private readonly ImmutableArray<FieldColumn> _fields = [];

    /// <summary>The contact's identity; null when the file has none, and then the number of the line on which the contact stands is its identity.</summary>
    public string? Id { get; init; }

    /// <summary>The whole name of a person; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The given (first) name of a person; null for none.</summary>
    /// <remarks>A row without a whole name is named by its given and its family name, with a space between them: <c>Ada Lovelace</c>.</remarks>
    public string? GivenName { get; init; }

    /// <summary>The family (last) name of a person; null for none.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The primary phone; null when the file has additional ones only.</summary>
    public string? PrimaryPhone { get; init; }

    /// <summary>The priority, a whole number from 1; null for none. An empty cell is <see cref="Contact.DefaultPriority"/>.</summary>
    public string? Priority { get; init; }

    /// <summary>The time zone, by its identifier in the tz database, such as <c>Europe/Rome</c>; null for none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// From when on the contact may be called; null for none. An instant such as <c>2026-03-02T09:00:00Z</c>, or a date and time of day such as <c>2026-03-02 09:00</c> in the contact's zone.
    /// </summary>
    public string? ScheduledAt { get; init; }

    /// <summary>The columns of additional phones, one or more for each contact item type; their order is the order of the phones in a contact.</summary>
    public ImmutableArray<PhoneColumn> AdditionalPhones
    {
        get => _additionalPhones;
        init => _additionalPhones = value.IsDefault ? [] : value;
    }

    /// <summary>The columns of custom fields.</summary>
    public ImmutableArray<FieldColumn> Fields
    {
        get => _fields;
        init => _fields = value.IsDefault ? [] : value;
    }

    /// <summary>Whether a column holds a name, or a part of one.</summary>
    public bool HasName => (Name ?? GivenName ?? FamilyName) is not null;

    /// <summary>Whether whole names can be read: from one column, or from given and family name.</summary>
    public bool HasWholeName => Name is not null || (GivenName is not null && FamilyName is not null);

    /// <summary>The headings that the columns name; one may be there twice.</summary>
    public IEnumerable<string> Headings() =>
    [
        .. new[] { Id, Name, GivenName, FamilyName, PrimaryPhone, Priority, TimeZone, ScheduledAt }.OfType<string>(),
        .. AdditionalPhones.Select(phone => phone.Column),
        .. AdditionalPhones.Select(phone => phone.DescriptionColumn).OfType<string>(),
        .. Fields.Select(column => column.Column),
    ];
}

using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>Which column of a contacts file holds what, by the names in the file's heading.</summary>
/// <remarks>
/// Names are compared character by character, white space around them left out. Immutable, thread-safe. Source: the multi-number
/// page, "Add with Import as Admin".
/// </remarks>
public sealed record ContactColumns
{
    /// <summary>The contact's identity; null when the file has none, and then the number of the line on which the contact stands is its identity.</summary>
    public string? Id { get; init; }

    /// <summary>The contact's name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The primary phone.</summary>
    public required string PrimaryPhone { get; init; }

    /// <summary>The priority, a whole number from 1; null for none. An empty cell is <see cref="Contact.DefaultPriority"/>.</summary>
    public string? Priority { get; init; }

    /// <summary>The time zone, by its identifier in the tz database, such as <c>Europe/Rome</c>; null for none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>One column for each contact item type; the order here is the order of the phones in a contact.</summary>
    public ImmutableArray<(ContactItemType Type, string Column)> AdditionalPhones { get; init; } = [];
}

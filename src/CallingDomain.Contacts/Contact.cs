using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>A person or company to be called: one primary phone and any number of additional ones.</summary>
/// <param name="Id">Its identity: not empty, unique within a list, compared character by character.</param>
/// <param name="PrimaryPhone">The phone that is called first; <see cref="PhoneNumber.None"/> when there is none.</param>
/// <remarks>Immutable, compared by content, thread-safe. Source: the multi-number page.</remarks>
public sealed record Contact(string Id, PhoneNumber PrimaryPhone)
{
    /// <summary>The priority of a contact that has none of its own: 2.</summary>
    public const int DefaultPriority = 2;

    private readonly string _id = Named(Id);
    private readonly int _priority = DefaultPriority;
    private readonly ImmutableArray<AdditionalPhone> _additionalPhones = [];
    private readonly ImmutableArray<ContactField> _fields = [];

    /// <summary>Its identity: not empty, unique within a list, compared character by character.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Id
    {
        get => _id;
        init => _id = Named(value);
    }

    /// <summary>The list that the contact is of, by its name; empty for none.</summary>
    public string List { get; init; } = "";

    /// <summary>The person's name; empty for none. An import without a whole name writes the given name, a space and the family name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The additional phones in the order in which they were entered; <see cref="CallingOrder"/> says in which they are called.</summary>
    public ImmutableArray<AdditionalPhone> AdditionalPhones
    {
        get => _additionalPhones;
        init => _additionalPhones = value.IsDefault ? [] : value;
    }

    /// <summary>Who is called before whom: 1 first, from 1 up. Default: <see cref="DefaultPriority"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Priority
    {
        get => _priority;
        init => _priority = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A priority is 1 or more.");
    }

    /// <summary>The zone whose time of day counts for this contact; null for the campaign's.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>The instant before which the contact is not called; null for none.</summary>
    public Instant? ScheduledAt { get; init; }

    /// <summary>The custom fields, in an order of the host's choice.</summary>
    /// <exception cref="ArgumentException">Two fields of one name.</exception>
    public ImmutableArray<ContactField> Fields
    {
        get => _fields;
        init => _fields = value.IsDefault ? [] : value.Length < 2 || value.DistinctBy(each => each.Name).Count() == value.Length ? value : throw new ArgumentException("A field of a contact stands once.", nameof(value));
    }

    /// <summary>Whether both hold the same, additional phones and fields in the same order.</summary>
    public bool Equals(Contact? other) =>
        other is not null && Id == other.Id && List == other.List && PrimaryPhone == other.PrimaryPhone && Name == other.Name && Priority == other.Priority
        && Equals(TimeZone, other.TimeZone) && ScheduledAt == other.ScheduledAt
        && AdditionalPhones.AsSpan().SequenceEqual(other.AdditionalPhones.AsSpan()) && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, PrimaryPhone, Name, Priority);

    /// <summary>The identity and how many phones there are; no name and no number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Contact {Id} ({AdditionalPhones.Length} additional phones)");

    private static string Named(string id) => string.IsNullOrEmpty(id) ? throw new ArgumentException("A contact has an identity.", nameof(id)) : id;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>A person or company to be called: one primary phone and any number of additional phones.</summary>
/// <param name="Id">The identity: not empty, unique within a list, compared character by character.</param>
/// <param name="PrimaryPhone">The phone that is called first; <see cref="PhoneNumber.None"/> for none.</param>
/// <remarks>Immutable, compared by content, thread-safe. Source: the multi-number page.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record Contact(string Id, PhoneNumber PrimaryPhone)
{
    /// <summary>The default priority: 2.</summary>
    public const int DefaultPriority = 2;

    private readonly string _id = RequireId(Id);
    private readonly int _priority = DefaultPriority;
    private readonly Items<AdditionalPhone> _additionalPhones;
    private readonly Items<ContactField> _fields;

    /// <summary>The identity: not empty, unique within a list, compared character by character.</summary>
    /// <exception cref="ArgumentException">The identity is empty.</exception>
    public string Id
    {
        get => _id;
        init => _id = RequireId(value);
    }

    /// <summary>The name of the list that the contact belongs to; empty for none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string List { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The person's name; empty for none. From a file without full names: the given name, a space and the family name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The additional phones in the order in which they were entered. <see cref="CallingOrder"/> gives the order in which they are called.</summary>
    /// <exception cref="ArgumentException">A phone is null.</exception>
    public ImmutableArray<AdditionalPhone> AdditionalPhones
    {
        get => _additionalPhones;
        init => _additionalPhones = Given.WithoutNull(value);
    }

    /// <summary>The priority, from 1; contacts with a lower value are called first. Default: <see cref="DefaultPriority"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Priority
    {
        get => _priority;
        init => _priority = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A priority is 1 or more.");
    }

    /// <summary>The time zone of the contact; null for the time zone of the campaign.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>The instant before which the contact is not called; null for none.</summary>
    public Instant? ScheduledAt { get; init; }

    /// <summary>The custom fields, in an order that the host chooses.</summary>
    /// <exception cref="ArgumentException">A field is null, or two fields have the same name.</exception>
    public ImmutableArray<ContactField> Fields
    {
        get => _fields;
        init => _fields = Given.WithoutNull(value).IsDefault ? []
            : value.Length < 2 || value.DistinctBy(each => each.Name).Count() == value.Length ? value
            : throw new ArgumentException("Duplicate field name.", nameof(value));
    }

    /// <summary>The identity and the number of additional phones; no name and no number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Contact {Id} ({AdditionalPhones.Length} additional phones)");

    private static string RequireId(string id) => string.IsNullOrEmpty(id) ? throw new ArgumentException("A contact needs an identity.", nameof(id)) : id;
}

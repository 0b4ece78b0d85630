using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Which columns of a contacts file hold what.</summary>
/// <remarks>
/// Columns are references. A text that is a heading of the file, without white space around it, names this column. Otherwise:
/// <list type="bullet">
/// <item><description><c>#5</c> is the fifth column; the only form for files without a heading.</description></item>
/// <item><description><c>list_id[2]</c> is the second column with this heading; <c>mobile[*]</c>, for phones only, all columns with it.</description></item>
/// <item><description><c>Phone {n} - Value</c>, for phones only, is a numbered family: the columns with n = 1, 2, 3 … in this order, as many as the file has; numbers may be left out.</description></item>
/// <item><description><c>Mobile {n?}</c> is a family whose 1 is unwritten: <c>Mobile</c>, <c>Mobile 2</c> …</description></item>
/// <item><description>Companions of a phone may contain the <c>{n}</c> of its family, or <c>{column}</c>, the heading of the phone column: <c>Callable-{column}</c>.</description></item>
/// </list>
/// A family and <c>[*]</c> do not take columns that another phone names by itself, or that are ignored. <see cref="ContactImport.ProposeColumns"/> finds the columns of a file. Immutable, compared by content, thread-safe.
/// Source: the multi-number page, "Add with Import as Admin".
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record ContactColumns
{
    /// <summary>The custom field that holds <see cref="ConsentAt"/>: <c>consentAt</c>.</summary>
    public const string ConsentAtField = "consentAt";

    /// <summary>The custom field that holds <see cref="Attempts"/>: <c>attempts</c>.</summary>
    public const string AttemptsField = "attempts";

    /// <summary>The custom field that holds <see cref="LastResult"/>: <c>lastResult</c>.</summary>
    public const string LastResultField = "lastResult";

    /// <summary>The custom field that holds <see cref="LastAttemptAt"/>: <c>lastAttemptAt</c>.</summary>
    public const string LastAttemptAtField = "lastAttemptAt";

    /// <summary>The custom field that holds the description of the primary phone, which has none of its own: <c>primaryPhoneDescription</c>.</summary>
    public const string PrimaryPhoneDescriptionField = "primaryPhoneDescription";

    private readonly Items<FlagColumn> _doNotCall;
    private readonly Items<PhoneColumn> _additionalPhones;
    private readonly Items<FieldColumn> _fields;

    /// <summary>The identity of the contact; null for none. Without it, the line number of the row is the identity.</summary>
    public string? Id { get; init; }

    /// <summary>The full name of a person; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The given (first) name of a person; null for none.</summary>
    /// <remarks>In a row without a full name, the name is the given name, a space and the family name: <c>Ada Lovelace</c>.</remarks>
    public string? GivenName { get; init; }

    /// <summary>The family (last) name of a person; null for none.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The primary phone; null if the file has additional phones only.</summary>
    public PhoneColumn? PrimaryPhone { get; init; }

    /// <summary>The priority; null for none. An empty cell is <see cref="Contact.DefaultPriority"/>, unless the column gives another rank.</summary>
    public PriorityColumn? Priority { get; init; }

    /// <summary>The time zone of the contact; null for none.</summary>
    public ZoneColumn? TimeZone { get; init; }

    /// <summary>The instant before which the contact is not called, such as <c>2026-03-02T09:00:00Z</c>, or a local date and time such as <c>2026-03-02 09:00</c> in the time zone of the contact; null for none.</summary>
    public string? ScheduledAt { get; init; }

    /// <summary>The country of the contact, such as <c>IT</c>, in whose national notation its phones are; null for none. An empty cell and <c>AUTO</c> are the region of <see cref="ContactImportOptions.Phones"/>.</summary>
    public string? Country { get; init; }

    /// <summary>The columns that say whether the contact must not be called. A row in which one of them says so is rejected.</summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    public ImmutableArray<FlagColumn> DoNotCall
    {
        get => _doNotCall;
        init => _doNotCall = Given.WithoutNull(value);
    }

    /// <summary>
    /// The column whose equal cells make consecutive rows one contact; null for none. The contact has the phones of all its rows, and each other text from the first row that has it. A row with an empty cell is a contact by itself. A key that
    /// comes again later, after other rows, is a duplicate.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>The date on which the contact agreed to be called; null for none. It becomes the custom field <see cref="ConsentAtField"/> in ISO form.</summary>
    public DateColumn? ConsentAt { get; init; }

    /// <summary>The number of calls that the contact has had; null for none. It is also the custom field <see cref="AttemptsField"/>.</summary>
    public string? Attempts { get; init; }

    /// <summary>The result of the last call to the contact; null for none. It is also the custom field <see cref="LastResultField"/>.</summary>
    public string? LastResult { get; init; }

    /// <summary>The date of the last call to the contact; null for none. It is also the custom field <see cref="LastAttemptAtField"/> in ISO form.</summary>
    public DateColumn? LastAttemptAt { get; init; }

    /// <summary>The columns of additional phones, any number for each contact item type. Their order is the order of the phones in a contact.</summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    public ImmutableArray<PhoneColumn> AdditionalPhones
    {
        get => _additionalPhones;
        init => _additionalPhones = Given.WithoutNull(value);
    }

    /// <summary>The columns of custom fields.</summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    public ImmutableArray<FieldColumn> Fields
    {
        get => _fields;
        init => _fields = Given.WithoutNull(value);
    }

    /// <summary>Whether the first additional phone of a row without a primary phone becomes its primary phone. Default: false.</summary>
    public bool PromotesFirstPhone { get; init; }

    /// <summary>Whether unused columns become custom fields named by their headings. Default: false.</summary>
    public bool CarriesUnused { get; init; }

    /// <summary>Whether columns that the file lacks are left out; else such a file is refused. Default: false.</summary>
    /// <remarks>
    /// At least one column of phones is always required. The columns of <see cref="DoNotCall"/> and <see cref="PhoneColumn.DoNotCall"/> that the file lacks are reported as <see cref="ContactReader.MissingDoNotCall"/>. A file that has
    /// such a column for some phones and lacks it for others is refused.
    /// </remarks>
    public bool AllowsMissing { get; init; }

    /// <summary>Whether there is a column of phones.</summary>
    public bool HasPhone => PrimaryPhone is not null || !AdditionalPhones.IsEmpty;

    /// <summary>Whether there is a column of names or of a part of names.</summary>
    public bool HasName => (Name ?? GivenName ?? FamilyName) is not null;

    /// <summary>Whether full names can be read: from one column, or from given and family name.</summary>
    public bool HasFullName => Name is not null || (GivenName is not null && FamilyName is not null);

    /// <summary>The references of columns that <see cref="ContactImportOptions.IgnoredColumns"/> must not name: all, but those of columns for <see cref="ContactReader.MissingDoNotCall"/>, which are not reported then.</summary>
    public IEnumerable<string> UsedReferences() => AllowsMissing ? References().Except(DoNotCallReferences()) : References();

    /// <summary>All references, in no particular order. One may occur twice.</summary>
    public IEnumerable<string> References() =>
    [
        .. new[]
        {
            Id, Name, GivenName, FamilyName, Priority?.Column, TimeZone?.Column, TimeZone?.DaylightColumn?.Column, ScheduledAt, Country, Key, ConsentAt?.Column, Attempts, LastResult, LastAttemptAt?.Column,
        }.OfType<string>(),
        .. DoNotCall.Select(flag => flag.Column),
        .. PrimaryPhone?.References() ?? [],
        .. AdditionalPhones.SelectMany(phone => phone.References()),
        .. Fields.Select(column => column.Column),
    ];

    private IEnumerable<string> DoNotCallReferences() =>
        DoNotCall.Concat(AdditionalPhones.Append(PrimaryPhone).OfType<PhoneColumn>().SelectMany(phone => phone.DoNotCall)).Select(flag => flag.Column);
}

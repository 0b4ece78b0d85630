using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>The options of an import.</summary>
/// <remarks>Immutable, thread-safe. The reader of numbers and the source of time zones have no JSON form, so the options have none; <see cref="Columns"/>, <see cref="Format"/> and <see cref="Duplicates"/> have one.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record ContactImportOptions
{
    private readonly ImmutableArray<char> _cellSeparators = [];
    private readonly ImmutableArray<string> _ignoredColumns = [];
    private readonly Items<PhoneLine> _calledLines; // empty for the default

    /// <summary>The usual separators of several numbers in a cell: semicolon, comma, vertical bar, line break.</summary>
    public static ImmutableArray<char> DefaultCellSeparators { get; } = [';', ',', '|', '\n', '\r'];

    /// <summary>The columns to use. An import needs at least one column of phones.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ContactColumns Columns { get; init => field = Given.NotNull(value); } = new();

    /// <summary>
    /// The headings of columns that are left out intentionally; an empty text is a column without a heading. A file without such a column is refused. Default: none. An unused column of calling codes refuses
    /// the file (<see cref="FileReason.CallingCodeColumn"/>) unless it is named here.
    /// </summary>
    /// <exception cref="ArgumentException">A heading is null.</exception>
    public ImmutableArray<string> IgnoredColumns
    {
        get => _ignoredColumns;
        init => _ignoredColumns = value.IsDefault ? [] : Given.WithoutNull(value);
    }

    /// <summary>Reads phone numbers. Default: numbers that begin with a plus sign.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public PhoneReader Phones { get; init => field = Given.NotNull(value); } = PhoneReader.International;

    /// <summary>The source of time zones, such as <c>DateTimeZoneProviders.Tzdb</c>. Required if there is a column of time zones. Default: none.</summary>
    public IDateTimeZoneProvider? Zones { get; init; }

    /// <summary>The time zone of local dates and times in rows without a time zone. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public DateTimeZone DefaultZone { get; init => field = Given.NotNull(value); } = DateTimeZone.Utc;

    /// <summary>The fields by which contacts are duplicates. Default: the primary phone.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public DuplicateRule Duplicates { get; init => field = Given.NotNull(value); } = DuplicateRule.ByPrimaryPhone;

    /// <summary>The contacts that are in the list already, indexed by the same rule; null for none. The import does not change it.</summary>
    public ContactIndex? Existing { get; init; }

    /// <summary>
    /// The numbers that must not be called, such as those of a registry (<see cref="DoNotCallFile"/>); null for none. A listed phone is left out with the notice <see cref="ContactReason.PhoneDoNotCall"/>; a row that has no other phone is
    /// rejected with it. Default: none.
    /// </summary>
    public Blacklist? DoNotCall { get; init; }

    /// <summary>True to leave out an additional phone that is not valid, with a notice, unless no phone is left; false to reject its row. Default: false.</summary>
    public bool DropInvalidPhones { get; init; }

    /// <summary>
    /// Whether the host adds the <see cref="ContactReader.PhoneZones"/> of the contacts to the <c>PhoneZones</c> of its campaign, before the contacts. Without it, only the phones in the time zone of the phone that is called
    /// first are imported, and the others are left out with the notice <see cref="ContactReason.PhoneZoneDiffers"/>, so that no phone is called in the hours of another time zone. Default: false.
    /// </summary>
    public bool TakesPhoneZones { get; init; }

    /// <summary>The ASCII characters that separate several numbers in a cell of additional phones. Default: none, one number per cell.</summary>
    /// <exception cref="ArgumentException">A character that is not ASCII, or that occurs in numbers: a letter, a digit, a plus sign, a space.</exception>
    public ImmutableArray<char> CellSeparators
    {
        get => _cellSeparators;
        init => _cellSeparators = value.IsDefault ? []
            : value.All(character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not ('+' or ' ')) ? value
            : throw new ArgumentException("Separators are ASCII characters that do not occur in phone numbers.", nameof(value));
    }

    /// <summary>The prefix of identities that are line numbers: unique for the file, so that the identities of two files differ. Default: empty.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string LineIdPrefix { get; init => field = Given.NotNull(value); } = "";

    /// <summary>How the file is written. Default: with a heading, in UTF-8, with a delimiter that is detected.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ContactFileFormat Format { get; init => field = Given.NotNull(value); } = new();

    /// <summary>The contact item types that labels of <see cref="PhoneColumn.TypeColumn"/> may name. Default: none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ContactItemTypes Types { get; init => field = Given.NotNull(value); } = ContactItemTypes.Empty;

    /// <summary>The lines that are imported as phones; columns of others become custom fields. Default, also of an empty list: <see cref="PhoneLine.Voice"/>.</summary>
    public ImmutableArray<PhoneLine> CalledLines
    {
        get => _calledLines.All.IsEmpty ? [PhoneLine.Voice] : _calledLines;
        init => _calledLines = value;
    }

    /// <summary>The list that the contacts belong to. Default: empty, none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string List { get; init => field = Given.NotNull(value); } = "";

    /// <summary>
    /// The number of threads that an import uses, including the thread that calls it. With more than one, the others read the file ahead, so the stream must not be used until the reader is disposed; the answers
    /// and their order are the same. Two are up to twice as fast as one. Default: 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Threads { get; init => field = Given.AtLeast(1, value); } = 1;

    /// <summary>For tests: false reads all rows by the general path.</summary>
    internal bool ReadsPlainRows { get; init; } = true;

    /// <summary>For tests: the usual number of bytes of a block of rows.</summary>
    internal int BlockLength { get; init; } = 1 << 16;
}

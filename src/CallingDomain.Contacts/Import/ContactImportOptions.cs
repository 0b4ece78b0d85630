using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>What becomes of a contact whose additional phone cannot be read.</summary>
public enum BadPhoneRule : byte
{
    /// <summary>Its row is refused. The default.</summary>
    RejectRow = 0,

    /// <summary>The contact is taken without that phone, with a notice; not when no phone is left.</summary>
    DropPhone = 1,
}

/// <summary>How a contacts file is read.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ContactImportOptions
{
    private readonly ImmutableArray<char> _cellSeparators = [];
    private readonly ImmutableArray<string> _ignoredColumns = [];

    /// <summary>Several numbers in a cell of additional phones, as people part them: semicolon, comma, bar, line break.</summary>
    public static readonly ImmutableArray<char> UsualCellSeparators = [';', ',', '|', '\n', '\r'];

    /// <summary>Which column holds what.</summary>
    public required ContactColumns Columns { get; init; }

    /// <summary>
    /// The columns that the import leaves out knowingly, by their headings; an empty text is a column without a heading. The import refuses a file that lacks one of them. Default: none. An unused column whose heading and cells
    /// are those of calling codes refuses the file (<see cref="FileReason.FileCallingCodeColumn"/>) unless it is named here.
    /// </summary>
    public ImmutableArray<string> IgnoredColumns
    {
        get => _ignoredColumns;
        init => _ignoredColumns = value.IsDefault ? [] : value;
    }

    /// <summary>How a cell becomes a number. Default: numbers that begin with a plus.</summary>
    public PhoneReader Phones { get; init; } = PhoneReader.International;

    /// <summary>Where time zones are looked up. Default: nowhere, so that a file with a column of zones needs one, such as <c>DateTimeZoneProviders.Tzdb</c>.</summary>
    public IDateTimeZoneProvider? Zones { get; init; }

    /// <summary>The zone of dates and times of day in rows that name none. Default: UTC.</summary>
    public DateTimeZone DefaultZone { get; init; } = DateTimeZone.Utc;

    /// <summary>By which fields contacts are the same one. Default: by the primary phone.</summary>
    public DuplicateRule Duplicates { get; init; } = DuplicateRule.ByPrimaryPhone;

    /// <summary>The contacts that the list has already, by the same rule; null for none. It is not changed.</summary>
    public ContactIndex? Existing { get; init; }

    /// <summary>What becomes of a contact whose additional phone cannot be read.</summary>
    public BadPhoneRule BadPhones { get; init; }

    /// <summary>The ASCII signs that part several numbers in one cell of additional phones. Default: none, one number a cell.</summary>
    /// <exception cref="ArgumentException">A sign that is not ASCII, or that numbers are written with: a digit, a plus, a blank.</exception>
    public ImmutableArray<char> CellSeparators
    {
        get => _cellSeparators;
        init => _cellSeparators = value.IsDefault ? []
            : value.All(sign => char.IsAscii(sign) && !char.IsAsciiLetterOrDigit(sign) && sign is not ('+' or ' ')) ? value
            : throw new ArgumentException("Numbers are parted by ASCII signs that no number is written with.", nameof(value));
    }

    /// <summary>What the identities begin with of contacts that have the number of their line: something of the file's own, so that those of two files differ. Default: nothing.</summary>
    public string LineIdPrefix { get; init; } = "";

    /// <summary>The sign that parts the columns; null to find it among comma, semicolon, tab and bar.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The list that the contacts are to be of. Default: none.</summary>
    public string List { get; init; } = "";
}

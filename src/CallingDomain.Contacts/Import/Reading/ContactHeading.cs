using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The indexes of the columns to use; -1 for a column that is not used.</summary>
internal sealed record ContactHeading(
    ImmutableArray<string> Names,
    int Id,
    NamePlaces Name,
    int PrimaryPhone,
    int Priority,
    int TimeZone,
    int ScheduledAt,
    ImmutableArray<PhonePlace> AdditionalPhones,
    ImmutableArray<FieldPlace> Fields)
{
    /// <summary>The columns that are used, in the order of the file.</summary>
    public ImmutableArray<FileColumn> Used { get; init; } = [];

    /// <summary>The other columns, in the order of the file.</summary>
    public ImmutableArray<UnusedPlace> Unused { get; init; } = [];

    /// <summary>The columns that say whether a contact or a phone must not be called, and that the file lacks.</summary>
    public ImmutableArray<FileColumn> MissingDoNotCall { get; init; } = [];

    /// <summary>The columns of what a plain layout does not have; null for a plain layout, whose cells are the phones and texts of a contact.</summary>
    public RolePlaces? Roles { get; init; }

    /// <summary>Whether the layout is plain.</summary>
    public bool IsPlain => Roles is null;

    /// <summary>The headings of a file, without white space around them.</summary>
    public static ImmutableArray<string> NamesOf(RowCells cells) => [.. Enumerable.Range(0, cells.Count).Select(place => cells.OriginalText(0, place))];

    /// <summary>Whether a heading is the requested one, as it is or as <see cref="RejectedContactWriter"/> writes it.</summary>
    public static bool IsNamed(string heading, string asked) => heading == asked.Trim() || heading == SpreadsheetText.EscapeFormula(asked.Trim());

    /// <summary>Finds the columns of a file.</summary>
    /// <param name="names">The headings; as many empty ones as the first row has cells for a file without headings.</param>
    /// <param name="options">How the file is imported.</param>
    public static Result<ContactHeading, FileRefusal> Of(ImmutableArray<string> names, ContactImportOptions options) => new HeadingSearch(names, options).Find();
}

/// <summary>A column of phones.</summary>
/// <param name="Type">The contact item type; null for none.</param>
/// <param name="Column">The index of the column.</param>
/// <param name="Description">The index of the column of descriptions; -1 for none.</param>
/// <param name="Companions">The other columns of the phones; null for none.</param>
internal readonly record struct PhonePlace(ContactItemType? Type, int Column, int Description, PhoneCompanions? Companions = null);

/// <summary>A column of a custom field.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Column">The index of the column; -1 for the description of the primary phone.</param>
internal readonly record struct FieldPlace(string Field, int Column)
{
    /// <summary>Reads dates, which become text in ISO form; null for a text.</summary>
    public DateCells? Dates { get; init; }

    /// <summary>Whether the field has the cell only in rows whose label says that the number is not called.</summary>
    public bool IsUncalled { get; init; }

    /// <summary>Whether the field is the text of the cell.</summary>
    public bool IsPlain => Column >= 0 && Dates is null && !IsUncalled;
}

/// <summary>The columns of a contact that a plain layout does not have; -1 for a column that is not used.</summary>
/// <param name="PrimaryPhone">The column of the primary phone with its companions; null for none.</param>
/// <param name="Flagged">The columns of lines that are not called, with columns that say whether their numbers must not be called.</param>
/// <param name="Country">The country of the contact.</param>
/// <param name="DoNotCall">The columns that say whether the contact must not be called.</param>
/// <param name="Daylight">Whether the place of the time zone observes daylight saving time.</param>
/// <param name="Key">The key that makes rows one contact.</param>
/// <param name="Calls">The calls to the contact so far.</param>
internal sealed record RolePlaces(PhonePlace? PrimaryPhone, ImmutableArray<PhonePlace> Flagged, int Country, ImmutableArray<FlagPlace> DoNotCall, int Daylight, int Key, PastCallPlaces Calls);

/// <summary>A column of yes and no.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Column">The index of the column.</param>
internal readonly record struct FlagPlace(FlagColumn Asked, int Column);

/// <summary>The columns of the calls so far; -1 for a column that is not used.</summary>
internal readonly record struct PastCallPlaces(int Attempts, int LastResult, int LastAttemptAt, DateCells? Dates)
{
    public bool IsNone => Attempts < 0 && LastResult < 0 && LastAttemptAt < 0;
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file that holds phones, with the columns that say more about these phones.</summary>
/// <param name="Column">The column: a reference as in <see cref="ContactColumns"/>, which may be a family.</param>
/// <param name="Type">The contact item type of the phones; null for none. Phones without a type are called last. The primary phone has no type.</param>
/// <param name="DescriptionColumn">The column with the descriptions of the phones; null for none.</param>
/// <remarks>
/// The columns of the companions are references too. Beside a family, they may contain its <c>{n}</c>; beside any phone, <c>{column}</c> is the heading of the phone column. Immutable, compared by content, thread-safe. Several
/// columns may have the same type.
/// </remarks>
/// <exception cref="ArgumentNullException">The column is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PhoneColumn(string Column, ContactItemType? Type = null, string? DescriptionColumn = null)
{
    private readonly Items<FlagColumn> _doNotCall;

    /// <summary>The column: a reference as in <see cref="ContactColumns"/>, which may be a family.</summary>
    public string Column { get; init => field = Given.NotNull(value); } = Given.NotNull(Column);

    /// <summary>The column of labels that name the type of each phone; null for none. A phone with an empty label has <see cref="Type"/>.</summary>
    public TypeColumn? TypeColumn { get; init; }

    /// <summary>The column of calling codes, such as <c>44</c>, <c>+44</c>, <c>0044</c> or <c>01144</c>, of national numbers; null for none. A cell that is no calling code is an error, and so is an empty one beside a number without plus, unless the row names the country of the phone or of the contact.</summary>
    public string? CallingCodeColumn { get; init; }

    /// <summary>The column of countries, such as <c>IT</c>, whose national notation the numbers have; null for none. An empty cell and <c>AUTO</c> are the country of the contact.</summary>
    public string? CountryColumn { get; init; }

    /// <summary>The column of extensions; null for none. An extension becomes a part of the description, such as <c>ext. 12</c>.</summary>
    public string? ExtensionColumn { get; init; }

    /// <summary>The column of whole numbers by which the additional phones of a row are ordered; null for none. Phones without such a number follow.</summary>
    public string? OrderColumn { get; init; }

    /// <summary>What answers at the numbers. Default: the contact's telephone. Other lines become custom fields named by the heading, unless <see cref="ContactImportOptions.CalledLines"/> has them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined value.</exception>
    public PhoneLine Line { get; init => field = Given.Defined(value); }

    /// <summary>The column of labels that say what answers at each number, such as <c>Work Fax</c>; null for none. Its labels come before <see cref="Line"/>.</summary>
    public LineColumn? LineColumn { get; init; }

    /// <summary>The column that says whether a phone is in use; null for none. A phone that is not in use is left out.</summary>
    public FlagColumn? Active { get; init; }

    /// <summary>The columns that say whether a phone must not be called. A phone of which one of them says so is left out.</summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    public ImmutableArray<FlagColumn> DoNotCall
    {
        get => _doNotCall;
        init => _doNotCall = Given.WithoutNull(value);
    }

    /// <summary>The column of the time zones of the phones; null for none. An empty cell is the time zone of the contact.</summary>
    public ZoneColumn? TimeZone { get; init; }

    /// <summary>The column of the number of calls that the phone has had; null for none.</summary>
    public string? Attempts { get; init; }

    /// <summary>The column of the results of the last calls to the phone; null for none.</summary>
    public string? LastResult { get; init; }

    /// <summary>The column of the dates of the last calls to the phone; null for none.</summary>
    public DateColumn? LastAttemptAt { get; init; }

    /// <summary>The layout of cells with several phones, or with a phone and other texts; null for one number in a cell, or <see cref="ContactImportOptions.CellSeparators"/>.</summary>
    public PhoneCell? Cell { get; init; }

    /// <summary>Whether phones have labels that may name their type.</summary>
    internal bool HasLabels => TypeColumn is not null || Cell?.Parts.Contains(PhoneCellPart.Label) == true;

    /// <summary>Whether there is nothing but the column, its type and the description.</summary>
    internal bool IsPlain => this == new PhoneColumn(Column, Type, DescriptionColumn);

    /// <summary>A column without companions; null for null.</summary>
    [return: NotNullIfNotNull(nameof(column))]
    public static implicit operator PhoneColumn?(string? column) => column is null ? null : new PhoneColumn(column);

    /// <summary>The references of the column and of its companions.</summary>
    internal IEnumerable<string> References() =>
    [
        .. new[]
        {
            Column, TypeColumn?.Column, DescriptionColumn, CallingCodeColumn, CountryColumn, ExtensionColumn, OrderColumn, LineColumn?.Column, Active?.Column, TimeZone?.Column, TimeZone?.DaylightColumn?.Column,
            Attempts, LastResult, LastAttemptAt?.Column,
        }.OfType<string>(),
        .. DoNotCall.Select(flag => flag.Column),
    ];
}

using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file, as an import uses it or a proposal sees it.</summary>
/// <param name="Position">The position in the file, from 1; 0 for a column that the file lacks.</param>
/// <param name="Heading">The heading that the column has or should have, without white space around it; empty for none.</param>
/// <param name="Role">What the column is used for; unspecified if it is not used.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record FileColumn(int Position, string Heading, ColumnRole Role = ColumnRole.Unspecified)
{
    /// <summary>The contact item type of a column of additional phones or their descriptions; null for none.</summary>
    public ContactItemType? Type { get; init; }

    /// <summary>The name of the custom field that holds the cells of the column; null for none. An unused column has one if <see cref="ContactColumns.CarriesUnused"/> carries it.</summary>
    public string? Field { get; init; }

    /// <summary>How many cells are a phone number, or several. An import counts the cells of unused columns, in the rows read so far; a proposal counts those of all columns in the sample.</summary>
    public long PhoneCount { get; init; }

    /// <summary>Whether <see cref="ContactImportOptions.IgnoredColumns"/> names the column, or <see cref="RejectedContactWriter"/> wrote it.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>In a proposal: the possible role of an unused column whose cells are not clear enough to use it; else unspecified.</summary>
    public ColumnRole SuggestedRole { get; init; }

    /// <summary>Whether an import would lose phone numbers: the column has some, and is neither used nor ignored.</summary>
    [JsonIgnore]
    public bool HasUnusedPhones => Role == ColumnRole.Unspecified && PhoneCount > 0 && !IsIgnored;
}

namespace CallingDomain.Contacts;

/// <summary>A column of a contacts file that an import reads.</summary>
/// <param name="Column">Its place in the file, from 1.</param>
/// <param name="Heading">Its heading, without white space around it.</param>
/// <param name="Role">What it is used for.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record UsedColumn(int Column, string Heading, ColumnRole Role)
{
    /// <summary>The contact item type of a column of additional phones; null for none.</summary>
    public ContactItemType? Type { get; init; }

    /// <summary>The name of the custom field that the column holds; null for every other role.</summary>
    public string? Field { get; init; }
}

/// <summary>A column of a contacts file that an import does not read.</summary>
/// <param name="Column">Its place in the file, from 1.</param>
/// <param name="Heading">Its heading, without white space around it; empty for none.</param>
/// <param name="Numbers">How many of its cells, in the rows read so far, read as a phone number or as several.</param>
/// <param name="IsIgnored">Whether <see cref="ContactImportOptions.IgnoredColumns"/> names it, or an earlier export of this library wrote it.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record UnusedColumn(int Column, string Heading, long Numbers, bool IsIgnored)
{
    /// <summary>Whether the import loses phone numbers that no option says to ignore.</summary>
    public bool LosesNumbers => Numbers > 0 && !IsIgnored;
}

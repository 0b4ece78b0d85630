using System.Collections.Immutable;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The proposed columns of a contacts file, to be confirmed by a person.</summary>
/// <param name="Columns">The columns whose heading and cells agree.</param>
/// <param name="UsedColumns">The same columns as they are in the file, in its order.</param>
/// <param name="UnusedColumns">All other columns, in the order of the file; some have a <see cref="FileColumn.SuggestedRole"/>.</param>
/// <remarks>Immutable, compared by content, thread-safe. <see cref="ContactImport.ProposeColumns"/> makes proposals.</remarks>
public sealed record ColumnProposal(ContactColumns Columns, ImmutableArray<FileColumn> UsedColumns, ImmutableArray<FileColumn> UnusedColumns)
{
    private readonly Items<FileColumn> _usedColumns = UsedColumns;
    private readonly Items<FileColumn> _unusedColumns = UnusedColumns;

    /// <summary>The same columns as they are in the file, in its order.</summary>
    public ImmutableArray<FileColumn> UsedColumns
    {
        get => _usedColumns;
        init => _usedColumns = value;
    }

    /// <summary>All other columns, in the order of the file; some have a <see cref="FileColumn.SuggestedRole"/>.</summary>
    public ImmutableArray<FileColumn> UnusedColumns
    {
        get => _unusedColumns;
        init => _unusedColumns = value;
    }
}

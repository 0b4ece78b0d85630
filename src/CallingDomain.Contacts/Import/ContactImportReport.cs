using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The result of an import.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record ContactImportReport
{
    private readonly ImmutableSortedDictionary<string, long> _codes = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);
    private readonly ImmutableArray<FileColumn> _usedColumns = [];
    private readonly ImmutableArray<FileColumn> _unusedColumns = [];
    private readonly ImmutableArray<FileColumn> _missingDoNotCall = [];
    private readonly ImmutableArray<ImportedContact> _contacts = [];
    private readonly ImmutableArray<RejectedContact> _rejected = [];
    private readonly ImmutableArray<RejectedContact> _duplicates = [];

    /// <summary>All rows and lines that were read.</summary>
    public ContactCounts Counts { get; init; }

    /// <summary>How often each code of an error or a notice was given, ordered by code.</summary>
    public ImmutableSortedDictionary<string, long> Codes
    {
        get => _codes;
        init => _codes = value.WithComparers(StringComparer.Ordinal);
    }

    /// <summary>Whether the import was canceled before the end of the file.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>The columns that were used, in the order of the file.</summary>
    public ImmutableArray<FileColumn> UsedColumns
    {
        get => _usedColumns;
        init => _usedColumns = value.IsDefault ? [] : value;
    }

    /// <summary>The columns that were not used, in the order of the file, with the count of phone numbers in them.</summary>
    public ImmutableArray<FileColumn> UnusedColumns
    {
        get => _unusedColumns;
        init => _unusedColumns = value.IsDefault ? [] : value;
    }

    /// <summary>The columns that say whether a contact or a phone must not be called, and that the file lacks, as <see cref="ContactReader.MissingDoNotCall"/>.</summary>
    public ImmutableArray<FileColumn> MissingDoNotCall
    {
        get => _missingDoNotCall;
        init => _missingDoNotCall = value.IsDefault ? [] : value;
    }

    /// <summary>The contacts, in the order of the file. Only <see cref="ContactImport.Read(Stream, ContactImportOptions)"/> gives them here.</summary>
    public ImmutableArray<ImportedContact> Contacts
    {
        get => _contacts;
        init => _contacts = value.IsDefault ? [] : value;
    }

    /// <summary>The rejected rows, in the order of the file. Only <see cref="ContactImport.Read(Stream, ContactImportOptions)"/> gives them here.</summary>
    public ImmutableArray<RejectedContact> Rejected
    {
        get => _rejected;
        init => _rejected = value.IsDefault ? [] : value;
    }

    /// <summary>The duplicates, in the order of the file. Only <see cref="ContactImport.Read(Stream, ContactImportOptions)"/> gives them here.</summary>
    public ImmutableArray<RejectedContact> Duplicates
    {
        get => _duplicates;
        init => _duplicates = value.IsDefault ? [] : value;
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(ContactImportReport? other) =>
        other is not null && Counts == other.Counts && IsCanceled == other.IsCanceled && Codes.SequenceEqual(other.Codes)
        && UsedColumns.AsSpan().SequenceEqual(other.UsedColumns.AsSpan()) && UnusedColumns.AsSpan().SequenceEqual(other.UnusedColumns.AsSpan())
        && MissingDoNotCall.AsSpan().SequenceEqual(other.MissingDoNotCall.AsSpan())
        && Contacts.AsSpan().SequenceEqual(other.Contacts.AsSpan()) && Rejected.AsSpan().SequenceEqual(other.Rejected.AsSpan()) && Duplicates.AsSpan().SequenceEqual(other.Duplicates.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts, IsCanceled, Codes.Count);

    /// <summary>The counts; nothing of the rows.</summary>
    public override string ToString() => Counts.ToString();
}

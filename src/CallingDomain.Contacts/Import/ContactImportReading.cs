using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>A contacts file, read whole.</summary>
/// <param name="Contacts">The rows that became contacts, in the file's order.</param>
/// <param name="Rejected">The rows that are refused, in the file's order.</param>
/// <param name="Duplicates">The rows that are contacts again, in the file's order.</param>
/// <param name="Counts">All rows and lines.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ContactImportReading(
    ImmutableArray<ImportedContact> Contacts, ImmutableArray<RejectedContact> Rejected, ImmutableArray<DuplicateContact> Duplicates, ContactCounts Counts)
{
    /// <summary>The columns that were used, in the file's order.</summary>
    public ImmutableArray<UsedColumn> Columns { get; init; } = [];

    /// <summary>The columns that were not used, in the file's order, with the phone numbers in them.</summary>
    public ImmutableArray<UnusedColumn> UnusedColumns { get; init; } = [];
}

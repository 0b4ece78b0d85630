using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What an import came to.</summary>
/// <param name="Counts">All rows and lines that were read.</param>
/// <param name="Codes">How often each code was given, refusals and notices alike, in the order of the codes.</param>
/// <param name="IsStopped">Whether it was stopped before the end of the file.</param>
/// <param name="Refusal">Why the file as a whole cannot be used: then nothing that was taken is to be kept; else null.</param>
/// <remarks>Immutable, thread-safe, compared by content.</remarks>
public sealed record ContactImportSummary(ContactCounts Counts, ImmutableSortedDictionary<string, long> Codes, bool IsStopped, FileRefusal? Refusal)
{
    /// <summary>The columns that were used, in the file's order.</summary>
    public ImmutableArray<UsedColumn> Columns { get; init; } = [];

    /// <summary>The columns that were not used, in the file's order, with the phone numbers in them.</summary>
    public ImmutableArray<UnusedColumn> UnusedColumns { get; init; } = [];

    /// <summary>Whether both came to the same.</summary>
    public bool Equals(ContactImportSummary? other) =>
        other is not null && Counts == other.Counts && IsStopped == other.IsStopped && Equals(Refusal, other.Refusal) && Codes.SequenceEqual(other.Codes)
        && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan()) && UnusedColumns.AsSpan().SequenceEqual(other.UnusedColumns.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts, IsStopped, Codes.Count);
}

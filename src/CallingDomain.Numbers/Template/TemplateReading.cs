using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>A template file, or a list of entries, read: an answer for each of its lines.</summary>
/// <param name="Accepted">The rows that are right, in the file's order.</param>
/// <param name="Rejected">The rows that are refused, in the file's order.</param>
/// <param name="Ignored">The lines that are no rows, in the file's order.</param>
/// <param name="Format">How the file was found to be written.</param>
/// <remarks>Immutable, thread-safe. The physical lines of the three lists together are all lines of the file.</remarks>
public sealed record TemplateReading(
    ImmutableArray<AcceptedRow> Accepted, ImmutableArray<RejectedRow> Rejected, ImmutableArray<IgnoredRow> Ignored, TemplateFormat Format)
{
    /// <summary>The rows that are right, in the file's order.</summary>
    public ImmutableArray<AcceptedRow> Accepted { get; init => field = value.IsDefault ? [] : value; } = Accepted.IsDefault ? [] : Accepted;

    /// <summary>The rows that are refused, in the file's order.</summary>
    public ImmutableArray<RejectedRow> Rejected { get; init => field = value.IsDefault ? [] : value; } = Rejected.IsDefault ? [] : Rejected;

    /// <summary>The lines that are no rows, in the file's order.</summary>
    public ImmutableArray<IgnoredRow> Ignored { get; init => field = value.IsDefault ? [] : value; } = Ignored.IsDefault ? [] : Ignored;

    /// <summary>How many physical lines the file has; a line break at its very end begins no further line.</summary>
    public int Lines => AcceptedLines + RejectedLines + IgnoredLines;

    /// <summary>How many physical lines the accepted rows take.</summary>
    public int AcceptedLines => Accepted.Sum(row => row.Lines);

    /// <summary>How many physical lines the rejected rows take.</summary>
    public int RejectedLines => Rejected.Sum(row => row.Lines);

    /// <summary>How many physical lines are passed over.</summary>
    public int IgnoredLines => Ignored.Sum(row => row.Lines);
}

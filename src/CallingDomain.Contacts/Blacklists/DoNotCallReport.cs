using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Contacts;

/// <summary>What a do-not-call file contains: each row is a number, rejected, blank or the heading.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record DoNotCallReport
{
    private readonly ImmutableSortedDictionary<string, long> _codes = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);
    private readonly ImmutableArray<DoNotCallIssue> _issues = [];

    /// <summary>The layout of the file; <see cref="DoNotCallFormat.Detect"/> if no row shows it.</summary>
    public DoNotCallFormat Format { get; init; }

    /// <summary>The rows with a number, including numbers that are listed already.</summary>
    public long Numbers { get; init; }

    /// <summary>The rows without a number that can be read.</summary>
    public long Rejected { get; init; }

    /// <summary>The blank lines; 0 for XML.</summary>
    public long BlankLines { get; init; }

    /// <summary>The lines of the heading: 0 or 1.</summary>
    public long HeadingLines { get; init; }

    /// <summary>How often each code of an issue was given, ordered by code.</summary>
    public ImmutableSortedDictionary<string, long> Codes
    {
        get => _codes;
        init => _codes = value.WithComparers(StringComparer.Ordinal);
    }

    /// <summary>The first issues, in the order of the file: at most <see cref="DoNotCallFileOptions.MaxIssues"/>.</summary>
    public ImmutableArray<DoNotCallIssue> Issues
    {
        get => _issues;
        init => _issues = value.IsDefault ? [] : value;
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(DoNotCallReport? other) =>
        other is not null && Format == other.Format && Numbers == other.Numbers && Rejected == other.Rejected && BlankLines == other.BlankLines && HeadingLines == other.HeadingLines
        && Codes.SequenceEqual(other.Codes) && Issues.AsSpan().SequenceEqual(other.Issues.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Format, Numbers, Rejected, BlankLines);

    /// <summary>The counts.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numbers} numbers, {Rejected} rejected");
}

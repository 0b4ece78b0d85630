using System.Collections.Immutable;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>A limit of a target.</summary>
/// <param name="Reason">What is limited.</param>
/// <param name="Max">The largest number that the target takes: rows, bytes, columns, characters, phones, digits or lines.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record TargetLimit(TargetReason Reason, long Max)
{
    private readonly Items<string> _columns;

    /// <summary>
    /// The columns to which the limit applies: headings, compared ignoring case, or positions such as <c>#5</c> for files without a heading. Empty for all columns, and for limits of the file.
    /// </summary>
    /// <exception cref="ArgumentException">A column is null.</exception>
    public ImmutableArray<string> Columns
    {
        get => _columns;
        init => _columns = Given.WithoutNull(value);
    }

    /// <summary>The smallest number of digits that the target takes; an empty cell is allowed. Default: 0.</summary>
    public long Min { get; init; }

    /// <summary>For <see cref="TargetReason.HeadingCharacter"/>: the characters that are not allowed.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Characters { get; init => field = Given.NotNull(value); } = "";

    /// <summary>Where the limit was read, if elsewhere than the other limits of the target; empty for the same place.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Source { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The day on which <see cref="Source"/> was read, such as <c>2026-11-28</c>; empty for the day of the target.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string ReadOn { get; init => field = Given.NotNull(value); } = "";
}

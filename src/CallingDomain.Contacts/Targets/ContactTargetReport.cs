using System.Collections.Immutable;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>What of a contacts file exceeds the limits of a target.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Excesses">The limits that are exceeded, in the order of the target; empty if the target takes the file.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record ContactTargetReport(string Target, ImmutableArray<TargetExcess> Excesses)
{
    private readonly Items<TargetExcess> _excesses = Excesses;

    /// <summary>The limits that are exceeded, in the order of the target; empty if the target takes the file.</summary>
    public ImmutableArray<TargetExcess> Excesses
    {
        get => _excesses;
        init => _excesses = value;
    }
}

/// <summary>A limit that a file exceeds.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Count">How often: rows, headings, cells, contacts or phones over the limit; 1 for the size of the file.</param>
/// <param name="Worst">The number that is farthest from the limit.</param>
/// <param name="First">The first places, at most <see cref="ContactTargetCheck.MaxPlaces"/>.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record TargetExcess(TargetLimit Limit, long Count, long Worst, ImmutableArray<TargetPlace> First)
{
    private readonly Items<TargetPlace> _first = First;

    /// <summary>The first places, at most <see cref="ContactTargetCheck.MaxPlaces"/>.</summary>
    public ImmutableArray<TargetPlace> First
    {
        get => _first;
        init => _first = value;
    }
}

/// <summary>A place in a file that exceeds a limit.</summary>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The position of the column, from 1; 0 for a row or the file as a whole.</param>
/// <param name="Heading">The heading of the column; empty for none.</param>
/// <param name="Actual">The number at this place.</param>
/// <remarks>Immutable, compared by content, thread-safe. No text of a cell.</remarks>
public sealed record TargetPlace(int Line, int Column, string Heading, long Actual);

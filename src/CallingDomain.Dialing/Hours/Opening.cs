using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>An open stretch, and which of several parts was closed before it: the first in order of those that open with it.</summary>
internal readonly record struct Opening(Instant Start, Instant End, int Part)
{
    /// <summary>Sorted; those that overlap or touch are one.</summary>
    public static List<Opening> Merge(IEnumerable<Opening> openings)
    {
        var merged = new List<Opening>();
        foreach (var opening in openings.OrderBy(each => each.Start))
        {
            if (merged.Count == 0 || opening.Start > merged[^1].End) merged.Add(opening);
            else if (opening.End > merged[^1].End) merged[^1] = merged[^1] with { End = opening.End };
        }

        return merged;
    }

    /// <summary>The stretches that are open in both lists. Both are merged, and so is the result.</summary>
    /// <param name="former">Those of the earlier parts.</param>
    /// <param name="latter">Those of the part that follows them.</param>
    public static List<Opening> Intersect(List<Opening> former, List<Opening> latter)
    {
        var both = new List<Opening>();
        for (int i = 0, j = 0; i < former.Count && j < latter.Count;)
        {
            var (a, b) = (former[i], latter[j]);
            var end = Instant.Min(a.End, b.End);
            if (a.Start < end && b.Start < end) both.Add(new Opening(Instant.Max(a.Start, b.Start), end, b.Start > a.Start ? b.Part : a.Part));
            if (a.End == end) i++;
            if (b.End == end) j++;
        }

        return both;
    }
}

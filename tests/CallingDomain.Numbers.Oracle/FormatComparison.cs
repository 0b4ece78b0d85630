using System.Globalization;

namespace CallingDomain.Numbers.Oracle;

/// <summary>Has both write the same valid numbers, from every pattern of the metadata in turn.</summary>
internal sealed class FormatComparison(Sides sides)
{
    private const int DrawsForEach = 50; // some patterns have few numbers

    public int Run(int count, ulong seed, string? output)
    {
        var generator = new NumberGenerator(sides.Metadata, new SplitMix64(seed));
        var differences = new Differences();
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var draw = 0L; rows.Count < count && draw < (long)count * DrawsForEach; draw++)
        {
            var drawn = generator.FromPattern((int)(draw % generator.PatternCount));
            if (NumberGenerator.NumberOf(drawn.Digits) is not { } number || !sides.Peer.Lookup(number).IsValid || rows.ContainsKey(number.ToString())) continue;
            var (national, international) = (sides.Peer.FormatNational(number), sides.Peer.FormatInternational(number));
            Compare("national", national, sides.Plan.FormatNational(number));
            Compare("international", international, sides.Plan.FormatInternational(number));
            rows.Add(number.ToString(), $"{number},{national},{international}");

            void Compare(string kind, string theirs, string ours)
            {
                if (theirs != ours) differences.Add($"{kind} {drawn.Region.Region}", $"{number}: ours \"{ours}\", theirs \"{theirs}\"");
            }
        }

        if (output is not null) TestData.Write(output, "number,national,international", rows.Values);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count:N0} valid numbers in both formats"));
        return differences.Report();
    }
}

using System.Globalization;

namespace CallingDomain.Numbers.Oracle;

/// <summary>Writes numbers with libphonenumber's verdicts, so chosen that each region with each type has its share, and refusals have theirs.</summary>
internal sealed class VerdictVectors(Sides sides)
{
    private const int DrawnFromEachPattern = 120, Bent = 120_000;

    private readonly SortedDictionary<string, Queue<(PhoneNumber Number, NumberInfo Info)>> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<PhoneNumber> _met = [];

    public int Write(int count, ulong seed, string path)
    {
        var generator = new NumberGenerator(sides.Metadata, new SplitMix64(seed));
        for (var round = 0; round < DrawnFromEachPattern; round++)
        {
            for (var pattern = 0; pattern < generator.PatternCount; pattern++)
            {
                if (NumberGenerator.NumberOf(generator.FromPattern(pattern).Digits) is { } number) Add(number);
            }
        }

        for (var at = 0; at < Bent; at++) Add(generator.Next());
        var chosen = Choose(count);
        TestData.Write(
            path,
            "number,possible,valid,region,type",
            chosen.OrderBy(each => each.Number.ToString(), StringComparer.Ordinal).Select(each => string.Create(
                CultureInfo.InvariantCulture,
                $"{each.Number},{Text(each.Info.IsPossible)},{Text(each.Info.IsValid)},{each.Info.Region},{each.Info.Type}")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{chosen.Count:N0} numbers, {chosen.Count(each => each.Info.IsValid):N0} valid, {_kinds.Count:N0} kinds"));
        return 0;
    }

    // A calling code alone is no number that libphonenumber could be asked about. What is not valid is sorted by calling code.
    private void Add(PhoneNumber number)
    {
        if (!sides.Peer.TrySplit(number, out var callingCode, out var split) || split is null || !_met.Add(number)) return;
        var verdict = sides.Peer.Lookup(number);
        var kind = verdict.IsValid ? $"{verdict.Region} {verdict.Type}" : string.Create(CultureInfo.InvariantCulture, $"{callingCode} {verdict.Possibility}");
        if (!_kinds.TryGetValue(kind, out var queue)) _kinds.Add(kind, queue = new Queue<(PhoneNumber, NumberInfo)>());
        queue.Enqueue((number, verdict));
    }

    private List<(PhoneNumber Number, NumberInfo Info)> Choose(int count)
    {
        var chosen = new List<(PhoneNumber, NumberInfo)>();
        while (chosen.Count < count && _kinds.Values.Any(kind => kind.Count > 0))
        {
            foreach (var kind in _kinds.Values)
            {
                if (chosen.Count < count && kind.TryDequeue(out var number)) chosen.Add(number);
            }
        }

        return chosen;
    }

    private static string Text(bool value) => value ? "true" : "false";
}

namespace CallingDomain.Numbers.Oracle;

/// <summary>What came out differently: how often, by kind, and the first of each.</summary>
internal sealed class Differences
{
    private readonly SortedDictionary<string, (int Count, string Example)> _kinds = new(StringComparer.Ordinal);

    public int Count => _kinds.Values.Sum(kind => kind.Count);

    public void Add(string kind, string example)
    {
        var (count, first) = _kinds.GetValueOrDefault(kind, (0, example));
        _kinds[kind] = (count + 1, first);
    }

    /// <returns>The program's exit status: 0 if there is none.</returns>
    public int Report()
    {
        Console.WriteLine($"differences: {Count}");
        foreach (var (kind, (count, example)) in _kinds) Console.WriteLine($"  {kind}: {count}, such as {example}");
        return Count == 0 ? 0 : 1;
    }
}

namespace CallingDomain.Tests;

/// <summary>Smaller variants of a value, the smallest first, for the shrinkers of generators.</summary>
internal static class Shrinking
{
    /// <summary>The items without one run of them, long runs first; then with one item replaced by a smaller one.</summary>
    public static IEnumerable<TItem[]> Items<TItem>(IReadOnlyList<TItem> items, Func<TItem, IEnumerable<TItem>>? smaller = null)
    {
        for (var run = items.Count; run > 0; run /= 2)
        {
            for (var at = 0; at < items.Count; at += run) yield return [.. items.Take(at), .. items.Skip(at + run)];
        }

        if (smaller is null) yield break;
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var item in smaller(items[i])) yield return [.. items.Take(i), item, .. items.Skip(i + 1)];
        }
    }

    /// <summary>The text without one run of characters.</summary>
    public static IEnumerable<string> Text(string text) => Items(text.ToCharArray()).Select(characters => new string(characters));

    /// <summary>The least value, then values ever closer to the given one.</summary>
    public static IEnumerable<int> Number(int value, int least)
    {
        for (var distance = value - least; distance != 0; distance /= 2) yield return value - distance;
    }

    /// <summary>The simplest value, unless the value is that.</summary>
    public static IEnumerable<TValue> Value<TValue>(TValue value, TValue simplest)
    {
        if (!EqualityComparer<TValue>.Default.Equals(value, simplest)) yield return simplest;
    }

    /// <summary>The record with one of its settable properties as in another instance.</summary>
    public static IEnumerable<TRecord> Properties<TRecord>(TRecord record, TRecord simplest)
        where TRecord : class
    {
        var clone = typeof(TRecord).GetMethod("<Clone>$")!;
        foreach (var property in typeof(TRecord).GetProperties().Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0))
        {
            if (Equals(property.GetValue(record), property.GetValue(simplest))) continue;
            var smaller = (TRecord)clone.Invoke(record, null)!;
            property.SetValue(smaller, property.GetValue(simplest));
            yield return smaller;
        }
    }
}

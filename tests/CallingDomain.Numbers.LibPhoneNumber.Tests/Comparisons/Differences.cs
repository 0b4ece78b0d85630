using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>The differences that a comparison found: for each kind the count and the first example.</summary>
internal sealed class Differences
{
    private readonly SortedDictionary<string, (int Count, string Example)> _kinds = new(StringComparer.Ordinal);

    public int Count => _kinds.Values.Sum(kind => kind.Count);

    public void Add(string kind, string example)
    {
        var (count, first) = _kinds.GetValueOrDefault(kind, (0, example));
        _kinds[kind] = (count + 1, first);
    }

    /// <summary>Prints what was compared, and fails if anything differs.</summary>
    public void AssertNone(ITestOutputHelper output, string compared)
    {
        var report = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{compared}; seed {Drawing.Seed}; {Count:N0} differences"));
        foreach (var (kind, (count, example)) in _kinds) report.Append(CultureInfo.InvariantCulture, $"\n  {kind}: {count:N0}, such as {example}");
        output.WriteLine(report.ToString());
        Assert.True(Count == 0, report.ToString());
    }
}

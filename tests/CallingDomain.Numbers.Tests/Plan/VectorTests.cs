using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>The embedded plan against libphonenumber's answers on the same metadata.</summary>
public sealed class VectorTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Fact]
    public void Lookup_Vectors_EqualLibphonenumber()
    {
        var rows = Vectors.Of("verdicts.csv").ToList();
        var numbers = rows.Select(row => PhoneNumber.Parse(row[0])).ToArray();
        var verdicts = new NumberInfo[numbers.Length];
        Plan.Lookup(numbers, verdicts);
        var wrong = new List<string>();
        for (var at = 0; at < rows.Count; at++)
        {
            var verdict = Plan.Lookup(numbers[at]);
            var read = new PlanReading(numbers[at], verdict);
            var isSame = verdicts[at] == verdict && Plan.Read(rows[at][0]).Value == read && Plan.Read(Encoding.ASCII.GetBytes(rows[at][0])).Value == read;
            if (!isSame || !rows[at].AsSpan(1).SequenceEqual([Text(verdict.IsPossible), Text(verdict.IsValid), verdict.Region.ToString(), verdict.Type.ToString()]))
                wrong.Add(string.Join(',', rows[at]));
        }

        Assert.Equal(25_000, rows.Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Format_ValidNumbers_EqualLibphonenumbers()
    {
        var rows = Vectors.Of("formats.csv").ToList();
        Assert.Equal(10_000, rows.Count);
        Assert.Empty(rows
            .Where(row => PhoneNumber.Parse(row[0]) is var number && (Plan.FormatNational(number), Plan.FormatInternational(number)) != (row[1], row[2]))
            .Select(row => string.Join(',', row)));
    }

    [Fact]
    public void Read_TypedNumbers_EqualLibphonenumber()
    {
        var rows = Vectors.Of("readings.csv").ToList();
        Assert.Equal(5_000, rows.Count);
        Assert.Empty(rows.Where(row => !IsSame(row[0], RegionCode.Read(row[1]).Value, row[2])).Select(row => string.Join(',', row)));
    }

    // +375 8 10...: what stands first looks like a trunk prefix, and libphonenumber drops it too.
    [Fact]
    public void FormatThenRead_ValidNumbers_GiveThemBack() =>
        Assert.DoesNotContain(Vectors.Of("formats.csv").Select(row => row[0]), number =>
            !number.StartsWith("+3758", StringComparison.Ordinal) && !IsSame(Plan.FormatInternational(PhoneNumber.Parse(number)), RegionCode.None, number));

    private static bool IsSame(string text, RegionCode region, string expected)
    {
        var reading = Plan.Read(text, region);
        return reading == Plan.Read(Encoding.UTF8.GetBytes(text), region) && (reading.TryGet(out var read) ? read.Number.ToString() : "") == expected;
    }

    private static string Text(bool value) => value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant();
}

using System.Globalization;
using System.Text;
using Xunit.Abstractions;
using static CallingDomain.Numbers.LibPhoneNumber.Tests.Peers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>Validity, region, type and possibility of the same numbers.</summary>
public sealed class LookupComparisonTests(ITestOutputHelper output)
{
    private readonly Differences _differences = new();

    [Fact]
    public void Lookup_GeneratedNumbers_EqualsLibPhoneNumber()
    {
        var generator = new NumberGenerator(Metadata, new SplitMix64(Drawing.Seed));
        var numbers = new PhoneNumber[Drawing.Count];
        var verdicts = new NumberInfo[numbers.Length];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = generator.Next();
            verdicts[at] = Plan.Lookup(numbers[at]);
            CompareVerdict(numbers[at], verdicts[at]);
            CompareReadings(numbers[at], verdicts[at]);
        }

        var together = new NumberInfo[numbers.Length];
        Plan.Lookup(numbers, together);
        for (var at = 0; at < numbers.Length; at++)
        {
            if (together[at] != verdicts[at]) _differences.Add("many at once", numbers[at].ToString());
        }

        var kinds = verdicts.Where(verdict => verdict.IsValid).Select(verdict => (verdict.Region, verdict.Type)).Distinct().Count();
        _differences.AssertNone(output, string.Create(
            CultureInfo.InvariantCulture,
            $"{numbers.Length:N0} numbers, {verdicts.Count(verdict => verdict.IsValid):N0} valid, {verdicts.Count(verdict => verdict.IsPossible):N0} possible, {kinds:N0} kinds of region and type"));
    }

    private void CompareVerdict(PhoneNumber number, NumberInfo ours)
    {
        var theirs = Adapter.Lookup(number);
        if (ours != theirs)
            _differences.Add(
                ours.IsValid != theirs.IsValid ? "valid" : ours.Region != theirs.Region ? "region" : ours.Type != theirs.Type ? "type" : "possible",
                $"{number}: ours {ours}, theirs {theirs}");
        var isValid = Adapter.TrySplit(number, out _, out var split) && split is not null && Util.IsValidNumber(split);
        if (isValid != theirs.IsValid) _differences.Add("theirs, valid without type or the reverse", number.ToString());
    }

    // Every strict way to the same number gives the same verdict.
    private void CompareReadings(PhoneNumber number, NumberInfo verdict)
    {
        var (text, wanted) = (number.ToString(), new PlanReading(number, verdict));
        var utf8 = Encoding.ASCII.GetBytes(text);
        if (!Plan.TryRead(text, out var read) || read != wanted || !Plan.TryRead(utf8, out read) || read != wanted) _differences.Add("read", text);
        if (text is not ['+', '1', >= '2', _, _, >= '2', ..] || text.Length != 12) return;
        if (!IsNanp(text) || !IsNanp(text.AsSpan(2)) || !IsNanpUtf8(utf8) || !IsNanpUtf8(utf8.AsSpan(2))) _differences.Add("read as North American", text);

        bool IsNanp(ReadOnlySpan<char> form) => Plan.TryReadNanp(form, out var nanp) && nanp == wanted;
        bool IsNanpUtf8(ReadOnlySpan<byte> form) => Plan.TryReadNanp(form, out var nanp) && nanp == wanted;
    }
}

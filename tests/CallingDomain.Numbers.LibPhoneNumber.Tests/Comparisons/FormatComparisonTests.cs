using System.Globalization;
using PhoneNumbers;
using Xunit.Abstractions;
using static CallingDomain.Numbers.LibPhoneNumber.Tests.Peers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>The three formats of the same numbers, valid or not.</summary>
public sealed class FormatComparisonTests(ITestOutputHelper output)
{
    private readonly Differences _differences = new();

    [Fact]
    public void Format_GeneratedNumbers_EqualsLibPhoneNumber()
    {
        var generator = new NumberGenerator(Metadata, new SplitMix64(Drawing.Seed));
        var (compared, valid) = (0, 0);
        while (compared < Drawing.Count)
        {
            var number = Number(generator, compared);
            if (!Adapter.TrySplit(number, out _, out var split) || split is null) continue; // no format has a calling code alone
            Compare(number, split);
            compared++;
            if (Plan.Lookup(number).IsValid) valid++;
        }

        _differences.AssertNone(output, string.Create(CultureInfo.InvariantCulture, $"{compared:N0} numbers in three formats, {valid:N0} of them valid"));
    }

    // In turn: for each format, of each pattern, and any number.
    private static PhoneNumber Number(NumberGenerator generator, int at)
    {
        var turn = at / 3;
        var drawn = (at % 3) switch
        {
            0 => generator.FromFormat(turn % generator.FormatCount).Digits,
            1 => generator.FromPattern(turn % generator.PatternCount).Digits,
            _ => "",
        };
        return NumberGenerator.NumberOf(drawn) ?? generator.Next();
    }

    private void Compare(PhoneNumber number, PhoneNumbers.PhoneNumber theirs)
    {
        Compare("E.164", PhoneNumberFormat.E164, number.ToString());
        Compare("national", PhoneNumberFormat.NATIONAL, Plan.FormatNational(number));
        Compare("international", PhoneNumberFormat.INTERNATIONAL, Plan.FormatInternational(number));

        void Compare(string kind, PhoneNumberFormat format, string ours)
        {
            var text = Util.Format(theirs, format);
            if (text != ours) _differences.Add($"{kind} +{theirs.CountryCode}", $"{number}: ours \"{ours}\", theirs \"{text}\"");
        }
    }
}

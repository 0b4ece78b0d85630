using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>What is read or refused at once, as people type numbers, is what the closer look says.</summary>
public sealed class TypedReadingProperties
{
    private const string Alphabet = "+00112345567899012345678 -.()/,;eEx'=#*\t\u00A0\u0663\u2013~";

    private static readonly PlanRules Rules = PlanRules.Load(RulesSection()).Value;

    private static readonly RegionCode[] Regions = [.. NumberingPlan.Default.Regions, RegionCode.None, RegionCode.Read("ZZ").Value];

    private static readonly Gen<string> Digits = Gen.Choose(1, 18).SelectMany(count => Gen.Choose('0', '9').ArrayOf(count)).Select(digits => string.Concat(digits.Select(digit => (char)digit)));

    // Digits in any grouping, with the beginnings that matter, and now and then something that does not belong there.
    private static readonly Gen<string> Texts =
        from start in Gen.Elements("", "+", "+1 ", "1 ", "1", "0", "(0) ", "00", "011 ", "+44 ", "+39 0", "(501) ", " ")
        from digits in Digits
        from separators in (from at in Gen.Choose(0, 18) from separator in Gen.Elements(" ", "-", ".", "/", ") ", "(", ".0") select (at, separator)).ListOf()
        from odd in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements(Alphabet.ToCharArray()).Select(character => character.ToString())))
        from oddAt in Gen.Choose(0, 30)
        select Put(start + separators.Take(5).Aggregate(digits, (text, one) => Put(text, one.at, one.separator)), oddAt, odd);

    private static readonly Gen<RegionCode> Region = Gen.Frequency((2, Gen.Constant(RegionCode.Read("US").Value)), (3, Gen.Elements(Regions)));

    [Fact]
    public void Read_AnyText_IsAsTheCloserLook() => ForAll((text, region) =>
    {
        var closer = Rules.ReadClosely<char>(text, region, text.StartsWith('+') ? 1 : 0, 0);
        var read = NumberingPlan.Default.Read(text, region);
        return read.IsOk == closer.IsOk && read.Reason == closer.Reason && Rules.Read(text, region) == closer
            && (!read.IsOk || (read.Value.Number == closer.Value && read.Value.Verdict == NumberingPlan.Default.Look(closer.Value)));
    });

    [Fact]
    public void Read_Utf8_IsAsForCharacters() => ForAll((text, region) => NumberingPlan.Default.Read(Encoding.UTF8.GetBytes(text), region) == NumberingPlan.Default.Read(text, region));

    [Fact]
    public void Scan_AnyText_IsAsOneCharacterAfterTheOther() => ForAll((text, _) =>
    {
        var (scan, each) = (TypedText.Scan<char>(text), TypedText.ScanEach<char>(text));
        return scan.Stop == each.Stop && scan.Count == each.Count && (scan.Packed == each.Packed || scan.Count > PackedDigits.MaxCount);
    });

    private static string Put(string text, int at, string part) => text.Insert(Math.Min(at, text.Length), part);

    private static byte[] RulesSection()
    {
        using var stream = typeof(NumberingPlan).Assembly.GetManifestResourceStream("CallingDomain.Numbers.numbering.plan")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return PlanFile.ReadTrusted(bytes).Rules;
    }

    private static void ForAll(Func<string, RegionCode, bool> holds) =>
        Prop.ForAll(Texts.ToArbitrary(), Region.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithReplay(20260305, 1));
}

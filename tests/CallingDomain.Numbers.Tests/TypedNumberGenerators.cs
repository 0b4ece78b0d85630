using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>Ten digits in the form of a North American number: area code and exchange from 200.</summary>
public sealed record TenDigits(string Value);

/// <summary>A North American number as people write it, with some characters inserted, replaced or removed; or any text of such characters.</summary>
public sealed record BentNumber(string Value);

/// <summary>Digits in any grouping, with the prefixes that matter, and at times a character that does not belong there.</summary>
public sealed record GroupedDigits(string Value);

/// <summary>A number as in a spreadsheet or a web page, with invisible or unusual characters in it.</summary>
public sealed record PastedNumber(string Value);

/// <summary>A region, often the United States; at times none or an unknown one.</summary>
public sealed record TypingRegion(RegionCode Value);

/// <summary>Generators of numbers as people type them.</summary>
internal static class TypedNumberGenerators
{
    /// <summary>Invisible characters and other ways to write punctuation.</summary>
    public const string Marks = "\u200E\u200F\u202A\u202C\u202D\u2066\u2069\u061C\u200B\u200C\u200D\u2060\uFEFF\u00AD\u00A0\u2000\u2009\u202F\u205F\u3000\t[]~\uFF08\uFF09\uFF3B\uFF3D\uFF0D\uFF0E\uFF0F\uFF5E\u30FC";

    /// <summary>Characters that do not belong into a number.</summary>
    public const string Doubtful = "*#_:@,;|&\\\"'=+x\n\r\u2028\u0001\u001A\u0085\u00B2\u3007\u2605\uFE0F\uFF0C\u0600\uFFFD";

    private const string Alphabet = "+0123456789012345678901234567 -.()/,;eExX'\"=:#*\t\u00A0\u0663\uFF15\u200B~@\u007F";

    private static readonly Gen<string> Ten =
        from areaCode in Gen.Choose(200, 999) from exchange in Gen.Choose(200, 999) from line in Gen.Choose(0, 9999) select $"{areaCode}{exchange}{line:D4}";

    private static readonly Gen<string> Written = Gen.Frequency(
        (3, Gen.Elements(
            "(501) 333-4444", "1 501.333.4444", "501-333-4444", "+1 (501) 333-4444", "5013334444", "+15013334444", "501 333 4444", "15013334444", "3334444", "+390612345678", "5013334444.0", "5013334444, 5013335555", "1.50133E+10", "0113334444")),
        (1, Ten));

    private static readonly Gen<string> Bent =
        from text in Written
        from bends in (from at in Gen.Choose(0, 40) from left in Gen.Choose(0, 2) from insert in Gen.Frequency((6, Gen.Elements(Alphabet.ToCharArray()).Select(each => each.ToString())), (1, Gen.Constant(""))) select (at, left, insert)).ListOf()
        select bends.Take(4).Aggregate(text, (bent, bend) => Bend(bent, bend.at, bend.left, bend.insert));

    private static readonly Gen<string> Grouped =
        from start in Gen.Elements("", "+", "+1 ", "1 ", "1", "0", "(0) ", "00", "011 ", "+44 ", "+39 0", "(501) ", " ")
        from digits in TextGenerators.Digits(1, 18)
        from separators in (from at in Gen.Choose(0, 18) from separator in Gen.Elements(" ", "-", ".", "/", ") ", "(", ".0") select (at, separator)).ListOf()
        from odd in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements(Alphabet.ToCharArray()).Select(character => character.ToString())))
        from oddAt in Gen.Choose(0, 30)
        select Bend(start + separators.Take(5).Aggregate(digits, (text, one) => Bend(text, one.at, 0, one.separator)), oddAt, 0, odd);

    private static readonly Gen<string> Number =
        from area in Gen.Elements("501", "212", "800", "229")
        from exchange in Gen.Elements("333", "222", "460")
        from line in Gen.Choose(0, 9999)
        from form in Gen.Elements("{0}{1}{2}", "+1{0}{1}{2}", "1{0}{1}{2}", "({0}) {1}-{2}", "+1 {0} {1} {2}", "1.{0}.{1}.{2}", "{0}/{1} {2}", "{0}\u2010{1}\u2013{2}", "(+1) {0}-{1}-{2}", "'+1{0}{1}{2}", "=\"{0}{1}{2}\"", "+1.{0}{1}{2}")
        select string.Format(null, form, area, exchange, line.ToString("D4"));

    private static readonly Gen<string> Foreign = Gen.Elements("+44 20 7946 0958", "+390612345678", "'+49 (30) 1234567", "+39.0612345678", "+49 30 123456-7", "+33 1 42 68 53 00", "+49.301234567");

    private static readonly Gen<string> Sign = Gen.Frequency(
        (6, Gen.Elements(Marks.ToCharArray()).Select(mark => mark.ToString())),
        (3, Gen.Elements(" ", "-", ".", "/", "(", ")", "\u2013", "\u2212")),
        (2, Gen.Elements(Doubtful.ToCharArray()).Select(sign => sign.ToString())),
        (1, Gen.Elements("\"", "E+", "- ", " / ")));

    private static readonly Gen<string> Pasted =
        from text in Gen.Frequency((6, Number), (1, Number.Select(FullWidth)), (1, Foreign))
        from signs in (from at in Gen.Choose(0, 24) from sign in Sign select (at, sign)).ListOf()
        from end in Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements(".0", ",00", ".000", "0", "-1", "E+10", "E10")))
        select signs.Take(4).Aggregate(text + end, (bent, each) => Bend(bent, each.at, 0, each.sign));

    private static readonly RegionCode[] Regions = [.. NumberingPlan.Default.Regions, RegionCode.None, RegionCode.Read("ZZ").Value];

    private static readonly Gen<RegionCode> Region = Gen.Frequency(
        (2, Gen.Constant(RegionCode.Read("US").Value)),
        (2, Gen.Elements("IT", "FR", "AR", "BR", "AG", "GB", "JP", "SM", "KZ", "ZZ").Select(region => RegionCode.Read(region).Value)),
        (3, Gen.Elements(Regions)));

    public static Arbitrary<TenDigits> TenDigits() => Ten.OfText(text => new TenDigits(text), text => text.Value, _ => false);

    public static Arbitrary<BentNumber> BentNumbers() =>
        Gen.Frequency((6, Bent), (2, TextGenerators.Nearly(Alphabet)), (1, Bent.Two().Select(two => two.Item1 + two.Item2))).OfText(text => new BentNumber(text), text => text.Value);

    public static Arbitrary<GroupedDigits> GroupedDigits() => Grouped.OfText(text => new GroupedDigits(text), text => text.Value);

    public static Arbitrary<PastedNumber> PastedNumbers() => Pasted.OfText(text => new PastedNumber(text), text => text.Value);

    public static Arbitrary<TypingRegion> TypingRegions() => Arb.From(
        Region.Select(region => new TypingRegion(region)),
        region => Shrinking.Value(region.Value, RegionCode.Read("US").Value).Select(simplest => new TypingRegion(simplest)));

    /// <summary>The text with some characters at a place replaced.</summary>
    private static string Bend(string text, int at, int left, string insert)
    {
        at = Math.Min(at, text.Length);
        return text[..at] + insert + text[Math.Min(text.Length, at + left)..];
    }

    private static string FullWidth(string text) => string.Concat(text.Select(character => character is >= '0' and <= '9' ? (char)(character - '0' + '\uFF10') : character));
}

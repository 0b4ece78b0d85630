using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

/// <summary>The tolerant template, the reader of contacts and the one of <c>numbers inspect</c> take a text for the same number, or all refuse it.</summary>
public sealed class ReadingAgreementTests
{
    private const string Marks = "\u200E\u200F\u202A\u202C\u202D\u2066\u2069\u061C\u200B\u200C\u200D\u2060\uFEFF\u00AD\u00A0\u2000\u2009\u202F\u205F\u3000\t[]~\uFF08\uFF09\uFF3B\uFF3D\uFF0D\uFF0E\uFF0F\uFF5E\u30FC";
    private const string Doubtful = "*#_:@,;|&\\\"'=+x\n\r\u2028\u0001\u001A\u0085\u00B2\u3007\u2605\uFE0F\uFF0C\u0600\uFFFD";

    private static readonly PhoneReader Contacts = new(region: RegionCode.Read("US").Value);

    // Whose numbers may be registered is another question.
    private static readonly NumberTemplate Template = new(
        TemplateProfile.Tolerant,
        NumberPolicy.World with { AllowUnassigned = true, AllowFictional = true, AllowPremium = true, AllowNonGeographic = true, AllowServiceLines = true });

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

    private static readonly Gen<string> Texts =
        from text in Gen.Frequency((6, Number), (1, Number.Select(FullWidth)), (1, Foreign))
        from signs in (from at in Gen.Choose(0, 24) from sign in Sign select (at, sign)).ListOf()
        from end in Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements(".0", ",00", ".000", "0", "-1", "E+10", "E10")))
        select signs.Take(4).Aggregate(text + end, (bent, each) => bent.Insert(Math.Min(bent.Length, each.at), each.sign));

    [Fact]
    public void Read_AnyText_IsOneNumberForAllThreeOrNone() => ForAll(Texts, text => Answers(text) is var (template, contacts, inspected) && template == contacts && contacts == inspected);

    [Fact]
    public void Read_AnySignAnywhere_IsOneNumberForAllThreeOrNone()
    {
        var wrong = new List<string>();
        foreach (var text in (string[])["5013334444", "+15013334444", "(501) 333-4444", "'+15013334444", "501.3334444", "=\"5013334444\""])
        {
            for (var code = 0; code <= 0x10FFFF; code = Next(code))
            {
                for (var at = 0; at <= text.Length; at++)
                {
                    if (code is >= '0' and <= '9') continue;
                    var bent = text.Insert(at, char.ConvertFromUtf32(code));
                    if (DigitsOf(bent) > 11) continue; // another digit makes another question: a number of another country, or a prefix that people dial
                    var (template, contacts, inspected) = Answers(bent);
                    if (template != contacts || contacts != inspected) wrong.Add($"U+{code:X4} at {at} of {text}: {template} {contacts} {inspected}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Read_Marks_LeaveNoDigitInDoubt()
    {
        foreach (var mark in Marks)
        {
            foreach (var text in (string[])[$"501{mark}3334444", $"+1 501{mark}333{mark}4444", $"{mark}(501) 333-4444{mark}", $"+1{mark}(501){mark}333{mark}4444"])
                Assert.Equal((text, 15013334444UL, 15013334444UL, 15013334444UL), (text, Answers(text).Template, Answers(text).Contacts, Answers(text).Inspected));
        }
    }

    [Fact]
    public void Read_OtherSigns_AreRefusedByAllThree()
    {
        foreach (var sign in Doubtful)
            Assert.Equal((sign, 0UL, 0UL, 0UL), (sign, Answers($"501{sign}3334444").Template, Answers($"501{sign}3334444").Contacts, Answers($"501{sign}3334444").Inspected));
    }

    // Of a North American number the digits are counted; others have no fixed length, and an ending may be a second number.
    [Theory]
    [InlineData("501333444-4", 15013334444UL)]
    [InlineData("501333444.4", 0UL)]
    [InlineData("5013334.448", 0UL)]
    [InlineData("501.3334444", 15013334444UL)]
    [InlineData("+1.5013334444", 15013334444UL)] // as in RFC 5733
    [InlineData("+39.0612345678", 390612345678UL)]
    [InlineData("(501) 333.444.4", 0UL)]
    [InlineData("501 333 4444.00", 15013334444UL)]
    [InlineData("501333.0000", 0UL)]
    [InlineData("+49301234567-8", 0UL)]
    [InlineData("+49301234567\u20138", 0UL)]
    [InlineData("+49301234567\uFF0F8", 0UL)]
    [InlineData("+49301234567/8 ", 0UL)]
    [InlineData("+4930 1234567-89", 493012345678UL * 10 + 9)]
    [InlineData("5013334444+", 0UL)]
    [InlineData("=\"5013334444", 0UL)]
    [InlineData("(+44) 20 7946 0958", 442079460958UL)]
    [InlineData("\uFF0B15013334444", 15013334444UL)]
    [InlineData("+1.5013334444E+10", 15013334444UL)]
    public void Read_WhereADigitMayBeInDoubt_AllThreeSayTheSame(string text, ulong number) => Assert.Equal((number, number, number), Answers(text));

    [Fact]
    public void Read_Plainly_IsAsTheCloserLook() => ForAll(
        Gen.OneOf(Texts, from parts in Gen.Elements("+39", "06", "1", "23", "456", " ", "-", ".", "/", "(", ")", "0", "\u2013").ArrayOf() select string.Concat(parts)).Zip(Gen.Elements("US", "IT", "FR", "DE")),
        given =>
        {
            var (text, reader) = (given.Item1, new PhoneReader(region: RegionCode.Read(given.Item2).Value));
            return reader.Read(text) == reader.ReadClosely<char>(text) && reader.Read(Encoding.UTF8.GetBytes(text)) == reader.ReadClosely<char>(text);
        });

    private static (ulong Template, ulong Contacts, ulong Inspected) Answers(string text)
    {
        var template = Template.Check(text);
        return (
            template.IsRight ? template.Number.Digits : 0,
            Contacts.Read(text).Number.Digits,
            Contacts.Look(text, out _).TryGet(out var read) && read.Verdict.Possible ? read.Number.Digits : 0);
    }

    private static int DigitsOf(string text) => text.EnumerateRunes().Count(Rune.IsDigit);

    private static string FullWidth(string text) => string.Concat(text.Select(character => character is >= '0' and <= '9' ? (char)(character - '0' + '\uFF10') : character));

    // All of the Basic Multilingual Plane that has signs, and of the others one of every few hundred.
    private static int Next(int code) => code switch
    {
        0xD7FF => 0xE000,
        >= 0x3400 and < 0xD700 => code + 0xFF,
        >= 0x1F000 and < 0x1F100 => code + 1,
        >= 0x10000 => code + 0x3FF > 0x10FFFF && code < 0x10FFFF ? 0x10FFFF : code + 0x3FF,
        _ => code + 1,
    };

    private static void ForAll<TCase>(Gen<TCase> cases, Func<TCase, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(50_000).WithReplay(20260306, 1));
}

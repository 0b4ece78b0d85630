using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>The tolerant template, the reader of contacts and the one of <c>numbers inspect</c> take a text for the same number, or all refuse it.</summary>
[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class ReadingAgreementTests
{
    private static readonly PhoneReader Contacts = new(RegionCode.Read("US").Value);
    private static readonly PhoneReader Inspection = new(RegionCode.Read("US").Value, PhoneCheck.None);

    // Whose numbers may be registered is another question.
    private static readonly NumberTemplate Template = new(
        isTolerant: true,
        NumberPolicy.World with { AllowUnassigned = true, AllowFictional = true, AllowPremium = true, AllowNonGeographic = true, AllowServiceLines = true });

    [Property(MaxTest = 50_000)]
    public bool Read_AnyText_AllThreeReadersAgree(PastedNumber text)
    {
        var (template, contacts, inspected) = Answers(text.Value);
        return contacts == inspected && (template == contacts || !IsValid(template == 0 ? contacts : template));
    }

    // Numbers that are not valid may differ: the template has rules of its own for North America, and keeps a trunk prefix after the country code.
    private static bool IsValid(ulong digits) => NumberingPlan.Default.Lookup(PhoneNumber.FromDigits(digits)).IsValid;

    [Fact]
    public void Read_AnyCharacterAnywhere_AllThreeReadersAgree()
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
    public void Read_InvisibleMarks_LeaveNoDigitInDoubt()
    {
        foreach (var mark in TypedNumberGenerators.Marks)
        {
            foreach (var text in (string[])[$"501{mark}3334444", $"+1 501{mark}333{mark}4444", $"{mark}(501) 333-4444{mark}", $"+1{mark}(501){mark}333{mark}4444"])
                Assert.Equal((text, 15013334444UL, 15013334444UL, 15013334444UL), (text, Answers(text).Template, Answers(text).Contacts, Answers(text).Inspected));
        }
    }

    [Fact]
    public void Read_OtherCharacters_AllThreeReadersRefuse()
    {
        foreach (var sign in TypedNumberGenerators.Doubtful)
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
    [InlineData("+49.30123 4567.~000", 0UL)]
    [InlineData("=\"5013334444", 0UL)]
    [InlineData("(+44) 20 7946 0958", 442079460958UL)]
    [InlineData("\uFF0B15013334444", 15013334444UL)]
    [InlineData("+1.5013334444E+10", 15013334444UL)]
    public void Read_DigitInDoubt_AllThreeReadersAgree(string text, ulong number) => Assert.Equal((number, number, number), Answers(text));

    [Theory]
    [InlineData("28676086/((3")]
    [InlineData("+82264306/8(7")]
    public void Read_SeveralSeparatorsAtTheLastDigits_IsAsReadClosely(string text) => Assert.True(IsAsReadClosely(text, RegionCode.Read("GH").Value));

    [Property(MaxTest = 50_000)]
    public bool Read_AnyText_IsAsReadClosely(PastedNumber text, TypingRegion region) => IsAsReadClosely(text.Value, region.Value);

    [Property(MaxTest = 50_000)]
    public bool Read_DigitsInGroups_IsAsReadClosely(GroupedDigits text, TypingRegion region) => IsAsReadClosely(text.Value, region.Value);

    private static bool IsAsReadClosely(string text, RegionCode region)
    {
        var reader = new PhoneReader(region: region);
        return reader.Read(text) == reader.ReadClosely<char>(text) && reader.Read(Encoding.UTF8.GetBytes(text)) == reader.ReadClosely<char>(text);
    }

    private static (ulong Template, ulong Contacts, ulong Inspected) Answers(string text)
    {
        var template = Template.Check(text);
        return (
            template.IsAccepted ? template.Number.Digits : 0,
            Contacts.Read(text).TryGet(out var contact) ? contact.Number.Digits : 0,
            Inspection.Read(text).TryGet(out var read) && read.Info.IsPossible ? read.Number.Digits : 0);
    }

    private static int DigitsOf(string text) => text.EnumerateRunes().Count(Rune.IsDigit);

    // All of the Basic Multilingual Plane that has signs, and of the others one of every few hundred.
    private static int Next(int code) => code switch
    {
        0xD7FF => 0xE000,
        >= 0x3400 and < 0xD700 => code + 0xFF,
        >= 0x1F000 and < 0x1F100 => code + 1,
        >= 0x10000 => code + 0x3FF > 0x10FFFF && code < 0x10FFFF ? 0x10FFFF : code + 0x3FF,
        _ => code + 1,
    };
}

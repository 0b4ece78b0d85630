using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

[Properties(Arbitrary = [typeof(TypedNumberGenerators)])]
public sealed class PhoneReaderTests
{
    private static readonly PhoneReader Italian = new(region: RegionCode.Read("IT").Value);

    [Theory]
    [InlineData("+390612345678")]
    [InlineData(" 06 1234 5678 ")]
    [InlineData("=\"06 1234 5678\"")]
    [InlineData("=+390612345678")]
    [InlineData("'0612345678")]
    [InlineData("390612345678.00")]
    [InlineData("+390612345678,0")]
    [InlineData("390612345678.000")]
    [InlineData("'=\"'+390612345678\"")]
    [InlineData("06-12-34-56-78")]
    [InlineData("06.12.34.56.78")]
    [InlineData("3.90612345678E+11")]
    [InlineData("3,90612345678e11")]
    [InlineData("\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668")]
    public void Read_CertainNumber_IsRead(string text) => Assert.Equal("+390612345678", Italian.Read(text).Value.Number.ToString());

    [Theory]
    [InlineData("395610.000")] // of ten characters, with a fraction
    [InlineData("0654321.00")]
    [InlineData("06.5432100")]
    [InlineData("065432.100")]
    public void Read_TenCharactersWithADot_IsTheSameInUtf8AndUtf16(string text) => Assert.Equal(Italian.Read(text), Italian.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("", NumberReason.NumberMissing)]
    [InlineData("   ", NumberReason.NumberMissing)]
    [InlineData("3.90612E+11", NumberReason.NumberScientific)]
    [InlineData("3.906123456781E+11", NumberReason.NumberScientific)] // one digit too many
    [InlineData("'", NumberReason.NumberSpreadsheetGuard)]
    [InlineData("=SUM(A1)", NumberReason.NumberHasLetters)]
    [InlineData("'+99961234567", NumberReason.NumberCallingCodeUnknown)]
    [InlineData("0612345678-79", NumberReason.NumberMultiple)]
    [InlineData("0612345678 / 9", NumberReason.NumberMultiple)]
    [InlineData("06 1234567.5", NumberReason.NumberPunctuation)]
    [InlineData("0612345678.5", NumberReason.NumberPunctuation)] // not 06123456785
    [InlineData("+", NumberReason.NumberPunctuation)]
    [InlineData("06-CALL-ME", NumberReason.NumberHasLetters)]
    public void Read_OtherText_GivesTheReason(string text, NumberReason reason)
    {
        var reading = Italian.Read(text);
        Assert.Equal((false, reason, reason.Code()), (reading.IsOk, reading.Reason, reading.Reason.Code()));
    }

    [Fact]
    public void Read_WithoutARegion_NeedsThePlus()
    {
        Assert.Equal(NumberReason.NumberNotE164, PhoneReader.International.Read("0612345678").Reason);
        Assert.Equal("+390612345678", PhoneReader.International.Read("+39 (06) 1234-5678").Value.Number.ToString());
        Assert.Equal(NumberReason.NumberNotE164, PhoneReader.International.Read("=\"390612345678\"").Reason);
        Assert.Equal(NumberReason.NumberNotE164, PhoneReader.International.Read("390612345678.0").Reason);
    }

    [Fact]
    public void Read_NumberThatIsNotValid_IsNoticedOrRefused()
    {
        Assert.Equal(NumberReason.NumberUnassigned, PhoneReader.International.Read("+15551234567").Value.Notices.Primary);
        Assert.Equal(NumberReason.NumberUnassigned, new PhoneReader(check: PhoneCheck.Valid).Read("+15551234567").Reason);
    }

    public sealed class SpreadsheetSigns : IAlphabet
    {
        public static string Characters => "+0123456789 .,-='\"eE/";
    }

    public sealed class OtherDigits : IAlphabet
    {
        public static string Characters => "\u0660\u0669\uFF0B\u00A0 06123456789";
    }

    [Property]
    public bool Read_AnyText_AnswersInUtf8AsForCharacters(TextOf<SpreadsheetSigns> text) => IsSameInUtf8(text.Value);

    [Property]
    public bool Read_OtherDigits_AnswersInUtf8AsForCharacters(TextOf<OtherDigits> text) => IsSameInUtf8(text.Value);

    [Property]
    public bool Read_NumberThatWasRead_GivesItAgain(GroupedDigits text) =>
        !Italian.Read(text.Value).TryGet(out var reading) || Italian.Read(reading.Number.ToString()).Value.Number == reading.Number;

    private static bool IsSameInUtf8(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar)
        || (Italian.Read(text) == Italian.Read(Encoding.UTF8.GetBytes(text)) && (Italian.Read(text).IsOk ^ Italian.Read(text).Reason != NumberReason.Unspecified));

    [Theory]
    [InlineData(0UL, "")]
    [InlineData(390612345678UL, "+390612345678")]
    public void FromDigits_GivesTheNumber(ulong digits, string text) => Assert.Equal(text, PhoneNumber.FromDigits(digits).ToString());

    [Fact]
    public void FromDigits_SixteenDigits_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => PhoneNumber.FromDigits(1_000_000_000_000_000));
}

using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class PortalFormTests
{
    [Theory]
    [InlineData("+15013334444")]
    [InlineData("5013334444")]
    public void Read_EitherForm_IsTheSameNumber(string text)
    {
        Assert.Equal("+15013334444", PortalForm.Read(text).Value.ToString());
        Assert.Equal("+15013334444", PortalForm.Read(Encoding.UTF8.GetBytes(text)).Value.ToString());
    }

    // The domain's ready test vectors, as far as they need no numbering plan, and their neighbors.
    [Theory]
    [InlineData("15013334444", "NUMBER_MISSING_PLUS")]
    [InlineData("501-333-4444", "NUMBER_PUNCTUATION")]
    [InlineData("501.333.4444", "NUMBER_PUNCTUATION")]
    [InlineData("1-501-333-4444", "NUMBER_PUNCTUATION NUMBER_MISSING_PLUS")]
    [InlineData(" 5013334444", "NUMBER_WHITESPACE")]
    [InlineData("5013334444 ", "NUMBER_WHITESPACE")]
    [InlineData("5013334444\u200b", "NUMBER_WHITESPACE")]
    [InlineData("501\u00a03334444", "NUMBER_WHITESPACE")]
    [InlineData("501 333 4444", "NUMBER_WHITESPACE")]
    [InlineData("(501) 333-4444", "NUMBER_WHITESPACE NUMBER_PUNCTUATION")]
    [InlineData("5013334444.0", "NUMBER_DECIMAL_SUFFIX")]
    [InlineData("=\"5013334444\"", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("'5013334444", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("3334444", "NUMBER_MISSING_AREA_CODE")]
    [InlineData("+445013334444", "NUMBER_NOT_NANP")]
    [InlineData("+5013334444", "NUMBER_NOT_NANP")]
    [InlineData("1.50133E+10", "NUMBER_SCIENTIFIC")]
    [InlineData("1.5013334444E+10", "NUMBER_SCIENTIFIC")]
    [InlineData("1.5013334444e10", "NUMBER_SCIENTIFIC")]
    [InlineData("1013334444", "NUMBER_AREA_CODE_INVALID")]
    [InlineData("5011334444", "NUMBER_EXCHANGE_INVALID")]
    [InlineData("+10011334444", "NUMBER_AREA_CODE_INVALID NUMBER_EXCHANGE_INVALID")]
    [InlineData("501333444", "NUMBER_LENGTH")]
    [InlineData("50133344445", "NUMBER_LENGTH")]
    [InlineData("+1501333444", "NUMBER_LENGTH")]
    [InlineData("+150133344445", "NUMBER_LENGTH")]
    [InlineData("1800FLOWERS", "NUMBER_HAS_LETTERS")]
    [InlineData("5013334444x12", "NUMBER_HAS_LETTERS")]
    [InlineData("5013334444;5013334445", "NUMBER_MULTIPLE NUMBER_PUNCTUATION")]
    [InlineData("5013334444 5013334445", "NUMBER_MULTIPLE NUMBER_WHITESPACE")]
    [InlineData("(501) 333-4444 (501) 333-4445", "NUMBER_MULTIPLE NUMBER_WHITESPACE NUMBER_PUNCTUATION")]
    [InlineData("５０１３３３４４４４", "NUMBER_NON_ASCII_DIGIT")]
    [InlineData("٥٠١٣٣٣٤٤٤٤", "NUMBER_NON_ASCII_DIGIT")]
    [InlineData("", "NUMBER_MISSING")]
    [InlineData("-", "NUMBER_PUNCTUATION NUMBER_LENGTH")]
    [InlineData("+", "NUMBER_LENGTH")]
    public void Read_OtherText_GivesAllReasons(string text, string codes)
    {
        var reading = PortalForm.Read(text);
        Assert.False(reading.IsOk);
        Assert.Equal(codes, reading.Reason.ToString());
        Assert.Equal(codes, PortalForm.Analyze<char>(text).ToString());
    }

    [Theory]
    [InlineData("25013334444", "NUMBER_LENGTH")]
    [InlineData("+25013334444", "NUMBER_NOT_NANP")]
    [InlineData("+015013334444", "NUMBER_NOT_NANP")]
    [InlineData("+1", "NUMBER_LENGTH")]
    [InlineData("+2", "NUMBER_NOT_NANP")]
    [InlineData("+10", "NUMBER_LENGTH")]
    [InlineData("+333-4444", "NUMBER_PUNCTUATION NUMBER_NOT_NANP")]
    [InlineData("11013334444", "NUMBER_MISSING_PLUS NUMBER_AREA_CODE_INVALID")]
    [InlineData("10000000000", "NUMBER_MISSING_PLUS NUMBER_AREA_CODE_INVALID NUMBER_EXCHANGE_INVALID")]
    [InlineData("20000000000", "NUMBER_LENGTH")]
    [InlineData("5013334444.5", "NUMBER_PUNCTUATION")]
    [InlineData("50133344.44", "NUMBER_PUNCTUATION")]
    [InlineData("2001992222", "NUMBER_EXCHANGE_INVALID")]
    [InlineData("1992002222", "NUMBER_AREA_CODE_INVALID")]
    public void Read_NeighborOfARule_GivesAllReasons(string text, string codes)
    {
        Assert.Equal(codes, PortalForm.Read(text).Reason.ToString());
        Assert.Equal(codes, PortalForm.Read(Encoding.UTF8.GetBytes(text)).Reason.ToString());
        Assert.Equal(codes, PortalForm.Analyze<byte>(Encoding.UTF8.GetBytes(text)).ToString());
    }

    // Numbers of other countries, where a policy allows them.
    [Theory]
    [InlineData("+390612345678", "", "+390612345678")]
    [InlineData("+39 06 1234 5678", "NUMBER_WHITESPACE", "+390612345678")]
    [InlineData("+0612345678", "NUMBER_NOT_E164", "")]
    [InlineData("+391234567890123", "", "+391234567890123")]
    [InlineData("+3912345678901234", "NUMBER_LENGTH", "")]
    [InlineData("+15013334444", "", "+15013334444")]
    [InlineData("+11013334444", "NUMBER_AREA_CODE_INVALID", "")]
    [InlineData("390612345678", "NUMBER_LENGTH", "")] // without a plus sign
    public void Account_AnyCountry_ReadsNumbersAfterPlus(string text, string codes, string number)
    {
        var account = PortalForm.Account(Encoding.UTF8.GetBytes(text), anyCountry: true);
        Assert.Equal((codes, number), (account.Causes.ToString(), account.Meant.ToString()));
    }

    [Theory]
    [InlineData("5013334444", true)]
    [InlineData("(501) 333-4444", true)]
    [InlineData("501.3334444", true)]
    [InlineData("50133344.44", false)] // a fraction, or a missing digit
    [InlineData("1.50133E+10", false)]
    public void Account_AnyText_IsCertainOfEachDigitOrNot(string text, bool isCertain) =>
        Assert.Equal(isCertain, PortalForm.Account(Encoding.UTF8.GetBytes(text), anyCountry: false).IsCertain);

    [Theory]
    [InlineData("5013334444", 10, "+15013334444")]
    [InlineData("1013334444", 10, "+11013334444")]
    [InlineData("333-4444", 7, "")]
    [InlineData("+44 5013334444", 12, "")]
    [InlineData("x123", 3, "")]
    public void Account_AnyText_HasDigitsAsWritten(string text, int digits, string asWritten)
    {
        var account = PortalForm.Account(Encoding.UTF8.GetBytes(text), anyCountry: false);
        Assert.Equal((digits, asWritten), (account.DigitCount, account.AsWritten.ToString()));
    }

    [Theory]
    [InlineData("(501) 333-4444", "5013334444")]
    [InlineData("+1 501.333.4444", "5013334444")]
    [InlineData("15013334444", "5013334444")]
    [InlineData("1.5013334444E+10", "5013334444")]
    [InlineData("5013334444.00", "5013334444")]
    [InlineData("=\"5013334444\"", "5013334444")]
    [InlineData("٥٠١٣٣٣٤٤٤٤", "5013334444")]
    [InlineData("1.50133E+10", null)]
    [InlineData("1.501333444E+10", null)] // a last digit 0 may or may not be lost
    [InlineData("3334444", null)]
    [InlineData("1013334444", null)]
    [InlineData("1800FLOWERS", null)]
    [InlineData("5013334444/5013334445", null)]
    [InlineData("+445013334444", null)]
    [InlineData("+25013334444", null)]
    [InlineData("+015013334444", null)]
    [InlineData("25013334444", null)] // eleven digits begin with 1
    [InlineData("+1 501 333 444", null)]
    [InlineData("+5013334444", null)]
    [InlineData("5013334444.5", null)]
    public void Account_RefusedText_SuggestsOnlyCertainNumbers(string text, string? suggestion) =>
        Assert.Equal(suggestion is null ? "" : "+1" + suggestion, PortalForm.Account(Encoding.UTF8.GetBytes(text), anyCountry: false).Meant.ToString());
}

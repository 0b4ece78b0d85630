namespace CallingDomain.Numbers.Conformance;

/// <content>Reading.</content>
public abstract partial class NumberingPlanConformance
{
    [Theory]
    [InlineData("06 1234 5678", "IT", "+390612345678")]
    [InlineData("312 345 6789", "IT", "+393123456789")]
    [InlineData("39 06 1234 5678", "IT", "+390612345678")]
    [InlineData("(501) 333-4444", "US", "+15013334444")]
    [InlineData("1 501.333.4444", "US", "+15013334444")]
    [InlineData("5013334444", "US", "+15013334444")]
    [InlineData(" 501 333 4444 ", "US", "+15013334444")]
    [InlineData("555-1234", "US", "+15551234")]
    [InlineData("011 44 20 7946 0958", "US", "+442079460958")]
    [InlineData("416-333-4444", "CA", "+14163334444")]
    [InlineData("01 42 68 53 00", "FR", "+33142685300")]
    [InlineData("01\u00A042\u201068\u201353\u221200", "FR", "+33142685300")]
    [InlineData("0044 20 7946 0958", "FR", "+442079460958")]
    [InlineData("+0044 20 7946 0958", "FR", "+442079460958")]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("(0121) 234 5678", "GB", "+441212345678")]
    [InlineData("030/1234567", "DE", "+49301234567")]
    [InlineData("0151 23456789", "DE", "+4915123456789")]
    [InlineData("011 15-2345-6789", "AR", "+5491123456789")]
    [InlineData("0 11 15 2345 6789", "AR", "+5491123456789")]
    [InlineData("(11) 96123-4567", "BR", "+5511961234567")]
    [InlineData("0 15 11 96123-4567", "BR", "+5511961234567")]
    [InlineData("222 123 4567", "MX", "+522221234567")]
    [InlineData("(02) 1234 5678", "AU", "+61212345678")]
    [InlineData("0412 345 678", "AU", "+61412345678")]
    [InlineData("0011 44 20 7946 0958", "AU", "+442079460958")]
    [InlineData("612 34 56 78", "ES", "+34612345678")]
    [InlineData("06 12345678", "NL", "+31612345678")]
    [InlineData("070-123 45 67", "SE", "+46701234567")]
    [InlineData("40 61 23 45", "NO", "+4740612345")]
    [InlineData("078 123 45 67", "CH", "+41781234567")]
    [InlineData("0664 123456", "AT", "+43664123456")]
    [InlineData("512 345 678", "PL", "+48512345678")]
    [InlineData("06 1 234 5678", "HU", "+3612345678")]
    [InlineData("8 (912) 345-67-89", "RU", "+79123456789")]
    [InlineData("8 10 44 20 7946 0958", "RU", "+442079460958")]
    [InlineData("03-1234-5678", "JP", "+81312345678")]
    [InlineData("010 44 20 7946 0958", "JP", "+442079460958")]
    [InlineData("081234 56789", "IN", "+918123456789")]
    [InlineData("050-123-4567", "AE", "+971501234567")]
    [InlineData("021 123 4567", "NZ", "+64211234567")]
    [InlineData("071 123 4567", "ZA", "+27711234567")]
    [InlineData("0501 234 56 78", "TR", "+905012345678")]
    [InlineData("464 1234", "AG", "+12684641234")]
    [InlineData("+15013334444", "IT", "+15013334444")]
    [InlineData("+1 (501) 333-4444", "", "+15013334444")]
    [InlineData("+44 (0)20 7946 0958", "US", "+442079460958")]
    [InlineData("+39 06 1234 5678", "ZZ", "+390612345678")]
    public void Read_NationalOrInternationalNotation_GivesTheNumber(string text, string region, string expected)
    {
        Assert.Equal(expected, Plan.Read(text, Region(region)).Value.ToString());
    }

    [Theory]
    [InlineData("", NumberReason.NumberMissing)]
    [InlineData(" \u00A0 ", NumberReason.NumberMissing)]
    [InlineData("()", NumberReason.NumberPunctuation)]
    [InlineData("+", NumberReason.NumberPunctuation)]
    [InlineData("=\"5013334444\"", NumberReason.NumberSpreadsheetGuard)]
    [InlineData("'5013334444", NumberReason.NumberSpreadsheetGuard)]
    [InlineData("1.50133E+10", NumberReason.NumberScientific)]
    [InlineData("1.5013334444e10", NumberReason.NumberScientific)]
    [InlineData("5013334444.0", NumberReason.NumberDecimalSuffix)]
    [InlineData("+15013334444.0", NumberReason.NumberDecimalSuffix)]
    [InlineData("\uFF15\uFF10\uFF113334444", NumberReason.NumberNonAsciiDigit)]
    [InlineData("\u0665\u0660\u0661 333 4444", NumberReason.NumberNonAsciiDigit)]
    [InlineData("\U0001D7D3013334444", NumberReason.NumberNonAsciiDigit)]
    [InlineData("501 333 4444, 501 333 5555", NumberReason.NumberMultiple)]
    [InlineData("501 333 4444 / 501 333 5555", NumberReason.NumberMultiple)]
    [InlineData("(501) 333-4444 (501) 333-5555", NumberReason.NumberMultiple)]
    [InlineData("+15013334444 +15013335555", NumberReason.NumberMultiple)]
    [InlineData("1-800-FLOWERS", NumberReason.NumberHasLetters)]
    [InlineData("501 333 4444 x12", NumberReason.NumberHasLetters)]
    [InlineData("501 333 4444 ext. 12", NumberReason.NumberHasLetters)]
    [InlineData("+15013334444;ext=12", NumberReason.NumberHasLetters)]
    [InlineData("tel:+1-501-333-4444", NumberReason.NumberHasLetters)]
    [InlineData("501333444\u041E", NumberReason.NumberHasLetters)]
    [InlineData("501\u200B3334444", NumberReason.NumberWhitespace)]
    [InlineData("\uFEFF5013334444", NumberReason.NumberWhitespace)]
    [InlineData("501\u00AD3334444", NumberReason.NumberWhitespace)]
    [InlineData("501\t3334444", NumberReason.NumberWhitespace)]
    [InlineData("501*333*4444", NumberReason.NumberPunctuation)]
    [InlineData("#5013334444", NumberReason.NumberPunctuation)]
    [InlineData("++15013334444", NumberReason.NumberPunctuation)]
    [InlineData("501 333 \uD800 4444", NumberReason.NumberPunctuation)]
    [InlineData("5", NumberReason.NumberLength)]
    [InlineData("+15", NumberReason.NumberLength)]
    [InlineData("50133344445013334444", NumberReason.NumberLength)]
    [InlineData("+1501333444455555", NumberReason.NumberLength)]
    [InlineData("1234567890123456789012", NumberReason.NumberLength)]
    [InlineData("+999123456", NumberReason.NumberCallingCodeUnknown)]
    [InlineData("011 999 123456", NumberReason.NumberCallingCodeUnknown)]
    public void Read_TextThatIsNotOneNumber_GivesTheReason(string text, NumberReason expected)
    {
        var reading = Plan.Read(text, Region("US"));
        Assert.Equal((false, expected), (reading.IsOk, reading.Reason));
    }

    [Theory]
    [InlineData("ZZ")]
    [InlineData("001")]
    [InlineData("")]
    public void Read_NationalNotationWithoutRegion_GivesRegionUnknown(string region) =>
        Assert.Equal(NumberReason.NumberRegionUnknown, Plan.Read("5013334444", Region(region)).Reason);

    [Theory]
    [InlineData('5')]
    [InlineData(' ')]
    [InlineData('(')]
    [InlineData('x')]
    [InlineData('\u0665')]
    public void Read_VeryLongText_IsRefused(char character) => Assert.False(Plan.Read(new string(character, 100_000), Region("US")).IsOk);

    [Fact]
    public void Read_DigitsWithManySeparators_GivesTheNumber() =>
        Assert.Equal("+15013334444", Plan.Read("501" + new string(' ', 1000) + "333" + new string('-', 1000) + "4444", Region("US")).Value.ToString());
}

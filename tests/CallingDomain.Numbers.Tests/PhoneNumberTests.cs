namespace CallingDomain.Numbers.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("", NumberReason.NumberMissing)]
    [InlineData("  ", NumberReason.NumberMissing)]
    [InlineData("5013334444", NumberReason.NumberNotE164)]
    [InlineData("+0501333444", NumberReason.NumberNotE164)]
    [InlineData("+", NumberReason.NumberNotE164)]
    [InlineData("+1234567890123456", NumberReason.NumberLength)]
    [InlineData("+1 5013334444", NumberReason.NumberWhitespace)]
    [InlineData("+1-5013334444", NumberReason.NumberPunctuation)]
    [InlineData("++15013334444", NumberReason.NumberPunctuation)]
    [InlineData("+1501333HELP", NumberReason.NumberHasLetters)]
    [InlineData("+15013334444x12", NumberReason.NumberHasLetters)]
    [InlineData("+1501333444٤", NumberReason.NumberNonAsciiDigit)]
    [InlineData("+15013334444/+15013334445", NumberReason.NumberMultiple)]
    public void Read_OtherThanE164_GivesTheReason(string text, NumberReason reason)
    {
        var reading = PhoneNumber.Read(text);
        Assert.False(reading.IsOk);
        Assert.Equal(reason, reading.Reason);
    }

    [Theory]
    [InlineData("+1")]
    [InlineData("+15013334444")]
    [InlineData("+390612345678")]
    [InlineData("+123456789012345")]
    public void Read_E164_GivesItBack(string text) => Assert.Equal(text, PhoneNumber.Read(text).Value.ToString());

    [Fact]
    public void None_Always_IsTheDefaultAndEmpty()
    {
        Assert.Equal(default, PhoneNumber.None);
        Assert.Equal("", PhoneNumber.None.ToString());
        Assert.Equal("", PhoneNumber.None.ToMaskedString());
        Assert.True(PhoneNumber.None.TryFormat([], out var written));
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData("+15013334444", "+15*******44")]
    [InlineData("+3906", "*****")]
    [InlineData("+39061", "+39*61")]
    public void ToMaskedString_OfANumber_ShowsAtMostFourDigits(string text, string masked) => Assert.Equal(masked, PhoneNumber.Parse(text).ToMaskedString());

    [Fact]
    public void Parse_NoNumber_ThrowsWithoutQuotingIt()
    {
        var thrown = Assert.Throws<FormatException>(() => PhoneNumber.Parse("501-333-4444"));
        Assert.DoesNotContain("501", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("NUMBER_PUNCTUATION", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryFormat_ShortBuffer_GivesFalse() => Assert.False(PhoneNumber.Parse("+15013334444").TryFormat(new char[11], out _));

    [Theory]
    [InlineData("+15013334444", true)]
    [InlineData("15013334444", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_Text_GivesTheNumberOrNone(string? text, bool isNumber)
    {
        Assert.Equal(isNumber, PhoneNumber.TryParse(text, provider: null, out var number));
        Assert.Equal(isNumber, PhoneNumber.TryParse(text.AsSpan(), provider: null, out var ofSpan));
        Assert.Equal(isNumber ? PhoneNumber.Parse("+15013334444") : PhoneNumber.None, number);
        Assert.Equal(number, ofSpan);
    }

    [Theory]
    [InlineData("+15013334444", "+15013334445", -1)]
    [InlineData("+15013334444", "+15013334444", 0)]
    [InlineData("+390612345678", "+15013334444", 1)] // compared as whole numbers
    public void Operators_TwoNumbers_AgreeWithCompareTo(string left, string right, int order)
    {
        var (first, second) = (PhoneNumber.Parse(left), PhoneNumber.Parse(right));
        Assert.Equal(order, first.CompareTo(second));
        Assert.Equal((order < 0, order <= 0, order > 0, order >= 0), (first < second, first <= second, first > second, first >= second));
    }

    [Fact]
    public void TypeConverter_Text_IsConvertedAndBack()
    {
        var converter = System.ComponentModel.TypeDescriptor.GetConverter(typeof(PhoneNumber));
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.Equal(PhoneNumber.Parse("+15013334444"), converter.ConvertFromInvariantString("+15013334444"));
        Assert.Equal(PhoneNumber.None, converter.ConvertFromInvariantString(""));
        Assert.Equal("+15013334444", converter.ConvertToInvariantString(PhoneNumber.Parse("+15013334444")));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(1));
    }

    [Fact]
    public void ToString_OfRowsEntriesAndResults_HasNoWholeNumber()
    {
        var number = PhoneNumber.Parse("+15013334444");
        var rows = NumberTemplate.Strict.Read("5013334444,Survey\n501-333-4444,Survey\n"u8).Value;
        object[] shown =
        [
            rows.Accepted[0], rows.Rejected[0], rows.Accepted[0].ToLine(), new NumberEntry("5013334444", "Survey"),
            NumberingPlan.Default.CheckAsYouType("(501) 333-4444", RegionCode.Read("US").Value),
        ];
        Assert.All(shown, each => Assert.DoesNotContain("3334444", each.ToString()!.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal("Line 1: +15*******44 Survey", rows.Accepted[0].ToString());
        Assert.Equal("Line 2: NUMBER_PUNCTUATION", rows.Rejected[0].ToString());
        Assert.Equal("+15*******44 Survey", new TemplateLine(number, CallPurpose.Survey).ToString());
    }

    [Theory]
    [InlineData("(501) 333-4444", "+15*******44")]
    [InlineData("(501) 33", "Incomplete")]
    [InlineData("(501) 333-44445", "NUMBER_LENGTH")]
    public void ToString_WhileANumberIsTyped_SaysHowFarItIs(string text, string shown) =>
        Assert.Equal(shown, NumberingPlan.Default.CheckAsYouType(text, RegionCode.Read("US").Value).ToString());
}

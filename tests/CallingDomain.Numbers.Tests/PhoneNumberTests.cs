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
}

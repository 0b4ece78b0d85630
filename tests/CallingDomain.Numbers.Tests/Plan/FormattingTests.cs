namespace CallingDomain.Numbers.Tests;

public sealed class FormattingTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Theory]
    [InlineData("+44")]
    [InlineData("+999")]
    [InlineData("+99912345")]
    public void Format_WithoutNationalPartOrCallingCode_IsE164(string text)
    {
        Assert.Equal(text, Plan.FormatNational(PhoneNumber.Parse(text)));
        Assert.Equal(text, Plan.FormatInternational(PhoneNumber.Parse(text)));
    }

    // Formats for use inside a country only, and numbers of unusual length.
    [Theory]
    [InlineData("+611802866", "180 2866", "+61 1802866")]
    [InlineData("+82003685987012", "00368 598 7012", "+82 003685987012")]
    public void Format_DomesticFormat_IsForTheCountryOnly(string number, string national, string international)
    {
        Assert.Equal(national, Plan.FormatNational(PhoneNumber.Parse(number)));
        Assert.Equal(international, Plan.FormatInternational(PhoneNumber.Parse(number)));
    }

    [Fact]
    public void TryFormat_ShortBuffer_WritesNothing()
    {
        var number = PhoneNumber.Parse("+15013334444");
        Span<char> room = stackalloc char[13];
        Assert.False(Plan.TryFormatNational(number, room, out var written));
        Assert.Equal(0, written);
        Span<char> enough = stackalloc char[14];
        Assert.True(Plan.TryFormatNational(number, enough, out written));
        Assert.Equal("(501) 333-4444", new string(enough[..written]));
        Assert.False(Plan.TryFormatInternational(number, enough, out written));
        Assert.Equal(0, written);
    }
}

namespace CallingDomain.Numbers.Tests;

public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("US", "US")]
    [InlineData("it", "IT")]
    [InlineData("001", "001")]
    public void Read_Codes_GivesCapitals(string text, string expected) => Assert.Equal(expected, RegionCode.Read(text).Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("USA")]
    [InlineData("U1")]
    [InlineData("\u00DCS")]
    [InlineData("002")]
    public void Read_OtherTexts_GivesRegionUnknown(string text) => Assert.Equal(NumberReason.NumberRegionUnknown, RegionCode.Read(text).Reason);

    [Fact]
    public void Default_IsNoRegion_FormatsAsEmpty() => Assert.Equal("", default(RegionCode).ToString());
}

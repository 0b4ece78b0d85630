using System.Text.Json;

namespace CallingDomain.Numbers.Tests;

public sealed class CodeJsonConverterTests
{
    [Fact]
    public void Write_Reason_IsItsCode() => Assert.Equal("\"NUMBER_MISSING\"", JsonSerializer.Serialize(NumberReason.NumberMissing));

    [Theory]
    [InlineData("64")]
    [InlineData("1")]
    [InlineData("\"64\"")]
    [InlineData("\"NUMBER\"")]
    [InlineData("null")]
    public void Read_NoWordOfTheEnumeration_IsAJsonException(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NumberReason>(json));

    [Fact]
    public void Write_UndefinedValue_IsAJsonException() => Assert.Throws<JsonException>(() => JsonSerializer.Serialize((NumberReason)250));
}

namespace CallingDomain.Numbers.Tests;

public sealed class ResultTests
{
    [Fact]
    public void Default_IsAFailureWithoutReason()
    {
        Result<PhoneNumber, NumberReason> result = default;
        Assert.False(result.IsOk);
        Assert.Equal(NumberReason.Unspecified, result.Reason);
        Assert.Throws<InvalidOperationException>(() => result.Value);
        Assert.Equal("Unspecified", result.ToString());
    }

    [Fact]
    public void ToString_Success_HidesTheValue() => Assert.Equal("Ok", PhoneNumber.Read("+15013334444").ToString());

    [Fact]
    public void Equals_SameValue_IsEqual() => Assert.Equal(PhoneNumber.Read("+15013334444"), PhoneNumber.Read("+15013334444"));
}

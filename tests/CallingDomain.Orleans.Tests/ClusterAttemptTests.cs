using CallingDomain.Dialing;

namespace CallingDomain.Orleans.Tests;

public sealed class ClusterAttemptTests
{
    private static readonly Attempt Attempt = MessageSamples.Attempt;

    [Theory]
    [InlineData("spring", 3)]
    [InlineData("spring/2026", 0)]
    [InlineData("/", 4095)]
    public void ReadKey_OfACall_GivesItBack(string name, int number)
    {
        Assert.True(ClusterAttempt.TryReadKey(new ClusterAttempt(name, number, Attempt).Key, out var campaign, out var shard, out var attempt));
        Assert.Equal((name, number, Attempt.Id), (campaign, shard, attempt));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("spring")]
    [InlineData("spring/17")]
    [InlineData("/3/17")]
    [InlineData("spring/3/")]
    [InlineData("spring//17")]
    [InlineData("spring/x/17")]
    [InlineData("spring/3/x")]
    [InlineData("spring/-3/17")]
    [InlineData("spring/ 3/17")]
    [InlineData("spring/3/99999999999999999999")]
    [InlineData("spring/9999999999/17")]
    public void ReadKey_OtherText_IsNotAKey(string? key)
    {
        Assert.False(ClusterAttempt.TryReadKey(key, out var campaign, out _, out _));
        Assert.Equal("", campaign);
    }

    [Fact]
    public void ToString_NamesNoNumberAndNoContact() => Assert.Equal("Call spring/3/17", new ClusterAttempt("spring", 3, Attempt).ToString());
}

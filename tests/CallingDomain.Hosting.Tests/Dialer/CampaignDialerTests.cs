using CallingDomain.Dialing;

namespace CallingDomain.Hosting.Tests;

public sealed class CampaignDialerTests
{
    [Fact]
    public Task DueContacts_AreCalledAtOnce_AndTheirEndsReported() => DialerBench.RunAsync(async bench =>
    {
        await bench.LoadAsync(3);
        Assert.Equal(3, bench.Carrier.Given.Count);
        Assert.Equal("spring/1", bench.Carrier.Given[0].Key);
        await bench.PassAsync(20);
        Assert.Equal([CallStatus.Reached, CallStatus.Reached, CallStatus.Reached], bench.History.Select(row => row.Status));
        Assert.Equal(new DialerStatus(DialerState.Running), bench.Dialer.Status with { NextStep = null });
    });
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallingDomain.Orleans.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void AddCluster_NoOptions_AreTheDefaults() => Assert.Equal(TimeSpan.FromMilliseconds(500), OptionsOf(configure: null).ExchangePeriod);

    [Fact]
    public void AddCluster_OptionsAtTheirLimits_AreAccepted()
    {
        OptionsOf(options => (options.ExchangePeriod, options.WakePeriod, options.ChangeWait, options.BalancePeriod, options.MaxGroup, options.FactsPerSnapshot) =
            (TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10), TimeSpan.Zero, TimeSpan.FromSeconds(1), 1, 0));
        OptionsOf(options => (options.ExchangePeriod, options.WakePeriod, options.ChangeWait, options.BalancePeriod, options.MaxGroup, options.FactsPerSnapshot) =
            (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), int.MaxValue, long.MaxValue));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void AddCluster_OptionsBeyondTheirLimits_AreRefusedTogether(int side)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => OptionsOf(options =>
        {
            options.ExchangePeriod = side < 0 ? TimeSpan.FromMilliseconds(9) : TimeSpan.FromMinutes(1) + TimeSpan.FromTicks(1);
            options.WakePeriod = side < 0 ? TimeSpan.FromMilliseconds(9) : TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1);
            options.ChangeWait = side < 0 ? -TimeSpan.FromTicks(1) : TimeSpan.FromMinutes(1) + TimeSpan.FromTicks(1);
            options.BalancePeriod = side < 0 ? TimeSpan.FromMilliseconds(999) : TimeSpan.FromDays(1) + TimeSpan.FromTicks(1);
            options.MaxGroup = 0;
            options.FactsPerSnapshot = -1;
        }));
        Assert.Equal(["ExchangePeriod", "WakePeriod", "ChangeWait", "BalancePeriod", "MaxGroup", "FactsPerSnapshot"], refusal.Failures.Select(line => line.Split(": OPTION_OUT_OF_RANGE. The value is ")[0]));
    }

    [Fact]
    public void AddCluster_DialerOptionsBeyondTheirLimits_AreRefusedWithTheOthers()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => OptionsOf(options =>
        {
            options.MaxGroup = 0;
            (options.Dialer.MaxClaims, options.Dialer.Agent) = (0, "\ud800");
            options.Dialer.LongestPause = TimeSpan.FromMilliseconds(999);
        }));
        Assert.Equal(
        [
            "MaxGroup: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.",
            "Dialer.MaxClaims: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.",
            "Dialer.Agent: OPTION_INVALID. The name contains an unpaired surrogate.",
            "Dialer.LongestPause: OPTION_OUT_OF_RANGE. The value is 00:00:00.9990000; expected 00:00:01 to 1 day.",
        ], refusal.Failures);
    }

    [Fact]
    public void AddCluster_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => ((ISiloBuilder)null!).AddCallingDomainCluster());
        Assert.Throws<ArgumentNullException>(() => ((IClientBuilder)null!).AddCallingDomainCluster());
        Assert.Throws<ArgumentNullException>(() => CampaignCluster.Of(null!));
    }

    private static ClusterOptions OptionsOf(Action<ClusterOptions>? configure)
    {
        var silo = new Silo(new ServiceCollection(), new ConfigurationBuilder().Build());
        silo.AddCallingDomainCluster(configure);
        return silo.Services.BuildServiceProvider().GetRequiredService<IOptions<ClusterOptions>>().Value;
    }

    private sealed record Silo(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;
}

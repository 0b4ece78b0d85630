using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Distributions of times.</summary>
[Properties(Arbitrary = [typeof(TimeDistributionTests)])]
public sealed class TimeDistributionTests
{
    private static readonly TimeDistribution Talk = TimeDistribution.LogNormal(Seconds(120), Seconds(360));

    public static Arbitrary<TimeDistribution> Distributions() => Arb.From(Gen.OneOf(
        Gen.Choose(0, 86_400).Select(time => TimeDistribution.Constant(Seconds(time))),
        from least in Gen.Choose(0, 1000) from more in Gen.Choose(0, 1000) select TimeDistribution.Uniform(Seconds(least), Seconds(least + more)),
        from mean in Gen.Choose(1, 3600) from least in Gen.Choose(0, 100) select TimeDistribution.Exponential(Seconds(mean + 20), Seconds(least), Seconds(least + 3600)),
        from median in Gen.Choose(1, 3600) from more in Gen.Choose(1, 3600) select TimeDistribution.LogNormal(Seconds(median), Seconds(median + more), Seconds(median / 2), Seconds(median * 2)),
        Gen.Choose(0, 600).NonEmptyListOf().Select(times => TimeDistribution.Empirical(times.Select(time => new TimeShare(Seconds(time), 1.0 / times.Count))))));

    [Property]
    public bool Quantile_OfAnyDistribution_LiesBetweenItsEndsAndGrows(TimeDistribution times, NonNegativeInt one, NonNegativeInt other)
    {
        var (least, most) = (Math.Min(one.Get, other.Get) % 1000 / 1000.0, Math.Max(one.Get, other.Get) % 1000 / 1000.0);
        if (least > most) (least, most) = (most, least);
        return times.Quantile(least) >= times.Min && times.Quantile(most) <= times.Max && times.Quantile(least) <= times.Quantile(most);
    }

    [Property]
    public bool Json_AnyDistribution_ComesBackEqual(TimeDistribution times) => JsonSerializer.Deserialize<TimeDistribution>(JsonSerializer.Serialize(times))!.Equals(times);

    // Computed elsewhere, by the quantiles of the normal distribution.
    [Theory]
    [InlineData(0.0, 98)]
    [InlineData(0.001, 8_486)]
    [InlineData(0.1, 40_000)]
    [InlineData(0.25, 67_308)]
    [InlineData(0.5, 120_000)]
    [InlineData(0.75, 213_941)]
    [InlineData(0.9, 360_000)]
    [InlineData(0.99, 881_617)]
    [InlineData(0.9999, 2_909_176)]
    public void Quantile_LogNormal_IsTheSameOnEveryMachine(double share, long milliseconds) =>
        Assert.InRange(Talk.Quantile(share).TotalMilliseconds, milliseconds - 1, milliseconds + 1);

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.5, 41_588)]
    [InlineData(0.9, 138_155)]
    [InlineData(0.999, 414_465)]
    public void Quantile_Exponential_IsTheSameOnEveryMachine(double share, long milliseconds) =>
        Assert.Equal(milliseconds, TimeDistribution.Exponential(Seconds(60)).Quantile(share).TotalMilliseconds);

    [Fact]
    public void Functions_EqualThoseOfThePlatform()
    {
        for (var i = 1; i < 2000; i++)
        {
            var (x, share) = (i / 7.0, i / 2000.0);
            Assert.Equal(Math.Log(x), PortableMath.Ln(x), tolerance: 1e-14);
            Assert.Equal(1, PortableMath.Exp(x - 140) / Math.Exp(x - 140), tolerance: 1e-13);
            Assert.Equal(share, Math.Exp(PortableMath.Ln(share)), tolerance: 1e-14);
            Assert.Equal(-PortableMath.NormalQuantile(share), PortableMath.NormalQuantile(1 - share), tolerance: 1e-12);
        }

        Assert.Equal(1.959963984540054, PortableMath.NormalQuantile(0.975), tolerance: 1e-14);
        Assert.Equal(-8.222082216130435, PortableMath.NormalQuantile(1e-16), tolerance: 1e-12); // the tail
    }

    [Fact]
    public void Quantile_LimitedDistribution_IsThatOfThePartBetweenItsEnds()
    {
        var limited = TimeDistribution.LogNormal(Seconds(120), Seconds(360), Seconds(120), Seconds(360)); // from 0.5 to 0.9
        Assert.Equal(Talk.Quantile(0.7), limited.Quantile(0.5));
        Assert.Equal((Seconds(120), Seconds(120)), (limited.Min, limited.Quantile(0)));
    }

    [Fact]
    public void Quantile_Empirical_GivesEachTimeItsShare()
    {
        var times = TimeDistribution.Empirical([new TimeShare(Seconds(30), 0.25), new TimeShare(Seconds(10), 0.75)]);
        Assert.Equal([10, 10, 30, 30], new[] { 0, 0.7499, 0.75, 0.9999 }.Select(share => (int)times.Quantile(share).TotalSeconds));
    }

    [Fact]
    public void Distributions_ThatAreImpossible_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeDistribution.Constant(Seconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeDistribution.Uniform(Seconds(2), Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeDistribution.Exponential(Duration.Zero));
        Assert.Throws<ArgumentException>(() => TimeDistribution.Exponential(Seconds(1), Seconds(100)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeDistribution.LogNormal(Seconds(60), Seconds(60)));
        Assert.Throws<ArgumentException>(() => TimeDistribution.LogNormal(Seconds(60), Seconds(90), max: Seconds(5)));
        Assert.Throws<ArgumentException>(() => TimeDistribution.Empirical([]));
        Assert.Throws<ArgumentException>(() => TimeDistribution.Empirical([new TimeShare(Seconds(1), 0.9)]));
        Assert.Throws<ArgumentException>(() => TimeDistribution.Empirical([new TimeShare(Seconds(1), 0), new TimeShare(Seconds(2), 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeDistribution.Empirical([new TimeShare(Duration.FromDays(2), 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Talk.Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Talk.Quantile(double.NaN));
    }

    private static Duration Seconds(int seconds) => Duration.FromSeconds(seconds);
}

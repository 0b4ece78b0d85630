using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The distribution of a time of a simulation: how long calls ring, or last after the answer.</summary>
/// <remarks>
/// A time is the quantile of a number from 0 to 1, in whole milliseconds unless it is given. It has the same value on every machine: it is computed with basic operations of IEEE 754 alone. Immutable, compared by content, thread-safe.
/// Default (null in a model): the constant time of the model.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record TimeDistribution
{
    /// <summary>The maximum number of times of an empirical distribution: 1,000.</summary>
    public const int MaxTimes = 1000;

    /// <summary>The least share of an exponential or a log-normal distribution that must lie between its minimum and maximum: 0.001.</summary>
    public const double MinKeptShare = 0.001;

    private const double Tolerance = 1e-9;
    private const double QuantileOf90 = 1.2815515655446004; // of the normal distribution
    private const double Least = 1.0 / (1L << 54); // the normal quantile of 0 is infinite
    private const int Halvings = 60;

    private readonly Items<TimeShare> _times;
    private readonly double _least, _most; // milliseconds
    private readonly double _scale, _spread; // milliseconds; standard deviation of the logarithm
    private readonly double _from, _to = 1; // the part of the distribution between the minimum and the maximum

    private TimeDistribution(TimeDistributionKind kind, Duration min, Duration max, Duration typical, Duration percentile90, ImmutableArray<TimeShare> times)
    {
        (Kind, Min, Max, _times) = (kind, min, max, times);
        (Mean, Median, Percentile90) = (kind == TimeDistributionKind.Exponential ? typical : null, kind == TimeDistributionKind.LogNormal ? typical : null, kind == TimeDistributionKind.LogNormal ? percentile90 : null);
        (_least, _most, _scale) = (Milliseconds(min), Milliseconds(max), Milliseconds(typical));
        if (kind == TimeDistributionKind.LogNormal) _spread = PortableMath.Ln(Milliseconds(percentile90) / _scale) / QuantileOf90;
        if (kind is TimeDistributionKind.Exponential or TimeDistributionKind.LogNormal) (_from, _to) = (min == Duration.Zero ? 0 : ShareBelow(_least), ShareBelow(_most));
    }

    /// <summary>The kind.</summary>
    public TimeDistributionKind Kind { get; }

    /// <summary>The shortest time.</summary>
    public Duration Min { get; }

    /// <summary>The longest time.</summary>
    public Duration Max { get; }

    /// <summary>The mean of an exponential distribution before it is limited; null for other kinds.</summary>
    public Duration? Mean { get; }

    /// <summary>The median of a log-normal distribution before it is limited; null for other kinds.</summary>
    public Duration? Median { get; }

    /// <summary>The time that nine of ten calls of a log-normal distribution do not exceed, before it is limited; null for other kinds.</summary>
    public Duration? Percentile90 { get; }

    /// <summary>The times of an empirical distribution; empty for other kinds.</summary>
    public ImmutableArray<TimeShare> Times => _times;

    /// <summary>Always one time.</summary>
    /// <param name="time">The time: 0 to 24 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public static TimeDistribution Constant(Duration time) => new(TimeDistributionKind.Constant, CallOutcomes.Checked(time), time, time, time, []);

    /// <summary>All times between two are equally likely.</summary>
    /// <param name="min">The shortest time.</param>
    /// <param name="max">The longest time: at least the shortest, at most 24 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public static TimeDistribution Uniform(Duration min, Duration max) => new(TimeDistributionKind.Uniform, CallOutcomes.Checked(min), AtLeast(min, max), max, max, []);

    /// <summary>The exponential distribution: short times are the most likely ones.</summary>
    /// <param name="mean">The mean before the distribution is limited: above 0, at most 24 hours.</param>
    /// <param name="min">The shortest time; null for 0.</param>
    /// <param name="max">The longest time; null for 24 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    /// <exception cref="ArgumentException">Less than <see cref="MinKeptShare"/> of the distribution lies between the shortest and the longest time.</exception>
    public static TimeDistribution Exponential(Duration mean, Duration? min = null, Duration? max = null) => Limited(TimeDistributionKind.Exponential, Positive(mean), mean, min, max);

    /// <summary>The log-normal distribution: most times are near the median, and a few are much longer, as talk times are.</summary>
    /// <param name="median">The median before the distribution is limited: above 0, at most 24 hours.</param>
    /// <param name="percentile90">The time that nine of ten calls do not exceed: above the median, at most 24 hours.</param>
    /// <param name="min">The shortest time; null for 0.</param>
    /// <param name="max">The longest time; null for 24 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    /// <exception cref="ArgumentException">Less than <see cref="MinKeptShare"/> of the distribution lies between the shortest and the longest time.</exception>
    public static TimeDistribution LogNormal(Duration median, Duration percentile90, Duration? min = null, Duration? max = null)
    {
        if (percentile90 <= median) throw new ArgumentOutOfRangeException(nameof(percentile90), percentile90, "The time of nine calls of ten must be longer than the median.");
        return Limited(TimeDistributionKind.LogNormal, Positive(median), CallOutcomes.Checked(percentile90), min, max);
    }

    /// <summary>Given times with their shares.</summary>
    /// <param name="times">The times, at most <see cref="MaxTimes"/>: each from 0 to 24 hours with a share above 0; the sum of the shares is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of range.</exception>
    /// <exception cref="ArgumentException">There is no time, there are too many, a share is out of range, or the sum is not 1.</exception>
    public static TimeDistribution Empirical(IEnumerable<TimeShare> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        ImmutableArray<TimeShare> all = [.. times.OrderBy(each => each.Time)];
        if (all.Length is 0 or > MaxTimes || all.Any(each => !(each.Share is > 0 and <= 1)) || Math.Abs(all.Sum(each => each.Share) - 1) > Tolerance)
            throw new ArgumentException("Expected 1 to 1,000 times with shares above 0 and the sum 1.", nameof(times));
        return new(TimeDistributionKind.Empirical, CallOutcomes.Checked(all[0].Time), CallOutcomes.Checked(all[^1].Time), all[0].Time, all[0].Time, all);
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(TimeDistribution? other) =>
        other is not null && (Kind, Min, Max, Mean, Median, Percentile90) == (other.Kind, other.Min, other.Max, other.Mean, other.Median, other.Percentile90) && _times.Equals(other._times);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Min, Max, Mean, Median, Percentile90);

    /// <summary>The time that a share of all times does not exceed.</summary>
    /// <param name="share">The share: 0, inclusive, to 1, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration Quantile(double share)
    {
        if (!(share is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "Expected 0 to less than 1.");
        return Kind switch
        {
            TimeDistributionKind.Constant => Min,
            TimeDistributionKind.Uniform => Limited(_least + (share * (_most - _least))),
            TimeDistributionKind.Empirical => At(share),
            _ => Limited(Unlimited(_from + (share * (_to - _from)))),
        };
    }

    private static TimeDistribution Limited(TimeDistributionKind kind, Duration typical, Duration percentile90, Duration? min, Duration? max)
    {
        var (least, most) = (CallOutcomes.Checked(min ?? Duration.Zero), AtLeast(min ?? Duration.Zero, max ?? CallOutcomes.MaxTime));
        var distribution = new TimeDistribution(kind, least, most, typical, percentile90, []);
        return distribution._to - distribution._from >= MinKeptShare ? distribution : throw new ArgumentException("Too little of the distribution lies between the shortest and the longest time.", nameof(min));
    }

    private static Duration AtLeast(Duration min, Duration max) => max >= min ? CallOutcomes.Checked(max) : throw new ArgumentOutOfRangeException(nameof(max), max, "The longest time is shorter than the shortest.");

    private static Duration Positive(Duration time) => time > Duration.Zero ? CallOutcomes.Checked(time) : throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be longer than 0.");

    private static double Milliseconds(Duration time) => time.ToInt64Nanoseconds() / (double)NodaConstants.NanosecondsPerMillisecond;

    private Duration Limited(double milliseconds)
    {
        var time = Duration.FromMilliseconds((long)Math.Floor(Math.Min(milliseconds, _most)));
        return Duration.Max(Min, time);
    }

    private Duration At(double share)
    {
        foreach (var each in _times.All)
        {
            if ((share -= each.Share) < 0) return each.Time;
        }

        return Max; // the sum of the shares may be a little less than 1
    }

    // The quantile in milliseconds.
    private double Unlimited(double share) => Kind == TimeDistributionKind.Exponential
        ? -_scale * PortableMath.Ln(1 - share)
        : _scale * PortableMath.Exp(_spread * PortableMath.NormalQuantile(Math.Max(share, Least)));

    // The share of times below one, as the first share whose quantile is not below it.
    private double ShareBelow(double milliseconds)
    {
        var (below, above) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = below + ((above - below) / 2);
            if (middle >= 1 || Unlimited(middle) >= milliseconds) above = middle;
            else below = middle;
        }

        return above;
    }
}

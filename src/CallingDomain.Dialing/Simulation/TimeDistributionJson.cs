using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Distributions of times as JSON: a duration, or an object with the kind.</summary>
internal static class TimeDistributionJson
{
    private const string KindName = "distribution", TimeName = "time", MinName = "min", MaxName = "max", MeanName = "mean", MedianName = "median", Percentile90Name = "p90", TimesName = "times", ShareName = "share";

    private static readonly string Expected = $"a duration such as PT25S, or an object with the property {KindName}";

    /// <exception cref="JsonRefusedException">The value is not a distribution.</exception>
    public static TimeDistribution Read(JsonPlace place)
    {
        if (place.Kind == JsonValueKind.String) return TimeDistribution.Constant(Time(place));
        if (place.Kind != JsonValueKind.Object) throw place.Refuse(CampaignSettingsReason.PropertyType, Expected);
        return place.The(KindName).Word(JsonWords.TimeDistribution) switch
        {
            TimeDistributionKind.Uniform => Uniform(place.Only(KindName, MinName, MaxName)),
            TimeDistributionKind.Exponential => Exponential(place.Only(KindName, MeanName, MinName, MaxName)),
            TimeDistributionKind.LogNormal => LogNormal(place.Only(KindName, MedianName, Percentile90Name, MinName, MaxName)),
            TimeDistributionKind.Empirical => Empirical(place.Only(KindName, TimesName)),
            _ => TimeDistribution.Constant(Time(place.Only(KindName, TimeName).The(TimeName))),
        };
    }

    public static void Write(Utf8JsonWriter json, TimeDistribution times)
    {
        if (times.Kind == TimeDistributionKind.Constant)
        {
            json.WriteStringValue(DurationText.Write(times.Min));
            return;
        }

        json.WriteStartObject();
        json.WriteString(KindName, JsonWords.TimeDistribution[times.Kind]);
        if (times.Mean is { } mean) json.WriteString(MeanName, DurationText.Write(mean));
        if (times.Median is { } median) json.WriteString(MedianName, DurationText.Write(median));
        if (times.Percentile90 is { } percentile) json.WriteString(Percentile90Name, DurationText.Write(percentile));
        if (times.Kind == TimeDistributionKind.Empirical)
        {
            json.WriteStartArray(TimesName);
            foreach (var each in times.Times)
            {
                json.WriteStartObject();
                json.WriteString(TimeName, DurationText.Write(each.Time));
                json.WriteNumber(ShareName, each.Share);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteString(MinName, DurationText.Write(times.Min));
            json.WriteString(MaxName, DurationText.Write(times.Max));
        }

        json.WriteEndObject();
    }

    private static TimeDistribution Uniform(JsonPlace place) => Ordered(place, Time(place.The(MinName)), Time(place.The(MaxName)), TimeDistribution.Uniform);

    private static TimeDistribution Exponential(JsonPlace place)
    {
        var mean = place.The(MeanName).Period(CallOutcomes.MaxTime);
        return Ordered(place, Min(place), Max(place), (min, max) => TimeDistribution.Exponential(mean, min, max));
    }

    private static TimeDistribution LogNormal(JsonPlace place)
    {
        var (median, percentile) = (place.The(MedianName).Period(CallOutcomes.MaxTime), Time(place.The(Percentile90Name)));
        if (percentile <= median) throw place.The(Percentile90Name).Refuse(CampaignSettingsReason.DistributionImpossible, "a duration longer than the median");
        return Ordered(place, Min(place), Max(place), (min, max) => TimeDistribution.LogNormal(median, percentile, min, max));
    }

    private static TimeDistribution Empirical(JsonPlace place)
    {
        var list = place.The(TimesName);
        var times = list.NonEmptyList(each => new TimeShare(Time(each.Only(TimeName, ShareName).The(TimeName)), Share(each.The(ShareName))));
        try
        {
            return TimeDistribution.Empirical(times);
        }
        catch (ArgumentException)
        {
            throw list.Refuse(CampaignSettingsReason.DistributionImpossible, "at most 1,000 times, with shares whose sum is 1");
        }
    }

    private static TimeDistribution Ordered(JsonPlace place, Duration min, Duration max, Func<Duration, Duration, TimeDistribution> create)
    {
        if (max < min) throw (place.Maybe(MaxName) ?? place).Refuse(CampaignSettingsReason.DistributionImpossible, "a longest time that is not shorter than the shortest");
        try
        {
            return create(min, max);
        }
        catch (ArgumentException)
        {
            throw place.Refuse(CampaignSettingsReason.DistributionImpossible, "a distribution of which at least a thousandth lies between its shortest and its longest time");
        }
    }

    private static Duration Min(JsonPlace place) => place.Maybe(MinName) is { } min ? Time(min) : Duration.Zero;

    private static Duration Max(JsonPlace place) => place.Maybe(MaxName) is { } max ? Time(max) : CallOutcomes.MaxTime;

    private static Duration Time(JsonPlace place) => place.Delay(CallOutcomes.MaxTime);

    private static double Share(JsonPlace place) => place.Number() is > 0 and <= 1 and var share ? share : throw place.Refuse(CampaignSettingsReason.PropertyRange, "a number above 0 and at most 1");
}

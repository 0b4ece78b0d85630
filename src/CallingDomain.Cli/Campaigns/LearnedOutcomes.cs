using System.Collections.Immutable;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Estimates a model of outcomes from calls: probabilities by kind of phone, hour of the local day and attempt, and the times by status.</summary>
/// <remarks>
/// A kind of phone, hour and attempt, and a kind and attempt, has probabilities of its own from <see cref="MinCalls"/> calls on; other calls use those of the next coarser group: kind and attempt, kind, all calls.
/// Probabilities are smoothed: each group counts <see cref="Weight"/> calls of its coarser group as its own. All figures are computed with decimal numbers, so that they are the same on every machine.
/// </remarks>
internal sealed class LearnedOutcomes
{
    /// <summary>The least number of calls of a group with probabilities of its own.</summary>
    public const int MinCalls = 30;

    /// <summary>How many calls of the coarser group a group counts as its own.</summary>
    public const int Weight = 10;

    /// <summary>The last attempt that is distinguished: it stands for all later ones too.</summary>
    public const int LastAttempt = 4;

    private const int HoursOfADay = 24, MostTimes = 20, Digits = 6, AnyHour = -1, AnyAttempt = 0;

    private static readonly ImmutableArray<CallStatus> Statuses = [.. AttemptCounts.Counted, CallStatus.Reached];

    private readonly Dictionary<Group, int[]> _counts = [];
    private readonly SortedDictionary<long, int>[] _ringTimes = [.. Statuses.Select(_ => new SortedDictionary<long, int>())]; // seconds, with the number of calls
    private readonly SortedDictionary<long, int>[] _talkTimes = [.. Statuses.Select(_ => new SortedDictionary<long, int>())];

    /// <summary>The number of calls.</summary>
    public int Calls { get; private set; }

    /// <summary>Counts a call.</summary>
    /// <param name="call">The call, which has ended.</param>
    /// <param name="status">Its outcome, one of nine.</param>
    /// <param name="isPrimary">Whether its phone is the primary one.</param>
    /// <param name="local">The local time of the phone at which it was dialed.</param>
    public void Add(in PastCall call, CallStatus status, bool isPrimary, LocalTime local)
    {
        Calls++;
        var (kind, attempt, index) = (new Kind(isPrimary, isPrimary ? null : call.Type), Math.Min(call.Attempt, LastAttempt), Statuses.IndexOf(status));
        Count(new Group(kind, local.Hour, attempt), index);
        Count(new Group(kind, AnyHour, attempt), index);
        Count(new Group(kind, AnyHour, AnyAttempt), index);
        Count(new Group(null, AnyHour, AnyAttempt), index);
        var isAnswered = status.IsAnswered();
        var end = call.EndedAt!.Value;
        var answered = !isAnswered ? end : call.AnsweredAt ?? call.DialedAt; // the whole call, if the file does not say when it was answered
        AddTime(_ringTimes[index], answered - call.DialedAt);
        if (isAnswered && call.Status == status) AddTime(_talkTimes[index], end - answered);
    }

    /// <summary>The model of the calls.</summary>
    /// <param name="types">The names of the campaign's contact item types.</param>
    /// <param name="others">The times and the agents.</param>
    /// <param name="seed">The seed.</param>
    public OutcomeModel ToModel(IEnumerable<string> types, CallOutcomes others, long seed)
    {
        var all = Smooth(_counts[new Group(null, AnyHour, AnyAttempt)], coarser: null);
        var kinds = _counts.Keys.Select(group => group.Kind).OfType<Kind>().Concat(types.Select(type => new Kind(false, type))).Distinct().Order().ToList();
        var cases = kinds.SelectMany(kind => CasesOf(kind, all)).ToList();
        var finest = cases.Where(each => !each.Case.Hours.IsEmpty).OrderByDescending(each => each.Calls).Take(Math.Max(0, OutcomeModel.MaxCases - cases.Count(each => each.Case.Hours.IsEmpty))).Select(each => each.Case).ToHashSet();
        return new OutcomeModel(ToProbabilities(all), seed)
        {
            Cases = [.. cases.Select(each => each.Case).Where(each => each.Hours.IsEmpty || finest.Contains(each))],
            RingTime = others.RingTime,
            TalkTime = others.TalkTime,
            Agents = others.Agents,
            RingTimes = TimesOf(_ringTimes),
            TalkTimes = TimesOf(_talkTimes),
        };
    }

    // The cases of a kind, the finest first. The last one takes all its calls, so that none comes to the cases of another kind.
    private IEnumerable<(OutcomeCase Case, int Calls)> CasesOf(Kind kind, decimal[] all)
    {
        var counts = _counts.GetValueOrDefault(new Group(kind, AnyHour, AnyAttempt));
        var ofKind = counts is null ? all : Smooth(counts, all);
        var coarse = new List<(OutcomeCase, int)>();
        for (var attempt = 1; attempt <= LastAttempt; attempt++)
        {
            var (ofAttempt, isOwn) = (ofKind, false);
            if (_counts.TryGetValue(new Group(kind, AnyHour, attempt), out var several) && several.Sum() >= MinCalls)
            {
                (ofAttempt, isOwn) = (Smooth(several, ofKind), true);
                coarse.Add((Case(kind, AnyHour, attempt, ofAttempt), several.Sum()));
            }

            for (var hour = 0; isOwn && hour < HoursOfADay; hour++)
            {
                if (_counts.TryGetValue(new Group(kind, hour, attempt), out var few) && few.Sum() >= MinCalls) yield return (Case(kind, hour, attempt, Smooth(few, ofAttempt)), few.Sum());
            }
        }

        foreach (var each in coarse) yield return each;
        yield return (Case(kind, AnyHour, AnyAttempt, ofKind), counts?.Sum() ?? 0);
    }

    private static OutcomeCase Case(Kind kind, int hour, int attempt, decimal[] probabilities) => new(ToProbabilities(probabilities))
    {
        IsPrimary = kind.Type is null ? kind.IsPrimary : null,
        Types = kind.Type is { } type ? [type] : [],
        Hours = hour == AnyHour ? [] : [new TimeWindow(new LocalTime(hour, 0), new LocalTime((hour + 1) % HoursOfADay, 0))],
        MinAttempt = attempt == AnyAttempt ? 1 : attempt,
        MaxAttempt = attempt is AnyAttempt or LastAttempt ? int.MaxValue : attempt,
    };

    private void Count(Group group, int status)
    {
        if (!_counts.TryGetValue(group, out var counts)) _counts.Add(group, counts = new int[Statuses.Length]);
        counts[status]++;
    }

    private static void AddTime(SortedDictionary<long, int> times, Duration time)
    {
        var seconds = (long)Math.Round(Duration.Min(time, CallOutcomes.MaxTime).ToInt64Nanoseconds() / (decimal)NodaConstants.NanosecondsPerSecond);
        times[seconds] = times.GetValueOrDefault(seconds) + 1;
    }

    private static decimal[] Smooth(int[] counts, decimal[]? coarser)
    {
        var (calls, weight) = (counts.Sum(), coarser is null ? 0 : Weight);
        return [.. counts.Select((count, i) => (count + (weight * (coarser?[i] ?? 0))) / (calls + weight))];
    }

    // Rounded; the most likely outcome takes the difference to 1.
    private static Dictionary<CallStatus, double> ToProbabilities(decimal[] probabilities)
    {
        decimal[] rounded = [.. probabilities.Select(probability => Math.Round(probability, Digits))];
        rounded[Array.IndexOf(rounded, rounded.Max())] += 1 - rounded.Sum();
        return Statuses.Index().Where(each => rounded[each.Index] > 0).ToDictionary(each => each.Item, each => (double)rounded[each.Index]);
    }

    private static ImmutableSortedDictionary<CallStatus, TimeDistribution> TimesOf(SortedDictionary<long, int>[] times) =>
        Statuses.Index().Where(each => times[each.Index].Count > 0).ToImmutableSortedDictionary(each => each.Item, each => TimesOf(times[each.Index]));

    // Quantiles with equal shares: of 20 or fewer calls, the times themselves.
    private static TimeDistribution TimesOf(SortedDictionary<long, int> times)
    {
        if (times.Count == 1) return TimeDistribution.Constant(Duration.FromSeconds(times.First().Key));
        long calls = times.Values.Sum(count => (long)count);
        var (quantiles, most, passed) = (new List<long>(), Math.Min(calls, MostTimes), 0L);
        foreach (var (seconds, count) in times)
        {
            passed += count;
            while (quantiles.Count < most && ((2 * quantiles.Count) + 1) * calls < passed * 2 * most) quantiles.Add(seconds);
        }

        return TimeDistribution.Empirical(quantiles.CountBy(seconds => seconds).Select(each => new TimeShare(Duration.FromSeconds(each.Key), each.Value / (double)most)));
    }

    /// <summary>A kind of phone: the primary phone, additional phones of a type, or those without a type.</summary>
    private sealed record Kind(bool IsPrimary, string? Type) : IComparable<Kind>
    {
        // Cases for phones without a type come last, since they also fit phones of a type.
        public int CompareTo(Kind? other) => other is null ? 1 : Rank != other.Rank ? Rank.CompareTo(other.Rank) : string.CompareOrdinal(Type, other.Type);

        private int Rank => IsPrimary ? 0 : Type is null ? 2 : 1;
    }

    private readonly record struct Group(Kind? Kind, int Hour, int Attempt);
}

using System.Collections.Immutable;
using CallingDomain.Dialing;

namespace CallingDomain.Orleans;

/// <summary>What a shard needs lines for.</summary>
/// <param name="CallsUnderWay">Its calls under way.</param>
/// <param name="Due">The contacts that claims would give, in groups in calling order.</param>
internal readonly record struct LineDemand(int CallsUnderWay, ImmutableArray<DueGroup> Due)
{
    /// <summary>The lines for all calls under way and all counted contacts.</summary>
    public int Needed => CallsUnderWay + Due.Sum(group => group.Count);
}

/// <summary>Shares the lines of a campaign among its shards, by the contacts that wait in them.</summary>
/// <remarks>
/// Each shard keeps one line, so its contacts are called even while contacts of other shards come first. Free lines go to the waiting contacts in calling order: by class, then priority. If they do not suffice, the lines that become free go to the waiting contacts that come first: the shards without such a contact place no call until enough of their calls have ended, and the shards with one
/// get equal numbers of lines. Lines that nothing needs are shared equally, so that a contact that becomes due is called at once. Pure: the same demands give the same shares.
/// </remarks>
internal static class LineShares
{
    /// <summary>Shares lines.</summary>
    /// <param name="lines">The lines of the campaign: at least as many as shards.</param>
    /// <param name="demands">The demand of each shard.</param>
    /// <returns>The lines of each shard, at least 1. A shard with more calls under way than lines places none until enough have ended.</returns>
    public static int[] Of(int lines, ReadOnlySpan<LineDemand> demands)
    {
        var shares = new int[demands.Length];
        for (var shard = 0; shard < shares.Length; shard++) shares[shard] = Math.Max(1, demands[shard].CallsUnderWay);
        var free = Math.Max(0, lines - shares.Sum());
        var waiting = new int[demands.Length];
        var granted = new int[demands.Length];
        foreach (var rank in RanksOf(demands))
        {
            for (var shard = 0; shard < waiting.Length; shard++) waiting[shard] = Waiting(demands[shard], rank);
            free -= Pour(free, granted, waiting);
            if (!Array.Exists(waiting, each => each > 0)) continue;
            var running = new int[demands.Length]; // the calls whose lines may be passed on: each shard keeps one, and one that has just got lines keeps all until it has used them
            for (var shard = 0; shard < shares.Length; shard++)
            {
                shares[shard] += granted[shard];
                running[shard] = granted[shard] > 0 ? 0 : Math.Max(0, demands[shard].CallsUnderWay - 1);
            }

            PassOn(lines, shares, waiting, running);
            return shares;
        }

        for (var shard = 0; shard < shares.Length; shard++) shares[shard] += granted[shard];
        Array.Fill(waiting, int.MaxValue);
        Pour(free, shares, waiting);
        return shares;
    }

    // The lines that become free go to the shards with contacts that wait and come first.
    private static void PassOn(int lines, int[] shares, int[] waiting, int[] running)
    {
        var given = new int[shares.Length];
        Pour(waiting.Sum() + Math.Max(0, shares.Sum() - lines), given, [.. running.Select((calls, shard) => waiting[shard] > 0 ? 0 : calls)]);
        for (var shard = 0; shard < shares.Length; shard++) shares[shard] -= waiting[shard] > 0 ? running[shard] : given[shard];
        Pour(Math.Max(0, lines - shares.Sum()), shares, [.. running.Select((calls, shard) => waiting[shard] > 0 ? calls + waiting[shard] : 0)]);
    }

    // The classes and priorities in calling order.
    private static SortedSet<(int Class, int Priority)> RanksOf(ReadOnlySpan<LineDemand> demands)
    {
        var ranks = new SortedSet<(int, int)>();
        foreach (var demand in demands)
        {
            foreach (var group in demand.Due) ranks.Add((group.Class, group.Priority));
        }

        return ranks;
    }

    // The kept line of a shard without calls under way is for its first contact.
    private static int Waiting(in LineDemand demand, (int, int) rank)
    {
        var isFirst = demand is { CallsUnderWay: 0, Due: [var first, ..] } && (first.Class, first.Priority) == rank;
        return CountOf(demand.Due, rank) - (isFirst ? 1 : 0);
    }

    private static int CountOf(ImmutableArray<DueGroup> groups, (int Class, int Priority) rank)
    {
        var count = 0L;
        foreach (var group in groups)
        {
            if ((group.Class, group.Priority) == rank) count += group.Count;
        }

        return (int)Math.Min(count, int.MaxValue);
    }

    // Gives lines to the shards equally, to none more than it wants; what does not divide goes to the shards with the lowest numbers.
    private static int Pour(int lines, int[] shares, int[] wanted)
    {
        var given = 0;
        while (given < lines && wanted.Count(each => each > 0) is var open and > 0)
        {
            var each = Math.Max(1, (lines - given) / open);
            for (var shard = 0; shard < shares.Length && given < lines; shard++)
            {
                var gets = Math.Min(Math.Min(each, wanted[shard]), lines - given);
                if (gets <= 0) continue;
                shares[shard] += gets;
                wanted[shard] -= gets;
                given += gets;
            }
        }

        return given;
    }
}

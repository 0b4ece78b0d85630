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
/// Each shard keeps one line, so that its contacts are called whatever the other shards have. The other lines go to the waiting contacts in calling order: by class, then priority; shards whose contacts have the same class and priority get equal numbers. Then calls under way keep their lines: with fewer lines than calls, a shard places no call until enough of its
/// calls have ended, and the lines go to the contacts that come first. Lines that nothing needs are shared equally, so that a contact that becomes due is called at once. Pure: the same demands give the same shares.
/// </remarks>
internal static class LineShares
{
    /// <summary>Shares lines.</summary>
    /// <param name="lines">The lines of the campaign: at least as many as shards.</param>
    /// <param name="demands">The demand of each shard.</param>
    /// <returns>The lines of each shard; their sum is <paramref name="lines"/>.</returns>
    public static int[] Of(int lines, ReadOnlySpan<LineDemand> demands)
    {
        var shares = new int[demands.Length];
        Array.Fill(shares, 1);
        var rest = lines - shares.Length;
        var wanted = new int[demands.Length];
        foreach (var rank in RanksOf(demands))
        {
            for (var shard = 0; shard < wanted.Length; shard++) wanted[shard] = Waiting(demands[shard], rank);
            rest -= Pour(rest, shares, wanted);
        }

        for (var shard = 0; shard < wanted.Length; shard++) wanted[shard] = demands[shard].CallsUnderWay - 1;
        rest -= Pour(rest, shares, wanted);
        Array.Fill(wanted, int.MaxValue);
        Pour(rest, shares, wanted);
        return shares;
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

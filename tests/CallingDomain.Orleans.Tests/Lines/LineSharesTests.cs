using System.Collections.Immutable;
using CallingDomain.Dialing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CallingDomain.Orleans.Tests;

public sealed class LineSharesTests
{
    [Fact]
    public void Of_NoDemand_SharesEqually() => Assert.Equal([4, 3, 3], Shares(10, Demand(0), Demand(0), Demand(0)));

    [Fact]
    public void Of_OneShardHasWork_GetsAllButTheKeptLines() => Assert.Equal([8, 1, 1], Shares(10, Demand(0, (2, 100)), Demand(0), Demand(0)));

    [Fact]
    public void Of_AsManyLinesAsShards_EachKeepsOne() => Assert.Equal([1, 1, 1], Shares(3, Demand(0, (1, 100)), Demand(0, (2, 100)), Demand(0)));

    [Fact]
    public void Of_HigherPriorityWaitsElsewhere_GetsTheNextLines() => Assert.Equal([5, 5], Shares(10, Demand(10, (2, 100)), Demand(0, (1, 5))));

    [Fact]
    public void Of_SamePriority_SharesEqually() => Assert.Equal([5, 5], Shares(10, Demand(10, (2, 100)), Demand(0, (2, 100))));

    [Fact]
    public void Of_LinesSufficeForAll_CallsUnderWayKeepTheirs() => Assert.Equal([99, 1], Shares(100, Demand(75, (2, 35)), Demand(0)));

    [Property(Arbitrary = [typeof(Demands)])]
    public bool Of_AnyDemand_LendsAllLinesAndOneToEachShard(Case any)
    {
        var shares = LineShares.Of(any.Lines, any.All);
        return shares.Sum() == any.Lines && shares.All(share => share >= 1);
    }

    // With its line, each shard can call its first contact. Beyond that, no shard gets a line for a contact while one that comes before it waits elsewhere without a line.
    [Property(Arbitrary = [typeof(Demands)])]
    public bool Of_AnyDemand_PriorityGoesFirst(Case any)
    {
        var shares = LineShares.Of(any.Lines, any.All);
        for (var shard = 0; shard < shares.Length; shard++)
        {
            if (WorstServed(any.All[shard], shares[shard]) is not { } worst) continue;
            for (var other = 0; other < shares.Length; other++)
            {
                if (other != shard && FirstWithoutLine(any.All[other], shares[other]) is { } waiting && waiting.CompareTo(worst) < 0) return false;
            }
        }

        return true;
    }

    // The contact for which the shard has its last line, apart from the line that it keeps.
    private static (int, int)? WorstServed(LineDemand demand, int share) => demand.CallsUnderWay > 0 || share <= 1 ? null : RankAt(demand, Math.Min(share, demand.Needed) - 1) is { } rank && share > 1 && demand.Needed > 1 ? rank : null;

    private static (int, int)? FirstWithoutLine(LineDemand demand, int share) => demand.CallsUnderWay > 0 ? null : RankAt(demand, share);

    private static (int, int)? RankAt(LineDemand demand, int place)
    {
        foreach (var group in demand.Due)
        {
            if (place < group.Count) return (group.Class, group.Priority);
            place -= group.Count;
        }

        return null;
    }

    private static int[] Shares(int lines, params LineDemand[] demands) => LineShares.Of(lines, demands);

    private static LineDemand Demand(int underWay, params (int Priority, int Count)[] due) => new(underWay, [.. due.Select(each => new DueGroup(0, each.Priority, each.Count))]);

    public sealed record Case(int Lines, int[] UnderWay, (int Priority, int Count)[][] Due)
    {
        internal LineDemand[] All => [.. UnderWay.Zip(Due, Demand)];
    }

    internal static class Demands
    {
        public static Arbitrary<Case> Cases() => (
            from shards in Gen.Choose(1, 6)
            from more in Gen.Choose(0, 30)
            from calls in Gen.Choose(0, 12).ArrayOf(shards)
            from isIdle in Gen.Elements(true, false)
            from due in (from priorities in Gen.SubListOf([1, 2, 3, 5]) from counts in Gen.Choose(1, 20).ArrayOf(4) select priorities.Select((priority, i) => (priority, counts[i])).ToArray()).ArrayOf(shards)
            select new Case(shards + more, isIdle ? new int[shards] : calls, due)).ToArbitrary();
    }
}

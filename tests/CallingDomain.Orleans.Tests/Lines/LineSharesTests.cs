using CallingDomain.Dialing;
using FsCheck;
using FsCheck.Fluent;

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

    [Fact]
    public void Of_FewWaitWithHigherPriority_TheOthersPlaceNoCallUntilTheseHaveLines() => Assert.Equal([1, 7], Shares(8, Demand(2, (2, 8)), Demand(6, (1, 2))));

    [Fact]
    public void Of_ShardWithoutWaitingContacts_PassesItsLinesOn() => Assert.Equal([99, 1], Shares(100, Demand(60, (2, 50)), Demand(40)));

    [Fact]
    public void Of_FewerLinesThanCalls_PlacesNoCall() => Assert.Equal([2, 2], Shares(4, Demand(6, (2, 5)), Demand(6, (2, 5))));

    [Property(Arbitrary = [typeof(Demands)])]
    public bool Of_AnyDemand_EachShardKeepsALine(Waiting any) => LineShares.Of(any.Lines, any.All).All(share => share >= 1);

    // A shard that may place a call on one of these lines does not take it from another one.
    [Property(Arbitrary = [typeof(Demands)])]
    public bool Of_AnyDemand_LendsNoMoreThanAllLinesBesideCallsUnderWay(Waiting any) => LineShares.Of(any.Lines, any.All).Sum() <= Math.Max(any.Lines, any.UnderWay.Sum(calls => Math.Max(1, calls)));

    [Property(Arbitrary = [typeof(Demands)])]
    public bool Of_LinesSuffice_AllContactsHaveThem(Waiting any)
    {
        var shares = LineShares.Of(1000, any.All);
        return shares.Sum() == 1000 && any.All.Zip(shares).All(each => each.Second >= each.First.Needed);
    }

    // While contacts wait without a line: apart from the line that each shard keeps, no shard may place a call to a contact that comes after them.
    [Property(Arbitrary = [typeof(Demands)])]
    public bool Of_AnyDemand_PriorityGoesFirst(Waiting any)
    {
        var (demands, shares) = (any.All, LineShares.Of(any.Lines, any.All));
        var first = demands.Select((demand, shard) => RankAt(demand, Room(demand, shares[shard]))).Min(); // of the contacts without a line
        return first is null || demands.Select((demand, shard) => Room(demand, shares[shard]) is var room && (room > 1 || (room == 1 && demand.CallsUnderWay > 0)) ? RankAt(demand, room - 1) : null).All(last => last is null || last.Value.CompareTo(first.Value) <= 0);
    }

    // How many calls a shard may place now.
    private static int Room(LineDemand demand, int share) => Math.Max(0, share - demand.CallsUnderWay);

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

    public sealed record Waiting(int Lines, int[] UnderWay, (int Priority, int Count)[][] Due)
    {
        /// <summary>Each shard as its calls under way, and count and priority of its waiting contacts.</summary>
        public override string ToString() => $"{Lines} lines for " + string.Join("; ", UnderWay.Select((calls, shard) => $"{calls} calls, {string.Join(' ', Due[shard].Select(due => $"{due.Count} of {due.Priority}"))}"));

        internal LineDemand[] All => [.. UnderWay.Zip(Due, Demand)];
    }

    internal static class Demands
    {
        public static Arbitrary<Waiting> All() => (
            from shards in Gen.Choose(1, 6)
            from more in Gen.Choose(0, 30)
            from calls in Gen.Choose(0, 12).ArrayOf(shards)
            from isIdle in Gen.Elements(true, false)
            from due in (from priorities in Gen.SubListOf([1, 2, 3, 5]) from counts in Gen.Choose(1, 20).ArrayOf(4) select priorities.Select((priority, i) => (priority, counts[i])).ToArray()).ArrayOf(shards)
            select new Waiting(shards + more, isIdle ? new int[shards] : calls, due)).ToArbitrary();
    }
}

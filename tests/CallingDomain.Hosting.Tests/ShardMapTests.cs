using CallingDomain.Numbers;

namespace CallingDomain.Hosting.Tests;

/// <summary>The shards of contacts and numbers never change: the rows of a store depend on them.</summary>
public sealed class ShardMapTests
{
    private static readonly int[] Counts = [1, 2, 16, 4096];

    [Theory]
    [InlineData("c1", 0, 0, 4, 1197)]
    [InlineData("ada", 0, 0, 2, 538)]
    [InlineData("Zoë", 0, 0, 3, 1016)]
    public void ShardOf_EachCount_IsTheKnownOne(string id, params int[] shards) => Assert.Equal(shards, Counts.Select(count => ShardMap.ShardOf(id, count)));

    [Fact]
    public void ShardOf_LongIdentity_IsTheKnownOne() => Assert.Equal(130, ShardMap.ShardOf(new string('x', 300), 4096));

    [Theory]
    [InlineData("", 0, 0, 7, 1981)]
    [InlineData("+15013334444", 0, 1, 9, 2559)]
    [InlineData("+390612345678", 0, 1, 9, 2492)]
    [InlineData("+999999999999999", 0, 1, 14, 3789)]
    public void OwnerOf_EachCount_IsTheKnownOne(string number, params int[] shards) =>
        Assert.Equal(shards, Counts.Select(count => ShardMap.OwnerOf(number.Length == 0 ? PhoneNumber.None : PhoneNumber.Parse(number), count)));

    [Fact]
    public void ShardOf_ManyContacts_SharesThemEqually()
    {
        var counts = Enumerable.Range(0, 16_000).CountBy(i => ShardMap.ShardOf($"c{i}", 16)).Select(shard => shard.Value).ToList();
        Assert.Equal(16, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 850, 1150)); // five standard deviations
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ShardMap.MaxShards + 1)]
    public void Shards_OutOfRange_Throws(int shards)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShardMap.ShardOf("c1", shards));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShardMap.OwnerOf(PhoneNumber.None, shards));
    }

    [Fact]
    public void ShardOf_NoIdentity_Throws() => Assert.ThrowsAny<ArgumentException>(() => ShardMap.ShardOf("", 2));
}

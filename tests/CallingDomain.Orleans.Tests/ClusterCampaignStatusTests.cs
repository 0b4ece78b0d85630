using NodaTime;

namespace CallingDomain.Orleans.Tests;

public sealed class ClusterCampaignStatusTests
{
    private static readonly Instant Morning = MessageSamples.Morning;

    [Fact]
    public void Counts_OfShards_AreSums()
    {
        var status = Status(
            new ClusterShardStatus(0) { Contacts = int.MaxValue, OpenContacts = 7, Attempts = 5_000_000_000, CallsUnderWay = 2, NextWakeUp = Morning + Duration.FromMinutes(1) },
            new ClusterShardStatus(1) { Contacts = 10, OpenContacts = 3, Attempts = 1, CallsUnderWay = 1, NextWakeUp = Morning },
            new ClusterShardStatus(2));
        Assert.Equal((2147483657, 10, 5_000_000_001, 3), (status.Contacts, status.OpenContacts, status.Attempts, status.CallsUnderWay));
        Assert.Equal(Morning, status.NextWakeUp);
        Assert.Null(Status(new ClusterShardStatus(0)).NextWakeUp);
    }

    [Fact]
    public void Equals_SameContent_IsTrue()
    {
        Assert.Equal(Of("1 TEXT_INVALID"), Of("1 TEXT_INVALID"));
        Assert.Equal(Of("1 TEXT_INVALID").GetHashCode(), Of("1 TEXT_INVALID").GetHashCode());
        Assert.NotEqual(Of("1 TEXT_INVALID"), Of("2 TEXT_INVALID"));
        Assert.NotEqual(Of("1 TEXT_INVALID"), Status());
        Assert.NotEqual(Of("1 TEXT_INVALID"), Of("1 TEXT_INVALID") with { IsPaused = true });
        Assert.False(Status().Equals(null));
        Assert.Equal(new ClusterShardStatus(1) { Refusals = ["1 X"] }.GetHashCode(), new ClusterShardStatus(1) { Refusals = ["1 X"] }.GetHashCode());
        Assert.NotEqual(new ClusterShardStatus(1), new ClusterShardStatus(2));
        Assert.False(new ClusterShardStatus(1).Equals(null));
        Assert.Empty(new ClusterShardStatus(0).Refusals);

        static ClusterCampaignStatus Of(string refusal) => Status(new ClusterShardStatus(0) { Refusals = [refusal] }, new ClusterShardStatus(1) { Lines = 2 });
    }

    [Fact]
    public void Shard_WithoutAReport_HasAFailureAndNoCounts()
    {
        var shard = new ShardContact(3, grain: null!);
        Assert.Null(shard.Silo);
        Assert.Equal((0L, 0), (shard.Epoch, shard.Demand.Needed));
        Assert.True(shard.Fail(new TimeoutException("No answer."), default));
        Assert.False(shard.Fail(new ClusterException(ClusterReason.Unavailable, "The store does not answer."), default));
        Assert.Equal(new ClusterShardStatus(3) { Lines = 4, Failure = "CLUSTER_UNAVAILABLE: The store does not answer." }, shard.Status(lines: 4));
        Assert.True(shard.Take(Report, Morning));
        Assert.False(shard.Take(Report, Morning));
        Assert.Equal(("S127.0.0.1:1:1", 7L, 9), (shard.Silo, shard.Epoch, shard.Demand.Needed));
        Assert.Equal((Morning, null, 9), (shard.Status(lines: 4).ReportedAt, shard.Status(lines: 4).Failure, shard.Status(lines: 4).CallsUnderWay));
        Assert.True(shard.Fail(new TimeoutException("No answer."), default));
        Assert.Null(shard.Silo);
        Assert.Equal("TimeoutException: No answer.", shard.Status(lines: 4).Failure);
    }

    private static ShardReport Report => new() { Epoch = 7, Lines = 10, CallsUnderWay = 9, LastChange = 4, IsConfirmed = true, Contacts = 100, OpenContacts = 50, Attempts = 1000, Silo = "S127.0.0.1:1:1" };

    private static ClusterCampaignStatus Status(params ClusterShardStatus[] shards) => new() { MaxConcurrentCalls = 10, IsPaused = false, LastChange = 0, Shards = [.. shards] };
}

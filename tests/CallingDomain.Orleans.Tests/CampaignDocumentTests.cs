using System.Text.Json;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

public sealed class CampaignDocumentTests
{
    [Fact]
    public void AfterApplied_EarlierChange_TheLaterOneStaysPending()
    {
        using var json = JsonDocument.Parse("{}");
        var document = new CampaignDocument { Shards = 2, Settings = json.RootElement, MaxConcurrentCalls = 2, Versions = new NodeVersions("z", "p", 1), Pending = [Pending(1), Pending(2)] };
        var first = document.AfterApplied([1, 0])!;
        Assert.Equal([1L, 2L], first.Pending.Select(pending => pending.Change.Number));
        Assert.Equal([1], first.Pending[0].Shards.ToArray());
        var after = first.AfterApplied([1, 1])!;
        Assert.Equal([2L], after.Pending.Select(pending => pending.Change.Number));
        Assert.Equal([0, 1], after.Pending[0].Shards.ToArray());
        Assert.Null(after.AfterApplied([1, 1]));
        Assert.Empty(after.AfterApplied([2, 2])!.Pending);
    }

    [Theory]
    [InlineData(ClusterReason.StoreForeign, 30)]
    [InlineData(ClusterReason.Damaged, 30)]
    [InlineData(ClusterReason.CampaignNewer, 30)]
    public void Fail_JournalThatIsRefused_IsAskedAgainLater(ClusterReason reason, int seconds)
    {
        var (shard, now) = (new ShardContact(0, grain: null!), Instant.FromUtc(2026, 1, 5, 12, 0));
        Assert.True(shard.Fail(new ClusterException(reason, "refused"), now));
        Assert.Equal(now + Duration.FromSeconds(seconds), shard.NextTry);
        Assert.Null(shard.Status(lines: 1).ReportedAt);
    }

    private static PendingChange Pending(long number) => new(new CampaignChange { Number = number }, [0, 1]);
}

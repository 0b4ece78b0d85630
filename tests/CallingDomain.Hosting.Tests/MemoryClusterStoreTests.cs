using CallingDomain.Numbers;
using CallingDomain.Testing;

namespace CallingDomain.Hosting.Tests;

public sealed class MemoryClusterStoreTests
{
    public static TheoryData<string> Cases { get; } = [.. ClusterStoreConformance.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Store_PassesEachCase(string name)
    {
        var store = new MemoryClusterStore();
        await ClusterStoreConformance.RunAsync(name, () => store);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task StoreThatGivesEverythingToEverybody_FailsEachCase(string name) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ClusterStoreConformance.RunAsync(name, () => new CarelessStore()));

    [Fact]
    public async Task UnknownCase_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => ClusterStoreConformance.RunAsync("nothing", () => new MemoryClusterStore()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FailNext_FailsTheNextChange_AndNoReading(bool afterCommit)
    {
        var store = new MemoryClusterStore();
        store.FailNext(new IOException("gone"), afterCommit);
        Assert.Null(await store.ReadAsync("spring", "settings"));
        Assert.Empty(await store.ListAsync("settings"));
        Assert.Empty(await store.ReadSharedAsync("spring", shard: 0));
        await Assert.ThrowsAsync<IOException>(async () => await store.TryWriteAsync("spring", "settings", new ClusterDocument(1, "{}"u8.ToArray())));
        Assert.Equal(afterCommit ? 1 : null, (await store.ReadAsync("spring", "settings"))?.Version);
        Assert.True(await store.TryWriteAsync("spring", "settings", new ClusterDocument(afterCommit ? 2 : 1, "{}"u8.ToArray())));
    }

    [Fact]
    public async Task ArgumentsOutOfRange_Throw()
    {
        var store = new MemoryClusterStore();
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReadAsync("", "settings"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.TryWriteAsync("spring", "settings", new ClusterDocument(0, default)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.UseNumbersAsync("spring", owner: -1, shard: 0, [PhoneNumber.None]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ReadSharedAsync("spring", shard: -1));
    }

    [Fact]
    public async Task Canceled_ChangesNothing()
    {
        var store = new MemoryClusterStore();
        var canceled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.TryWriteAsync("spring", "settings", new ClusterDocument(1, default), canceled));
        Assert.Null(await store.ReadAsync("spring", "settings"));
    }

    [Fact]
    public void JournalOf_TheSameShard_IsTheSame()
    {
        var journals = new MemoryShardJournals();
        Assert.Same(journals.JournalOf("spring", 1), ((IShardJournals)journals).JournalOf("spring", 1));
        Assert.NotSame(journals.JournalOf("spring", 1), journals.JournalOf("spring", 0));
        Assert.NotSame(journals.JournalOf("spring", 1), journals.JournalOf("autumn", 1));
    }
}

using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Testing;

namespace CallingDomain.Orleans.Tests;

public sealed class ShardRunnerTests
{
    private readonly MemoryCampaignJournal _journal = new();
    private int _ends;

    [Fact]
    public async Task Ask_Command_GivesItsAnswer()
    {
        await using var runner = await StartAsync();
        var asked = Asked(runner);
        Assert.True(await asked.AskAsync((campaign, now) => campaign.Load(new Contact("c1", CampaignsInMemory.NumberOf(1)), now).IsOk));
        Assert.Equal(1, await asked.AskAsync((campaign, _) => campaign.ContactCount));
        await asked.ConfirmAsync();
        Assert.Equal(0, _ends);
    }

    [Fact]
    public async Task Ask_CommitFails_IsUnavailableAndTheActivationStays()
    {
        await using var runner = await StartAsync();
        _journal.FailNext(new IOException("The disk is full."));
        await IsUnavailableAsync(() => Asked(runner).AskAsync((campaign, now) => campaign.SetPaused(true, now).IsOk));
        Assert.Equal(0, _ends);
    }

    [Fact]
    public async Task Ask_AnotherWriterOrNone_IsUnavailableAndTheActivationEnds()
    {
        await using var runner = await StartAsync();
        await using var other = await StartAsync();
        await IsUnavailableAsync(() => Asked(runner).AskAsync((campaign, now) => campaign.SetPaused(true, now).IsOk));
        Assert.Equal(1, _ends);
        await IsUnavailableAsync(() => Asked(runner).ConfirmAsync());
        Assert.Equal(2, _ends);
        await other.DisposeAsync();
        await IsUnavailableAsync(() => Asked(other).AskAsync((campaign, _) => campaign.ContactCount));
        Assert.Equal(3, _ends);
    }

    [Fact]
    public async Task Asking_StoreFails_IsUnavailableAndTheActivationStays()
    {
        await using var runner = await StartAsync();
        await IsUnavailableAsync(() => Asked(runner).AskingAsync(() => throw new JournalException(JournalReason.Unavailable, "The server does not answer.")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Asked(runner).AskingAsync(() => throw new InvalidOperationException("A mistake."))); // not a failure of the store
        Assert.Equal(0, _ends);
    }

    private Task<CampaignRunner> StartAsync() => CampaignRunner.StartAsync(_journal, new CampaignSettings());

    private ShardRunner Asked(CampaignRunner runner) => new(runner, () => _ends++);

    private static async Task IsUnavailableAsync(Func<Task> operation) => Assert.Equal(ClusterReason.Unavailable, (await Assert.ThrowsAsync<ClusterException>(operation)).Reason);
}

using System.Diagnostics;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Npgsql;
using Xunit.Abstractions;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>Connections that are cut or freeze in the middle of a commit: its caller learns that the result is unknown, and the campaign goes on from what is durable.</summary>
public sealed class CutConnectionTests(ITestOutputHelper output)
{
    [PostgreSqlTheory]
    [InlineData(CutAt.HalfRequest, false)]
    [InlineData(CutAt.BeforeSync, false)]
    [InlineData(CutAt.AfterRequest, null)] // the runner may have begun a new epoch before the server executes the request, which is then refused
    [InlineData(CutAt.BeforeAnswer, true)]
    public async Task ConnectionCutInACommit_IsAFault_AndTheNextCommandFindsWhatIsDurable(CutAt at, bool? isDurable)
    {
        var database = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var proxy = new CuttingProxy(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        foreach (var id in (string[])["a", "b"]) Assert.True((await LoadAsync(runner, id)).IsOk); // so that the statements are prepared
        proxy.CutNext(at);
        Assert.Equal(JournalReason.Faulted, (await Assert.ThrowsAsync<JournalException>(() => LoadAsync(runner, "c"))).Reason);
        var again = await LoadAsync(runner, "c");
        if (!again.IsOk) Assert.Equal(CampaignReason.ContactAlreadyLoaded, again.Reason);
        Assert.Equal(isDurable ?? !again.IsOk, !again.IsOk);
        Assert.Equal(["a", "b", "c"], await PersistentCallers.RowsAsync(database, "SELECT id FROM callingdomain.contacts ORDER BY contact"));
    }

    [PostgreSqlFact]
    public async Task ConnectionsCutAllTheTime_LoseNoAnswer_AndTheCampaignComesToItsEnd()
    {
        const int Contacts = 200;
        var database = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var proxy = new CuttingProxy(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        var callers = new PersistentCallers(runner, Contacts);
        var calling = callers.RunAsync();
        var random = new Random(20260302);
        var cuts = 0;
        for (; await Task.WhenAny(calling, Task.Delay(random.Next(20, 200))) != calling; cuts++) proxy.CutNext((CutAt)random.Next(4));
        await calling;
        await callers.AssertNothingIsLostAsync(database);
        Assert.Equal(await PersistentCallers.UninterruptedAsync(Contacts), await PersistentCallers.FinalAsync(database));
        Assert.NotEqual(0, callers.Faults);
        output.WriteLine($"{cuts} cuts, {callers.Faults} commands without an answer, {callers.Ended.Length} calls");
    }

    [PostgreSqlTheory]
    [InlineData(CutAt.HalfRequest, 1)]
    [InlineData(CutAt.BeforeSync, 1)]
    [InlineData(CutAt.AfterRequest, 2)]
    public async Task WriterThatFreezesInACommit_IsReplacedWithinSeconds_AndIsRefusedWhenItWakes(CutAt at, int durable)
    {
        var database = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var proxy = new CuttingProxy(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var frozen = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        await LoadAsync(frozen, "a");
        var freezing = proxy.FreezeNextAsync(at);
        var unanswered = LoadAsync(frozen, "b");
        await freezing;
        while ((await PersistentCallers.RowsAsync(database, "SELECT id FROM callingdomain.contacts")).Count < durable) await Task.Delay(10); // the server has executed the request

        await using var direct = NpgsqlDataSource.Create(database);
        await using var other = new PostgreSqlCampaignJournal(direct, "spring");
        var watch = Stopwatch.StartNew();
        await using var second = await CampaignRunner.StartAsync(other, Dialer.Settings);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"replaced after {watch.Elapsed.TotalSeconds:0.00} s"));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(durable, await second.ExecuteAsync((campaign, _) => campaign.ContactCount));

        proxy.Thaw();
        if (at == CutAt.AfterRequest) Assert.True((await unanswered).IsOk); // it was durable before the writer was replaced
        else await Assert.ThrowsAsync<JournalException>(() => unanswered);
        Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => LoadAsync(frozen, "c"))).Reason);
        Assert.True((await LoadAsync(second, "d")).IsOk);
    }

    [PostgreSqlTheory]
    [InlineData(CutAt.BeforeSync)]
    [InlineData(CutAt.AfterRequest)]
    public async Task ConnectionThatFreezes_IsGivenUpAfterTheCommandTimeout_AndTheRunnerGoesOn(CutAt at)
    {
        var database = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var proxy = new CuttingProxy(database);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(proxy.ConnectionString) { CommandTimeout = 1, CancellationTimeout = 500 }.ToString());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        await LoadAsync(runner, "a");
        _ = proxy.FreezeNextAsync(at);
        var watch = Stopwatch.StartNew();
        Assert.Equal(JournalReason.Faulted, (await Assert.ThrowsAsync<JournalException>(() => LoadAsync(runner, "b"))).Reason);
        var given = watch.Elapsed;
        var again = await LoadAsync(runner, "b");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"given up after {given.TotalSeconds:0.00} s, gone on after {watch.Elapsed.TotalSeconds:0.00} s"));
        Assert.Equal(at == CutAt.BeforeSync, again.IsOk);
        Assert.Equal(["a", "b"], await PersistentCallers.RowsAsync(database, "SELECT id FROM callingdomain.contacts ORDER BY contact"));
    }

    private static Task<Result<int, CampaignReason>> LoadAsync(CampaignRunner runner, string id) =>
        runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact(id, PhoneNumber.Parse("+390612345678")), now));
}

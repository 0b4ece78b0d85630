using System.Diagnostics;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using NodaTime;
using Npgsql;
using Xunit.Abstractions;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A primary with a synchronous standby: what was answered is on both.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private const int Contacts = 800;

    [PostgreSqlFact(StartsServer = true)]
    public async Task PrimaryKilledAndStandbyPromoted_LosesNoAnswer_AndTheCampaignGoesOn()
    {
        var expected = await PersistentCallers.UninterruptedAsync(Contacts);
        await using var primary = await PostgreSqlServer.StartNewAsync();
        var database = await primary.CreateDatabaseAsync();
        await using var standby = await primary.CreateReplicaAsync();
        var (onStandby, both) = Both(database, standby);
        await using var source = new NpgsqlDataSourceBuilder(both).BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        var callers = new PersistentCallers(runner, Contacts);
        var calling = callers.RunAsync();
        while (callers.Ended.Length < Contacts / 2) await Task.Delay(10);

        var killed = Stopwatch.GetTimestamp();
        await primary.KillAsync();
        await Task.Delay(200); // until an operator, or a program for this, has noticed
        await standby.PromoteAsync();
        var promoted = Stopwatch.GetTimestamp();
        var answered = callers.Ended.Length;
        await callers.AssertNothingIsLostAsync(onStandby);
        while (callers.LastAnswer < promoted) await Task.Delay(1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"0.00 s killed, after {answered} calls; {Seconds(killed, promoted):0.00} s promoted; {Seconds(killed, callers.LastAnswer):0.00} s first commit on the new primary; {callers.Faults} commands without an answer"));

        await calling;
        await callers.AssertNothingIsLostAsync(onStandby);
        Assert.Equal(expected, await PersistentCallers.FinalAsync(onStandby));
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task CommitThatTheStandbyHasNotConfirmed_IsNeverAnswered()
    {
        await using var primary = await PostgreSqlServer.StartNewAsync();
        var database = await primary.CreateDatabaseAsync();
        await using var standby = await primary.CreateReplicaAsync();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 1, Options = "-c client_min_messages=error" }.ToString());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        await LoadAsync("a");
        await standby.KillAsync();
        await AssertUnconfirmedAsync(() => LoadAsync("b")); // canceled by Command Timeout
        await AssertUnconfirmedAsync(async () =>
        {
            var reopening = LoadAsync("b");
            while (await primary.ExecuteAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") is null) await Task.Delay(20);
            await reopening;
        });

        await standby.StartAsync();
        Assert.Equal(CampaignReason.ContactAlreadyLoaded, (await LoadAsync("b")).Reason);
        Assert.True((await LoadAsync("c")).IsOk);
        await primary.KillAsync();
        await standby.PromoteAsync();
        Assert.Equal(["a", "b", "c"], await PersistentCallers.RowsAsync(Both(database, standby).OnStandby, "SELECT id FROM callingdomain.contacts ORDER BY contact"));

        Task<Result<int, CampaignReason>> LoadAsync(string id) => runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact(id, PhoneNumber.Parse("+390612345678")), now));

        static async Task AssertUnconfirmedAsync(Func<Task> command)
        {
            var refused = await Assert.ThrowsAsync<JournalException>(command);
            Assert.Equal(JournalReason.Faulted, refused.Reason);
            Assert.Contains("standby has not confirmed", refused.Message, StringComparison.Ordinal);
        }
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task ChangeOfAPortalThatTheStandbyHasNotConfirmed_IsNeverAnswered()
    {
        await using var primary = await PostgreSqlServer.StartNewAsync();
        var database = await primary.CreateDatabaseAsync();
        await using var standby = await primary.CreateReplicaAsync();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 1, Options = "-c client_min_messages=error" }.ToString());
        using var portal = await PortalService.StartAsync(new PostgreSqlPortalJournal(source, "main"), new PortalOptions(DateTimeZoneProviders.Tzdb));
        await portal.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), new PortalSubmission("ada"));
        await standby.KillAsync();
        var refused = await Assert.ThrowsAsync<JournalException>(() => portal.SubmitAsync(new CreateBusiness(default, new Business("globex", "Globex")), new PortalSubmission("ada")));
        Assert.Equal(JournalReason.Faulted, refused.Reason);
        Assert.Contains("standby has not confirmed", refused.Message, StringComparison.Ordinal);
    }

    private static (string OnStandby, string Both) Both(string database, PostgreSqlServer standby)
    {
        var (first, second) = (new NpgsqlConnectionStringBuilder(database), new NpgsqlConnectionStringBuilder(standby.ConnectionString));
        second.Database = first.Database;
        var both = new NpgsqlConnectionStringBuilder(database) { Host = $"{first.Host}:{first.Port},{second.Host}:{second.Port}", HostRecheckSeconds = 1 };
        return (second.ToString(), both.ToString());
    }

    private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}

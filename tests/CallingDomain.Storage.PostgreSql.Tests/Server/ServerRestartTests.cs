using System.Diagnostics;
using System.Globalization;
using CallingDomain.Hosting;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Npgsql;
using Xunit.Abstractions;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A campaign whose server is killed, or stopped and started, at random instants goes on by itself, loses no answered fact, places no call twice, and comes to the end of an uninterrupted run.</summary>
public sealed class ServerRestartTests(ITestOutputHelper output)
{
    private const int Contacts = 800;

    /// <summary>How often the server is killed; <c>CALLINGDOMAIN_SERVER_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_SERVER_KILLS") ?? "3", CultureInfo.InvariantCulture);

    [PostgreSqlFact(StartsServer = true)]
    public Task ServerKilledAtRandomInstants_LosesNoAnswer_AndTheCampaignGoesOn() => InterruptAsync(Kills, server => server.KillAsync());

    [PostgreSqlFact(StartsServer = true)]
    public Task ServerStoppedAndStarted_LosesNoAnswer_AndTheCampaignGoesOn() => InterruptAsync(2, server => server.StopAsync());

    private async Task InterruptAsync(int times, Func<PostgreSqlServer, Task> interrupt)
    {
        var random = new Random(20260302);
        var expected = await PersistentCallers.UninterruptedAsync(Contacts);
        await using var server = await PostgreSqlServer.StartNewAsync();
        var faults = 0;
        for (var interrupted = 0; interrupted < times;)
        {
            var database = await server.CreateDatabaseAsync();
            await using var source = NpgsqlDataSource.Create(database);
            await using var journal = new PostgreSqlCampaignJournal(source, "spring") { KeepsOldFacts = false };
            await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings, new CampaignRunnerOptions { FactsPerSnapshot = Contacts }); // so that some meet a snapshot
            var callers = new PersistentCallers(runner, Contacts);
            var calling = callers.RunAsync();
            while (interrupted < times && await Task.WhenAny(calling, Task.Delay(random.Next(100, 700))) != calling)
            {
                var watch = Stopwatch.StartNew();
                await interrupt(server);
                interrupted++;
                var down = watch.Elapsed;
                await server.StartAsync();
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"down after {down.TotalSeconds:0.00} s, up after {watch.Elapsed.TotalSeconds:0.00} s; ended {callers.Ended.Length}, faults {callers.Faults}"));
                await callers.AssertNothingIsLostAsync(database);
            }

            await calling;
            faults += callers.Faults;
            await callers.AssertNothingIsLostAsync(database);
            Assert.Equal(expected, await PersistentCallers.FinalAsync(database));
        }

        Assert.NotEqual(0, faults);
    }
}

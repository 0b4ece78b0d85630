using System.Diagnostics;
using System.Globalization;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Storage.Tests;

/// <summary>Programs that register businesses in one portal, at once or killed at random instants, register each business once and lose no answer.</summary>
public sealed class PortalProcessTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.Create();

    /// <summary>How often the program is killed; <c>CALLINGDOMAIN_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [StoreFact]
    public async Task KilledAtRandomInstants_LosesNoAnswer_AndRepeatedRequestsChangeNothingTwice()
    {
        var random = new Random(20260302);
        var (count, killed) = (1000 + (Kills * 40), 0);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var run = 0; ; run++)
        {
            using var registrar = Start("a", count);
            var lines = registrar.StandardOutput.ReadToEndAsync();
            if (run < Kills && !registrar.WaitForExit(random.Next(100, 900)))
            {
                registrar.Kill(); // SIGKILL
                killed++;
            }

            await registrar.WaitForExitAsync();
            var text = await lines;
            foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)) // the last line may be torn
            {
                var (id, version) = (line.Split(' ')[0], line.Split(' ')[1]);
                Assert.Equal(version, answers.GetValueOrDefault(id, version)); // the first answer again
                answers[id] = version;
            }

            await AssertAsync(changes => Assert.All(answers, answer => Assert.Equal(answer.Key, changes[int.Parse(answer.Value, CultureInfo.InvariantCulture) - 1].Facts[0].Place!.Business)));
            if (run < Kills) continue;
            Assert.Equal(0, registrar.ExitCode);
            break;
        }

        await AssertAsync(changes => Assert.Equal(count, changes.Count));
        Assert.NotEqual(0, killed);
    }

    [StoreFact]
    public async Task TwoProcessesAtOnce_HaveEachChangeOnce()
    {
        using Process one = Start("a", 150), other = Start("b", 150);
        var lines = await Task.WhenAll(one.StandardOutput.ReadToEndAsync(), other.StandardOutput.ReadToEndAsync());
        await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());
        Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        var answered = lines.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal);
        await AssertAsync(changes => Assert.Equal(answered, changes.Select(change => $"{change.Facts[0].Place!.Business} {change.Version}").Order(StringComparer.Ordinal)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    private Process Start(string name, int count) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Registrar).Assembly.Location, "portal", _store.Name, name, count.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;

    // Each business is registered once, and the tables agree with the changes. A server may commit a change of a killed program meanwhile: each read is one statement.
    private async Task AssertAsync(Action<List<PortalChange>> check)
    {
        var journal = _store.OpenPortal();
        await journal.OpenAsync(DateTimeZoneProviders.Tzdb);
        var changes = await journal.ReadAsync(after: 0).ToListAsync();
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(version => (long)version), changes.Select(change => change.Version));
        Assert.Equal(changes.Count, changes.Aggregate(Portal.Empty, (portal, change) => portal.Replay(change).Value).Businesses.Count);
        Assert.Equal(["0"], _store.Rows("SELECT (SELECT count(*) FROM changes) - (SELECT count(*) FROM businesses JOIN receipts ON key = id AND businesses.version = receipts.version)"));
        check(changes);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>A campaign of twelve shards on three silos dials while silos are killed, frozen and restarted and the database is killed; then everything is checked that must hold.</summary>
/// <remarks><c>dotnet run -c Release --project tests/CallingDomain.Orleans.Tests -- storm [kills] [contacts] [seed]</c>: 30 kills and 6,000 contacts take about eight minutes. On loopback only; ends by itself, after 30 minutes at the latest, with 0 if everything holds.</remarks>
internal sealed class StormRun
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(30);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly StormCluster _cluster;
    private readonly Random _random;
    private readonly int _kills;
    private readonly ConcurrentDictionary<string, byte> _loaded = []; // acknowledged
    private readonly ConcurrentDictionary<string, byte> _canceled = []; // acknowledged
    private int _killed;
    private bool _isOver;

    private StormRun(StormCluster cluster, Random random, int kills) => (_cluster, _random, _kills) = (cluster, random, kills);

    public static async Task<int> RunAsync(int kills, int contacts, int seed)
    {
        await using var cluster = await StormCluster.StartAsync(new StormPlan(seed, contacts));
        Console.WriteLine($"seed {seed}, {contacts} contacts, {kills} kills, log {cluster.LogFile}");
        var run = new StormRun(cluster, new Random(seed), kills);
        var verdict = await run.RunAsync().WaitAsync(MostTime);
        return verdict ? 0 : 1;
    }

    private async Task<bool> RunAsync()
    {
        var table = TableAsync();
        var loading = LoadAsync();
        await DisturbAsync();
        await loading;
        Say("loaded, no further disturbance");
        await UntilDialedAsync();
        _isOver = true;
        await table;
        var status = await _cluster.UntilAnsweredAsync(_cluster.Campaign.GetStatusAsync);
        await _cluster.StopAsync();
        return await new StormVerdict(_cluster, _loaded.Keys.ToHashSet(), _canceled.Keys.ToHashSet()).JudgeAsync(status);
    }

    // Contacts come all the time, in batches: also during the kills.
    private async Task LoadAsync()
    {
        const int Batches = 200;
        var contacts = _cluster.Plan.Contacts;
        var pause = TimeSpan.FromSeconds((6.5 * _kills) + 60) / Batches;
        foreach (var batch in contacts.Chunk((contacts.Count + Batches - 1) / Batches))
        {
            await _cluster.UntilAnsweredAsync(() => _cluster.Campaign.LoadAsync(batch));
            foreach (var contact in batch) _loaded[contact.Id] = 0;
            await CancelAsync(new Contact($"x{_loaded.Count}", PhoneNumber.FromDigits(390_700_000_000 + (ulong)_loaded.Count)) { ScheduledAt = Instant.FromUtc(2100, 1, 1, 0, 0) });
            await Task.Delay(pause);
        }
    }

    // A contact that is not due and is canceled at once.
    private async Task CancelAsync(Contact contact)
    {
        await _cluster.UntilAnsweredAsync(() => _cluster.Campaign.LoadAsync([contact]));
        _loaded[contact.Id] = 0;
        var answer = await _cluster.UntilAnsweredAsync(() => _cluster.Campaign.CloseAsync(contact.Id, CloseReason.Canceled));
        if (answer.IsOk) _canceled[contact.Id] = 0;
    }

    private async Task DisturbAsync()
    {
        await Task.Delay(5000);
        for (; _killed < _kills; _killed++)
        {
            if (_killed == _kills / 5) await ChangeAsync();
            if (_killed == _kills / 3) await KillDatabaseAsync();
            if (_killed == _kills / 2) await FreezeAsync();
            await Task.Delay(_random.Next(500, 6000));
            var silo = _cluster.Silos[_random.Next(_cluster.Silos.Length)];
            if (!silo.IsRunning) silo = _cluster.Silos.First(each => each.IsRunning);
            await silo.KillAsync();
            Say($"kill {_killed + 1}: silo {Array.IndexOf(_cluster.Silos, silo)}");
            await Task.Delay(_random.Next(7000));
            silo.Start();
            if (_random.Next(2) == 0) await silo.UntilActiveAsync();
            else _ = silo.UntilActiveAsync(); // the next kill may meet a silo that starts
        }

        foreach (var silo in _cluster.Silos) await silo.UntilActiveAsync();
        await RestartInTurnAsync();
    }

    // A pause of all shards, and more lines.
    private async Task ChangeAsync()
    {
        var paused = await _cluster.UntilAnsweredAsync(() => _cluster.Campaign.SetPausedAsync(isPaused: true));
        await Task.Delay(1000); // calls that were claimed before the pause
        var before = _cluster.Carrier.CallCount;
        await Task.Delay(3000);
        var during = _cluster.Carrier.CallCount - before;
        Say($"pause: {paused.AppliedShards} of {paused.Shards} shards, {during} calls during it");
        if (during > 0 && paused.AppliedShards == paused.Shards) _cluster.Carrier.Violations.Add($"{during} calls were placed during the pause");
        await _cluster.UntilAnsweredAsync(() => _cluster.Campaign.SetPausedAsync(isPaused: false));
        _cluster.Carrier.Lines = StormPlan.MoreLines;
        await _cluster.UntilAnsweredAsync(() => _cluster.Campaign.UpdateSettingsAsync(StormPlan.Settings with { MaxConcurrentCalls = StormPlan.MoreLines }));
        Say($"resumed, {StormPlan.MoreLines} lines");
    }

    private async Task KillDatabaseAsync()
    {
        await _cluster.Server.KillAsync();
        Say("the database is killed");
        await Task.Delay(3000);
        await _cluster.Server.StartAsync();
        Say("the database is back");
    }

    // Past the membership's death declaration, and until the shards are elsewhere.
    private async Task FreezeAsync()
    {
        var silo = _cluster.Silos[0];
        await silo.UntilActiveAsync();
        await Task.Delay(3000);
        await silo.SignalAsync("STOP");
        Say("silo 0 is frozen");
        var own = string.Create(CultureInfo.InvariantCulture, $":{silo.Port}:");
        await Task.Delay(1000);
        while (await IsMemberAsync(silo)) await Task.Delay(100);
        Say("silo 0 is declared dead");
        var until = _clock.Elapsed + TimeSpan.FromSeconds(20);
        while (_clock.Elapsed < until && (await _cluster.UntilAnsweredAsync(_cluster.Campaign.GetStatusAsync)).Shards.Any(shard => shard.ReportedAt is null || shard.Silo.Contains(own, StringComparison.Ordinal))) await Task.Delay(200);
        Say("its shards are elsewhere");
        await silo.SignalAsync("CONT");
        var code = await silo.UntilEndedAsync();
        Say($"silo 0 goes on and ends itself with {code}");
        silo.Start();
        await silo.UntilActiveAsync();
    }

    private async Task<bool> IsMemberAsync(SiloProcess silo) => (await _cluster.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM OrleansMembershipTable WHERE Status = 3 AND Port = {silo.Port}")))[0][0] != "0";

    private async Task RestartInTurnAsync()
    {
        foreach (var silo in _cluster.Silos)
        {
            await silo.SignalAsync("TERM");
            var code = await silo.UntilEndedAsync();
            silo.Start();
            await silo.UntilActiveAsync();
            Say($"rolling restart: silo {Array.IndexOf(_cluster.Silos, silo)} ended with {code} and is back");
        }
    }

    // No call, no report, and nothing is due for a minute.
    private async Task UntilDialedAsync()
    {
        var quiet = 0;
        while (quiet < 6)
        {
            await Task.Delay(1000);
            var calls = _cluster.Carrier.CallCount;
            var status = await _cluster.UntilAnsweredAsync(_cluster.Campaign.GetStatusAsync);
            var isDue = status.NextWakeUp is { } next && next < SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(1);
            quiet = !isDue && status.CallsUnderWay == 0 && _cluster.Carrier.ReportsUnderWay == 0 && calls == _cluster.Carrier.CallCount && status.Shards.All(shard => shard.Failure is null) ? quiet + 1 : 0;
        }
    }

    private async Task TableAsync()
    {
        Console.WriteLine("second  calls/s  under way  silos  loaded  placed  reports open  repeated requests");
        var (last, lastAt) = (0, _clock.Elapsed);
        while (!_isOver)
        {
            await Task.Delay(10_000);
            var (calls, at) = (_cluster.Carrier.CallCount, _clock.Elapsed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds,6:F0}  {(calls - last) / (at - lastAt).TotalSeconds,7:F1}  {_cluster.Carrier.CallsUnderWay,9}  {_cluster.Silos.Count(silo => silo is { IsRunning: true, IsActive.IsCompleted: true }),5}  {_loaded.Count,6}  {calls,6}  {_cluster.Carrier.ReportsUnderWay,12}  {_cluster.Repeated,17}"));
            (last, lastAt) = (calls, at);
        }
    }

    private void Say(string what) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:F1}  {what}"));
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>Eight callers of one campaign, to its end. After a fault each goes on, and first finds out what became of a command that had no answer.</summary>
internal sealed class PersistentCallers(CampaignRunner runner, int contacts)
{
    private readonly ConcurrentDictionary<long, object> _owners = new(); // the caller of each attempt that was decided
    private readonly ConcurrentQueue<long> _ended = new();
    private long _lastAnswer = Stopwatch.GetTimestamp();
    private int _faults;

    /// <summary>How many commands had no answer.</summary>
    public int Faults => _faults;

    /// <summary>The attempts whose end was answered.</summary>
    public long[] Ended => [.. _ended];

    /// <summary>When a command that writes was last answered, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long LastAnswer => Interlocked.Read(ref _lastAnswer);

    /// <summary>Final of an uninterrupted run.</summary>
    public static async Task<List<string>> UninterruptedAsync(int contacts)
    {
        var database = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        var callers = new PersistentCallers(runner, contacts);
        await callers.RunAsync();
        Assert.Equal(0, callers.Faults);
        var final = await FinalAsync(database);
        Assert.Equal(contacts, final.Count);
        return final;
    }

    public static Task<List<string>> FinalAsync(string database) =>
        RowsAsync(database, "SELECT contact_id || ' ' || reason || ' ' || coalesce(last_phone, '') || ' ' || attempts || ' ' || all_attempts FROM callingdomain.final ORDER BY contact");

    public static async Task<List<string>> RowsAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await rows.ReadAsync()) all.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i))));
        return all;
    }

    public async Task RunAsync()
    {
        var people = Enumerable.Range(0, contacts).Select(i => new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.FromDigits(390612350000 + (ulong)i))] });
        await PersistAsync(() => runner.LoadAsync(people));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CallAsync()));
    }

    /// <summary>Each call whose end was answered is in History, and no two callers had the same call.</summary>
    public async Task AssertNothingIsLostAsync(string database)
    {
        var ended = Ended;
        var kept = (await RowsAsync(database, "SELECT attempt FROM callingdomain.history")).ToHashSet();
        Assert.All(ended, attempt => Assert.Contains(attempt.ToString(CultureInfo.InvariantCulture), kept));
        Assert.Equal(ended.Length, ended.Distinct().Count());
    }

    private async Task CallAsync()
    {
        while (true)
        {
            if (await PersistAsync(ClaimAsync) is { } attempt)
            {
                var status = Dialer.StatusOf(attempt);
                await PersistAsync(() => runner.ExecuteAsync((campaign, now) => campaign.AttemptOf(attempt.Id) is null || campaign.End(attempt.Id, status, now).IsOk)); // null if an end without an answer was durable
                _ended.Enqueue(attempt.Id);
            }
            else if (await PersistAsync(() => runner.ExecuteAsync((campaign, _) => campaign.OpenCount == 0)))
            {
                return;
            }
        }
    }

    // A call under way that no caller has is one whose claim was durable but had no answer.
    private async Task<Attempt?> ClaimAsync()
    {
        var owner = new object();
        long decided = 0;
        try
        {
            var claimed = await runner.ExecuteAsync((campaign, now) =>
            {
                foreach (var orphan in campaign.AttemptsUnderWay.Where(attempt => !_owners.ContainsKey(attempt.Id))) return Own(orphan);
                return campaign.TryClaim(now, agent: null, out var attempt) ? Own(attempt) : default(Attempt?);
            });
            return claimed;
        }
        catch (JournalException)
        {
            _owners.TryRemove(KeyValuePair.Create(decided, owner));
            throw;
        }

        Attempt? Own(Attempt attempt)
        {
            _owners[decided = attempt.Id] = owner;
            return attempt;
        }
    }

    private async Task<TAnswer> PersistAsync<TAnswer>(Func<Task<TAnswer>> command)
    {
        while (true)
        {
            try
            {
                var answer = await command();
                Interlocked.Exchange(ref _lastAnswer, Stopwatch.GetTimestamp());
                return answer;
            }
            catch (JournalException fault) when (fault.Reason == JournalReason.Faulted)
            {
                Interlocked.Increment(ref _faults);
                await Task.Delay(20);
            }
        }
    }
}

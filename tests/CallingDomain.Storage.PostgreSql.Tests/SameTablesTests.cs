using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Sqlite;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>The same commands, in the same groups and with the same restarts, give the same campaign and the same tables in PostgreSQL as in SQLite, which writes each row by itself.</summary>
public sealed class SameTablesTests
{
    private static readonly ContactItemType Office = new("Office", 1, "#2E86C1"), Holiday = new("Holiday", 2, "#27AE60");
    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(Office).Value.Add(Holiday).Value;
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"], NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly CallStatus[] Statuses = [CallStatus.NoAnswer, CallStatus.Lost, CallStatus.Lost, CallStatus.Reached, CallStatus.NotDialed, CallStatus.NoSuchNumber];

    [PostgreSqlTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task RandomCommands_GiveTheTablesOfSqlite(int seed)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "spring.db");
        await using var store = TestStore.Create();
        var expected = await PlayAsync(() => new SqliteCampaignJournal(file) { KeepsOldFacts = seed % 2 == 0 }, seed);
        Assert.Equal(expected, await PlayAsync(() => store.Open(keepsOldFacts: seed % 2 == 0), seed));
        await using var sqlite = new SqliteConnection($"Data Source={file};Pooling=false");
        await sqlite.OpenAsync();
        var rows = Tables.Select(table => (Expected: Rows(sqlite, table), Actual: store.Rows(table))).ToList();
        Assert.All(rows, each => Assert.Equal(each.Expected, each.Actual));
        Assert.All(rows, each => Assert.InRange(each.Actual.Count, 20, int.MaxValue));
        Assert.InRange(store.Rows("SELECT attempt FROM history WHERE is_late").Count, 5, int.MaxValue);
        await sqlite.CloseAsync();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static string[] Tables { get; } =
    [
        "SELECT attempt, contact, contact_id, phone, pass, phone_attempt, agent, due_at, dialed_at, dialed_local, time_zone, ended_at, status, is_late, outcome, disposition, signals, trunk, is_consented, reference, note FROM history ORDER BY attempt",
        "SELECT closing, contact, contact_id, closed_at, closed_local, time_zone, reason, last_phone, cause_phone, cause_status, attempts, all_attempts FROM final ORDER BY closing",
        "SELECT contact, id, name, list, priority, time_zone, scheduled_at, primary_phone FROM contacts ORDER BY contact",
        "SELECT contact, place, phone, type FROM additional_phones ORDER BY contact, place",
    ];

    // The answers of all groups, and the campaign at the end of each run.
    private static async Task<List<string>> PlayAsync(Func<ICampaignJournal> open, int seed)
    {
        var random = new Random(seed);
        var clock = new SetClock(Instant.FromUtc(2026, 3, 28, 22, 0) + Duration.FromNanoseconds(100));
        var settings = new CampaignSettings
        {
            MaxConcurrentCalls = 30,
            ReloadClosedContacts = true,
            Retry = new RetrySettings { GlobalMaxAttempts = 2 }.WithDefault(new RetryRule(2, Duration.FromMinutes(1))),
            TimeZone = Rome,
            PhoneZones = PhoneZones.None.With(PhoneNumber.Parse("+1212"), NewYork, Rome),
        };
        var said = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            var journal = open();
            await using var _ = (IAsyncDisposable)journal;
            await using var runner = await CampaignRunner.StartAsync(journal, settings, new CampaignRunnerOptions { Time = clock, MaxGroup = 1000 });
            for (var group = 0; group < 8; group++)
            {
                using var gate = new ManualResetEventSlim();
                var gathers = runner.ExecuteAsync((_, _) => gate.Wait(TimeSpan.FromSeconds(30)));
                var answers = Enumerable.Range(0, random.Next(4) switch { 0 => 1, 1 => 8, 2 => 60, _ => 400 }).Select(_ => random.Next()).ToList().ConvertAll(each => runner.ExecuteAsync((campaign, now) => Execute(campaign, now, new Random(each))));
                gate.Set();
                Assert.True(await gathers);
                said.Add(string.Join(' ', await Task.WhenAll(answers)));
                clock.Now += Duration.FromSeconds(random.Next(100));
                if (group % 3 == 2) said.Add($"snapshot of fact {await runner.SaveSnapshotAsync()}");
            }

            Assert.Null(runner.SnapshotFailure);
            said.Add(await runner.ExecuteAsync((campaign, _) => JsonOf(campaign)));
        }

        return said;
    }

    private static string Execute(Campaign campaign, Instant now, Random random)
    {
        var id = $"c{random.Next(60)}";
        var under = campaign.AttemptsUnderWay;
        switch (random.Next(12))
        {
            case 0 or 1: return Answer(campaign.Load(ContactOf(id, now, random), now));
            case 2: return Answer(campaign.Edit(ContactOf(id, now, random), now));
            case 3: return Answer(campaign.Load([Number(random), Number(random)], now));
            case 4 or 5: return campaign.TryClaim(now, random.Next(2) == 0 ? null : "bob", out var attempt) ? $"{attempt.Id}" : "none";
            case 6 or 7 when under.Length > 0:
                var ended = under[random.Next(under.Length)];
                var ending = new CallEnding(Statuses[random.Next(Statuses.Length)]) { Note = random.Next(4) == 0 ? "it's\nodd" : null, Outcome = random.Next(4) == 0 ? CallOutcome.Spoke : CallOutcome.Unspecified };
                return Answer(campaign.End(ended.Id, ending, now, ended.Agent));
            case 8 or 9: return Answer(campaign.End(1 + random.Next(100), new CallEnding(CallStatus.Reached) { Reference = $"late {random.Next(10)}" }, now, random.Next(2) == 0 ? null : "bob"));
            case 10:
                var change = random.Next(3) switch { 0 => Types.Change("Office", new ContactItemType("Ufficio", 1, "#2E86C1")), 1 => Types.Delete("Holiday", removePhones: true), _ => Types.Delete("Office") };
                return Answer(campaign.ChangeTypes(change.Value, now));
            default:
                return random.Next(6) switch
                {
                    0 => Answer(campaign.Close(id, CloseReason.Canceled, now)),
                    1 => Answer(campaign.Reset(id, now)),
                    2 => Answer(campaign.AddToBlacklist(Number(random), now)),
                    3 => Answer(campaign.RemoveFromBlacklist(Number(random), now)),
                    4 => Answer(campaign.ReplaceList("spring", [ContactOf($"{id}-{now}", now, random) with { List = "spring" }], now, out _)),
                    _ => "none",
                };
        }
    }

    private static Contact ContactOf(string id, Instant now, Random random) => new(id, Number(random))
    {
        Name = random.Next(3) == 0 ? "" : $"O'{id}",
        List = random.Next(3) == 0 ? "spring" : "",
        Priority = random.Next(1, 5),
        TimeZone = random.Next(4) == 0 ? NewYork : null,
        ScheduledAt = random.Next(5) == 0 ? now + Duration.FromSeconds(random.Next(100)) : null,
        AdditionalPhones = [.. Enumerable.Range(0, random.Next(4)).Select(i => new AdditionalPhone(PhoneNumber.FromDigits(390655000000 + (ulong)((random.Next(1000) * 4) + i)), random.Next(3) switch { 0 => null, 1 => Office, _ => Holiday }))],
    };

    private static PhoneNumber Number(Random random) => PhoneNumber.FromDigits((random.Next(2) == 0 ? 390612340000 : 12125550000ul) + (ulong)random.Next(40));

    private static string Answer<TValue>(Result<TValue, CampaignReason> result)
        where TValue : notnull => result.IsOk ? "ok" : result.Reason.Code();

    private static string JsonOf(Campaign campaign)
    {
        using var json = new MemoryStream();
        campaign.WriteJson(json, DateTimeZoneProviders.Tzdb);
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var all = new List<string>();
        while (rows.Read()) all.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        return all;
    }

    private sealed class SetClock(Instant now) : TimeProvider
    {
        public Instant Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}

using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>Rows of facts: what is read back is what was appended, however the batches were distributed.</summary>
public sealed class FactRowsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 1000, Retry = new RetrySettings { GlobalMaxAttempts = 255 }.WithDefault(new RetryRule(255, Duration.Zero)) };

    [PostgreSqlTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task BatchesOfAnyLength_AreReadBack_FromEachFactOn(int seed)
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        var head = await journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        var facts = Facts(count: 1500);
        var random = new Random(seed);
        for (var at = 0; at < facts.Length;)
        {
            var length = Math.Min(facts.Length - at, random.Next(4) switch { 0 => 1, 1 => random.Next(1, 8), 2 => random.Next(1, 60), _ => random.Next(1, 700) });
            await journal.AppendAsync(new JournalBatch(head.Epoch, at, [.. facts.AsSpan(at, length)]));
            at += length;
            if (random.Next(10) == 0) head = await journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb); // a new writer begins a row
        }

        foreach (var after in (int[])[0, 1, .. Enumerable.Range(0, 30).Select(_ => random.Next(facts.Length)), facts.Length - 1, facts.Length])
        {
            var read = new List<CampaignFact>();
            await foreach (var batch in journal.ReadAsync(after)) read.AddRange(batch);
            Assert.Equal(facts[after..].Select(Text), read.Select(Text));
        }
    }

    [PostgreSqlFact]
    public async Task OneCallerAlone_SharesRows_AndFullRowsAreCompressed()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        var head = await journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        var facts = Facts(count: 400)[100..]; // calls alone
        await journal.AppendAsync(new JournalBatch(head.Epoch, After: 0, [.. Facts(count: 100)]));
        foreach (var fact in facts) await journal.AppendAsync(new JournalBatch(head.Epoch, fact.Number - 1, [fact]));
        await using var command = source.CreateCommand("SELECT count(*) || ' ' || max(length(batch)) || ' ' || sum(length(batch)) FROM callingdomain.facts WHERE first > 100");
        var sizes = ((string)(await command.ExecuteScalarAsync())!).Split(' ').Select(int.Parse).ToArray();
        Assert.InRange(sizes[0], 5, facts.Length / 8);
        Assert.InRange(sizes[1], 1, 701);
        Assert.InRange(sizes[2], 1, 40 * facts.Length);
    }

    [PostgreSqlTheory]
    [InlineData("''", "no known form")]
    [InlineData("'\\x07ff'", "no known form")]
    [InlineData("'\\x01ffffffff'", "cannot be")]
    [InlineData("'\\x000001'", "cannot be read")]
    [InlineData("substr(batch, 1, length(batch) - 3)", "cannot be")]
    [InlineData("set_byte(batch, length(batch) / 2, 255 - get_byte(batch, length(batch) / 2))", "cannot be")]
    public async Task DamagedRow_IsRefused(string damage, string why)
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using (var journal = new PostgreSqlCampaignJournal(source, "spring"))
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings))
            await runner.LoadAsync(Enumerable.Range(0, 100).Select(i => new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i))));
        await using var command = source.CreateCommand($"UPDATE callingdomain.facts SET batch = {damage}");
        await command.ExecuteNonQueryAsync();
        await using var again = new PostgreSqlCampaignJournal(source, "spring");
        var refused = await Assert.ThrowsAsync<JournalException>(() => CampaignRunner.StartAsync(again, Settings));
        Assert.Equal(JournalReason.Damaged, refused.Reason);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private static CampaignFact[] Facts(int count)
    {
        var log = new Log();
        var campaign = new Campaign(Settings, new CampaignOptions { Facts = log });
        for (var i = 0; i < 100; i++) campaign.Load(new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)), Start);
        for (var second = 1; log.Facts.Count < count; second++)
        {
            var now = Start + Duration.FromSeconds(second);
            if (second % 2 == 1) Assert.True(campaign.TryClaim(now, out _));
            else campaign.End(campaign.AttemptsUnderWay[0].Id, CallStatus.NoAnswer, now);
        }

        return [.. log.Facts.Take(count)];
    }

    private static string Text(CampaignFact fact) => System.Text.Encoding.UTF8.GetString(fact.ToJson());

    private sealed class Log : ICampaignFacts
    {
        public List<CampaignFact> Facts { get; } = [];

        public void Append(ReadOnlySpan<CampaignFact> batch) => Facts.AddRange(batch);
    }
}

using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlCampaignJournalTests
{
    public static TheoryData<string> Cases { get; } = [.. CampaignJournalConformance.Cases];

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task Journal_PassesEachCase(string name)
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        var journals = new List<PostgreSqlCampaignJournal>();
        try
        {
            await CampaignJournalConformance.RunAsync(name, () =>
            {
                var journal = new PostgreSqlCampaignJournal(source, "spring");
                journals.Add(journal);
                return journal;
            });
        }
        finally
        {
            foreach (var journal in journals) await journal.DisposeAsync();
        }
    }

    [Fact]
    public async Task ArgumentsThatNoJournalCanHave_AreRefused()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        await using var multiplexing = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Multiplexing=true");
        Assert.Throws<ArgumentException>(() => new PostgreSqlCampaignJournal(multiplexing, "spring"));
        Assert.Throws<ArgumentException>(() => new PostgreSqlCampaignJournal(source, ""));
        Assert.Throws<ArgumentException>(() => new PostgreSqlCampaignJournal(source, new string('x', 201)));
        Assert.Throws<ArgumentException>(() => new PostgreSqlCampaignJournal(source, "a\0b"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlCampaignJournal(source, "spring", shard: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlCampaignJournal(source, "spring", shard: 32_768));
        await using var closed = new PostgreSqlCampaignJournal(source, "spring");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await closed.AppendAsync(new JournalBatch(1, 0, [default])));
    }

    [PostgreSqlFact]
    public async Task Shards_AreCampaignsOfTheirOwn_UnderOneName()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var first = new PostgreSqlCampaignJournal(source, "spring");
        await using var second = new PostgreSqlCampaignJournal(source, "spring", shard: 32_767);
        await using var runner = await CampaignRunner.StartAsync(first, new CampaignSettings());
        await using var other = await CampaignRunner.StartAsync(second, new CampaignSettings());
        await runner.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678")) { Priority = int.MaxValue }]);
        await other.LoadAsync([new Contact("bob", PhoneNumber.Parse("+390612345679")), new Contact("eve", PhoneNumber.Parse("+390612345670")) { Name = "E\0ve" }]);
        await using var command = source.CreateCommand("SELECT string_agg(shard || ' ' || contact || ' ' || id || ' ' || priority || ' ' || coalesce(name, ''), ', ' ORDER BY shard, contact) FROM callingdomain.contacts");
        Assert.Equal("0 0 ada 2147483647 , 32767 0 bob 2 , 32767 1 eve 2 E\uFFFDve", await command.ExecuteScalarAsync());
    }
}

using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class DeletedCampaignTests
{
    private static readonly CampaignSettings Settings = new();

    [PostgreSqlFact]
    public async Task DeleteCampaign_LeavesNoRowOfIt_AndTheOthersAsTheyAre_AndItsRunnerStopsClearly()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var spring = new PostgreSqlCampaignJournal(source, "spring");
        await using var autumn = new PostgreSqlCampaignJournal(source, "autumn");
        await using var runner = await CampaignRunner.StartAsync(spring, Settings);
        await using var other = await CampaignRunner.StartAsync(autumn, Settings);
        foreach (var each in (CampaignRunner[])[runner, other])
        {
            await each.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678")) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+390612345679"))] }]);
            var attempt = (await each.ClaimAsync("bob")).Attempt!.Value.Id;
            await each.ExecuteAsync((campaign, now) => campaign.End(attempt, CallStatus.Reached, now, "bob"));
            await each.SaveSnapshotAsync();
        }

        var store = new PostgreSqlClusterStore(source);
        foreach (var each in (string[])["spring", "autumn"]) await PostgreSqlClusterStoreTests.FillAsync(store, each);

        await ExecuteAsync(source, "SELECT callingdomain.delete_campaign('spring')");
        var tables = await TablesAsync(source);
        Assert.True(tables.Count > 10);
        foreach (var table in tables) Assert.Equal($"{table}: 1", $"{table}: {await ScalarAsync(source, $"SELECT count(DISTINCT campaign) FROM callingdomain.{table}")}");
        var gone = await Assert.ThrowsAsync<JournalException>(() => runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("eve", PhoneNumber.Parse("+390612345670")), now)));
        Assert.Contains("The campaign was deleted. Restart the host, or start the command again, to begin it anew.", gone.Message, StringComparison.Ordinal);
        Assert.Contains("The campaign was deleted. Restart the host, or start the command again, to begin it anew.", (await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync())).Message, StringComparison.Ordinal); // it does not go on as an empty campaign, whose attempts would have the numbers of earlier calls
        Assert.Equal(0L, await ScalarAsync(source, "SELECT count(*) FROM callingdomain.journals JOIN callingdomain.campaigns USING (campaign) WHERE name = 'spring'"));
        Assert.True((await other.ExecuteAsync((campaign, now) => campaign.Load(new Contact("eve", PhoneNumber.Parse("+390612345670")), now))).IsOk);
        Assert.Equal("P0002", (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(source, "SELECT callingdomain.delete_campaign('summer')"))).SqlState);
    }

    [PostgreSqlFact]
    public async Task DatabaseThatWentBack_IsRefusedByARunningHost_WhichWouldGiveNumbersOfAttemptsAgain()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Settings);
        await runner.LoadAsync(Enumerable.Range(0, 4).Select(i => new Contact($"ada{i}", PhoneNumber.FromDigits(390612345678 + (ulong)i))));
        await ExecuteAsync(source, "CREATE TABLE kept AS SELECT * FROM callingdomain.facts");
        await runner.ClaimAsync();
        await ExecuteAsync(source, "DELETE FROM callingdomain.facts; INSERT INTO callingdomain.facts SELECT * FROM kept"); // as a standby that lacks the last commit
        await ExecuteAsync(source, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync());
        for (var i = 0; i < 2; i++) Assert.Contains("ends with fact 4, not 5", (await Assert.ThrowsAsync<JournalException>(() => runner.ClaimAsync())).Message, StringComparison.Ordinal);
        await using var restarted = new PostgreSqlCampaignJournal(source, "spring");
        Assert.Equal(4, (await restarted.OpenAsync(Settings, DateTimeZoneProviders.Tzdb)).LastFact);
    }

    [PostgreSqlFact]
    public async Task DeleteAsync_OfTheWriter_LeavesNoRow_AndOfAReplacedWriterDeletesNothing()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var replaced = new PostgreSqlCampaignJournal(source, "spring");
        await replaced.OpenAsync(Settings, DateTimeZoneProviders.Tzdb);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using (var runner = await CampaignRunner.StartAsync(journal, Settings))
        {
            await runner.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678"))]);
            Assert.Equal(JournalReason.WriterSuperseded, (await Assert.ThrowsAsync<JournalException>(() => replaced.DeleteAsync())).Reason);
            Assert.Equal(1, await runner.SaveSnapshotAsync());
        }

        await journal.DeleteAsync();
        foreach (var table in await TablesAsync(source)) Assert.Equal($"{table}: 0", $"{table}: {await ScalarAsync(source, $"SELECT count(*) FROM callingdomain.{table}")}");
        Assert.Equal(0, (await journal.OpenAsync(Settings, DateTimeZoneProviders.Tzdb)).LastFact);
    }

    // All that have rows of a campaign.
    private static async Task<List<string>> TablesAsync(NpgsqlDataSource source)
    {
        await using var select = source.CreateCommand("SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = 'callingdomain' AND column_name = 'campaign' AND table_type = 'BASE TABLE' AND table_name <> 'campaigns'");
        await using var rows = await select.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        return tables;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}

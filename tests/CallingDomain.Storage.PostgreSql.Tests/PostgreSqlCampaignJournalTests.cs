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
}

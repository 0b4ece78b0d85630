using CallingDomain.Storage.PostgreSql;

namespace CallingDomain.Benchmarks;

/// <summary>Attempts of campaigns with more contacts, and of one whose History is long already, beside those of a campaign with few contacts and no History, each in a database of its own on one server; elapsed nanoseconds an attempt. The ratio says what is left of the speed.</summary>
internal static class PostgreSqlGrowthComparison
{
    private const int Few = 100_000, Usual = 1_000_000, Many = 5_000_000;

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 10_000_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int attempts)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await using var few = await Side.StartAsync(database, Few);
        await using var usual = await Side.StartAsync(database, Usual);
        await using var many = await Side.StartAsync(database, Many);
        await using var old = await Side.StartAsync(database, Usual, attempts);
        var turns = new Turns();
        var rows = new List<Func<ComparisonRow>>();
        foreach (var (callers, calls) in ((int, int)[])[(1, 400), (100, 20_000)])
        {
            var name = callers == 1 ? "alone" : $"groups of {callers}";
            var peer = turns.Add(calls, () => few.Campaign.RunAsync(callers, calls));
            foreach (var (side, what, count) in ((Side, string, int)[])[(usual, "contacts", Usual), (many, "contacts", Many), (old, "attempts in History", attempts)])
            {
                var ours = turns.Add(calls, () => side.Campaign.RunAsync(callers, calls));
                rows.Add(() => new ComparisonRow($"{name}, {what}", count, ours(), $"{Few:N0} contacts, no History", peer()));
            }
        }

        await turns.RunAsync();
        return [.. rows.Select(row => row())];
    }

    private sealed class Side(PostgreSqlDatabase database, PostgreSqlCampaignJournal journal, DurableCampaign campaign) : IAsyncDisposable
    {
        public DurableCampaign Campaign => campaign;

        public static async Task<Side> StartAsync(PostgreSqlDatabase server, int contacts, int attempts = 0)
        {
            var database = await server.CreateAnotherAsync();
            var journal = new PostgreSqlCampaignJournal(database.Source, "benchmark");
            var campaign = await DurableCampaign.StartAsync(journal, contacts);
            await campaign.RunAsync(callers: 100, attempts: 10_000);
            await PostgreSqlHistory.FillAsync(database, attempts);
            return new Side(database, journal, campaign);
        }

        public async ValueTask DisposeAsync()
        {
            await campaign.DisposeAsync();
            await journal.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}

namespace CallingDomain.Benchmarks;

/// <summary>Attempts of years ago: the rows of History and the facts of a campaign that has already placed so many calls, numbered below those of the campaign that runs.</summary>
internal static class PostgreSqlHistory
{
    private const int FactsInRow = 100, Step = 1_000_000;

    /// <param name="database">The database, with facts of one campaign.</param>
    /// <param name="attempts">How many attempts.</param>
    public static async Task FillAsync(PostgreSqlDatabase database, int attempts)
    {
        for (var done = 0; done < attempts; done += Step)
        {
            var (first, last) = (done - attempts + 1, Math.Min(done + Step, attempts) - attempts);
            await database.ExecuteAsync($"""
                INSERT INTO callingdomain.calls (attempt, phone, waited, dialed, lasted, campaign, contact, shard, pass, phone_attempt, place, status)
                  SELECT i, 390600000000 + (i + 10000000000) % 1000000, (i + 10000000000) % 1000 * 142857142, 1772442000000000000 + i * 5000000000, (i + 10000000000) % 100 * 333333333, campaign, (i + 10000000000) % 1000000, 0, 1, 1, 1, 1 + (i + 10000000000) % 8
                  FROM callingdomain.campaigns, generate_series({first}::bigint, {last}::bigint) AS i
                """);
        }

        // Two facts an attempt, with the bytes of a full row.
        await database.ExecuteAsync($"""
            INSERT INTO callingdomain.facts (campaign, shard, first, last, batch)
              SELECT campaign, shard, i - {FactsInRow - 1}, i, batch FROM (SELECT * FROM callingdomain.facts ORDER BY length(batch) DESC LIMIT 1) AS full_row, generate_series({FactsInRow} - 2 * {attempts}::bigint, 0, {FactsInRow}) AS i
            """);
        await database.ExecuteAsync("VACUUM ANALYZE");
    }
}

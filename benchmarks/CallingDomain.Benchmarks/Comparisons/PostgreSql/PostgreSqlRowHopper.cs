using Npgsql;

namespace CallingDomain.Benchmarks;

/// <summary>The hopper that a dialer without a scheduler has: a table with an index of the waiting contacts by due time. A claim takes the first ones and skips those that another caller is taking; an end reschedules them with rows of History. Each is one statement, one round trip and one commit.</summary>
internal sealed class PostgreSqlRowHopper : IAsyncDisposable
{
    private readonly PostgreSqlDatabase _database;
    private NpgsqlDataSource _source;

    private PostgreSqlRowHopper(PostgreSqlDatabase database) => (_database, _source) = (database, NpgsqlDataSource.Create(database.ConnectionString));

    public static async Task<PostgreSqlRowHopper> CreateAsync(PostgreSqlDatabase database, int contacts)
    {
        await database.ExecuteAsync("CREATE SCHEMA rows");
        await database.ExecuteAsync("CREATE TABLE rows.hopper (due bigint NOT NULL, phone bigint NOT NULL, contact integer PRIMARY KEY, attempts integer NOT NULL, is_calling boolean NOT NULL) WITH (fillfactor = 80)");
        await database.ExecuteAsync($"INSERT INTO rows.hopper SELECT i, 390600000000 + i, i, 0, false FROM generate_series(0, {contacts - 1}) AS i");
        await database.ExecuteAsync("CREATE INDEX waiting ON rows.hopper (due) WHERE NOT is_calling");
        await database.ExecuteAsync("CREATE TABLE rows.history (attempt bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone bigint NOT NULL, waited bigint NOT NULL, dialed bigint NOT NULL, lasted bigint NOT NULL, contact integer NOT NULL, attempts integer NOT NULL, status smallint NOT NULL)");
        await database.ExecuteAsync("VACUUM ANALYZE rows.hopper");
        return new PostgreSqlRowHopper(database);
    }

    /// <summary>Opens a pool of so many connections, and removes the index entries that earlier claims have left; each claim would pass them until autovacuum runs.</summary>
    public async Task PrepareAsync(int connections, bool multiplexing = false)
    {
        await _database.ExecuteAsync("VACUUM rows.hopper");
        await _source.DisposeAsync();
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { MaxPoolSize = connections, Multiplexing = multiplexing }.ToString());
        await RunAsync(connections, 2 * connections); // opens all connections, and prepares the statements
    }

    /// <summary>So many callers at once, each one attempt after the other.</summary>
    public Task RunAsync(int callers, int attempts) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < attempts / callers; i++)
        {
            await using var claim = _source.CreateCommand("UPDATE rows.hopper SET is_calling = true, attempts = attempts + 1 WHERE contact = (SELECT contact FROM rows.hopper WHERE NOT is_calling ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING contact");
            var contact = (int)(await claim.ExecuteScalarAsync())!;
            await using var end = _source.CreateCommand("""
                WITH ended AS (UPDATE rows.hopper SET is_calling = false, due = due + 4000000000 WHERE contact = $1 RETURNING phone, contact, attempts)
                INSERT INTO rows.history (phone, waited, dialed, lasted, contact, attempts, status) SELECT phone, $2, $3, $4, contact, attempts, $5 FROM ended
                """);
            end.Parameters.Add(new NpgsqlParameter<int> { TypedValue = contact });
            foreach (var value in (long[])[1_234_567_890, 1_772_442_000_123_456_789, 33_333_333_333]) end.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
            end.Parameters.Add(new NpgsqlParameter<short> { TypedValue = 4 });
            await end.ExecuteNonQueryAsync();
        }
    })));

    /// <summary>Groups, one after the other.</summary>
    public async Task RunInGroupsAsync(int group, int attempts)
    {
        for (var done = 0; done < attempts; done += group)
        {
            var contacts = await ClaimAsync(group);
            await using var end = _source.CreateCommand("""
                WITH ended AS (UPDATE rows.hopper SET is_calling = false, due = due + 4000000000 FROM unnest($1, $2, $3, $4, $5) AS call (contact, waited, dialed, lasted, status) WHERE hopper.contact = call.contact
                  RETURNING phone, waited, dialed, lasted, hopper.contact, attempts, status)
                INSERT INTO rows.history (phone, waited, dialed, lasted, contact, attempts, status) SELECT * FROM ended
                """);
            end.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = contacts });
            foreach (var value in (long[])[1_234_567_890, 1_772_442_000_123_456_789, 33_333_333_333]) end.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = Repeat(value, group) });
            end.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = Repeat((short)4, group) });
            await end.ExecuteNonQueryAsync();
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<int[]> ClaimAsync(int group)
    {
        await using var claim = _source.CreateCommand("UPDATE rows.hopper SET is_calling = true, attempts = attempts + 1 WHERE contact = ANY (ARRAY(SELECT contact FROM rows.hopper WHERE NOT is_calling ORDER BY due LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING contact");
        claim.Parameters.Add(new NpgsqlParameter<int> { TypedValue = group });
        await using var rows = await claim.ExecuteReaderAsync();
        var contacts = new List<int>(group);
        while (await rows.ReadAsync()) contacts.Add(rows.GetInt32(0));
        return [.. contacts];
    }

    private static TValue[] Repeat<TValue>(TValue value, int count)
    {
        var values = new TValue[count];
        Array.Fill(values, value);
        return values;
    }
}

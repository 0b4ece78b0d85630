using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>What the shards of campaigns have in common, in a PostgreSQL database: the tables <c>documents</c>, <c>numbers</c>, <c>shared_numbers</c>, <c>number_leases</c> and <c>shared_calls</c> of the schema <c>callingdomain</c>.</summary>
/// <remarks>
/// An operation is one transaction, and is on the server's disk when it returns; noting numbers that several shards use takes one more for each of these shards. The locks of rows decide between two shards at the same time.
/// Takes a connection of the data source for each operation. Repeats nothing that has failed. Thread-safe.
/// </remarks>
public sealed class PostgreSqlClusterStore : IClusterStore
{
    private readonly NpgsqlDataSource _source;
    private readonly ConcurrentDictionary<string, int> _campaigns = new(StringComparer.Ordinal);
    private volatile bool _isPrepared;

    /// <summary>Creates a store; nothing is opened yet.</summary>
    /// <param name="source">The database, which stays open. With several hosts it must lead to the primary.</param>
    /// <exception cref="ArgumentException">The data source has Multiplexing.</exception>
    public PostgreSqlClusterStore(NpgsqlDataSource source) => _source = PostgreSqlSession.Checked(source);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> ListAsync(string document, CancellationToken cancellation = default)
    {
        var name = TableText.Name(document, nameof(document));
        return ExecuteAsync(async connection =>
        {
            await using var select = new NpgsqlCommand("SELECT campaigns.name FROM callingdomain.documents JOIN callingdomain.campaigns USING (campaign) WHERE documents.name = $1", connection).With(NpgsqlDbType.Text, name);
            await using var rows = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var campaigns = new List<string>();
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false)) campaigns.Add(rows.GetString(0));
            campaigns.Sort(StringComparer.Ordinal); // not that of the bytes in UTF-8
            return campaigns.ToImmutableArray();
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ClusterDocument?> ReadAsync(string campaign, string document, CancellationToken cancellation = default)
    {
        var name = TableText.Name(document, nameof(document));
        return OfKnownCampaignAsync<ClusterDocument?>(campaign, none: null, async (connection, number) =>
        {
            await using var select = new NpgsqlCommand("SELECT version, content FROM callingdomain.documents WHERE campaign = $1 AND name = $2", connection).With(NpgsqlDbType.Integer, number).With(NpgsqlDbType.Text, name);
            await select.PrepareAsync(cancellation).ConfigureAwait(false); // a round trip only if this connection has not had it
            await using var row = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await row.ReadAsync(cancellation).ConfigureAwait(false) ? new ClusterDocument(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryWriteAsync(string campaign, string document, ClusterDocument replacement, CancellationToken cancellation = default)
    {
        var name = TableText.Name(document, nameof(document));
        ArgumentNullException.ThrowIfNull(replacement);
        ArgumentOutOfRangeException.ThrowIfLessThan(replacement.Version, 1, nameof(replacement));
        var write = replacement.Version == 1
            ? "INSERT INTO callingdomain.documents (campaign, name, version, content) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING version"
            : "UPDATE callingdomain.documents SET version = $3, content = $4 WHERE campaign = $1 AND name = $2 AND version = $3 - 1 RETURNING version";
        return replacement.Version == 1 ? OfCampaignAsync(campaign, WriteAsync, cancellation) : OfKnownCampaignAsync(campaign, none: false, WriteAsync, cancellation);

        async ValueTask<bool> WriteAsync(NpgsqlConnection connection, int number)
        {
            await using var commands = new BatchCommands(connection, number);
            commands.BeginDurable();
            commands.Add(write).With(NpgsqlDbType.Text, name).With(NpgsqlDbType.Bigint, replacement.Version).With(NpgsqlDbType.Text, replacement.Content);
            commands.Commit();
            return await commands.ReadAsync(async row => await row.ReadAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SharedNumber>> UseNumbersAsync(string campaign, int owner, int shard, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default)
    {
        var (ownerShard, user) = (ShardOf(owner), ShardOf(shard));
        if (numbers.IsDefaultOrEmpty) return ValueTask.FromResult(ImmutableArray<SharedNumber>.Empty);
        var digits = numbers.Select(number => (long)number.Digits).ToArray();
        return OfCampaignAsync(campaign, async (connection, number) =>
        {
            var shared = await NoteAsync(connection, number, ownerShard, user, digits, cancellation).ConfigureAwait(false);
            if (!shared.IsEmpty) await ShareAsync(connection, number, user, shared, cancellation).ConfigureAwait(false);
            return shared;
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PhoneNumber>> ReadSharedAsync(string campaign, int shard, CancellationToken cancellation = default)
    {
        var user = ShardOf(shard);
        return OfKnownCampaignAsync(campaign, none: [], async (connection, number) =>
        {
            await using var select = new NpgsqlCommand("SELECT number FROM callingdomain.shared_numbers WHERE campaign = $1 AND shard = $2 ORDER BY number", connection).With(NpgsqlDbType.Integer, number).With(NpgsqlDbType.Smallint, user);
            await using var rows = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await ReadNumbersAsync(rows, cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SharedCall>> TryLeaseAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, CancellationToken cancellation = default)
    {
        var (ownerShard, holder) = (ShardOf(owner), ShardOf(shard));
        return OfCampaignAsync(campaign, async (connection, campaignNumber) =>
        {
            await using var commands = new BatchCommands(connection, campaignNumber, ownerShard);
            commands.BeginDurable();
            commands.Add("""
                INSERT INTO callingdomain.number_leases AS lease (campaign, shard, number, holder, epoch) VALUES ($1, $2, $3, $4, $5)
                  ON CONFLICT (campaign, shard, number) DO UPDATE SET epoch = EXCLUDED.epoch WHERE lease.holder = EXCLUDED.holder AND lease.epoch <= EXCLUDED.epoch RETURNING epoch
                """).With(NpgsqlDbType.Bigint, (long)number.Digits).With(NpgsqlDbType.Smallint, holder).With(NpgsqlDbType.Bigint, epoch);
            // After the row is locked: what the shard before has returned is seen.
            commands.Add("SELECT by_shard, attempt, dialed, status, outcome, is_consented FROM callingdomain.shared_calls WHERE campaign = $1 AND shard = $2 AND number = $3 ORDER BY dialed, by_shard, attempt").With(NpgsqlDbType.Bigint, (long)number.Digits);
            commands.Commit();
            return await commands.ReadAsync(async rows =>
            {
                if (!await rows.ReadAsync(cancellation).ConfigureAwait(false)) return default;
                await rows.NextResultAsync(cancellation).ConfigureAwait(false);
                return await ReadCallsAsync(rows, cancellation).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PhoneNumber>> ReadLeasesAsync(string campaign, int owner, int shard, long epoch, CancellationToken cancellation = default)
    {
        var (ownerShard, holder) = (ShardOf(owner), ShardOf(shard));
        return OfKnownCampaignAsync(campaign, none: [], async (connection, number) =>
        {
            await using var commands = new BatchCommands(connection, number, ownerShard);
            commands.BeginDurable();
            commands.Add("UPDATE callingdomain.number_leases SET epoch = $4 WHERE campaign = $1 AND shard = $2 AND holder = $3 AND epoch < $4").With(NpgsqlDbType.Smallint, holder).With(NpgsqlDbType.Bigint, epoch);
            commands.Add("SELECT number FROM callingdomain.number_leases WHERE campaign = $1 AND shard = $2 AND holder = $3 AND epoch = $4 ORDER BY number").With(NpgsqlDbType.Smallint, holder).With(NpgsqlDbType.Bigint, epoch);
            commands.Commit();
            return await commands.ReadAsync(rows => ReadNumbersAsync(rows, cancellation), cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReturnAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, ImmutableArray<SharedCall> calls, CancellationToken cancellation = default)
    {
        var (ownerShard, holder) = (ShardOf(owner), ShardOf(shard));
        SharedCall[] added = calls.IsDefault ? [] : [.. calls];
        return OfKnownCampaignAsync(campaign, none: false, async (connection, campaignNumber) =>
        {
            await using var commands = new BatchCommands(connection, campaignNumber, ownerShard);
            commands.BeginDurable();
            commands.Add("""
                WITH returned AS (DELETE FROM callingdomain.number_leases WHERE campaign = $1 AND shard = $2 AND number = $3 AND holder = $4 AND epoch = $5 RETURNING number),
                  added AS (INSERT INTO callingdomain.shared_calls (campaign, shard, number, by_shard, attempt, dialed, status, outcome, is_consented)
                    SELECT $1, $2, returned.number, calls.* FROM returned, unnest($6, $7, $8, $9, $10, $11) AS calls ON CONFLICT DO NOTHING)
                  SELECT number FROM returned
                """)
                .With(NpgsqlDbType.Bigint, (long)number.Digits).With(NpgsqlDbType.Smallint, holder).With(NpgsqlDbType.Bigint, epoch)
                .WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(added, call => ShardOf(call.Shard))).WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(added, call => call.Attempt))
                .WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(added, call => (call.DialedAt - NodaConstants.UnixEpoch).ToInt64Nanoseconds()))
                .WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(added, call => (short)call.Status)).WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(added, call => (short)call.Outcome)).WithAll(NpgsqlDbType.Boolean, Array.ConvertAll(added, call => call.IsConsented));
            commands.Commit();
            return await commands.ReadAsync(async row => await row.ReadAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    // At the owner: the row of a number is locked until the commit, so that of two shards the second one sees the first. In the order of the numbers, so that no two wait for each other.
    private static async ValueTask<ImmutableArray<SharedNumber>> NoteAsync(NpgsqlConnection connection, int campaign, short owner, short user, long[] numbers, CancellationToken cancellation)
    {
        await using var commands = new BatchCommands(connection, campaign, owner);
        commands.BeginDurable();
        commands.Add("""
            INSERT INTO callingdomain.numbers AS noted (campaign, shard, number, first_user) SELECT $1, $2, number, $4 FROM unnest($3) AS number ORDER BY number
              ON CONFLICT (campaign, shard, number) DO UPDATE SET other_users = array_append(noted.other_users, EXCLUDED.first_user) WHERE noted.first_user <> EXCLUDED.first_user AND EXCLUDED.first_user <> ALL (coalesce(noted.other_users, '{}'))
            """).WithAll(NpgsqlDbType.Bigint, numbers).With(NpgsqlDbType.Smallint, user);
        commands.Add("SELECT number, first_user, other_users FROM callingdomain.numbers WHERE campaign = $1 AND shard = $2 AND number = ANY ($3) AND other_users IS NOT NULL ORDER BY number").WithAll(NpgsqlDbType.Bigint, numbers);
        commands.Commit();
        return await commands.ReadAsync(async rows =>
        {
            var shared = ImmutableArray.CreateBuilder<SharedNumber>();
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                var users = rows.GetFieldValue<short[]>(2).Append(rows.GetInt16(1));
                shared.Add(new SharedNumber(NumberOf(rows.GetInt64(0)), [.. users.Where(other => other != user).Order()]));
            }

            return shared.ToImmutable();
        }, cancellation).ConfigureAwait(false);
    }

    // At each shard that uses the numbers, in a transaction of its own.
    private static async ValueTask ShareAsync(NpgsqlConnection connection, int campaign, short user, ImmutableArray<SharedNumber> shared, CancellationToken cancellation)
    {
        await PostgreSqlSession.PrepareAsync(connection, cancellation).ConfigureAwait(false);
        await using var commands = new NpgsqlBatch(connection) { EnableErrorBarriers = true };
        foreach (var each in shared.SelectMany(each => each.Others.Append(user), (each, shard) => (each.Number, Shard: shard)).GroupBy(each => each.Shard))
        {
            var add = new NpgsqlBatchCommand("INSERT INTO callingdomain.shared_numbers (campaign, shard, number) SELECT $1, $2, number FROM unnest($3) AS number ORDER BY number ON CONFLICT DO NOTHING");
            commands.BatchCommands.Add(add);
            add.With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, (short)each.Key).WithAll(NpgsqlDbType.Bigint, each.Select(number => (long)number.Number.Digits).ToArray());
        }

        using var standby = new StandbyWait(connection);
        await commands.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        standby.ThrowIfCanceled();
    }

    private static async ValueTask<ImmutableArray<PhoneNumber>> ReadNumbersAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var numbers = ImmutableArray.CreateBuilder<PhoneNumber>();
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false)) numbers.Add(NumberOf(rows.GetInt64(0)));
        return numbers.ToImmutable();
    }

    private static async ValueTask<ImmutableArray<SharedCall>> ReadCallsAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var calls = ImmutableArray.CreateBuilder<SharedCall>();
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            calls.Add(new SharedCall(rows.GetInt16(0), rows.GetInt64(1), NodaConstants.UnixEpoch.PlusNanoseconds(rows.GetInt64(2)), (CallStatus)rows.GetInt16(3), (CallOutcome)rows.GetInt16(4), rows.GetBoolean(5)));
        return calls.ToImmutable();
    }

    private static PhoneNumber NumberOf(long digits) => PhoneNumber.FromDigits((ulong)digits);

    private static short ShardOf(int shard)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shard, short.MaxValue);
        return (short)shard;
    }

    // The directory gets the campaign if it does not have it.
    private ValueTask<TAnswer> OfCampaignAsync<TAnswer>(string campaign, Func<NpgsqlConnection, int, ValueTask<TAnswer>> operation, CancellationToken cancellation)
    {
        var name = TableText.Name(campaign, nameof(campaign));
        return ExecuteAsync(async connection =>
        {
            if (!_campaigns.TryGetValue(name, out var number)) _campaigns[name] = number = await NameDirectory.Campaigns.NumberOfAsync(connection, name, cancellation).ConfigureAwait(false);
            return await operation(connection, number).ConfigureAwait(false);
        }, cancellation);
    }

    // A campaign that the directory does not have has no rows.
    private ValueTask<TAnswer> OfKnownCampaignAsync<TAnswer>(string campaign, TAnswer none, Func<NpgsqlConnection, int, ValueTask<TAnswer>> operation, CancellationToken cancellation)
    {
        var name = TableText.Name(campaign, nameof(campaign));
        return ExecuteAsync(async connection =>
        {
            if (!_campaigns.TryGetValue(name, out var number))
            {
                if (await NameDirectory.Campaigns.FindAsync(connection, name, cancellation).ConfigureAwait(false) is not { } known) return none;
                _campaigns[name] = number = known;
            }

            return await operation(connection, number).ConfigureAwait(false);
        }, cancellation);
    }

    private async ValueTask<TAnswer> ExecuteAsync<TAnswer>(Func<NpgsqlConnection, ValueTask<TAnswer>> operation, CancellationToken cancellation) => await PostgreSqlRefusal.TranslateAsync(async () =>
    {
        await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
        if (!_isPrepared)
        {
            await PostgreSqlSchema.PrepareAsync(connection, cancellation).ConfigureAwait(false);
            _isPrepared = true;
        }

        return await operation(connection).ConfigureAwait(false);
    }).ConfigureAwait(false);
}

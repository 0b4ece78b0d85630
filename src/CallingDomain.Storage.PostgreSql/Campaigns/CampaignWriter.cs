using CallingDomain.Dialing;
using CallingDomain.Hosting;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The connection of a campaign's writer.</summary>
internal sealed class CampaignWriter : IAsyncDisposable
{
    private const int TakeoverTimeout = 30; // seconds, longer than TakeoverLimit; Command Timeout may be shorter

    private static readonly TimeSpan TakeoverLimit = TimeSpan.FromSeconds(3);

    private readonly NpgsqlConnection _connection;
    private readonly short _shard;
    private readonly long _epoch;
    private readonly CampaignTables _tables;

    private CampaignWriter(NpgsqlConnection connection, int campaign, short shard, Guid identity, long epoch, CampaignTables tables) => (_connection, Campaign, _shard, Identity, _epoch, _tables) = (connection, campaign, shard, identity, epoch, tables);

    /// <summary>The number of the campaign in the database.</summary>
    public int Campaign { get; }

    /// <summary>By which the database knows the writer over all its connections.</summary>
    public Guid Identity { get; }

    /// <summary>Begins a new epoch.</summary>
    /// <param name="source">The database.</param>
    /// <param name="name">The name of the campaign.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="identity">That of the writer, which is refused if another one has come since; null for a new writer, which replaces the one before.</param>
    /// <param name="settings">The first settings.</param>
    /// <param name="origin">What the calls of a new campaign come from.</param>
    /// <param name="zones">The time zones.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public static async ValueTask<(CampaignWriter Writer, JournalHead Head)> OpenAsync(NpgsqlDataSource source, string name, short shard, Guid? identity, CampaignSettings settings, string? origin, IDateTimeZoneProvider zones, CancellationToken cancellation)
    {
        var connection = await PostgreSqlSession.OpenAsync(source, cancellation).ConfigureAwait(false);
        try
        {
            await PostgreSqlSchema.PrepareAsync(connection, cancellation).ConfigureAwait(false);
            await PostgreSqlSession.PrepareAsync(connection, cancellation).ConfigureAwait(false);
            var campaign = await NameDirectory.Campaigns.NumberOfAsync(connection, name, cancellation).ConfigureAwait(false);
            var writer = identity ?? await NewIdentityAsync(connection, cancellation).ConfigureAwait(false);
            using var takeover = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var watch = EndBlockersAsync(source, connection.ProcessID, takeover.Token);
            JournalHead head;
            try
            {
                head = await BeginEpochAsync(connection, campaign, shard, writer, isNew: identity is null, settings, origin, zones, cancellation).ConfigureAwait(false);
            }
            finally
            {
                await takeover.CancelAsync().ConfigureAwait(false);
                await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return (new CampaignWriter(connection, campaign, shard, writer, head.Epoch, await CampaignTables.OpenAsync(connection, campaign, shard, cancellation).ConfigureAwait(false)), head);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Appends a batch in one transaction, by one round trip.</summary>
    public async ValueTask AppendAsync(JournalBatch batch, FactRows facts, CancellationToken cancellation)
    {
        await using var commands = new BatchCommands(_connection, Campaign, _shard);
        try
        {
            if (batch.Facts[0].Number != batch.After + 1) throw new JournalException(JournalReason.PositionTaken, $"The batch follows fact {batch.After}; its first fact is {batch.Facts[0].Number}.");
            facts.Append(commands, batch.Epoch, batch.Facts.AsSpan());
            _tables.Write(commands, batch);
            if (batch.ZonesVersion is { } version) commands.Add("UPDATE callingdomain.journals SET zones_version = $3 WHERE campaign = $1 AND shard = $2").With(NpgsqlDbType.Text, version);
            await commands.ExecuteAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            facts.Begin();
            throw;
        }
    }

    /// <summary>Deletes all rows of the campaign.</summary>
    public Task DeleteAsync(CancellationToken cancellation) => CampaignDeletion.ExecuteAsync(_connection, Campaign, _shard, _epoch, cancellation);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<Guid> NewIdentityAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("SELECT gen_random_uuid()", connection);
        return (Guid)(await select.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task<JournalHead> BeginEpochAsync(NpgsqlConnection connection, int campaign, short shard, Guid writer, bool isNew, CampaignSettings settings, string? origin, IDateTimeZoneProvider zones, CancellationToken cancellation)
    {
        await using var commands = new NpgsqlBatch(connection) { Timeout = TakeoverTimeout };
        commands.BatchCommands.Add(new NpgsqlBatchCommand("""
            INSERT INTO callingdomain.journals (campaign, shard, epoch, zones_version, first_fact, settings, writer, origin) SELECT $1, $2, 0, $3, 1, $4, $5, $7 WHERE $6 AND NOT EXISTS (SELECT 1 FROM callingdomain.facts WHERE campaign = $1 AND shard = $2) ON CONFLICT DO NOTHING
            """).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard).With(NpgsqlDbType.Text, zones.VersionId).With(NpgsqlDbType.Text, System.Text.Encoding.UTF8.GetString(settings.WriteJson())).With(NpgsqlDbType.Uuid, writer).With(NpgsqlDbType.Boolean, isNew).With(NpgsqlDbType.Text, origin));
        commands.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE callingdomain.journals SET epoch = epoch + 1, writer = $3 WHERE campaign = $1 AND shard = $2 AND (writer = $3 OR $4)
            """).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard).With(NpgsqlDbType.Uuid, writer).With(NpgsqlDbType.Boolean, isNew));
        // After the row is locked: what the writer before has committed is seen.
        commands.BatchCommands.Add(new NpgsqlBatchCommand("""
            SELECT epoch, coalesce((SELECT last FROM callingdomain.facts WHERE campaign = $1 AND shard = $2 ORDER BY first DESC LIMIT 1), first_fact - 1), settings, zones_version, first_fact, writer, origin FROM callingdomain.journals WHERE campaign = $1 AND shard = $2
            """).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard));
        using var standby = new StandbyWait(connection);
        await using var row = await commands.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellation).ConfigureAwait(false)) throw new JournalException(JournalReason.Damaged, isNew ? "The database has facts of this campaign, but not its settings. Restore it from a backup." : PostgreSqlRefusal.OfDeleted);
        if (row.GetGuid(5) != writer) throw new JournalException(JournalReason.WriterSuperseded, $"The writer was replaced by that of epoch {row.GetInt64(0)}.");
        var read = CampaignSettings.ReadJson(System.Text.Encoding.UTF8.GetBytes(row.GetString(2)), zones);
        var head = read.TryGet(out var first)
            ? new JournalHead(row.GetInt64(0), row.GetInt64(1), first, row.GetString(3)) { FirstFact = row.GetInt64(4), Origin = row.IsDBNull(6) ? null : row.GetString(6) }
            : throw new JournalException(JournalReason.Damaged, $"The first settings cannot be read: {read.Reason}.");
        while (await row.NextResultAsync(cancellation).ConfigureAwait(false)) { } // to the commit
        standby.ThrowIfCanceled();
        return head;
    }

    // A writer that was frozen in the middle of a commit holds its lock for ever: the server ends its connection. Others that hold it, such as a migration, go on by themselves.
    private static async Task EndBlockersAsync(NpgsqlDataSource source, int waiting, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(TakeoverLimit, cancellation).ConfigureAwait(false);
            await using var connection = await PostgreSqlSession.OpenAsync(source, cancellation).ConfigureAwait(false);
            await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(blocker) FROM unnest(pg_blocking_pids($1)) AS blocker JOIN pg_stat_activity ON pid = blocker AND wait_event = 'ClientRead'", connection).With(NpgsqlDbType.Integer, waiting);
            await end.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }
}

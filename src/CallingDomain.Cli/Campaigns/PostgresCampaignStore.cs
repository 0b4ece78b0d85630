using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallingDomain.Hosting;
using CallingDomain.Storage.PostgreSql;
using Npgsql;

namespace CallingDomain.Cli;

/// <summary>A campaign in a PostgreSQL database, under its name.</summary>
internal sealed class PostgresCampaignStore : CampaignStore
{
    private readonly PostgreSqlCampaignJournal _journal;
    private readonly NpgsqlConnection _lock;

    private PostgresCampaignStore(PostgresStore database, RunOrigin? origin, PostgreSqlCampaignJournal journal, NpgsqlConnection @lock)
        : base(journal, database.Name, origin) => (_journal, _lock) = (journal, @lock);

    /// <inheritdoc/>
    protected override string WayOut => "Give this campaign another name, or use another database.";

    /// <summary>Opens a campaign for one run.</summary>
    /// <param name="database">The database, which the caller disposes after the store.</param>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="origin">Where the calls of a new run come from.</param>
    /// <exception cref="InputException">The name is none for a database, another run uses the campaign, or the database cannot be used.</exception>
    public static PostgresCampaignStore Open(PostgresStore database, string campaign, RunOrigin? origin = null)
    {
        var journal = JournalOf(database, campaign, origin);
        try
        {
            PostgreSqlSchema.MigrateAsync(database.Source).GetAwaiter().GetResult();
            return new PostgresCampaignStore(database, origin, journal, Lock(database, campaign));
        }
        catch (JournalException refusal)
        {
            throw database.Refusal(refusal);
        }
        catch (NpgsqlException exception)
        {
            throw database.Refusal(new JournalException(JournalReason.Unavailable, "The connection was cut.", exception));
        }
    }

    public override void Dispose()
    {
        _journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _lock.Dispose();
    }

    /// <inheritdoc/>
    protected override void Delete() => Use(async _ =>
    {
        await _journal.DeleteAsync().ConfigureAwait(false);
        return 0;
    });

    private static PostgreSqlCampaignJournal JournalOf(PostgresStore database, string campaign, RunOrigin? origin)
    {
        try
        {
            return new PostgreSqlCampaignJournal(database.Source, campaign) { Origin = origin?.ToString() };
        }
        catch (ArgumentException)
        {
            throw campaign.Length == 0
                ? new InputException(InputReason.PropertyMissing, "$: the property 'name' is required: a PostgreSQL database has a campaign under its name.", ("path", "$.name"))
                : new InputException(InputReason.PropertyRange, "$.name: the name of a campaign in a PostgreSQL database has at most 200 characters, none of them U+0000.", ("path", "$.name"));
        }
    }

    // Ends with the session, and so with this process. The server sees the end of a process at once, and the end of its machine by the keepalives.
    private static NpgsqlConnection Lock(PostgresStore database, string campaign)
    {
        var connection = database.Source.OpenConnection();
        try
        {
            using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('lock_timeout', '2s', false), set_config('tcp_keepalives_idle', '15', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)")); // a run that was killed a moment ago
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_lock($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = LockOf(campaign) } } });
            batch.ExecuteNonQuery();
            return connection;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw new InputException(InputReason.StoreInUse, $"The {database.Name} is in use by another run of this campaign.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long LockOf(string campaign) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"callingdomain campaign run {campaign}")));
}

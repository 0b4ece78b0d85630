using System.Runtime.CompilerServices;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The journal of one campaign, or of one shard of it, in a PostgreSQL database.</summary>
/// <remarks>
/// An append is one round trip and one transaction, and is on the server's disk when it returns. Facts, History, Final and contacts are tables of the schema <c>callingdomain</c>, which the first journal of a database makes. Any number of hosts may read them, and only the last one that opened a campaign for writing may append to it.
/// Takes one connection while it is open, and further ones while it reads, saves a snapshot or checks the writer. Used by one runner.
/// </remarks>
public sealed class PostgreSqlCampaignJournal : ICampaignJournal, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly string _name;
    private readonly short _shard;
    private readonly FactRows _facts = new();
    private IDateTimeZoneProvider _zones = DateTimeZoneProviders.Tzdb;
    private CampaignWriter? _writer;
    private Guid? _identity; // of the writer, from its first opening until it was refused
    private long _durable; // the last fact that this writer knows to be durable

    /// <summary>Creates a journal; nothing is opened yet.</summary>
    /// <param name="source">The database, which stays open. With several hosts it must lead to the primary.</param>
    /// <param name="campaign">The name of the campaign in the database: at most 200 characters.</param>
    /// <param name="shard">The shard of the campaign. Default: 0, the only one.</param>
    /// <exception cref="ArgumentException">The name is empty, too long, or no whole Unicode text; or the data source has Multiplexing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shard is less than 0 or greater than 32,767.</exception>
    public PostgreSqlCampaignJournal(NpgsqlDataSource source, string campaign, int shard = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shard, short.MaxValue);
        (_source, _name, _shard) = (PostgreSqlSession.Checked(source), TableText.Name(campaign, nameof(campaign)), (short)shard);
    }

    /// <summary>Whether facts stay after they are in both snapshots. If false, such facts are deleted: the database grows by the rows of its tables only, and a replay from the first fact is no longer possible. Default: true.</summary>
    public bool KeepsOldFacts { get; init; } = true;

    /// <summary>What the calls of the campaign come from, for <see cref="JournalHead.Origin"/>: kept if this journal begins the campaign, else ignored. Default: null, for none.</summary>
    public string? Origin { get; init; }

    private CampaignWriter Writer => _writer ?? throw new InvalidOperationException("The journal is not open.");

    /// <inheritdoc/>
    public async ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zones);
        await CloseAsync().ConfigureAwait(false);
        _zones = zones;
        _facts.Begin();
        return await AsWriterAsync(async () =>
        {
            try
            {
                return await BeginAsync().ConfigureAwait(false);
            }
            catch (NpgsqlException broken) when (broken is not PostgresException)
            {
                _source.Clear(); // the pool has connections from before a restart or a failover
                return await BeginAsync().ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

        async Task<JournalHead> BeginAsync()
        {
            (_writer, var head) = await CampaignWriter.OpenAsync(_source, _name, _shard, _identity, settings, Origin, zones, cancellation).ConfigureAwait(false);
            if (_identity is not null && head.LastFact < _durable) throw new JournalException(JournalReason.Damaged, $"The database has lost facts that were durable: it ends with fact {head.LastFact}, not {_durable}. It is a backup, or an asynchronous standby that was promoted. Restart the host to go on from there, under another name of the campaign.");
            (_identity, _durable) = (_writer.Identity, head.LastFact);
            return head;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var connection = await PostgreSqlRefusal.TranslateAsync(() => PostgreSqlSession.OpenAsync(_source, cancellation)).ConfigureAwait(false);
        foreach (var fact in await PostgreSqlRefusal.TranslateAsync(() => CampaignSnapshots.ListAsync(connection, Writer.Campaign, _shard, cancellation)).ConfigureAwait(false))
            yield return new JournalSnapshot(fact, new SnapshotStream(connection, Writer.Campaign, _shard, fact));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var connection = await PostgreSqlRefusal.TranslateAsync(() => PostgreSqlSession.OpenAsync(_source, cancellation)).ConfigureAwait(false);
        await using var select = new NpgsqlCommand("SELECT batch FROM callingdomain.facts WHERE campaign = $1 AND shard = $2 AND first >= coalesce((SELECT max(first) FROM callingdomain.facts WHERE campaign = $1 AND shard = $2 AND first <= $3), 0) ORDER BY first", connection)
            .With(NpgsqlDbType.Integer, Writer.Campaign).With(NpgsqlDbType.Smallint, _shard).With(NpgsqlDbType.Bigint, after + 1);
        await using var rows = await PostgreSqlRefusal.TranslateAsync(() => new ValueTask<NpgsqlDataReader>(select.ExecuteReaderAsync(cancellation))).ConfigureAwait(false);
        while (await PostgreSqlRefusal.TranslateAsync(() => new ValueTask<bool>(rows.ReadAsync(cancellation))).ConfigureAwait(false))
        {
            foreach (var batch in FactBytes.Read(rows.GetFieldValue<byte[]>(0), _zones))
            {
                if (batch[^1].Number > after) yield return batch[0].Number > after ? batch : [.. batch.Where(fact => fact.Number > after)];
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await AsWriterAsync(async () =>
        {
            await Writer.AppendAsync(batch, _facts, cancellation).ConfigureAwait(false);
            return _durable = batch.Facts[^1].Number;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default)
    {
        await AsWriterAsync(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
            await new CampaignSnapshots(connection, Writer.Campaign, _shard, epoch).CheckWriterAsync(cancellation).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        await PostgreSqlRefusal.TranslateAsync(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
            await new CampaignSnapshots(connection, Writer.Campaign, _shard, epoch).SaveAsync(snapshot, !KeepsOldFacts, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Deletes the campaign, or its shard: the facts, the snapshots and the rows of all tables. The name keeps its number. The journal is closed then, and can be opened again as a new one.</summary>
    /// <param name="cancellation">Cancels the operation; whether the campaign is deleted is then unknown.</param>
    /// <exception cref="JournalException">Another writer has opened the journal, or the server cannot be reached or refuses: nothing is deleted.</exception>
    public async Task DeleteAsync(CancellationToken cancellation = default)
    {
        await PostgreSqlRefusal.TranslateAsync(() => new ValueTask(Writer.DeleteAsync(cancellation))).ConfigureAwait(false);
        _identity = null;
        await CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        _facts.Dispose();
    }

    // A writer that was refused may be opened again, as a new one.
    private async ValueTask<TAnswer> AsWriterAsync<TAnswer>(Func<ValueTask<TAnswer>> operation)
    {
        try
        {
            return await PostgreSqlRefusal.TranslateAsync(operation).ConfigureAwait(false);
        }
        catch (JournalException refused) when (refused.Reason == JournalReason.WriterSuperseded)
        {
            _identity = null;
            throw;
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_writer is { } writer) await writer.DisposeAsync().ConfigureAwait(false);
        _writer = null;
    }
}

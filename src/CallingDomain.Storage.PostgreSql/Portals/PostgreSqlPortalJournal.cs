using System.Runtime.CompilerServices;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The journal of one portal in a PostgreSQL database.</summary>
/// <remarks>
/// An append is one round trip and one transaction, and is on the server's disk when it returns. Any number of hosts may read and append. The table <c>changes</c> of the schema <c>callingdomain</c> is the journal. The tables <c>businesses</c>, <c>units</c>, <c>programs</c>, <c>program_periods</c>, <c>assignments</c> and <c>assignment_history</c> are for
/// people and reports: they are written in the same transaction.
/// Takes a connection of the data source for each operation. Thread-safe.
/// </remarks>
public sealed class PostgreSqlPortalJournal : IPortalJournal
{
    private const int FirstPage = 100, LaterPage = 2_000; // changes; a reader that stops at its first change is sent few others
    private const string ReadChanges = """
        SELECT version, change, (SELECT max(version) FROM callingdomain.changes WHERE portal = $1) FROM callingdomain.changes WHERE portal = $1 AND version > $2 AND version <= $3 ORDER BY version LIMIT $4
        """;

    private readonly NpgsqlDataSource _source;
    private readonly string _name;
    private volatile Opened? _opened;

    /// <summary>Creates a journal; nothing is opened yet.</summary>
    /// <param name="source">The database, which stays open. With several hosts it must lead to the primary.</param>
    /// <param name="portal">The name of the portal in the database: at most 200 characters.</param>
    /// <exception cref="ArgumentException">The name is empty, too long, or no whole Unicode text; or the data source has Multiplexing.</exception>
    public PostgreSqlPortalJournal(NpgsqlDataSource source, string portal)
    {
        (_source, _name) = (PostgreSqlSession.Checked(source), TableText.Name(portal, nameof(portal)));
    }

    /// <summary>After how many changes the database keeps a whole portal, so that the next opening replays fewer changes: 1 or more. Default: 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int KeepEvery
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected at least 1 change.");
    } = 10_000;

    private Opened Now => _opened ?? throw new InvalidOperationException("The journal is not open.");

    /// <inheritdoc/>
    public async ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return await PostgreSqlRefusal.TranslateAsync(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
            await PostgreSqlSchema.PrepareAsync(connection, cancellation).ConfigureAwait(false);
            var opened = new Opened(await NameDirectory.Portals.NumberOfAsync(connection, _name, cancellation).ConfigureAwait(false), zones);
            var kept = await KeptPortalAsync(connection, opened.Portal, cancellation).ConfigureAwait(false);
            _opened = opened;
            return kept;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PortalChange> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var portal = Now.Portal;
        await using var connection = await PostgreSqlRefusal.TranslateAsync(() => PostgreSqlSession.OpenAsync(_source, cancellation)).ConfigureAwait(false);
        for (var (last, page, count) = (long.MaxValue, FirstPage, 1); after < last && count > 0; page = LaterPage)
        {
            await using var select = new NpgsqlCommand(ReadChanges, connection).With(NpgsqlDbType.Integer, portal).With(NpgsqlDbType.Bigint, after).With(NpgsqlDbType.Bigint, last).With(NpgsqlDbType.Integer, page);
            await using var rows = await PostgreSqlRefusal.TranslateAsync(() => new ValueTask<NpgsqlDataReader>(select.ExecuteReaderAsync(cancellation))).ConfigureAwait(false);
            for (count = 0; await PostgreSqlRefusal.TranslateAsync(() => new ValueTask<bool>(rows.ReadAsync(cancellation))).ConfigureAwait(false); count++)
            {
                (after, last) = (rows.GetInt64(0), Math.Min(last, rows.GetInt64(2)));
                var read = PortalJson.ReadChange(rows.GetFieldValue<byte[]>(1));
                yield return read.TryGet(out var change)
                    ? change
                    : throw new JournalException(read.Reason == PortalJsonReason.NewerFormat ? JournalReason.Newer : JournalReason.Damaged, $"Change {after} cannot be read: {read.Reason.Code()}.");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (portal, zones) = Now;
        await PostgreSqlRefusal.TranslateAsync(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
            await using var commands = new BatchCommands(connection, portal);
            commands.Begin();
            foreach (var update in batch.Updates)
            {
                AddChange(commands, update.Change!);
                PortalTables.Write(commands, update.Portal, update.Change!, zones);
            }

            if (batch.Receipt is { } receipt) AddReceipt(commands, receipt);
            if (batch.Updates[^1].Portal is { } last && last.Version / KeepEvery > batch.After / KeepEvery) AddKept(commands, last); // also if another host has kept the one before
            commands.Commit();
            await commands.ExecuteAsync(cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var portal = Now.Portal;
        return await PostgreSqlRefusal.TranslateAsync<PortalReceipt?>(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
            await using var select = new NpgsqlCommand("SELECT version, fingerprint, answer FROM callingdomain.receipts WHERE portal = $1 AND key = $2", connection).With(NpgsqlDbType.Integer, portal).With(NpgsqlDbType.Text, TableText.Key(key));
            await select.PrepareAsync(cancellation).ConfigureAwait(false); // a round trip only if this connection has not had it
            await using var row = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await row.ReadAsync(cancellation).ConfigureAwait(false) ? new PortalReceipt(key, row.GetString(1), row.GetInt64(0), row.GetFieldValue<byte[]>(2)) : null;
        }).ConfigureAwait(false);
    }

    // A portal that cannot be read is not used: the changes have everything.
    private static async ValueTask<Portal> KeptPortalAsync(NpgsqlConnection connection, int portal, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("SELECT content FROM callingdomain.kept WHERE portal = $1", connection).With(NpgsqlDbType.Integer, portal);
        return await select.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is byte[] json && PortalJson.ReadPortal(json).TryGet(out var kept) ? kept : Portal.Empty;
    }

    private static void AddChange(BatchCommands commands, PortalChange change) => commands.Add("SELECT callingdomain.append_change($1, $2, $3, $4, $5, $6)")
        .With(NpgsqlDbType.Bigint, change.Version).With(NpgsqlDbType.Text, PortalTables.Utc(change.At)).With(NpgsqlDbType.Text, TableText.Of(change.By)).With(NpgsqlDbType.Text, TableText.Of(change.Why)).With(NpgsqlDbType.Text, PortalJson.Write(change));

    private static void AddReceipt(BatchCommands commands, PortalReceipt receipt) => commands.Add("INSERT INTO callingdomain.receipts VALUES ($1, $2, $3, $4, $5)")
        .With(NpgsqlDbType.Text, TableText.Key(receipt.Key)).With(NpgsqlDbType.Bigint, receipt.Version).With(NpgsqlDbType.Text, receipt.Fingerprint).With(NpgsqlDbType.Text, receipt.Answer);

    private static void AddKept(BatchCommands commands, Portal portal) => commands.Add("INSERT INTO callingdomain.kept VALUES ($1, $2, $3) ON CONFLICT (portal) DO UPDATE SET version = EXCLUDED.version, content = EXCLUDED.content")
        .With(NpgsqlDbType.Bigint, portal.Version).With(NpgsqlDbType.Bytea, PortalJson.Write(portal));

    /// <summary>What an open journal knows.</summary>
    /// <param name="Portal">The number of the portal in the database.</param>
    /// <param name="Zones">The time zones of the portal.</param>
    private sealed record Opened(int Portal, IDateTimeZoneProvider Zones);
}

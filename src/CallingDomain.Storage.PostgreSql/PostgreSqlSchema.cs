using System.Globalization;
using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The schema <c>callingdomain</c> of a database, with the tables of all campaigns and portals in it.</summary>
/// <remarks>The schema names its version, so that one of a newer version is refused before anything is read, and an older one gets the missing steps. Journals make it themselves when they are opened, if their role may; hosts may start at the same time.</remarks>
public static class PostgreSqlSchema
{
    internal const string Name = "callingdomain";

    private const long MigrationLock = 0x43616C6C44506731; // the key of an advisory lock

    // A step that was published never changes.
    private static readonly string[] Steps = [CampaignSchema.Tables + PortalSchema.Tables + ClusterSchema.Tables, CampaignSchema.Origin];

    private static int Version => Steps.Length;

    /// <summary>Creates the schema, or brings it to the version of this package. Nothing changes if it has that version.</summary>
    /// <param name="source">The database, with a role that may create a schema in it, or owns the one that is there.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The schema belongs to something else or to a newer version, the database is not in UTF-8, or the server cannot be reached or refuses.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await PostgreSqlRefusal.TranslateAsync(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(source, cancellation).ConfigureAwait(false);
            await PrepareAsync(connection, Steps, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Makes the schema that of this version.</summary>
    internal static Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellation) => PrepareAsync(connection, Steps, cancellation);

    /// <summary>Makes the schema that of the last step.</summary>
    internal static async Task PrepareAsync(NpgsqlConnection connection, string[] steps, CancellationToken cancellation)
    {
        if (await CheckAsync(connection, steps.Length, cancellation).ConfigureAwait(false) == steps.Length) return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({MigrationLock})")).ConfigureAwait(false);
        var version = await CheckAsync(connection, steps.Length, cancellation).ConfigureAwait(false); // another host may have been first
        foreach (var step in steps.Skip(version)) await ExecuteAsync(step).ConfigureAwait(false);
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE callingdomain.schema_version SET version = {steps.Length}")).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);

        async Task ExecuteAsync(string sql)
        {
#pragma warning disable CA2100 // every text is a constant of this package, or has numbers only
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    // The version of the schema; 0 if there is none.
    private static async Task<int> CheckAsync(NpgsqlConnection connection, int newest, CancellationToken cancellation)
    {
        // By the tables of the catalog: to_regnamespace may answer from a cache that does not know what another host has created.
        await using var select = new NpgsqlCommand("""
            SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'callingdomain'),
              EXISTS (SELECT FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = pg_class.relnamespace WHERE nspname = 'callingdomain' AND relname = 'schema_version'), current_setting('server_encoding')
            """, connection);
        await using (var row = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            await row.ReadAsync(cancellation).ConfigureAwait(false);
            if (row.GetString(2) != "UTF8") throw new JournalException(JournalReason.Unavailable, $"The database has the encoding {row.GetString(2)}. Use one with the encoding UTF8.");
            if (!row.GetBoolean(0)) return 0;
            if (!row.GetBoolean(1)) throw Foreign();
        }

        select.CommandText = "SELECT version FROM callingdomain.schema_version";
        return await select.ExecuteScalarAsync(cancellation).ConfigureAwait(false) switch
        {
            null => throw new JournalException(JournalReason.Damaged, $"The schema {Name} does not say its version. Restore the database from a backup."),
            int newer when newer > newest => throw new JournalException(JournalReason.Newer, $"The schema {Name} has version {newer}; this package reads version {newest}. Use a newer CallingDomain.Storage.PostgreSql."),
            int known => known,
            _ => throw Foreign(),
        };
    }

    private static JournalException Foreign() => new(JournalReason.Foreign, $"The database has a schema {Name} of something else. Use another database.");
}

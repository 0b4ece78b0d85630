using CallingDomain.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>A table that gives numbers to names: of the campaigns of a database, or of its portals.</summary>
internal sealed class NameDirectory
{
    public static readonly NameDirectory Campaigns = new("SELECT campaign FROM callingdomain.campaigns WHERE name = $1", "INSERT INTO callingdomain.campaigns (name) VALUES ($1) ON CONFLICT DO NOTHING");
    public static readonly NameDirectory Portals = new("SELECT portal FROM callingdomain.portals WHERE name = $1", "INSERT INTO callingdomain.portals (name) VALUES ($1) ON CONFLICT DO NOTHING");

    private readonly string _select, _insert;

    private NameDirectory(string select, string insert) => (_select, _insert) = (select, insert);

    /// <summary>The number of a name; null if the directory does not have the name.</summary>
    public async ValueTask<int?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // a constant of this class
        await using var select = new NpgsqlCommand(_select, connection).With(NpgsqlDbType.Text, name);
#pragma warning restore CA2100
        return await select.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as int?;
    }

    /// <summary>The number of a name, which the directory gets if it does not have it. A transaction of its own: the directory has no shard.</summary>
    /// <exception cref="JournalException">A synchronous standby may lack the name.</exception>
    public async ValueTask<int> NumberOfAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        while (true)
        {
            if (await FindAsync(connection, name, cancellation).ConfigureAwait(false) is { } known) return known;
            await using var commands = new BatchCommands(connection, campaignOrPortal: null);
            commands.BeginDurable(); // otherwise a crash could give the number, which a host keeps, to another name
            commands.Add(_insert).With(NpgsqlDbType.Text, name);
            commands.Commit();
            await commands.ExecuteAsync(cancellation).ConfigureAwait(false);
        }
    }
}

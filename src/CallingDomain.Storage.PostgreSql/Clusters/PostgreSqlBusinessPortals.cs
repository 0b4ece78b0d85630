using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The journals of the businesses of all portals in a PostgreSQL database. The journal of a business has the name of its portal, <c>/</c>, and the ID of the business.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="source">The database, which stays open. With several hosts it must lead to the primary.</param>
/// <exception cref="ArgumentException">The data source has Multiplexing.</exception>
public sealed class PostgreSqlBusinessPortals(NpgsqlDataSource source) : IBusinessPortals
{
    private readonly NpgsqlDataSource _source = PostgreSqlSession.Checked(source);

    /// <inheritdoc cref="IBusinessPortals.JournalOf"/>
    /// <exception cref="ArgumentException">A name is empty or no whole Unicode text, both together have more than 199 characters, or the name of the portal has a <c>/</c>.</exception>
    public PostgreSqlPortalJournal JournalOf(string portal, string business)
    {
        ArgumentException.ThrowIfNullOrEmpty(portal);
        ArgumentException.ThrowIfNullOrEmpty(business);
        return portal.Contains('/', StringComparison.Ordinal) ? throw new ArgumentException("Expected a name without '/'.", nameof(portal)) : new PostgreSqlPortalJournal(_source, $"{portal}/{business}");
    }

    IPortalJournal IBusinessPortals.JournalOf(string portal, string business) => JournalOf(portal, business);
}

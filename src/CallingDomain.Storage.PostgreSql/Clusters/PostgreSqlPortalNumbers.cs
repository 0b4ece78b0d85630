using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The claims of businesses on numbers in a PostgreSQL database: the table <c>portal_numbers</c> of the schema <c>callingdomain</c>.</summary>
/// <remarks>
/// An operation is one transaction, and is on the server's disk when it returns. The locks of rows decide between two businesses at the same time.
/// Takes a connection of the data source for each operation. Repeats nothing that has failed. Thread-safe.
/// </remarks>
public sealed class PostgreSqlPortalNumbers : IPortalNumbers
{
    private readonly NpgsqlDataSource _source;
    private readonly ConcurrentDictionary<string, int> _portals = new(StringComparer.Ordinal);
    private volatile bool _isPrepared;

    /// <summary>Creates a store; nothing is opened yet.</summary>
    /// <param name="source">The database, which stays open. With several hosts it must lead to the primary.</param>
    /// <exception cref="ArgumentException">The data source has Multiplexing.</exception>
    public PostgreSqlPortalNumbers(NpgsqlDataSource source) => _source = PostgreSqlSession.Checked(source);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PortalNumber>> ClaimAsync(string portal, int owner, string business, long version, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default)
    {
        var (claimer, digits) = (TableText.Name(business, nameof(business)), DigitsOf(numbers));
        return ExecuteAsync<ImmutableArray<PortalNumber>>(portal, owner, digits.Length == 0, [], async commands =>
        {
            // In the order of the numbers, so that no two wait for each other. Locks the rows of other businesses too, so that none is deleted before they are read.
            commands.Add("""
                INSERT INTO callingdomain.portal_numbers AS held (portal, shard, number, business, base) SELECT $1, $2, number, $4, $5 FROM unnest($3) AS number ORDER BY number
                  ON CONFLICT (portal, shard, number) DO UPDATE SET base = greatest(held.base, EXCLUDED.base) WHERE held.business = EXCLUDED.business
                """).WithAll(NpgsqlDbType.Bigint, digits).With(NpgsqlDbType.Text, claimer).With(NpgsqlDbType.Bigint, version);
            commands.Add("SELECT number, business, base FROM callingdomain.portal_numbers WHERE portal = $1 AND shard = $2 AND number = ANY ($3) AND business <> $4 ORDER BY number").WithAll(NpgsqlDbType.Bigint, digits).With(NpgsqlDbType.Text, claimer);
            commands.Commit();
            return await commands.ReadAsync(async rows =>
            {
                var others = ImmutableArray.CreateBuilder<PortalNumber>();
                while (await rows.ReadAsync(cancellation).ConfigureAwait(false)) others.Add(new PortalNumber(PhoneNumber.FromDigits((ulong)rows.GetInt64(0)), rows.GetString(1), rows.GetInt64(2)));
                return others.ToImmutable();
            }, cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string portal, int owner, string business, long before, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default)
    {
        var (holder, digits) = (TableText.Name(business, nameof(business)), DigitsOf(numbers));
        await ExecuteAsync(portal, owner, digits.Length == 0, none: false, async commands =>
        {
            commands.Add("""
                DELETE FROM callingdomain.portal_numbers WHERE portal = $1 AND shard = $2 AND business = $4 AND base < $5
                  AND number IN (SELECT number FROM callingdomain.portal_numbers WHERE portal = $1 AND shard = $2 AND number = ANY ($3) ORDER BY number FOR UPDATE)
                """).WithAll(NpgsqlDbType.Bigint, digits).With(NpgsqlDbType.Text, holder).With(NpgsqlDbType.Bigint, before);
            commands.Commit();
            await commands.ExecuteAsync(cancellation).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseExactAsync(string portal, int owner, PortalNumber claim, CancellationToken cancellation = default)
    {
        var holder = TableText.Name(claim.Business, nameof(claim));
        return ExecuteAsync(portal, owner, isEmpty: false, none: false, async commands =>
        {
            commands.Add("DELETE FROM callingdomain.portal_numbers WHERE portal = $1 AND shard = $2 AND number = $3 AND business = $4 AND base = $5 RETURNING number")
                .With(NpgsqlDbType.Bigint, (long)claim.Number.Digits).With(NpgsqlDbType.Text, holder).With(NpgsqlDbType.Bigint, claim.Version);
            commands.Commit();
            return await commands.ReadAsync(async row => await row.ReadAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    private static long[] DigitsOf(ImmutableArray<PhoneNumber> numbers) => numbers.IsDefault ? [] : [.. numbers.Select(number => (long)number.Digits)];

    // In a durable transaction of the owner, which the operation commits.
    private async ValueTask<TAnswer> ExecuteAsync<TAnswer>(string portal, int owner, bool isEmpty, TAnswer none, Func<BatchCommands, ValueTask<TAnswer>> operation, CancellationToken cancellation)
    {
        var name = TableText.Name(portal, nameof(portal));
        ArgumentOutOfRangeException.ThrowIfNegative(owner);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(owner, short.MaxValue);
        return isEmpty ? none : await PostgreSqlRefusal.TranslateAsync(async () =>
        {
            await using var connection = await PostgreSqlSession.OpenAsync(_source, cancellation).ConfigureAwait(false);
            if (!_isPrepared)
            {
                await PostgreSqlSchema.PrepareAsync(connection, cancellation).ConfigureAwait(false);
                _isPrepared = true;
            }

            if (!_portals.TryGetValue(name, out var number)) _portals[name] = number = await NameDirectory.Portals.NumberOfAsync(connection, name, cancellation).ConfigureAwait(false);
            await using var commands = new BatchCommands(connection, number, (short)owner);
            commands.BeginDurable();
            return await operation(commands).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}

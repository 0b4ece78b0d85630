namespace CallingDomain.Storage.PostgreSql;

/// <summary>The tables of what the shards of a campaign have in common, and the businesses of a portal.</summary>
/// <remarks>
/// <c>documents</c> are those of a campaign as a whole. The rows of the other tables begin with their campaign and a shard: that which owns the number in <c>numbers</c>, <c>number_leases</c> and <c>shared_calls</c>, and that which uses it in <c>shared_numbers</c>. No statement touches two shards.
/// <c>numbers</c> has a row for each number of the campaign; <c>other_users</c> is null for those that one shard uses, nearly all. <c>shared_calls.dialed</c> is in nanoseconds since 1970; statuses and outcomes have the values that <c>codes</c> explains.
/// <c>portal_numbers</c> has a row for each number of a portal whose businesses have a journal each: the business that has claimed the number, and <c>base</c>, the version of its journal for which it has done so. The rows begin with the portal and the shard that owns the number.
/// </remarks>
internal static class ClusterSchema
{
    // Long columns first, so that no byte is lost to alignment.
    public const string Tables = """
        CREATE TABLE callingdomain.documents (campaign integer NOT NULL, name text COLLATE "C" NOT NULL, version bigint NOT NULL, content text NOT NULL, PRIMARY KEY (campaign, name));
        CREATE TABLE callingdomain.numbers (number bigint NOT NULL, campaign integer NOT NULL, shard smallint NOT NULL, first_user smallint NOT NULL, other_users smallint[], PRIMARY KEY (campaign, shard, number));
        CREATE TABLE callingdomain.shared_numbers (number bigint NOT NULL, campaign integer NOT NULL, shard smallint NOT NULL, PRIMARY KEY (campaign, shard, number));
        CREATE TABLE callingdomain.number_leases (number bigint NOT NULL, epoch bigint NOT NULL, campaign integer NOT NULL, shard smallint NOT NULL, holder smallint NOT NULL, PRIMARY KEY (campaign, shard, number));
        CREATE TABLE callingdomain.shared_calls (number bigint NOT NULL, attempt bigint NOT NULL, dialed bigint NOT NULL, campaign integer NOT NULL, shard smallint NOT NULL, by_shard smallint NOT NULL, status smallint NOT NULL, outcome smallint NOT NULL, is_consented boolean NOT NULL,
          PRIMARY KEY (campaign, shard, number, by_shard, attempt));
        CREATE TABLE callingdomain.portal_numbers (number bigint NOT NULL, base bigint NOT NULL, portal integer NOT NULL, shard smallint NOT NULL, business text COLLATE "C" NOT NULL, PRIMARY KEY (portal, shard, number));
        """;
}

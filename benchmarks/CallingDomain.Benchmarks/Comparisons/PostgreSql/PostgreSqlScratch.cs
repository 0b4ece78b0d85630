using System.Security.Cryptography;
using Npgsql;

namespace CallingDomain.Benchmarks;

/// <summary>The least that a durable attempt costs in PostgreSQL: two commits of one round trip each, which check the epoch and the position and append the bytes of the facts, the second one with the row of History. It decides nothing.</summary>
internal sealed class PostgreSqlScratch : IAsyncDisposable
{
    public const string Schema = "scratch";

    private const int FactAlone = 66, FactInGroup = 48; // bytes, as ours

    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<int, (Commit Claims, Commit Ends)> _commits = []; // by the size of the group
    private long _last;
    private long _attempt;

    private PostgreSqlScratch(NpgsqlConnection connection) => _connection = connection;

    public static async Task<PostgreSqlScratch> CreateAsync(PostgreSqlDatabase database)
    {
        foreach (var sql in (string[])[$"CREATE SCHEMA {Schema}", $"CREATE TABLE {Schema}.journals (campaign integer, shard smallint, epoch bigint NOT NULL, last bigint NOT NULL, PRIMARY KEY (campaign, shard))", $"INSERT INTO {Schema}.journals VALUES (1, 0, 1, 0)", $"CREATE TABLE {Schema}.facts (campaign integer, shard smallint, last bigint, batch bytea NOT NULL, PRIMARY KEY (campaign, shard, last))", $"ALTER TABLE {Schema}.facts ALTER COLUMN batch SET STORAGE EXTERNAL", PostgreSqlCalls.CreateTable($"{Schema}.calls")])
            await database.ExecuteAsync(sql);
        return new PostgreSqlScratch(await database.Source.OpenConnectionAsync());
    }

    public async Task RunAsync(int group, int attempts)
    {
        if (!_commits.TryGetValue(group, out var commits)) _commits[group] = commits = (await Commit.PrepareAsync(_connection, group, isEnd: false), await Commit.PrepareAsync(_connection, group, isEnd: true));
        for (var done = 0; done < attempts; done += group)
        {
            await commits.Claims.RunAsync(_last, _last += group, firstAttempt: 0);
            await commits.Ends.RunAsync(_last, _last += group, _attempt + 1);
            _attempt += group;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (claims, ends) in _commits.Values)
        {
            await claims.DisposeAsync();
            await ends.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    private sealed class Commit : IAsyncDisposable
    {
        // A null is refused, and with it the transaction.
        private const string Check = $"UPDATE {Schema}.journals SET last = CASE WHEN epoch = $3 AND last = $4 THEN $5 END WHERE campaign = $1 AND shard = $2";
        private const string Append = $"INSERT INTO {Schema}.facts (campaign, shard, last, batch) VALUES ($1, $2, $3, $4)";

        private readonly NpgsqlBatch _batch;
        private readonly PostgreSqlCalls? _calls;
        private readonly NpgsqlParameter<long> _after = new(), _last = new(), _lastOfFacts = new();
        private readonly NpgsqlParameter<byte[]> _facts;

        private Commit(NpgsqlConnection connection, int group, bool isEnd)
        {
            _batch = new NpgsqlBatch(connection);
            _facts = new NpgsqlParameter<byte[]> { TypedValue = new byte[group == 1 ? FactAlone : group * FactInGroup] };
            Add(Check, new NpgsqlParameter<long> { TypedValue = 1 }, _after, _last);
            Add(Append, _lastOfFacts, _facts);
            if (!isEnd) return;
            _calls = new PostgreSqlCalls(group);
            _calls.AddTo(Add(PostgreSqlCalls.InsertArrays($"{Schema}.calls")).Parameters);
        }

        public static async Task<Commit> PrepareAsync(NpgsqlConnection connection, int group, bool isEnd)
        {
            var commit = new Commit(connection, group, isEnd);
            await commit._batch.PrepareAsync();
            return commit;
        }

        public async Task RunAsync(long after, long last, long firstAttempt)
        {
            (_after.TypedValue, _last.TypedValue, _lastOfFacts.TypedValue) = (after, last, last);
            RandomNumberGenerator.Fill(_facts.TypedValue); // facts do not compress
            _calls?.Fill(firstAttempt);
            await _batch.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => _batch.DisposeAsync();

        private NpgsqlBatchCommand Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var parameter in (NpgsqlParameter[])[new NpgsqlParameter<int> { TypedValue = 1 }, new NpgsqlParameter<short> { TypedValue = 0 }, .. parameters]) command.Parameters.Add(parameter);
            _batch.BatchCommands.Add(command);
            return command;
        }
    }
}

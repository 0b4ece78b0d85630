using Npgsql;

namespace CallingDomain.Benchmarks;

/// <summary>Rows of History, so many in a transaction: arrays taken apart by <c>unnest</c> (ours) beside a list of VALUES, both in one round trip, and COPY in binary form, which needs two round trips alone and four with other statements in its transaction; elapsed nanoseconds a row.</summary>
internal static class PostgreSqlRowsComparison
{
    private const int ValuesInStatement = 5_000; // a statement has at most 65,535 parameters

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n is { } given ? [given] : [1, 10, 100, 1_000, 10_000]).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int[] groups)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        var rows = new List<ComparisonRow>();
        foreach (var group in groups)
        {
            var transactions = Math.Clamp(100_000 / group, 10, 300);
            var turns = new Turns();
            await using var arrays = await Arrays.CreateAsync(database, group);
            await using var values = await Values.CreateAsync(database, group);
            await using var copy = await Copy.CreateAsync(database, group, "copied");
            await using var inTransaction = await Copy.CreateAsync(database, group, "copied_in_transaction");
            var ours = turns.Add(transactions * group, () => RepeatAsync(arrays.RunAsync));
            (string Peer, Func<double> Median)[] peers =
            [
                ("VALUES, 1 round trip", turns.Add(transactions * group, () => RepeatAsync(values.RunAsync))),
                ("COPY, 2 round trips", turns.Add(transactions * group, () => RepeatAsync(copy.RunAsync))),
                ("COPY after a statement, 4 round trips", turns.Add(transactions * group, () => RepeatAsync(inTransaction.RunInTransactionAsync))),
            ];
            await turns.RunAsync();
            rows.AddRange(peers.Select(peer => new ComparisonRow("rows in a transaction", group, ours(), peer.Peer, peer.Median())));

            async Task RepeatAsync(Func<Task> transaction)
            {
                for (var i = 0; i < transactions; i++) await transaction();
            }
        }

        return rows;
    }

    private abstract class Writer(NpgsqlConnection connection, string table, int group) : IAsyncDisposable
    {
        private long _attempt = 1;

        protected NpgsqlConnection Connection => connection;

        protected string Table => table;

        protected PostgreSqlCalls Calls { get; } = new(group);

        public ValueTask DisposeAsync() => connection.DisposeAsync();

        protected void Fill()
        {
            Calls.Fill(_attempt);
            _attempt += Calls.Count;
        }

        protected static async Task<(NpgsqlConnection Connection, string Table)> OpenAsync(PostgreSqlDatabase database, string name, int group)
        {
            var table = $"{name}_{group}";
            await database.ExecuteAsync(PostgreSqlCalls.CreateTable(table));
            return (await database.Source.OpenConnectionAsync(), table);
        }

        protected static NpgsqlBatchCommand Statement(string sql)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = 0 });
            return command;
        }
    }

    private sealed class Arrays(NpgsqlConnection connection, string table, int group) : Writer(connection, table, group)
    {
        public static async Task<Arrays> CreateAsync(PostgreSqlDatabase database, int group)
        {
            var (connection, table) = await OpenAsync(database, "arrays", group);
            return new Arrays(connection, table, group);
        }

        public async Task RunAsync()
        {
            Fill();
            await using var batch = new NpgsqlBatch(Connection);
            var insert = Statement(PostgreSqlCalls.InsertArrays(Table));
            Calls.AddTo(insert.Parameters);
            batch.BatchCommands.Add(insert);
            await batch.ExecuteNonQueryAsync();
        }
    }

    private sealed class Values(NpgsqlConnection connection, string table, int group) : Writer(connection, table, group)
    {
        private readonly string _sql = $"INSERT INTO {table} (campaign, shard, {PostgreSqlCalls.Columns}) VALUES {string.Join(", ", Enumerable.Range(0, Math.Min(group, ValuesInStatement)).Select(row => $"($1, $2, {string.Join(", ", Enumerable.Range((10 * row) + 3, 10).Select(parameter => $"${parameter}"))})"))}";

        public static async Task<Values> CreateAsync(PostgreSqlDatabase database, int group)
        {
            var (connection, table) = await OpenAsync(database, "values", group);
            return new Values(connection, table, group);
        }

        public async Task RunAsync()
        {
            Fill();
            await using var batch = new NpgsqlBatch(Connection);
            for (var row = 0; row < Calls.Count; row += ValuesInStatement)
            {
                var insert = Statement(_sql);
                Calls.AddTo(insert.Parameters, row..Math.Min(row + ValuesInStatement, Calls.Count));
                batch.BatchCommands.Add(insert);
            }

            await batch.ExecuteNonQueryAsync();
        }
    }

    private sealed class Copy(NpgsqlConnection connection, string table, int group) : Writer(connection, table, group)
    {
        public static async Task<Copy> CreateAsync(PostgreSqlDatabase database, int group, string name)
        {
            var (connection, table) = await OpenAsync(database, name, group);
            return new Copy(connection, table, group);
        }

        public async Task RunAsync()
        {
            Fill();
            await using var importer = await Connection.BeginBinaryImportAsync($"COPY {Table} (campaign, shard, {PostgreSqlCalls.Columns}) FROM STDIN (FORMAT binary)");
            await Calls.CopyAsync(importer);
            await importer.CompleteAsync();
        }

        public async Task RunInTransactionAsync()
        {
            await using var transaction = await Connection.BeginTransactionAsync(); // sent with the statement
            await using (var other = new NpgsqlCommand("SELECT 1", Connection)) await other.ExecuteNonQueryAsync();
            await RunAsync();
            await transaction.CommitAsync();
        }
    }
}

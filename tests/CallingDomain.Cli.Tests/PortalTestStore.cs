using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Cli.Tests;

/// <summary>A store of <c>portal run</c> that other processes may change meanwhile.</summary>
internal abstract class PortalTestStore : IDisposable
{
    public const string Begin = """{"do":"createBusiness","id":"acme","name":"Acme"},{"do":"addNumbers","to":{"business":"acme"},"rows":[["5013334444","Customer Service"],["50133","Survey"]]}""";

    /// <summary>The value of <c>--store</c>.</summary>
    public abstract string Option { get; }

    /// <summary>Whether a run has begun to use the store.</summary>
    public abstract bool IsInUse { get; }

    /// <summary>How many changes are saved.</summary>
    public long Count
    {
        get
        {
            using var store = Open();
            return store.Portal.Version;
        }
    }

    public static PortalTestStore Create(StoreKind kind, Folder folder) => kind == StoreKind.Sqlite ? new OnSqlite(folder.PathOf("portal.db")) : new OnPostgreSql();

    public static string Scenario(string steps) => $$"""{"now":"2026-03-02T09:00:00Z","steps":[{{steps}}]}""";

    public static void AssertRefused(Tool run, string code)
    {
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.StartsWith(code + ": ", run.Error, StringComparison.Ordinal);
    }

    public Tool Run(string scenario) => Tool.RunWith(scenario, "portal", "run", "-", "--store", Option, "--json");

    public abstract JournalPortalStore Open();

    /// <summary>Deletes all that a run has saved.</summary>
    public abstract void Delete();

    public abstract void Dispose();

    public sealed class OnSqlite(string file) : PortalTestStore
    {
        public override string Option => $"sqlite:{file}";

        public override bool IsInUse => File.Exists(file);

        public override JournalPortalStore Open() => JournalPortalStore.OpenSqlite(file, PortalSession.Options);

        public override void Delete() => File.Delete(file);

        public override void Dispose()
        {
            // a file of the folder
        }
    }

    public sealed class OnPostgreSql : PortalTestStore
    {
        private readonly NpgsqlDataSource _source;

        public OnPostgreSql()
        {
            Connection = PostgreSqlServer.Shared.CreateDatabaseAsync().GetAwaiter().GetResult();
            _source = NpgsqlDataSource.Create(Connection);
        }

        public string Connection { get; }

        public override string Option => $"postgres:{Connection}";

        public override bool IsInUse => Query("SELECT count(*) FROM pg_namespace WHERE nspname = 'callingdomain'") == 1;

        public override JournalPortalStore Open() => JournalPortalStore.OpenPostgres(PostgresStore.Open(Connection), PortalSession.Options);

        public override void Delete() => Query("DROP SCHEMA IF EXISTS callingdomain CASCADE");

        /// <summary>Executes a statement.</summary>
        /// <returns>The first value of the first row; 0 if there is none.</returns>
        public long Query(string sql)
        {
#pragma warning disable CA2100 // texts of tests
            using var command = _source.CreateCommand(sql);
#pragma warning restore CA2100
            return command.ExecuteScalar() as long? ?? 0;
        }

        public override void Dispose()
        {
            _source.Dispose();
            PostgreSqlServer.Shared.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(Connection).Database} WITH (FORCE)").GetAwaiter().GetResult();
        }
    }
}

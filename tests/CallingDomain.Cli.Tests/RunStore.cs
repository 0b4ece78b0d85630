using System.Data.Common;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Storage.PostgreSql;
using CallingDomain.Storage.Sqlite;
using CallingDomain.Tests;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace CallingDomain.Cli.Tests;

/// <summary>A store of <c>campaign run</c> for the sample campaign, as other programs see it.</summary>
internal abstract class RunStore : IDisposable
{
    /// <summary>The value of <c>--store</c>.</summary>
    public abstract string Option { get; }

    /// <summary>Whether nothing of a campaign is left.</summary>
    public abstract bool IsEmpty { get; }

    public static RunStore Create(StoreKind kind, Folder folder) => kind == StoreKind.Sqlite ? new OnSqlite(folder.PathOf("campaign.db")) : new OnPostgreSql();

    /// <summary>Uses the store as a run does, until it is disposed.</summary>
    public abstract IDisposable Hold();

    /// <summary>Opens the journal for writing, as a host does.</summary>
    public List<CampaignFact> OpenElsewhere()
    {
        var (journal, close) = Journal();
        try
        {
            journal.OpenAsync(new CampaignSettings(), DateTimeZoneProviders.Tzdb).AsTask().GetAwaiter().GetResult();
            return [.. journal.ReadAsync(after: 0).ToBlockingEnumerable().SelectMany(batch => batch)];
        }
        finally
        {
            close();
        }
    }

    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The one value of a query.</summary>
    public string Text(string sql)
    {
        using var connection = Connect();
        using var command = Command(connection, sql);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>How many contacts are stored.</summary>
    public long Contacts()
    {
        try
        {
            using var connection = Connect();
            using var command = Command(connection, "SELECT count(*) FROM contacts");
            return (long)command.ExecuteScalar()!;
        }
        catch (Exception e) when (e is SqliteException or PostgresException)
        {
            return 0; // no table yet
        }
    }

    public abstract void Dispose();

    protected abstract (ICampaignJournal Journal, Action Close) Journal();

    protected abstract DbConnection Connect();

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of tests
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private sealed class OnSqlite(string file) : RunStore
    {
        public override string Option => "sqlite:" + file;

        public override bool IsEmpty => !File.Exists(file);

        public override IDisposable Hold() => SqliteCampaignStore.Open(file);

        public override void Dispose()
        {
            foreach (var name in (string[])[file, file + "-wal", file + "-shm"]) File.Delete(name);
        }

        protected override (ICampaignJournal Journal, Action Close) Journal()
        {
            var journal = new SqliteCampaignJournal(file);
            return (journal, journal.Dispose);
        }

        protected override SqliteConnection Connect()
        {
            var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=false");
            connection.Open();
            return connection;
        }
    }

    private sealed class OnPostgreSql : RunStore
    {
        private const string Campaign = "Seed example";

        private readonly string _connection = PostgreSqlServer.Shared.CreateDatabaseAsync().GetAwaiter().GetResult();

        public override string Option => "postgres:" + _connection;

        public override bool IsEmpty
        {
            get
            {
                using var connection = Connect();
                using var tables = Command(connection, "SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = 'callingdomain' AND table_type = 'BASE TABLE' AND column_name = 'shard'");
                var names = new List<string>();
                using (var rows = tables.ExecuteReader()) while (rows.Read()) names.Add(rows.GetString(0));
                Assert.True(names.Count >= 11, $"{names.Count} tables");
                return names.TrueForAll(name =>
                {
                    using var count = Command(connection, $"SELECT count(*) FROM {name}");
                    return count.ExecuteScalar() is 0L;
                });
            }
        }

        public override IDisposable Hold()
        {
            var database = PostgresStore.Open(_connection);
            return new Held(PostgresCampaignStore.Open(database, Campaign), database);
        }

        public override void Dispose() => PostgreSqlServer.Shared.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(_connection).Database} WITH (FORCE)")).GetAwaiter().GetResult();

        protected override (ICampaignJournal Journal, Action Close) Journal()
        {
            var source = NpgsqlDataSource.Create(_connection);
            var journal = new PostgreSqlCampaignJournal(source, Campaign);
            return (journal, () =>
            {
                journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
                source.Dispose();
            }
            );
        }

        protected override NpgsqlConnection Connect()
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { SearchPath = "callingdomain", Pooling = false }.ToString());
            connection.Open();
            return connection;
        }

        private sealed class Held(CampaignStore store, PostgresStore database) : IDisposable
        {
            public void Dispose()
            {
                store.Dispose();
                database.Dispose();
            }
        }
    }
}

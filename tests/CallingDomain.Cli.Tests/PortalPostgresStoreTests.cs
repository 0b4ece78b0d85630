using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Testing;
using CallingDomain.Tests;
using NodaTime;
using Npgsql;
using static CallingDomain.Cli.Tests.PortalTestStore;

namespace CallingDomain.Cli.Tests;

/// <summary><c>portal run --store postgres:CONNECTION</c>.</summary>
public sealed class PortalPostgresStoreTests : IDisposable
{
    private readonly Folder _folder = new();

    [PostgreSqlFact]
    public void Connection_FromTheEnvironment_IsUsed()
    {
        using var store = new OnPostgreSql();
        var scenario = _folder.Write("scenario.json", Scenario(Begin));
        using var run = ToolProcess.Start([(PostgresStore.Variable, store.Connection)], "portal", "run", scenario, "--store", "postgres");
        Assert.Equal(1, run.End().Status);
        Assert.Equal(2, store.Query("SELECT count(*) FROM callingdomain.changes JOIN callingdomain.portals USING (portal) WHERE name = 'portal'"));
    }

    [PostgreSqlFact]
    public void SeveralHosts_LeadToThePrimary()
    {
        using var store = new OnPostgreSql();
        var server = new NpgsqlConnectionStringBuilder(store.Connection);
        var several = new NpgsqlConnectionStringBuilder(store.Connection) { Host = $"127.0.0.1:1,{server.Host}:{server.Port}", TargetSessionAttributes = "any" };
        Assert.Equal(1, Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"postgres:{several}", "--json").Status);
    }

    [PostgreSqlFact]
    public void DatabaseThatRefuses_IsNamedWithoutThePassword()
    {
        using var store = new OnPostgreSql();
        var server = new NpgsqlConnectionStringBuilder(store.Connection) { Password = "hidden" };
        var run = Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"postgres:{server}", "--json");
        AssertRefused(run, "JOURNAL_UNAVAILABLE");
        Assert.Contains($"The PostgreSQL database '{server.Database}' at 127.0.0.1:{server.Port} cannot be used. The server refuses the user or the password.", run.Error, StringComparison.Ordinal);
        AssertSecret(run);
    }

    [PostgreSqlFact]
    public void SchemaOfSomethingElse_IsRefused()
    {
        using var store = new OnPostgreSql();
        store.Query("CREATE SCHEMA callingdomain");
        AssertRefused(store.Run(Scenario(Begin)), "JOURNAL_FOREIGN");
    }

    [Theory]
    [InlineData("", "expected postgres:CONNECTION")]
    [InlineData("hidden", "not valid. Expected keys and values")]
    [InlineData("postgres://ada:hidden@localhost/portals", "it is a URL")]
    [InlineData("//ada:hidden@localhost/portals", "it is a URL")]
    [InlineData("Host=localhost;Password=a;hidden=b", "it has an unknown key")]
    [InlineData("Host=localhost;Port=x;Password=hidden", "its value of port is not valid")]
    [InlineData("Host=localhost;Port=70000;Password=hidden", "a Port beyond 65535")]
    [InlineData("Host=localhost;Maximum Pool Size=1;Minimum Pool Size=200;Password=hidden", "not valid. Expected keys and values")]
    [InlineData("Username=ada;Password=hidden", "has no Host")]
    public void ConnectionStringThatIsNotValid_IsRefused_AndNeverShown(string connection, string why)
    {
        var run = Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"postgres:{connection}", "--json");
        AssertRefused(run, "ARGUMENTS_INVALID");
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        AssertSecret(run);
    }

    [Theory]
    [InlineData(null, "the environment variable is not set; --store postgres expects a connection string in it.")]
    [InlineData("", "the environment variable is empty; --store postgres expects a connection string in it.")]
    [InlineData("Username=ada;Password=hidden", "the connection string of PostgreSQL has no Host.")]
    public void Environment_WithoutAValidConnectionString_IsRefused_AndItsVariableIsNamed(string? connection, string why)
    {
        var scenario = _folder.Write("scenario.json", Scenario(Begin));
        using var run = ToolProcess.Start([(PostgresStore.Variable, connection)], "portal", "run", scenario, "--store", "postgres");
        Assert.Equal((2, $"ARGUMENTS_INVALID: CALLINGDOMAIN_POSTGRES: {why}\n"), run.End());
    }

    [Theory]
    [InlineData("postgresql://ada:hidden@localhost/portals")]
    [InlineData("PostgreSQL:Host=localhost;Database=hidden")]
    [InlineData("mysql://ada:hidden@localhost/portals")]
    [InlineData("Host=localhost;Password=hidden")]
    [InlineData("server = localhost; database = hidden")]
    [InlineData("PWD=hidden")]
    [InlineData("psw=hidden")]
    public void ConnectionThatIsNoStore_IsRefused_AndNeitherShownNorAFile(string store)
    {
        string[][] commands = [["portal", "run", _folder.Write("scenario.json", Scenario(Begin))], ["campaign", "run", _folder.Write("campaign.json", CampaignSamples.Campaign())]];
        foreach (var command in commands)
        {
            var run = Tool.Run([.. command, "--store", store, "--json"]);
            AssertRefused(run, "ARGUMENTS_INVALID");
            Assert.EndsWith("sqlite:FILE, postgres:CONNECTION, or postgres with the connection string in the environment variable CALLINGDOMAIN_POSTGRES.\n", run.Error, StringComparison.Ordinal);
            AssertSecret(run);
            Assert.False(File.Exists(store));
        }
    }

    [Theory]
    [InlineData("Postgres:")]
    [InlineData("POSTGRES:")]
    public void Prefix_InAnyCase_IsThatOfADatabase(string prefix)
    {
        var run = Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"{prefix}Host=127.0.0.1;Port=1;Username=ada;Password=hidden", "--json");
        AssertRefused(run, "JOURNAL_UNAVAILABLE");
        Assert.Contains("The PostgreSQL database 'ada' at 127.0.0.1:1 cannot be used. The server cannot be reached: the connection is refused.", run.Error, StringComparison.Ordinal);
        AssertSecret(run);
    }

    [Theory]
    [InlineData("Host=localhost;Database=calls", "'calls' at localhost")]
    [InlineData("Host=localhost;Port=6543;Database=calls", "'calls' at localhost:6543")]
    [InlineData("Host=a:1,b;Port=6543;Database=calls", "'calls' at a:1,b")]
    public void Database_IsNamedWithAPortOfItsOwn(string connection, string name)
    {
        using var store = PostgresStore.Open(connection);
        Assert.Equal($"PostgreSQL database {name}", store.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CommitWithALostAnswer_IsRepeated_AndItsChangesCountOnce(bool isDurable)
    {
        var journal = new MemoryPortalJournal();
        using var store = new JournalPortalStore(journal, PortalSession.Options, Stream.Null, Refusal);
        journal.FailNext(new JournalException(JournalReason.Unavailable, "The connection was cut."), isDurable);
        Assert.True(store.TrySave([Update("a")], default));
        Assert.Single(await journal.ReadAsync(after: 0).ToListAsync());

        // Changes of another process are not taken for those of this run.
        using var other = new JournalPortalStore(journal, PortalSession.Options, Stream.Null, Refusal);
        await journal.AppendAsync(new PortalBatch([Next(other.Portal, "b")]));
        journal.FailNext(new JournalException(JournalReason.Unavailable, "The connection was cut."));
        Assert.False(other.TrySave([Next(other.Portal, "c")], default));
    }

    [Fact]
    public void CommitThatCannotBeRepeated_SaysThatItsResultIsUnknown()
    {
        using var store = new JournalPortalStore(new UnavailableJournal(), PortalSession.Options, Stream.Null, Refusal);
        var failed = Assert.Throws<InputException>(() => store.TrySave([Update("a")], default));
        Assert.Equal("The connection was cut. It is not known whether the changes of this run are saved.", failed.Message);
    }

    public void Dispose() => _folder.Dispose();

    private static InputException Refusal(JournalException refusal) => new("JOURNAL_UNAVAILABLE", refusal.Detail);

    private static PortalUpdate Update(string business) => Next(Portal.Empty, business);

    private static PortalUpdate Next(Portal portal, string business) =>
        portal.Apply(portal.Plan(new CreateBusiness(Instant.FromUtc(2026, 3, 2, 9, 0), new Business(business, "B")), PortalSession.Options), "scenario").Value;

    private static void AssertSecret(Tool run) => Assert.DoesNotContain("hidden", run.Error + run.Output, StringComparison.Ordinal);

    private sealed class UnavailableJournal : IPortalJournal
    {
        public ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation) => ValueTask.FromResult(Portal.Empty);

        public IAsyncEnumerable<PortalChange> ReadAsync(long after, CancellationToken cancellation) => AsyncEnumerable.Empty<PortalChange>();

        public ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation) => throw new JournalException(JournalReason.Unavailable, "The connection was cut.");

        public ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation) => ValueTask.FromResult<PortalReceipt?>(null);
    }
}

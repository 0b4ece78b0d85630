using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Storage.Tests;
using CallingDomain.Testing;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlPortalNumbersTests : IClassFixture<PostgreSqlClusterStoreTests.Database>, IAsyncLifetime
{
    private const int Owner = 3;

    private static readonly PhoneNumber Ada = PhoneNumber.Parse("+390612345678");

    private readonly PostgreSqlClusterStoreTests.Database _database;

    public PostgreSqlPortalNumbersTests(PostgreSqlClusterStoreTests.Database database) => _database = database;

    public static TheoryData<string> Cases { get; } = [.. PortalNumbersConformance.Cases];

    private TestStore Tables => _database.Tables;

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task Store_PassesEachCase(string name)
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        await PortalNumbersConformance.RunAsync(name, () => new PostgreSqlPortalNumbers(source));
    }

    [PostgreSqlFact]
    public async Task StoreInADatabaseWithOtherDefaults_PassesEachCase_AndCommitsDurably()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Tables.Name) { Options = "-c default_transaction_isolation=serializable -c synchronous_commit=off" });
        using var seen = new SeenChanges(Tables, "INSERT OR UPDATE OR DELETE ON portal_numbers");
        foreach (var name in PortalNumbersConformance.Cases)
        {
            Clear();
            await PortalNumbersConformance.RunAsync(name, () => new PostgreSqlPortalNumbers(source));
        }

        Assert.Equal(["on|read committed"], seen.All.Distinct());
    }

    [PostgreSqlFact]
    public async Task ClaimAndRelease_OfManyNumbersAtOnce_WaitForNoCircle()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        var store = new PostgreSqlPortalNumbers(source);
        PhoneNumber[] numbers = [.. Enumerable.Range(0, 500).Select(i => PhoneNumber.FromDigits(390612340000 + (ulong)i))];
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            for (var version = 1; version <= 5; version++)
            {
                await store.ClaimAsync("main", Owner, $"b{i % 3}", version, [.. i % 2 == 0 ? numbers : numbers.Reverse()]);
                await store.ReleaseAsync("main", Owner, $"b{i % 3}", version + 1, [.. i % 2 == 0 ? numbers.Reverse() : numbers]);
            }
        })));
        Assert.Equal(["0"], Tables.Rows("SELECT count(*) FROM portal_numbers"));
    }

    [PostgreSqlFact]
    public async Task DeletePortal_LeavesNoRowOfItsBusinesses_AndOfABusinessAloneNoClaimOfIt()
    {
        await using var services = new ServiceCollection().AddSingleton(_ => NpgsqlDataSource.Create(Tables.Name)).AddCallingDomainPostgreSqlCluster().BuildServiceProvider();
        var numbers = services.GetRequiredService<IPortalNumbers>();
        string[] businesses = ["acme", "a/b", "zen"];
        foreach (var portal in (string[])["main", "mainly"])
        {
            foreach (var business in businesses)
            {
                using var service = await PortalService.StartAsync(Assert.IsType<PostgreSqlPortalJournal>(services.GetRequiredService<IBusinessPortals>().JournalOf(portal, business)), new PortalOptions(DateTimeZoneProviders.Tzdb));
                await service.SubmitAsync(new CreateBusiness(default, new Business(business, business)), new PortalSubmission("ada"));
                await numbers.ClaimAsync(portal, Array.IndexOf(businesses, business), business, version: 1, [Ada]);
            }
        }

        Tables.Run("SELECT callingdomain.delete_portal('main/a/b')");
        Assert.Equal(["main/acme", "main/zen", "mainly/a/b", "mainly/acme", "mainly/zen"], Names("SELECT DISTINCT portals.name FROM changes JOIN portals USING (portal)"));
        Assert.Equal(["main acme", "main zen", "mainly a/b", "mainly acme", "mainly zen"], Names("SELECT portals.name || ' ' || business FROM portal_numbers JOIN portals USING (portal)"));
        Tables.Run("SELECT callingdomain.delete_portal('main')");
        Assert.Equal(["mainly/a/b", "mainly/acme", "mainly/zen"], Names("SELECT DISTINCT portals.name FROM changes JOIN portals USING (portal)"));
        Assert.Equal(["mainly a/b", "mainly acme", "mainly zen"], Names("SELECT portals.name || ' ' || business FROM portal_numbers JOIN portals USING (portal)"));
        Assert.Equal("P0002", Assert.Throws<PostgresException>(() => Tables.Run("SELECT callingdomain.delete_portal('spring')")).SqlState);
    }

    [PostgreSqlFact]
    public async Task ServerThatRefuses_IsToldAsUnavailable()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        var store = new PostgreSqlPortalNumbers(source);
        Tables.Run("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''x''; END'; CREATE TRIGGER refuses BEFORE INSERT ON portal_numbers FOR EACH ROW EXECUTE FUNCTION refuse()");
        var failed = await Assert.ThrowsAsync<JournalException>(async () => await store.ClaimAsync("main", Owner, "acme", version: 1, [Ada]));
        Tables.Run("DROP FUNCTION refuse() CASCADE");
        Assert.Equal(JournalReason.Unavailable, failed.Reason);
        Assert.Empty(await store.ClaimAsync("main", Owner, "acme", version: 1, [Ada]));
    }

    [Fact]
    public async Task Arguments_OutOfRange_Throw()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        await using var multiplexing = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Multiplexing=true");
        Assert.Throws<ArgumentException>(() => new PostgreSqlPortalNumbers(multiplexing));
        Assert.Throws<ArgumentException>(() => new PostgreSqlBusinessPortals(multiplexing));
        var store = new PostgreSqlPortalNumbers(source);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ClaimAsync("", Owner, "acme", version: 1, [Ada]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReleaseAsync("main", Owner, "a\0", before: 1, [Ada]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ClaimAsync("main", owner: -1, "acme", version: 1, [Ada]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ReleaseExactAsync("main", owner: 32_768, new PortalNumber(Ada, "acme", 1)));
        var portals = new PostgreSqlBusinessPortals(source);
        Assert.Throws<ArgumentException>(() => portals.JournalOf("a/b", "acme"));
        Assert.Throws<ArgumentException>(() => portals.JournalOf("main", ""));
        Assert.Throws<ArgumentException>(() => portals.JournalOf("main", new string('x', 200)));
    }

    public Task InitializeAsync()
    {
        if (PostgreSqlServer.WhyMissing is null) Clear();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private IEnumerable<string> Names(string select) => Tables.Rows(select).Order(StringComparer.Ordinal);

    private void Clear() => Tables.Run("TRUNCATE portals, changes, businesses, portal_numbers RESTART IDENTITY");
}

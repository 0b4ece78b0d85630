using System.Net;
using CallingDomain.Tests;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Host.Tests;

/// <summary>A journal that cannot be written is an answer, and the request can be repeated.</summary>
public sealed class JournalFaultTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("callingdomain-host-").FullName;

    [Fact]
    public async Task PortalFile_LockedByAnotherProcess_Is503_AndTheSameKeySucceedsAfterwards()
    {
        await using var host = await HostProcess.StartReferenceHostAsync(_data);
        const string Business = """{ "businessId": "acme", "businessName": "Acme" }""";
        var key = ("Idempotency-Key", "one");
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(_data, "portal.db")};Pooling=False"))
        {
            await other.OpenAsync();
            using var transaction = other.BeginTransaction(deferred: false);
            var refused = await host.PostAsync("/businesses", Business, key).ExpectAsync(HttpStatusCode.ServiceUnavailable); // after the 30 seconds that the journal waits for the other process
            Assert.NotNull(refused.Response.Headers.RetryAfter);
            Assert.StartsWith("JOURNAL_", Assert.Single(refused.Codes), StringComparison.Ordinal);
            await host.GetAsync("/businesses/acme").ExpectAsync(HttpStatusCode.NotFound);
        }

        await host.PostAsync("/businesses", Business, key).ExpectAsync(HttpStatusCode.Created);
        var again = await host.PostAsync("/businesses", Business, key).ExpectAsync(HttpStatusCode.Created);
        Assert.Equal("true", again.Response.Headers.GetValues("Idempotency-Replayed").Single());
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task DatabaseServer_Stopped_Is503_AndTheSameRequestsSucceedAfterItsStart()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await using var host = await HostProcess.StartReferenceHostAsync(_data, HostStore.Settings(await server.CreateDatabaseAsync()));
        const string Business = """{ "businessId": "acme", "businessName": "Acme" }""", Contacts = """[{ "contactId": "ada", "primaryPhone": "+13125550101" }]""";
        await server.StopAsync();
        await host.PostAsync("/businesses", Business, ("Idempotency-Key", "one")).ExpectAsync(HttpStatusCode.ServiceUnavailable);
        await host.PostAsync("/campaign/contacts", Contacts).ExpectAsync(HttpStatusCode.ServiceUnavailable);
        await server.StartAsync();
        await host.PostAsync("/businesses", Business, ("Idempotency-Key", "one")).ExpectAsync(HttpStatusCode.Created);
        await host.PostAsync("/campaign/contacts", Contacts).ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("ada", (string)(await host.GetAsync("/campaign/contacts/ada").ExpectAsync(HttpStatusCode.OK))["contactId"]!);
    }

    [Theory]
    [InlineData("Unknown store 'mysql'. Expected one of: sqlite, postgres.", "Store=mysql")]
    [InlineData("The store postgres needs the connection string CallingDomain", "Store=postgres")]
    public async Task Store_ThatIsUnknownOrWithoutItsConnectionString_EndsTheHostAtItsStart(string why, string setting)
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartReferenceHostAsync(_data, setting));
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}

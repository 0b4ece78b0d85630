using System.Net;
using CallingDomain.Tests;
using Microsoft.Data.Sqlite;

namespace CallingDomain.Host.Tests;

/// <summary>A journal that cannot be written is an answer, and the request can be repeated.</summary>
public sealed class JournalFaultTests : IDisposable
{
    private const string ResultUnknown = "The result is unknown. Repeat the request.", AskAgain = "The journal cannot be read now. Ask again.";

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
            await ExpectFaultAsync(host.PostAsync("/businesses", Business, key), "JOURNAL_FAULTED", "The result is unknown. Repeat the request with the same Idempotency-Key."); // after the 30 seconds that the journal waits for the other process
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
        const string Business = """{ "businessId": "acme", "businessName": "Acme" }""", Contacts = """[{ "contactId": "ada", "primaryPhone": "+13125550101" }]""", StopCalling = """{ "phoneNumber": "+13125550102" }""";
        await server.StopAsync();
        await ExpectFaultAsync(host.PostAsync("/businesses", Business, ("Idempotency-Key", "one")), "JOURNAL_UNAVAILABLE", AskAgain); // the receipt of the key cannot be read, so nothing is written
        await ExpectFaultAsync(host.PostAsync("/campaign/contacts", Contacts), "JOURNAL_FAULTED", ResultUnknown);
        await ExpectFaultAsync(host.PostAsync("/campaign/stop-calling", StopCalling), "JOURNAL_FAULTED", ResultUnknown);
        await ExpectFaultAsync(host.GetAsync("/campaign"), "JOURNAL_FAULTED", AskAgain);
        await ExpectFaultAsync(host.GetAsync("/campaign/history"), "JOURNAL_UNAVAILABLE", AskAgain);
        await ExpectFaultAsync(host.GetAsync("/campaign/final"), "JOURNAL_UNAVAILABLE", AskAgain);
        await host.UntilLoggedAsync("Campaign spring: a commit failed, or the journal could not be read. It is read again. JOURNAL_UNAVAILABLE: The server cannot be reached");
        await host.UntilLoggedAsync("JOURNAL_UNAVAILABLE: History and Final cannot be read: ");
        Assert.DoesNotContain("\n   at ", host.Output, StringComparison.Ordinal); // a line for each fault, without its stack
        await server.StartAsync();
        await host.PostAsync("/businesses", Business, ("Idempotency-Key", "one")).ExpectAsync(HttpStatusCode.Created);
        await host.PostAsync("/campaign/contacts", Contacts).ExpectAsync(HttpStatusCode.OK);
        await host.PostAsync("/campaign/stop-calling", StopCalling).ExpectAsync(HttpStatusCode.NoContent);
        await host.GetAsync("/campaign/history").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("ada", (string)(await host.GetAsync("/campaign/contacts/ada").ExpectAsync(HttpStatusCode.OK))["contactId"]!);
    }

    [Fact]
    public async Task CampaignFile_ThatCannotBeOpened_HistoryAndFinalAre503()
    {
        await using var host = await HostProcess.StartReferenceHostAsync(_data);
        File.Delete(Path.Combine(_data, "spring.db"));
        await ExpectFaultAsync(host.GetAsync("/campaign/history"), "JOURNAL_UNAVAILABLE", AskAgain);
        await ExpectFaultAsync(host.GetAsync("/campaign/final"), "JOURNAL_UNAVAILABLE", AskAgain);
    }

    [Theory]
    [InlineData("Unknown store 'mysql'. Expected one of: sqlite, postgres.", "Store=mysql")]
    [InlineData("The store postgres needs the connection string CallingDomain", "Store=postgres")]
    public async Task Store_ThatIsUnknownOrWithoutItsConnectionString_EndsTheHostAtItsStart(string why, string setting)
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartReferenceHostAsync(_data, setting));
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
    }

    private static async Task ExpectFaultAsync(Task<Answer> sending, string code, string detail)
    {
        var answer = await sending.ExpectAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal((code, detail, "1"), (Assert.Single(answer.Codes), (string)answer["detail"]!, answer.Response.Headers.RetryAfter?.ToString()));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}

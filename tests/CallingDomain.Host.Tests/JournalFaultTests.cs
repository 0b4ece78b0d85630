using System.Net;
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

    public void Dispose() => Directory.Delete(_data, recursive: true);
}

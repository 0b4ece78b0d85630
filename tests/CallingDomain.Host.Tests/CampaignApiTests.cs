using System.Net;
using CallingDomain.Tests;

namespace CallingDomain.Host.Tests;

/// <summary>The campaign of the reference host, through HTTP.</summary>
public sealed class CampaignApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private HostStore _store = null!;
    private HostProcess _host = null!;

    public Task InitializeAsync() => Task.CompletedTask; // each test says the store

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task WithoutACallerId_NoCallIsPlaced_AndTheExplanationSaysWhy(StoreKind kind)
    {
        await StartAsync(kind);
        await LoadAsync("""[{ "contactId": "zoe", "primaryPhone": "+13125550110" }]""");
        await UntilAsync(async () => (string)(await _host.GetAsync("/campaign/contacts/zoe"))["dialer"]! == "NoCallerId: TARGET_NOT_FOUND");
        Assert.Equal("Degraded", await _host.Http.GetStringAsync(new Uri("/health", UriKind.Relative)));
        var program = await _host.CreateProgramAsync("acme", "spring");
        await UntilAsync(async () => (string)(await _host.GetAsync("/campaign"))["dialer"]! == "NoCallerId: PROGRAM_NO_NUMBERS");
        await LaunchAsync(program);
        await UntilAsync(async () => (int)(await _host.GetAsync("/campaign"))["openContacts"]! == 0);
        Assert.Equal("Healthy", await _host.Http.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Contacts_AreLoadedOrRefusedOneByOne(StoreKind kind)
    {
        await StartAsync(kind);
        var answer = await LoadAsync(
            """
            [
              { "contactId": "ada", "primaryPhone": "(312) 555-0111", "name": "Ada", "additionalPhones": [{ "phone": "312 555 0112", "type": "Office" }, { "phone": "312-555-0113" }] },
              { "contactId": "bob", "primaryPhone": "12" },
              { "contactId": "eve", "primaryPhone": "3125550114", "additionalPhones": [{ "phone": "3125550115", "type": "Boat" }] },
              { "contactId": "ada", "primaryPhone": "3125550116" }
            ]
            """);
        Assert.Equal(
            """{"loaded":1,"refused":3,"refusals":[{"contactId":"bob","codes":["NUMBER_LENGTH"]},{"contactId":"eve","codes":["CONTACT_ITEM_TYPE_UNKNOWN"]},{"contactId":"ada","codes":["CONTACT_ALREADY_LOADED"]}]}""",
            answer.Body!.ToJsonString());
        await _host.PostAsync("/campaign/contacts", "[null]").ExpectRefusalAsync(HttpStatusCode.BadRequest, "REQUEST_INVALID");
        Assert.Equal("+13125550111", (string)(await _host.GetAsync("/campaign/contacts/ada"))["nextPhone"]!);
        await _host.GetAsync("/campaign/contacts/bob").ExpectRefusalAsync(HttpStatusCode.NotFound, "CONTACT_UNKNOWN");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task ContactsFile_IsLoadedRowByRow_AndRefusedAsAWholeBeforeAnyRow(StoreKind kind)
    {
        await StartAsync(kind);
        await UploadAsync("Id,Phone\nc0,3125550100\nc1,\"31255").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "FILE_QUOTE_UNTERMINATED");
        await UploadAsync("Id,Phone\nc0,none\n").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "FILE_COLUMN_NOT_FOUND");
        await UploadAsync("Name,Phone\nAda,3125550100\n").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "FILE_COLUMN_NOT_FOUND");
        await UploadAsync("").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "FILE_EMPTY");
        Assert.Equal(0, (int)(await _host.GetAsync("/campaign"))["contacts"]!);
        var rows = string.Concat(Enumerable.Range(0, 2500).Select(row => $"c{row},312555{row:D4}\n"));
        var answer = await UploadAsync($"Id,Phone\n{rows}c7,3125559999\nbad,1\n").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("""{"loaded":2500,"refused":2,"refusals":[{"line":2502,"codes":["CONTACT_ID_DUPLICATE"]},{"line":2503,"codes":["NUMBER_LENGTH"]}],"unusedColumns":[]}""", answer.Body!.ToJsonString());
        Assert.Equal(2500, (int)(await _host.GetAsync("/campaign"))["contacts"]!);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task ReportsOfACall_OnceTwiceLateAndOfNone_AreAnswered(StoreKind kind)
    {
        await StartAsync(kind);
        await LaunchAsync(await _host.CreateProgramAsync("acme", "spring"));
        await LoadAsync("""[{ "contactId": "late", "primaryPhone": "+13125550120" }]"""); // the carrier never reports its calls
        await UntilAsync(async () => (await _host.GetAsync("/campaign/history"))["items"].AsArray() is [{ } lost] && (string)lost["status"]! == "Lost");
        Assert.Equal("""{"isTaken":true}""", (await EndAsync(1, """{ "status": "Reached", "note": "spoke with her" }""").ExpectAsync(HttpStatusCode.OK)).Body!.ToJsonString());
        Assert.Equal("""{"isTaken":false,"code":"ATTEMPT_ALREADY_ENDED"}""", (await EndAsync(1, """{ "status": "NoAnswer" }""").ExpectAsync(HttpStatusCode.OK)).Body!.ToJsonString());
        await EndAsync(99, """{ "status": "NoAnswer" }""").ExpectRefusalAsync(HttpStatusCode.NotFound, "ATTEMPT_UNKNOWN");
        await EndAsync(1, """{ "status": "Sleeping" }""").ExpectRefusalAsync(HttpStatusCode.BadRequest, "REQUEST_INVALID");
        var row = (await _host.GetAsync("/campaign/history"))["items"][0]!;
        Assert.Equal(("Reached", true), ((string)row["status"]!, (bool)row["isLate"]!));
        await UntilAsync(async () => (string?)(await _host.GetAsync("/campaign/contacts/late"))["final"]?["reason"] == "Reached");
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task PausedCampaign_PlacesNoCall_AndAWishNotToBeCalledClosesTheContact(StoreKind kind)
    {
        await StartAsync(kind);
        await LaunchAsync(await _host.CreateProgramAsync("acme", "spring"));
        Assert.True((bool)(await _host.PostAsync("/campaign/pause").ExpectAsync(HttpStatusCode.OK))["isPaused"]!);
        await LoadAsync("""[{ "contactId": "ada", "primaryPhone": "+13125550121" }, { "contactId": "bob", "primaryPhone": "+13125550122" }]""");
        Assert.Contains("PAUSED", (await _host.GetAsync("/campaign/contacts/ada"))["notBefore"].AsArray().Select(cause => (string)cause!["code"]!));
        await _host.PostAsync("/campaign/stop-calling", """{ "phoneNumber": "(312) 555-0121" }""").ExpectAsync(HttpStatusCode.NoContent);
        await _host.PostAsync("/campaign/stop-calling", """{ "phoneNumber": "never" }""").ExpectAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Blacklisted", (string)(await _host.GetAsync("/campaign/contacts/ada"))["final"]["reason"]!);
        await _host.PostAsync("/campaign/resume").ExpectAsync(HttpStatusCode.OK);
        await UntilAsync(async () => (int)(await _host.GetAsync("/campaign"))["openContacts"]! == 0);
        Assert.DoesNotContain("+13125550121", await File.ReadAllTextAsync(Path.Combine(_store.Data, "carrier.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task SecondHost_TakesOverTheCampaign_AndBothServeThePortal(StoreKind kind)
    {
        await StartAsync(kind);
        await using var second = await _store.StartAsync();
        var refused = await _host.PostAsync("/campaign/contacts", """[{ "contactId": "ada", "primaryPhone": "+13125550130" }]""").ExpectAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(["JOURNAL_WRITER_SUPERSEDED"], refused.Codes);
        Assert.Equal(("Another process runs the campaign now. Send the request to that process.", null), ((string)refused["detail"]!, refused.Response.Headers.RetryAfter));
        using var health = await _host.Http.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (health.StatusCode, await health.Content.ReadAsStringAsync()));
        await second.PostAsync("/campaign/contacts", """[{ "contactId": "ada", "primaryPhone": "+13125550130" }]""").ExpectAsync(HttpStatusCode.OK);

        await _host.CreateProgramAsync("acme", "spring");
        await second.PostAsync("/businesses", """{ "businessId": "other", "businessName": "Other" }""").ExpectAsync(HttpStatusCode.Created);
        await second.PostAsync("/businesses/acme/phone-numbers", Api.Rows("5013334444")).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync("/businesses", """{ "businessId": "other", "businessName": "Other" }""").ExpectRefusalAsync(HttpStatusCode.Conflict, "ID_NOT_UNIQUE");
    }

    private async Task StartAsync(StoreKind kind)
    {
        _store = await HostStore.CreateAsync(kind);
        _host = await _store.StartAsync("Carrier:Script:+13125550120:0=never");
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var until = Environment.TickCount64 + Patience.TotalMilliseconds; !await isSo(); await Task.Delay(100)) Assert.True(Environment.TickCount64 < until, "The wait is over.");
    }

    private async Task LaunchAsync(string program)
    {
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013334444")).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync("/reviews/phone-numbers/5013334444", """{ "status": "Active" }""").ExpectAsync(HttpStatusCode.OK);
        await _host.PostAsync($"{program}/launch").ExpectAsync(HttpStatusCode.OK);
    }

    private Task<Answer> LoadAsync(string contacts) => _host.PostAsync("/campaign/contacts", contacts).ExpectAsync(HttpStatusCode.OK);

    private Task<Answer> UploadAsync(string file) => _host.SendAsync("POST", "/campaign/contacts", file, "text/csv");

    private Task<Answer> EndAsync(long attempt, string ending) => _host.PostAsync($"/campaign/calls/{attempt}/ending", ending);
}

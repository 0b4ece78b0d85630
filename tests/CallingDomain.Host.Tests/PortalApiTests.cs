using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CallingDomain.Host.Tests;

/// <summary>The portal of the reference host, through HTTP.</summary>
public sealed class PortalApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly HostProcess _host = shared.Host;

    [Fact]
    public async Task Places_ThatDoNotExistOrBelongTogether_Are404()
    {
        var program = await _host.CreateProgramAsync("places", "places-program");
        await _host.CreateProgramAsync("elsewhere", "elsewhere-program");
        await _host.GetAsync("/businesses/none").ExpectRefusalAsync(HttpStatusCode.NotFound, "TARGET_NOT_FOUND");
        await _host.GetAsync("/businesses/none/phone-numbers").ExpectRefusalAsync(HttpStatusCode.NotFound, "TARGET_NOT_FOUND");
        await _host.PostAsync("/businesses/places/business-units/elsewhere-unit/programs", Api.Program("x")).ExpectRefusalAsync(HttpStatusCode.NotFound, "TARGET_MISMATCH");
        await _host.PostAsync("/businesses/elsewhere/business-units/elsewhere-unit/programs/places-program/launch").ExpectRefusalAsync(HttpStatusCode.NotFound, "TARGET_MISMATCH");
        await _host.GetAsync($"{program}/phone-numbers/+15013330001").ExpectRefusalAsync(HttpStatusCode.NotFound, "NUMBER_NOT_FOUND");
        await _host.GetAsync($"{program}/phone-numbers/no-number").ExpectRefusalAsync(HttpStatusCode.NotFound, "NUMBER_NOT_FOUND");
        await _host.GetAsync("/nothing").ExpectAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task RequestsThatCannotBeRead_Are400()
    {
        var program = await _host.CreateProgramAsync("unreadable", "unreadable-program");
        const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;
        await _host.PostAsync("/businesses", "{").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync("/businesses", """{ "businessId": "x" }""").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync("/businesses", """{ "businessId": "x", "businessName": "X", "shoeSize": 40 }""").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync($"{program}/launch?preview=yes").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync("/businesses", """{ "businessId": "x", "businessName": "X", "brands": [null] }""").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync($"{program}/phone-numbers", """{ "phoneNumbers": [null] }""").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.SendAsync("PUT", $"{program}/schedules", "[null]").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.GetAsync("/businesses?limit=0").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.GetAsync("/businesses?limit=1001").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.GetAsync("/businesses?pageKey=!").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync($"{program}/launch", null, ("If-Match", "5")).ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.PostAsync($"{program}/launch", null, ("If-Match", "W/\"5\"")).ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
        await _host.SendAsync("PUT", $"{program}/schedules", """[{ "timeZone": "America/Chicago", "startTime": "2026-03-02T08:00:00Z" }]""").ExpectRefusalAsync(BadRequest, "REQUEST_INVALID");
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("é")]
    [InlineData("a\\n")]
    public async Task Id_ThatNeedsEscapingInAnAddress_IsRefused_AndChangesNothing(string id)
    {
        var before = (await _host.GetAsync("/businesses").ExpectAsync(HttpStatusCode.OK)).ETag;
        await _host.PostAsync("/businesses", $$"""{ "businessId": "{{id}}", "businessName": "X" }""").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "REQUEST_INVALID");
        Assert.Equal(before, (await _host.GetAsync("/businesses").ExpectAsync(HttpStatusCode.OK)).ETag);
    }

    [Fact]
    public async Task ContentThatIsRefused_Is422WithAllCodes()
    {
        var program = await _host.CreateProgramAsync("refused", "refused-program");
        var units = "/businesses/refused/business-units/refused-unit/programs";
        await _host.PostAsync(units, """{ "programId": "x", "programName": "", "type": "LOUD" }""").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "REQUEST_INVALID");
        await _host.PostAsync(units, """{ "programId": "x", "type": "INFORM" }""").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "PROGRAM_NAME_MISSING", "PROGRAM_PURPOSE_MISSING");
        await _host.SendAsync("PUT", $"{program}/schedules", """[{ "timeZone": "Europe/Nowhere" }]""").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "SCHEDULE_ZONE_UNKNOWN");
    }

    [Fact]
    public async Task ChangesThatTheStateForbids_Are409()
    {
        var program = await _host.CreateProgramAsync("conflicts", "conflicts-program");
        await _host.PostAsync("/businesses", """{ "businessId": "conflicts", "businessName": "Other" }""").ExpectRefusalAsync(HttpStatusCode.Conflict, "ID_NOT_UNIQUE");
        await _host.PostAsync($"{program}/launch").ExpectRefusalAsync(HttpStatusCode.Conflict, "PROGRAM_NO_NUMBERS");
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330010")).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync($"{program}/launch").ExpectAsync(HttpStatusCode.OK);
        await _host.PostAsync($"{program}/launch").ExpectRefusalAsync(HttpStatusCode.Conflict, "PROGRAM_NOT_DRAFT");
        await _host.PostAsync($"{program}/resume").ExpectRefusalAsync(HttpStatusCode.Conflict, "PROGRAM_TRANSITION_INVALID");
        await _host.PostAsync($"{program}/pause").ExpectAsync(HttpStatusCode.OK);
        await _host.PostAsync($"{program}/resume").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("Running", (string)(await _host.GetAsync(program))["phase"]!);
        await _host.PostAsync($"{program}/cancel").ExpectAsync(HttpStatusCode.OK);
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330011")).ExpectRefusalAsync(HttpStatusCode.Conflict, "PROGRAM_ENDED");
    }

    [Fact]
    public async Task IdempotencyKey_SameRequest_GetsTheFirstAnswerAgain_AndAnotherRequestIs422()
    {
        var program = await _host.CreateProgramAsync("keys", "keys-program");
        var key = ("Idempotency-Key", "one");
        var first = await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330020", "501"), key).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330021")).ExpectAsync(HttpStatusCode.Created);
        var again = await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330020", "501"), key).ExpectAsync(HttpStatusCode.Created);
        Assert.Equal((first.Body!.ToJsonString(), first.ETag, "true"), (again.Body!.ToJsonString(), again.ETag, again.Response.Headers.GetValues("Idempotency-Replayed").Single()));
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330022"), key).ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "REQUEST_KEY_REUSED");
        await _host.PostAsync($"{program}/launch", null, key).ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "REQUEST_KEY_REUSED");
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330022"), key, ("X-User", "somebody else")).ExpectAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Preview_GivesTheAnswer_AndChangesNothing()
    {
        var program = await _host.CreateProgramAsync("previews", "previews-program");
        var before = await _host.GetAsync($"{program}/phone-numbers");
        var preview = await _host.PostAsync($"{program}/phone-numbers?preview=true", Api.Rows("5013330030"), ("If-Match", before.ETag)).ExpectAsync(HttpStatusCode.OK);
        Assert.True((bool)preview["isPreview"]!);
        Assert.Equal("Added", (string)preview["phoneNumbers"][0]!["outcome"]!);
        await _host.PostAsync($"{program}/launch?preview=true").ExpectRefusalAsync(HttpStatusCode.Conflict, "PROGRAM_NO_NUMBERS");
        await _host.SendAsync("PUT", $"{program}/schedules?preview=true", "[]").ExpectAsync(HttpStatusCode.OK);
        var after = await _host.GetAsync($"{program}/phone-numbers");
        Assert.Equal((before.ETag, "{\"items\":[]}"), (after.ETag, after.Body!.ToJsonString()));

        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330030"), ("If-Match", before.ETag)).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync($"{program}/phone-numbers?preview=true", Api.Rows("5013330031"), ("If-Match", before.ETag)).ExpectRefusalAsync(HttpStatusCode.PreconditionFailed, "PLAN_STALE");
        await _host.SendAsync("PUT", $"{program}/schedules", "[]", headers: ("If-Match", before.ETag)).ExpectRefusalAsync(HttpStatusCode.PreconditionFailed, "PLAN_STALE");
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330031"), ("If-Match", "*")).ExpectAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Numbers_AtEachLevel_AreAddedListedMovedEditedAndRemoved()
    {
        var program = await _host.CreateProgramAsync("levels", "levels-program");
        const string Business = "/businesses/levels", Unit = "/businesses/levels/business-units/levels-unit";
        await _host.PostAsync($"{Business}/phone-numbers", Api.Rows("5013330040", "5013330041")).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync($"{Unit}/phone-numbers", Api.Rows("5013330042")).ExpectAsync(HttpStatusCode.Created);
        var elsewhere = (await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330040")).ExpectAsync(HttpStatusCode.OK))["rejectedPhoneNumbers"][0]!;
        Assert.Equal(
            """{"line":1,"phoneNumber":"5013330040","callPurpose":"Customer Service","rejectionReason":"NUMBER_ASSIGNED_ELSEWHERE","codes":["NUMBER_ASSIGNED_ELSEWHERE"],"heldBy":{"businessId":"levels"},"reassignable":true}""",
            elsewhere.ToJsonString());
        var moved = await _host.PostAsync($"{program}/phone-numbers", $$"""{ "phoneNumbers": [{{Api.Row("5013330040")}}], "reassign": true }""").ExpectAsync(HttpStatusCode.Created);
        Assert.Equal("Reassigned", (string)moved["phoneNumbers"][0]!["outcome"]!);

        Assert.Equal(["+15013330040", "+15013330041", "+15013330042"], await NumbersAsync($"{Business}/phone-numbers?limit=2"));
        Assert.Equal(["+15013330040", "+15013330042"], await NumbersAsync($"{Unit}/phone-numbers"));
        await _host.GetAsync($"{Unit}/phone-numbers/+15013330041").ExpectRefusalAsync(HttpStatusCode.NotFound, "NUMBER_NOT_FOUND");

        await _host.SendAsync("PATCH", $"{Unit}/phone-numbers/+15013330042", """{ "callPurpose": "Do Not Originate" }""").ExpectRefusalAsync(HttpStatusCode.Conflict, "PURPOSE_DNO_NEEDS_CONFIRMATION");
        await _host.SendAsync("PATCH", $"{Unit}/phone-numbers/+15013330042", """{ "callPurpose": "Selling" }""").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "REQUEST_INVALID");
        await _host.SendAsync("PATCH", $"{Unit}/phone-numbers/5013330042", """{ "callPurpose": "Survey" }""").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("Survey", (string)(await _host.GetAsync($"{Unit}/phone-numbers/+15013330042"))["callPurpose"]!);

        await _host.PostAsync($"{Business}/phone-numbers/unassignments", """{ "phoneNumbers": ["+15013330042"] }""").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal(["+15013330040"], await NumbersAsync($"{Unit}/phone-numbers"));
        await _host.SendAsync("DELETE", $"{Business}/phone-numbers/+15013330042").ExpectRefusalAsync(HttpStatusCode.Conflict, "DELETE_NOT_CONFIRMED");
        await _host.SendAsync("DELETE", $"{Business}/phone-numbers/+15013330042?confirmed=true").ExpectAsync(HttpStatusCode.OK);
        var removed = await _host.PostAsync($"{Business}/phone-numbers/removals", """{ "phoneNumbers": ["5013330041", "5013330049", "501"], "confirmed": true }""").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("""{"Removed":1,"Rejected":2}""", removed["counts"].ToJsonString());
        Assert.Equal(["+15013330040"], await NumbersAsync($"{Business}/phone-numbers"));
    }

    [Fact]
    public async Task NumberOfAnotherBusiness_IsRejectedWithoutItsPlace()
    {
        await _host.CreateProgramAsync("holder", "holder-program");
        var program = await _host.CreateProgramAsync("claimant", "claimant-program");
        await _host.PostAsync("/businesses/holder/phone-numbers", Api.Rows("5013330050")).ExpectAsync(HttpStatusCode.Created);
        var rejected = (await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330050")).ExpectAsync(HttpStatusCode.OK))["rejectedPhoneNumbers"][0]!;
        Assert.Equal("ALLOCATED_NUMBER", (string)rejected["rejectionReason"]!);
        Assert.Null(rejected["heldBy"]);
    }

    [Fact]
    public async Task Files_OfTheTemplate_AreReadRowByRow_AndRefusedAsAWholeWithMoreThan500()
    {
        var program = await _host.CreateProgramAsync("files", "files-program");
        var rows = "5013330060,Survey\r\n+15013330061,Survey\r\n5013330060,Survey\r\n501333,Charity\r\n";
        var read = await _host.SendAsync("POST", $"{program}/phone-numbers", rows, "text/plain").ExpectAsync(HttpStatusCode.Created);
        Assert.Equal("""{"Added":2,"Rejected":2}""", read["counts"].ToJsonString());
        Assert.Equal(["DUPLICATE_NUMBER", "INVALID_NUMBER"], read["rejectedPhoneNumbers"].AsArray().Select(number => (string)number!["rejectionReason"]!));
        var tooMany = string.Concat(Enumerable.Range(0, 501).Select(row => $"501334{row:D4},Survey\n"));
        await _host.SendAsync("POST", $"{program}/phone-numbers", tooMany, "text/csv").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "FILE_TOO_MANY_ROWS");
        await _host.SendAsync("POST", $"{program}/phone-numbers", new string('5', 5_000_000), "text/csv", ("Expect", "100-continue")).ExpectAsync(HttpStatusCode.RequestEntityTooLarge);
        await _host.SendAsync("POST", $"{program}/phone-numbers", "<rows/>", "application/xml").ExpectAsync(HttpStatusCode.UnsupportedMediaType);
        Assert.Equal(2, (await NumbersAsync($"{program}/phone-numbers")).Count);
    }

    [Fact]
    public async Task SchedulesAndDisplay_ChangedAtTheSameTime_AreAllKept()
    {
        var program = await _host.CreateProgramAsync("edits", "edits-program", displayName: "Acme Sales");
        const string Schedules = """[{ "timeZone": "America/Chicago", "startTime": "2027-03-02T08:00:00", "endTime": "2027-06-01T18:00:00" }]""";
        var edits = await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(i => new[]
        {
            _host.SendAsync("PUT", $"{program}/schedules", Schedules),
            _host.SendAsync("PUT", $"{program}/delivery-channels/callerName", $$"""{ "displayName": { "displayName": "Acme Team {{(char)('A' + i)}}", "shorthand": "Acme" } }"""),
        }));
        Assert.All(edits, edit => Assert.Equal(HttpStatusCode.OK, edit.Status));
        Assert.Equal("""[{"timeZone":"America/Chicago","startTime":"2027-03-02T08:00:00","endTime":"2027-06-01T18:00:00"}]""", (await _host.GetAsync($"{program}/schedules")).Body!.ToJsonString());
        Assert.StartsWith("Acme Team ", (string)(await _host.GetAsync($"{program}/delivery-channels")).Body![0]!["displayName"]!["displayName"]!, StringComparison.Ordinal);
        await _host.SendAsync("PUT", $"{program}/delivery-channels/smoke", "{}").ExpectRefusalAsync(HttpStatusCode.NotFound, "TARGET_NOT_FOUND");

        await _host.SendAsync("PUT", program, Api.Program("edits-program").Replace("INFORM", "INFORM with Logo", StringComparison.Ordinal)).ExpectAsync(HttpStatusCode.OK);
        await _host.SendAsync("PUT", $"{program}/delivery-channels/callerImage", """{ "image": { "imageId": "logo", "format": "svg", "bytes": 1000, "width": 10, "height": 10 } }""").ExpectAsync(HttpStatusCode.OK);
        await _host.PostAsync("/reviews/programs/edits-program/images/logo", """{ "isApproved": true }""").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal(["CallerName Approved", "CallerImage Approved"], (await _host.GetAsync(program))["deliveryChannels"].AsArray().Select(channel => $"{channel!["type"]} {channel["status"]}"));
    }

    [Fact]
    public async Task Reviews_OfANumberAndAName_DecideWhetherTheNumberIsReady()
    {
        var program = await _host.CreateProgramAsync("reviews", "reviews-program", displayName: "Acme Help");
        await _host.PostAsync($"{program}/phone-numbers", Api.Rows("5013330070")).ExpectAsync(HttpStatusCode.Created);
        await _host.PostAsync($"{program}/launch").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal("""["NUMBER_PENDING","DISPLAY_PENDING_REVIEW"]""", (await _host.GetAsync($"{program}/phone-numbers/5013330070"))["codes"].ToJsonString());
        await _host.PostAsync("/reviews/phone-numbers/5013330070", """{ "status": "Rejected" }""").ExpectRefusalAsync(HttpStatusCode.UnprocessableEntity, "STATUS_REASON_REQUIRED");
        await _host.PostAsync("/reviews/phone-numbers/5013330070", """{ "status": "Active" }""").ExpectAsync(HttpStatusCode.OK);
        await _host.PostAsync("/reviews/programs/reviews-program/display-name", """{ "isApproved": true }""").ExpectAsync(HttpStatusCode.OK);
        Assert.True((bool)(await _host.GetAsync($"{program}/phone-numbers/5013330070"))["isReady"]!);
    }

    [Fact]
    public async Task Changes_AreListedWithUserAndReason_AndReverted()
    {
        var created = await _host.PostAsync("/businesses?why=New%20customer", """{ "businessId": "audited", "businessName": "Audited" }""", ("X-User", "ada")).ExpectAsync(HttpStatusCode.Created);
        var version = (long)created["version"];
        var before = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{version - 1}")).TrimEnd('=');
        var change = (await _host.GetAsync($"/changes?limit=1&pageKey={before}"))["items"][0]!;
        Assert.Equal((version, "ada", "New customer"), ((long)change["version"]!, (string)change["by"]!, (string)change["why"]!));
        await _host.PostAsync($"/changes/{version}/revert?preview=true", null, ("If-Match", "\"0\"")).ExpectRefusalAsync(HttpStatusCode.PreconditionFailed, "PLAN_STALE");
        await _host.PostAsync("/changes/999999/revert?preview=true").ExpectRefusalAsync(HttpStatusCode.NotFound, "TARGET_NOT_FOUND");
        var preview = await _host.PostAsync($"/changes/{version}/revert?preview=true").ExpectAsync(HttpStatusCode.OK);
        await _host.GetAsync("/businesses/audited").ExpectAsync(HttpStatusCode.OK);
        var reverted = await _host.PostAsync($"/changes/{version}/revert").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal(preview["changes"].ToJsonString(), reverted["changes"].ToJsonString());
        await _host.PostAsync($"/changes/{version}/revert?preview=true").ExpectRefusalAsync(HttpStatusCode.Conflict, "CHANGE_NOT_REVERSIBLE");
        await _host.PostAsync($"/changes/{version}/revert").ExpectRefusalAsync(HttpStatusCode.Conflict, "CHANGE_NOT_REVERSIBLE");
        await _host.GetAsync("/businesses/audited").ExpectAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lists_ByPage_GiveEachItemOnce()
    {
        var program = await _host.CreateProgramAsync("pages", "pages-program");
        for (var i = 1; i < 5; i++) await _host.PostAsync(program[..program.LastIndexOf('/')], Api.Program($"pages-program-{i}")).ExpectAsync(HttpStatusCode.Created);
        Assert.Equal(["pages-program", "pages-program-1", "pages-program-2", "pages-program-3", "pages-program-4"], await AllAsync($"{program[..program.LastIndexOf('/')]}?limit=2", "programId"));
        Assert.Contains("pages", await AllAsync("/businesses?limit=1", "businessId"));
        Assert.Equal(["pages-unit"], await AllAsync("/businesses/pages/business-units", "businessUnitId"));
    }

    [Fact]
    public async Task OpenApiDocument_NamesEachParameterOfEachPath()
    {
        var document = JsonNode.Parse(await _host.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Path: path.Key, Method: operation.Key, Parameters: operation.Value!["parameters"]!.AsArray().Select(each => $"{each!["in"]} {each["name"]}").ToList()))).ToList();
        Assert.True(operations.Count > 40, $"{operations.Count} operations");
        Assert.All(operations, operation =>
        {
            Assert.All(operation.Path.Split('/').Where(part => part.StartsWith('{')), part => Assert.Contains($"path {part.Trim('{', '}')}", operation.Parameters));
            Assert.Equal(operation.Parameters.Distinct(), operation.Parameters);
            Assert.Equal(operation.Method != "get" && !operation.Path.StartsWith("/v1/campaign", StringComparison.Ordinal), operation.Parameters.Contains("header If-Match"));
        });
        Assert.Equal(["line", "phoneNumber", "rejectionReason", "codes"], document["components"]!["schemas"]!["RejectedPhoneNumber"]!["required"]!.AsArray().Select(name => (string)name!));
        Assert.Contains("text/csv", document["paths"]!["/v1/campaign/contacts"]!["post"]!["requestBody"]!["content"]!.AsObject().Select(content => content.Key));
    }

    private Task<List<string>> NumbersAsync(string path) => AllAsync(path, "phoneNumber");

    // All pages of a list.
    private async Task<List<string>> AllAsync(string path, string property)
    {
        List<string> all = [];
        for (string? next = path; next is not null;)
        {
            var page = await _host.GetAsync(next).ExpectAsync(HttpStatusCode.OK);
            all.AddRange(page["items"].AsArray().Select(item => (string)item![property]!));
            next = ((string?)page.Body!["nextPage"])?["/v1".Length..];
        }

        return all;
    }
}

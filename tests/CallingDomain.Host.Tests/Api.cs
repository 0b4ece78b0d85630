using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CallingDomain.Host.Tests;

/// <summary>An answer of a host.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body, string ETag, HttpResponseMessage Response)
{
    public string[] Codes => [.. Body!["codes"]!.AsArray().Select(code => (string)code!)];

    public JsonNode this[string name] => Body![name]!;
}

/// <summary>Short requests.</summary>
internal static class Api
{
    public static async Task<Answer> SendAsync(this HostProcess host, string method, string path, string? body = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/v1{path}", UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return new Answer(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.ETag?.Tag ?? "", response);
    }

    public static Task<Answer> GetAsync(this HostProcess host, string path) => host.SendAsync("GET", path);

    public static Task<Answer> PostAsync(this HostProcess host, string path, string? body = null, params (string Name, string Value)[] headers) => host.SendAsync("POST", path, body, headers: headers);

    public static async Task<Answer> ExpectAsync(this Task<Answer> sending, HttpStatusCode status)
    {
        var answer = await sending;
        Assert.True(answer.Status == status, $"{answer.Response.RequestMessage!.Method} {answer.Response.RequestMessage.RequestUri!.PathAndQuery} answers {(int)answer.Status}: {answer.Body?.ToJsonString()}");
        return answer;
    }

    public static async Task ExpectRefusalAsync(this Task<Answer> sending, HttpStatusCode status, params string[] codes) => Assert.Equal(codes, (await sending.ExpectAsync(status)).Codes);

    public static string Row(string number, string purpose = "Customer Service") => $$"""{ "phoneNumber": "{{number}}", "callPurpose": "{{purpose}}" }""";

    public static string Rows(params string[] numbers) => $$"""{ "phoneNumbers": [{{string.Join(", ", numbers.Select(number => Row(number)))}}] }""";

    /// <summary>A business with a unit and a draft of a program; gives the path of the program.</summary>
    public static async Task<string> CreateProgramAsync(this HostProcess host, string business, string program, string displayName = "Acme Support")
    {
        await host.PostAsync("/businesses", $$"""{ "businessId": "{{business}}", "businessName": "Acme", "approvedDisplayNames": [{ "displayName": "Acme Support", "shorthand": "Acme" }] }""").ExpectAsync(HttpStatusCode.Created);
        await host.PostAsync($"/businesses/{business}/business-units", $$"""{ "businessUnitId": "{{business}}-unit", "businessUnitName": "Support" }""").ExpectAsync(HttpStatusCode.Created);
        var programs = $"/businesses/{business}/business-units/{business}-unit/programs";
        await host.PostAsync(programs, Program(program, displayName)).ExpectAsync(HttpStatusCode.Created);
        return $"{programs}/{program}";
    }

    public static string Program(string id, string displayName = "Acme Support") =>
        $$"""{ "programId": "{{id}}", "programName": "{{id}}", "type": "INFORM", "callPurpose": "Customer Service", "displayName": { "displayName": "{{displayName}}", "shorthand": "Acme" }, "schedules": [{ "timeZone": "America/Chicago" }] }""";
}

/// <summary>A host that several tests share; each has its own business.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("callingdomain-host-").FullName;
    private HostProcess? _host;

    internal HostProcess Host => _host!;

    public async Task InitializeAsync() => _host = await HostProcess.StartReferenceHostAsync(_data);

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}

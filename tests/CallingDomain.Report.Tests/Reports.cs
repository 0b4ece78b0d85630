using System.Globalization;
using System.Text.Json.Nodes;
using CallingDomain.Cli.Tests;
using CallingDomain.Tests;

namespace CallingDomain.Report.Tests;

/// <summary>The reports of all tests, each written once, with the JSON of the same simulation.</summary>
public sealed class Reports : IDisposable
{
    private readonly Folder _folder = new();

    public Reports()
    {
        Seed = Simulate("seed", Repository.PathOf("docs", "examples", "multi-number", "campaign.json"));
        Rules = Simulate("rules", Repository.PathOf("docs", "examples", "campaign", "campaign.json"), "--seed", "3");
        Many = Simulate("many", _folder.Write("many.json", ManyContacts()), "--seed", "7", "--until", "2026-03-30T12:00:00Z");
    }

    /// <summary>The seed's example: one contact with three phones.</summary>
    internal Report Seed { get; }

    /// <summary>Five contacts in several zones, with rules.</summary>
    internal Report Rules { get; }

    /// <summary>Hundreds of contacts by a model, more than a thousand calls, prices, a clock change, and contacts that are open at the end.</summary>
    internal Report Many { get; }

    internal Report Of(string name) => name switch
    {
        nameof(Seed) => Seed,
        nameof(Rules) => Rules,
        _ => Many,
    };

    public void Dispose() => _folder.Dispose();

    private Report Simulate(string name, params string[] arguments)
    {
        var path = _folder.PathOf(name + ".html");
        var run = Tool.Run(["campaign", "simulate", .. arguments, "--report", path, "--json"]);
        Assert.Equal(0, run.Status);
        return new Report(path, run.Json);
    }

    private static string ManyContacts() => new JsonObject
    {
        ["name"] = "Spring offer",
        ["start"] = "2026-03-27T08:00:00Z",
        ["timeZone"] = "Europe/Rome",
        ["itemTypes"] = JsonNode.Parse("""[{"name":"Office","orderBy":1},{"name":"Mobile","orderBy":2}]"""),
        ["contacts"] = new JsonArray(
        [
            .. Enumerable.Range(0, 600).Select(i => JsonNode.Parse(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"c{{i}}","name":"Contact {{i}}","primaryPhone":"+3906{{10_000_000 + i}}","additionalPhones":[{"phone":"+3902{{10_000_000 + i}}","type":"{{(i % 3 == 0 ? "Mobile" : "Office")}}"}]}"""))),
        ]),
        ["retry"] = JsonNode.Parse("""{"callAdditionalPhoneAfter":"PT5M","globalMaxAttempts":4,"default":{"maxAttempts":3,"retryAfter":"PT18H"}}"""),
        ["callingHours"] = JsonNode.Parse("""[{"days":["Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"],"from":"09:00","to":"20:00"}]"""),
        ["maxConcurrentCalls"] = 12,
        ["prices"] = JsonNode.Parse("""{"currency":"EUR","call":0.01,"minute":0.03}"""),
        ["outcomes"] = JsonNode.Parse("""{"ringTime":"PT25S","talkTime":"PT3M","model":{"probabilities":{"Reached":0.12,"NoAnswer":0.55,"Busy":0.15,"Machine":0.15,"NoSuchNumber":0.03}}}"""),
    }.ToJsonString();
}

/// <summary>A report and the JSON of the same simulation.</summary>
internal sealed record Report(string Path, JsonNode Json)
{
    public JsonNode Summary => Json["summary"]!;
}

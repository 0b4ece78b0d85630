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
        Compared = Compare("compared", _folder.Write("three.json", ManyContacts("Three calls", 3)), _folder.Write("four.json", ManyContacts("Four calls", 4)), _folder.Write("agents.json", ManyContacts("Three calls by 4 agents", 3, agents: 4)), "--seeds", "3");
        Many = Simulate("many", _folder.Write("many.json", ManyContacts()), "--seed", "7", "--until", "2026-03-30T12:00:00Z");
    }

    /// <summary>The seed's example: one contact with three phones.</summary>
    internal Report Seed { get; }

    /// <summary>Five contacts in several zones, with rules.</summary>
    internal Report Rules { get; }

    /// <summary>Hundreds of contacts by a model, more than a thousand calls, prices, a clock change, and contacts that are open at the end.</summary>
    internal Report Many { get; }

    /// <summary>Three strategies over the same contacts, one of them with agents, with intervals.</summary>
    internal Report Compared { get; }

    internal Report Of(string name) => name switch
    {
        nameof(Seed) => Seed,
        nameof(Rules) => Rules,
        nameof(Compared) => Compared,
        _ => Many,
    };

    public void Dispose() => _folder.Dispose();

    private Report Simulate(string name, params string[] arguments) => Run("simulate", name, arguments);

    private Report Compare(string name, params string[] arguments) => Run("compare", name, arguments);

    private Report Run(string command, string name, string[] arguments)
    {
        var path = _folder.PathOf(name + ".html");
        var run = Tool.Run(["campaign", command, .. arguments, "--report", path, "--json"]);
        Assert.Equal(0, run.Status);
        return new Report(path, run.Json);
    }

    private static string ManyContacts(string name = "Spring offer", int attempts = 4, int agents = 0) => new JsonObject
    {
        ["name"] = name,
        ["start"] = "2026-03-27T08:00:00Z",
        ["timeZone"] = "Europe/Rome",
        ["itemTypes"] = JsonNode.Parse("""[{"name":"Office","orderBy":1},{"name":"Mobile","orderBy":2}]"""),
        ["contacts"] = new JsonArray(
        [
            .. Enumerable.Range(0, 600).Select(i => JsonNode.Parse(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"c{{i}}","name":"Contact {{i}}","primaryPhone":"+3906{{10_000_000 + i}}","additionalPhones":[{"phone":"+3902{{10_000_000 + i}}","type":"{{(i % 3 == 0 ? "Mobile" : "Office")}}"}]}"""))),
        ]),
        ["retry"] = JsonNode.Parse($$"""{"callAdditionalPhoneAfter":"PT5M","globalMaxAttempts":{{attempts}},"default":{"maxAttempts":{{attempts}},"retryAfter":"PT18H"} }"""),
        ["callingHours"] = JsonNode.Parse("""[{"days":["Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"],"from":"09:00","to":"20:00"}]"""),
        ["maxConcurrentCalls"] = 12,
        ["prices"] = JsonNode.Parse("""{"currency":"EUR","call":0.01,"minute":0.03,"agentHour":18}"""),
        ["outcomes"] = JsonNode.Parse($$"""{"ringTime":"PT25S","talkTime":"PT3M",{{(agents == 0 ? "" : $$"""
            "agents":{"shifts":[{"agents":{{agents}},"from":"09:00","to":"20:00"}],"linesPerAgent":2},
            """)}}"model":{"probabilities":{"Reached":0.12,"NoAnswer":0.55,"Busy":0.15,"Machine":0.15,"NoSuchNumber":0.03} } }"""),
    }.ToJsonString();
}

/// <summary>A report and the JSON of the same simulation.</summary>
internal sealed record Report(string Path, JsonNode Json)
{
    public JsonNode Summary => Json["summary"]!;
}

using System.Text.Json.Nodes;
using NodaTime;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class PricesTests : IDisposable
{
    private const string List = """{"currency":"EUR","call":0.01,"minute":0.02,"agentHour":18}""";

    private readonly Folder _folder = new();

    // Seven calls that ring for 30 seconds; the last one is answered and lasts 90 seconds more.
    private static string Priced(string? prices) => Campaign(campaign =>
    {
        (campaign["outcomes"]!["ringTime"], campaign["outcomes"]!["talkTime"]) = ("PT30S", "PT90S");
        if (prices is not null) campaign["prices"] = JsonNode.Parse(prices);
    });

    [Fact]
    public void Simulate_PricesInTheCampaign_CostCallsAndAnsweredMinutes()
    {
        var run = Tool.RunWith(Priced(List), "campaign", "simulate", "-", "--json");
        Assert.Equal(
            """{"currency":"EUR","total":0.1,"calls":0.07,"minutes":0.03,"agents":null,"perReached":0.1,"answeredTime":"PT1M30S"}""",
            run.Json["summary"]!["cost"]!.ToJsonString());
        Assert.Equal((0, 7), (run.Status, (int)run.Json["summary"]!["attempts"]!));
    }

    [Fact]
    public void Simulate_TablesWithPrices_EndWithTheCost() => UnderCulture("de-DE", () =>
        Assert.EndsWith("\nCost: 0.10 EUR (calls 0.07 EUR, minutes 0.03 EUR); 0.10 EUR for each reached contact.\n", Tool.RunWith(Priced(List), "campaign", "simulate", "-").Output, StringComparison.Ordinal));

    [Fact]
    public void Simulate_PricesOption_ReplacesThoseOfTheCampaign()
    {
        var file = _folder.Write("prices.json", """{"currency":"USD","call":1}""");
        var cost = Tool.RunWith(Priced(List), "campaign", "simulate", "-", "--prices", file, "--json").Json["summary"]!["cost"]!;
        Assert.Equal(("USD", 7m, 0m), ((string)cost["currency"]!, (decimal)cost["total"]!, (decimal)cost["minutes"]!));
    }

    [Fact]
    public void Simulate_NoReachedContact_HasNoCostPerReached()
    {
        var cost = Tool.RunWith(Campaign(campaign =>
        {
            campaign["outcomes"]!["script"] = JsonNode.Parse("""{"*":["NoAnswer"]}""");
            campaign["prices"] = JsonNode.Parse(List);
        }), "campaign", "simulate", "-", "--json").Json["summary"]!["cost"]!;
        Assert.Null(cost["perReached"]);
        Assert.Equal(0m, (decimal)cost["minutes"]!);
    }

    [Fact]
    public void Simulate_WithoutPrices_HasNoCost()
    {
        var run = Tool.RunWith(Priced(null), "campaign", "simulate", "-", "--json");
        Assert.False(run.Json["summary"]!.AsObject().ContainsKey("cost"));
        Assert.DoesNotContain("Cost", Tool.RunWith(Priced(null), "campaign", "simulate", "-").Output, StringComparison.Ordinal);
    }

    // Rings from one to three minutes before the answer, and talks for one.
    [Fact]
    public void Simulate_DrawnRingTimes_AreNotPaid()
    {
        var drawn = Campaign(campaign =>
        {
            campaign["outcomes"] = JsonNode.Parse("""{"talkTime":"PT1M","model":{"probabilities":{"Reached":1},"ringTimes":{"Reached":{"distribution":"Uniform","min":"PT1M","max":"PT3M"}}}}""");
            campaign["prices"] = JsonNode.Parse(List);
        });
        var summary = Tool.RunWith(drawn, "campaign", "simulate", "-", "--json").Json["summary"]!;
        Assert.Equal($"PT{(int)summary["attempts"]!}M", (string)summary["cost"]!["answeredTime"]!);
        AssertRefused(Tool.RunWith(drawn, "campaign", "run", "-", "--store", $"sqlite:{_folder.PathOf("drawn.db")}", "--json"), "PROPERTY_CONFLICT");
    }

    [Fact]
    public void Run_PricesInTheCampaign_PrintsTheCostOfTheSimulation() => Assert.Equal(
        Tool.RunWith(Priced(List), "campaign", "simulate", "-", "--json").Json["summary"]!["cost"]!.ToJsonString(),
        Tool.RunWith(Priced(List), "campaign", "run", "-", "--store", $"sqlite:{_folder.PathOf("campaign.db")}", "--json").Json["summary"]!["cost"]!.ToJsonString());

    [Theory]
    [InlineData("""{"call":1}""", "PROPERTY_MISSING", "$.prices: the property 'currency' is required.")]
    [InlineData("""{"currency":"euro"}""", "PROPERTY_RANGE", "$.prices.currency: 'euro' is not valid; expected three capital letters (example: EUR).")]
    [InlineData("""{"currency":"EUR\n"}""", "PROPERTY_RANGE", "$.prices.currency: ")]
    [InlineData("""{"currency":"EUR","call":-0.01}""", "PROPERTY_RANGE", "$.prices.call: -0.01 is not valid; expected a number from 0 to 1000000.")]
    [InlineData("""{"currency":"EUR","minute":1e30}""", "PROPERTY_RANGE", "$.prices.minute: ")]
    [InlineData("""{"currency":"EUR","agentHour":"18"}""", "PROPERTY_TYPE", "$.prices.agentHour: ")]
    [InlineData("""{"currency":"EUR","minutes":1}""", "PROPERTY_UNKNOWN", "$.prices: unknown property 'minutes'; did you mean 'minute'?")]
    public void Simulate_InvalidPrices_AreRefusedWithThePlace(string prices, string code, string message)
    {
        var run = Tool.RunWith(Priced(prices), "campaign", "simulate", "-", "--json");
        AssertRefused(run, code);
        Assert.StartsWith(message, (string)run.Json["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_InvalidPricesFile_NamesFileAndPlace()
    {
        var file = _folder.Write("prices.json", """{"currency":"EUR","call":-1}""");
        var run = Tool.RunWith(Priced(null), "campaign", "simulate", "-", "--prices", file, "--json");
        AssertRefused(run, "PROPERTY_RANGE");
        Assert.Equal((file, "$.call"), ((string)run.Json["error"]!["parameters"]!["file"]!, (string)run.Json["error"]!["parameters"]!["path"]!));
        AssertRefused(Tool.RunWith(Priced(null), "campaign", "simulate", "-", "--prices", _folder.PathOf("none.json"), "--json"), "FILE_NOT_FOUND");
    }

    [Fact]
    public void Simulate_ReportOverThePrices_IsRefused()
    {
        var file = _folder.Write("prices.json", List);
        AssertRefused(Tool.RunWith(Priced(null), "campaign", "simulate", "-", "--prices", file, "--report", file, "--json"), "ARGUMENTS_INVALID");
        Assert.Equal(List, File.ReadAllText(file));
    }

    // A third of a minute three times is a minute.
    [Property]
    public bool Of_Parts_AddUpToTheCostOfTheWhole(uint[] seconds, byte cents)
    {
        var prices = new Prices("EUR", 0.01m, cents / 100m, 18);
        var parts = seconds.Select(each => new CallUsage(1, Duration.FromSeconds(each), Duration.FromSeconds(each))).ToList();
        var whole = new CallUsage(parts.Count, Duration.FromSeconds(seconds.Sum(each => (long)each)), Duration.FromSeconds(seconds.Sum(each => (long)each)));
        return Prices.Rounded(parts.Sum(each => prices.Of(each).Total)) == Prices.Rounded(prices.Of(whole).Total);
    }

    [Theory]
    [InlineData("0.005", "0.01 EUR")]
    [InlineData("1234567.894", "1,234,567.89 EUR")]
    [InlineData("0", "0.00 EUR")]
    public void Text_Amount_IsRoundedHalfAwayFromZero(string amount, string text) =>
        Assert.Equal(text, new Prices("EUR", 0, 0, 0).Text(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    public void Dispose() => _folder.Dispose();
}

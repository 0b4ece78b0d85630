using System.Text;
using System.Text.Json.Nodes;
using CallingDomain.Tests;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>The files that <c>campaign simulate</c> writes: the History as CSV, and the report.</summary>
public sealed class CampaignOutputTests : IDisposable
{
    private static readonly string Example = Repository.PathOf("docs", "examples", "multi-number", "campaign.json");

    private readonly Folder _folder = new();

    [Fact]
    public void History_TheSeedsExample_HasARowACallUnderTheNamesOfTheJson()
    {
        Assert.Equal(0, Simulate(Example).Status);
        var lines = Text("h.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\uFEFFsequence,contact,phone,type,pass,status,dueAt,dialedAt,endedAt,attempt,primary,answeredAt,outcome,disposition", lines[0]);
        Assert.Equal("1,c1,'+390612345678,,1,NoAnswer,2026-03-02T09:00:00Z,2026-03-02T09:00:00Z,2026-03-02T09:00:00Z,1,true,,,", lines[1]);
        Assert.Equal("2,c1,'+390612345679,Office,1,NoAnswer,2026-03-02T09:01:00Z,2026-03-02T09:01:00Z,2026-03-02T09:01:00Z,1,false,,,", lines[2]);
        Assert.Equal(10, lines.Length);
    }

    [Fact]
    public void History_ImportedAsContacts_HasTheNumbersThatWereCalled()
    {
        Simulate(Example);
        var columns = _folder.Write("columns.json", """{"primaryPhone":"phone"}""");
        var run = Tool.Run("contacts", "check", _folder.PathOf("h.csv"), "--columns", columns, "--duplicates", "none", "--json");
        Assert.Equal(["+390612345678", "+390612345679", "+390612345680"], Strings(run.Json["contacts"]!, "primaryPhone").Distinct());
    }

    [Fact]
    public void History_WhatASpreadsheetWouldRun_IsText()
    {
        Simulate(Write(campaign =>
        {
            campaign["contacts"]![0]!["id"] = "=1+1,\"x\"";
            campaign["itemTypes"]![0]!["name"] = "@Office";
            campaign["contacts"]![0]!["additionalPhones"]![0]!["type"] = "@Office";
        }));
        Assert.Contains("1,\"'=1+1,\"\"x\"\"\",'+390612345678,", Text("h.csv"), StringComparison.Ordinal);
        Assert.Contains(",'@Office,", Text("h.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_TheSeedsExample_ShowsSentencesTimelineAndTables()
    {
        Simulate(Example);
        var page = Page();
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        foreach (var part in new[]
        {
            "<p>From Mon 2 Mar 2026 10:00 to 10:10 (Europe/Rome), the campaign placed 9 calls to 1 contact.</p>\n<p>It did not reach the contact.</p>\n"
            + "<p>The contact was closed at Mon 2 Mar 2026 10:10 because of the limit of a status: 3 NoAnswer on the last phone called, Holiday.</p>",
            "<title>Holiday, pass 3, attempt 3: NoAnswer, Mon 2 Mar 2026 10:10</title>", ">Holiday +390612345680 &#183; 3 NoAnswer &#183; Final<", ">Pass 3<",
            "<th scope=\"row\">NoAnswer</th><td>9</td><td>100.0 %</td>", "<th scope=\"row\">Limit of a status (StatusLimit)</th><td>1</td><td>100.0 %</td>",
            "<td>+390612345680</td><td>Holiday</td><td>3</td><td>NoAnswer</td>", "prefers-color-scheme: dark",
        })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NamesWithMarkup_AreText()
    {
        const string bad = "</title><script>alert('x')</script>&\"\u0007";
        Simulate(Write(campaign =>
        {
            campaign["name"] = bad;
            campaign["contacts"]![0]!["id"] = bad;
            campaign["itemTypes"]![0]!["name"] = "<img src=x>";
            campaign["contacts"]![0]!["additionalPhones"]![0]!["type"] = "<img src=x>";
        }));
        var page = Page();
        Assert.Contains("&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x&gt;", page, StringComparison.Ordinal);
        foreach (var part in new[] { "<script>alert", "<img", "\u0007" }) Assert.DoesNotContain(part, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NoCallsOrOpenContacts_IsComplete()
    {
        Simulate(Example, "--until", "2026-03-02T08:00:00Z");
        Assert.Contains("<p>No call was placed.</p>", Text("r.html"), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">c1</th><td>+390612345678</td><td>2026-03-02T09:00:00Z</td><td>FirstCall</td>", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ManyRows_ShowsTheFirstThousand()
    {
        Simulate(Write(campaign =>
        {
            campaign["contacts"] = new JsonArray([.. Enumerable.Range(0, 1001).Select(i => JsonNode.Parse($$"""{"id":"x{{i}}","primaryPhone":"+39061234{{i + 1000}}"}"""))]);
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["Reached"]}}""");
        }));
        Assert.Contains("<caption>History: the first 1,000 of 1,001 rows, times in UTC</caption>", Page(), StringComparison.Ordinal);
        Assert.Contains("<td>x999</td>", Page(), StringComparison.Ordinal);
        Assert.DoesNotContain("<td>x1000</td>", Page(), StringComparison.Ordinal);
        Assert.Contains(",x1000,", Text("h.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Files_UnderAnotherCulture_AreTheSameBytes(string name)
    {
        var example = Repository.PathOf("docs", "examples", "campaign", "campaign.json");
        var json = Simulate(example, "--seed", "-3").OutputBytes;
        var (report, history) = (Bytes("r.html"), Bytes("h.csv"));
        UnderCulture(name, () => Assert.Equal(json, Simulate(example, "--seed", "-3").OutputBytes));
        Assert.Equal(report, Bytes("r.html"));
        Assert.Equal(history, Bytes("h.csv"));
    }

    [Fact]
    public void Files_ThatWouldBeLost_AreRefused()
    {
        _folder.Write("contacts.csv", "Phone\n+390612345678\n");
        _folder.Write("rules.json", """{"format":1,"name":"x"}""");
        var plan = _folder.Write("plan", "");
        var path = Write(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","columns":{"primaryPhone":"Phone"}}""");
            campaign["rules"] = JsonNode.Parse("""["rules.json"]""");
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["Reached"]}}""");
        });
        var before = new[] { "campaign.json", "contacts.csv", "rules.json" }.Select(Text).ToList();
        foreach (var option in new[] { "--report", "--history" })
        {
            foreach (var name in new[] { "campaign.json", "contacts.csv", "rules.json" })
                AssertRefused(Tool.Run("campaign", "simulate", path, option, _folder.PathOf(name), "--json"), "ARGUMENTS_INVALID");
            AssertRefused(Tool.Run("campaign", "simulate", path, option, plan, "--plan", plan, "--json"), "ARGUMENTS_INVALID");
        }

        AssertRefused(Tool.Run("campaign", "simulate", path, "--report", _folder.PathOf("o"), "--history", _folder.PathOf("o"), "--json"), "ARGUMENTS_INVALID");
        Assert.False(File.Exists(_folder.PathOf("o")));
        Assert.Equal(before, new[] { "campaign.json", "contacts.csv", "rules.json" }.Select(Text));
    }

    [Fact]
    public void Files_NotWritable_AreRefusedWithoutRemains()
    {
        AssertRefused(Tool.Run("campaign", "simulate", Example, "--report", _folder.PathOf("r.html"), "--history", _folder.PathOf("none", "h.csv"), "--json"), "FILE_UNWRITABLE");
        Assert.False(File.Exists(_folder.PathOf("r.html")));
    }

    [Fact]
    public void Files_OfARefusedCampaign_StayAsTheyWere()
    {
        _folder.Write("r.html", "old");
        AssertRefused(Tool.RunWith("{}", "campaign", "simulate", "-", "--report", _folder.PathOf("r.html"), "--json"), "PROPERTY_MISSING");
        Assert.Equal("old", Text("r.html"));
    }

    public void Dispose() => _folder.Dispose();

    private Tool Simulate(string campaign, params string[] options) =>
        Tool.Run(["campaign", "simulate", campaign, "--report", _folder.PathOf("r.html"), "--history", _folder.PathOf("h.csv"), "--json", .. options]);

    private string Write(Action<JsonObject> change) => _folder.Write("campaign.json", Campaign(change));

    private byte[] Bytes(string name) => File.ReadAllBytes(_folder.PathOf(name));

    // Without the alignment of columns.
    private string Page() => Text("r.html").Replace(" class=\"n\"", "", StringComparison.Ordinal).Replace(" class=\"s\"", "", StringComparison.Ordinal);

    private string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}

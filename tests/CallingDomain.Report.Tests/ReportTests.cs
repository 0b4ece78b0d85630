using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallingDomain.Report.Tests;

/// <summary>The report of <c>campaign simulate</c> in a browser.</summary>
public sealed class ReportTests(Browser browser, Reports reports) : IClassFixture<Browser>, IClassFixture<Reports>
{
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("CALLINGDOMAIN_SCREENSHOTS");

    [BrowserTheory]
    [InlineData("Seed")]
    [InlineData("Rules")]
    [InlineData("Many")]
    [InlineData("Compared")]
    public async Task Page_Opened_LogsNothingAndLoadsNothing(string name)
    {
        await using var open = await browser.OpenAsync(reports.Of(name).Path);
        await open.Page.Locator("summary").First.ClickAsync();
        Assert.Empty(open.Messages);
        Assert.Equal([new Uri(reports.Of(name).Path).AbsoluteUri], open.Requests);
    }

    [BrowserTheory]
    [InlineData("Seed")]
    [InlineData("Rules")]
    [InlineData("Many")]
    public async Task Figures_OfThePage_EqualTheJson(string name)
    {
        var (report, summary) = (reports.Of(name), reports.Of(name).Summary);
        await using var open = await browser.OpenAsync(report.Path);
        var figures = await open.Page.EvaluateAsync<JsonElement>("() => Object.fromEntries([...document.querySelectorAll('dl.figures div')].map(each => [each.querySelector('dt').textContent, each.querySelector('dd').firstChild.textContent]))");
        Assert.Equal(Text(summary["attempts"]), figures.GetProperty("Calls").GetString());
        Assert.Equal(Text(summary["reached"]), figures.GetProperty("Reached").GetString());
        Assert.Equal(Text(summary["closed"]), figures.GetProperty("Closed").GetString());
        Assert.Equal(Text(summary["peakConcurrentCalls"]), figures.GetProperty("Most concurrent calls").GetString());
        Assert.Equal((int)summary["closed"]! + (int)summary["open"]!, int.Parse(figures.GetProperty("Contacts").GetString()!, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        if (summary["cost"] is { } cost) Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{(decimal)cost["total"]!:N2} {(string)cost["currency"]!}"), figures.GetProperty("Cost").GetString());

        Assert.Equal(summary["byCall"]!.AsArray().Select(call => (Text(call!["calls"]), Text(call["reached"]))), (await RowsAsync(open, "Each call of a contact")).Select(row => (row[1], row[2])));
        Assert.Equal(summary["byPhone"]!.AsArray().Select(phone => (Text(phone!["calls"]), Text(phone["reached"]))), (await RowsAsync(open, "By phone")).Select(row => (row[1], row[2])));
        Assert.Equal(Counts(summary["byStatus"]!), (await RowsAsync(open, "Calls by status")).ToDictionary(row => row[0], row => row[1]));
        Assert.Equal(Counts(summary["byReason"]!), (await RowsAsync(open, "Closed contacts by reason")).ToDictionary(Code, row => row[1]));
        if ((int)summary["open"]! > 0) Assert.Equal(Counts(summary["openByCause"]!), (await RowsAsync(open, "Open contacts by what they wait for")).ToDictionary(Code, row => row[1]));
        Assert.Equal(
            summary["waitingHours"]!.AsObject().ToDictionary(each => each.Key, each => string.Create(CultureInfo.InvariantCulture, $"{Math.Round((decimal)each.Value! * 3600) / 3600:N2} h")),
            (await RowsAsync(open, "Time that contacts waited")).ToDictionary(Code, row => row[1]));
        Assert.Equal((int)summary["attempts"]!, (await RowsAsync(open, "Calls and lines in use")).Sum(row => int.Parse(row[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        Assert.Equal(Text(summary["reached"]), (await RowsAsync(open, "Contacts over time"))[^1][1]);

        var history = await RowsAsync(open, "History");
        Assert.Equal(Math.Min(1000, report.Json["history"]!.AsArray().Count), history.Count);
        Assert.Equal(
            report.Json["history"]!.AsArray().Take(1000).Select(call => $"{call!["sequence"]} {call["contact"]} {call["phone"]} {call["type"]} {call["pass"]} {call["status"]} {call["dialedAt"]} {call["attempt"]}"),
            history.Select(row => string.Join(' ', row[0], row[1], row[2], row[3], row[4], row[5], row[7], row[9])));
        Assert.Equal(
            report.Json["final"]!.AsArray().Take(1000).Select(final => $"{final!["contact"]} {final["phone"]} {final["closedAt"]} {final["reason"]}"),
            (await RowsAsync(open, "Final")).Select(row => string.Join(' ', row.Take(4))));

        static string Code(IReadOnlyList<string> row) => row[0][(row[0].IndexOf('(', StringComparison.Ordinal) + 1)..^1];
    }

    [BrowserFact]
    public async Task Filters_ByTextAndByChoice_ShowTheRowsThatMatchBoth()
    {
        await using var open = await browser.OpenAsync(reports.Many.Path);
        var history = open.Page.Locator("#history");
        var rows = reports.Many.Json["history"]!.AsArray().Take(1000).ToList();
        await history.GetByLabel("Status").SelectOptionAsync("Busy");
        Assert.Equal(rows.Count(row => (string?)row!["status"] == "Busy"), await ShownAsync());
        await history.GetByLabel("Type").SelectOptionAsync("none");
        Assert.Equal(rows.Count(row => (string?)row!["status"] == "Busy" && row["type"] is null), await ShownAsync());
        await history.GetByLabel("Contains").FillAsync("C12");
        var expected = rows.Count(row => (string?)row!["status"] == "Busy" && row["type"] is null && ((string)row["contact"]!).Contains("c12", StringComparison.Ordinal));
        Assert.InRange(expected, 1, 50);
        Assert.Equal(expected, await ShownAsync());
        Assert.Equal($"{expected} of 1,000 rows", await history.Locator("output").TextContentAsync());
        await history.GetByLabel("Status").SelectOptionAsync("all");
        await history.GetByLabel("Type").SelectOptionAsync("all");
        await history.GetByLabel("Contains").FillAsync("");
        Assert.Equal(1000, await ShownAsync());
        Assert.Equal(0, await open.Page.Locator("#final tbody tr:not(:visible)").CountAsync());

        Task<int> ShownAsync() => history.Locator("tbody tr:visible").CountAsync();
    }

    [BrowserFact]
    public async Task Page_WithoutScripts_ShowsAllRowsAndNoFilters()
    {
        await using var open = await browser.OpenAsync(reports.Many.Path, runsScripts: false);
        Assert.Equal(1000, await open.Page.Locator("#history tbody tr:visible").CountAsync());
        Assert.Equal(0, await open.Page.Locator("input, select, output").CountAsync());
        Assert.Empty(open.Messages);
    }

    [BrowserTheory]
    [InlineData("Seed")]
    [InlineData("Rules")]
    [InlineData("Many")]
    [InlineData("Compared")]
    public async Task Phone_375PixelsWide_NothingIsCutOff(string name)
    {
        await using var open = await browser.OpenAsync(reports.Of(name).Path, width: 375);
        Assert.Equal(375, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        var outside = await open.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
              .filter(each => !each.closest('.table, defs, [aria-hidden]') && each.getClientRects().length > 0)
              .filter(each => { const box = each.getBoundingClientRect(); return box.left < -1 || box.right > 376; })
              .map(each => each.tagName + ' ' + each.textContent.slice(0, 40))
            """);
        Assert.Empty(outside);
    }

    [BrowserTheory]
    [InlineData("Seed", 375)]
    [InlineData("Rules", 1200)]
    [InlineData("Many", 375)]
    [InlineData("Many", 1200)]
    [InlineData("Compared", 375)]
    [InlineData("Compared", 1200)]
    public async Task Charts_Labels_DoNotOverlap(string name, int width)
    {
        await using var open = await browser.OpenAsync(reports.Of(name).Path, width);
        var overlaps = await open.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('svg.chart')].flatMap(svg => {
              const texts = [...svg.querySelectorAll('text')].filter(each => each.getClientRects().length > 0).map(each => ({ text: each.textContent, box: each.getBoundingClientRect() }));
              return texts.flatMap((a, i) => texts.slice(i + 1)
                .filter(b => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 4)
                .map(b => a.text + ' | ' + b.text));
            })
            """);
        Assert.Empty(overlaps);
    }

    [BrowserTheory]
    [InlineData("Seed", false)]
    [InlineData("Seed", true)]
    [InlineData("Rules", false)]
    [InlineData("Rules", true)]
    [InlineData("Many", false)]
    [InlineData("Many", true)]
    [InlineData("Compared", false)]
    [InlineData("Compared", true)]
    public async Task Contrast_OfEachText_IsAtLeast4Point5(string name, bool isDark)
    {
        await using var open = await browser.OpenAsync(reports.Of(name).Path, isDark: isDark);
        var low = await open.Page.EvaluateAsync<string[]>("""
            () => {
              for (const each of document.querySelectorAll('details')) each.open = true;
              const rgb = color => color.match(/[\d.]+/g).map(Number);
              const light = color => rgb(color).slice(0, 3).map(each => each / 255).map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
                .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
              const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
              const isOpaque = color => rgb(color).length === 3 || rgb(color)[3] === 1;
              const behind = element => { for (let at = element; at; at = at.parentElement) { const color = getComputedStyle(at).backgroundColor; if (isOpaque(color)) return color; } return 'rgb(255, 255, 255)'; };
              const low = new Set();
              const check = (text, color, ground) => { if (!isOpaque(color) || contrast(color, ground) < 4.5) low.add(text.trim().slice(0, 40) + ': ' + color + ' on ' + ground); };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const element = node.parentElement;
                if (!node.textContent.trim() || element.closest('script, style, title, desc') || element.getClientRects().length === 0) continue;
                const style = getComputedStyle(element);
                if (!element.closest('svg')) check(node.textContent, style.color, behind(element));
                else if (parseFloat(style.strokeWidth) >= 3 && style.paintOrder.startsWith('stroke')) check(node.textContent, style.fill, style.stroke); // letters lie on their own outline
                else low.add(node.textContent + ': no outline');
              }
              return [...low];
            }
            """);
        Assert.Empty(low);
    }

    [BrowserTheory]
    [InlineData("Seed", 5)]
    [InlineData("Many", 5)]
    [InlineData("Compared", 2)]
    public async Task Charts_Each_HasATitleADescriptionAndATable(string name, int least)
    {
        await using var open = await browser.OpenAsync(reports.Of(name).Path);
        var charts = await open.Page.EvaluateAsync<string[][]>("""
            () => [...document.querySelectorAll('svg:not(svg svg):not([aria-hidden])')].map(svg => [
              svg.getAttribute('role'), ...svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id).textContent),
              String(svg.closest('figure').querySelectorAll('details table tbody tr').length)])
            """);
        Assert.True(charts.Length >= least);
        Assert.All(charts, chart =>
        {
            Assert.Equal("img", chart[0]);
            Assert.All(chart[1..3], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.NotEqual("0", chart[3]);
        });
    }

    [BrowserTheory]
    [InlineData("Seed")]
    [InlineData("Many")]
    [InlineData("Compared")]
    public async Task Structure_HeadingsLinksAndRegions_AreInOrder(string name)
    {
        await using var open = await browser.OpenAsync(reports.Of(name).Path);
        Assert.Equal("en", await open.Page.GetAttributeAsync("html", "lang"));
        var levels = await open.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('nav a')].map(each => each.getAttribute('href')).filter(each => !document.querySelector(each + ' h2'))"));
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => { const ids = [...document.querySelectorAll('[id]')].map(each => each.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }"));
        Assert.Equal(0, await open.Page.Locator(".table:not([tabindex='0'])").CountAsync());
        await open.Page.Locator("summary").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await open.Page.Locator("details[open]").CountAsync());
    }

    [BrowserFact]
    public async Task Print_Page_HasNoNavigationAndNoFilters()
    {
        await using var open = await browser.OpenAsync(reports.Rules.Path);
        await open.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.Equal(0, await open.Page.Locator("nav:visible, .filters:visible").CountAsync());
        Assert.Equal(reports.Rules.Json["history"]!.AsArray().Count, await open.Page.Locator("#history tbody tr:visible").CountAsync());
    }

    // For people to look at: CALLINGDOMAIN_SCREENSHOTS names a folder.
    [BrowserTheory]
    [InlineData("Seed")]
    [InlineData("Rules")]
    [InlineData("Many")]
    public async Task Timeline_DesktopAndPhoneLightAndDark_IsAsWideAsThePage(string name)
    {
        foreach (var (width, isDark) in new[] { (1200, false), (1200, true), (375, false), (375, true) })
        {
            await using var open = await browser.OpenAsync(reports.Of(name).Path, width, isDark);
            Assert.InRange(await open.Page.Locator("#timeline svg.chart").EvaluateAsync<double>("each => each.getBoundingClientRect().width"), width == 375 ? 340 : 1050, width);
            if (Screenshots is { Length: > 0 })
                await open.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Screenshots, $"{name}-{(width == 375 ? "phone" : "desktop")}-{(isDark ? "dark" : "light")}.png") });
        }
    }

    [BrowserFact]
    public async Task Comparison_FiguresOfThePage_EqualTheJson()
    {
        var json = reports.Compared.Json;
        var strategies = json["strategies"]!.AsArray();
        await using var open = await browser.OpenAsync(reports.Compared.Path);
        Assert.Equal(["Figure", .. strategies.Select(each => (string)each!["name"]!)], await open.Page.Locator("#figures table").First.Locator("thead th").AllTextContentsAsync());

        var figures = (await RowsAsync(open, "Strategies")).ToDictionary(row => row[0], row => row.Skip(1).ToList());
        var differences = (await RowsAsync(open, "Difference from Three calls")).ToDictionary(row => row[0], row => row.Skip(1).ToList());
        foreach (var (name, heading, digits) in new[] { ("reached", "Contacts reached", 1), ("calls", "Calls", 1), ("callsPerReached", "Calls for each contact reached", 2), ("hoursToClosed", "Hours until all are closed", 1), ("cost", "Cost, EUR", 2), ("peakConcurrentCalls", "Most concurrent calls", 1) })
        {
            Assert.Equal(strategies.Select(each => Interval(each!["figures"]![name]!, digits, "")), figures[heading]);
            Assert.Equal(strategies.Skip(1).Select(each => Interval(each!["differences"]![name]!, digits, (double)each["differences"]![name]!["mean"]! > 0 ? "+" : "")), differences[heading]);
        }

        Assert.Equal(["–", "–"], figures["Abandoned of the answered calls"][..2]);
        Assert.Equal(
            strategies.SelectMany(each => each!["runs"]!.AsArray().Select((run, i) => $"{each["name"]} {json["seeds"]![i]} {Text((long)(double)run!["reached"]!)} {Text((long)(double)run["calls"]!)}")),
            (await RowsAsync(open, "Each simulation")).Select(row => string.Join(' ', row)));
        foreach (var parting in json["partings"]!.AsArray())
        {
            var rows = await RowsAsync(open, $"The first partings of {parting!["name"]}");
            Assert.Equal(parting["first"]!.AsArray().Select(each => $"{each!["contact"]} {each["attempt"]}"), rows.Select(row => $"{row[0]} {row[1]}"));
            Assert.Contains($" for {Text(parting["contacts"])} of {Text(json["contacts"])} contacts", string.Concat(await open.Page.Locator("#partings p").AllTextContentsAsync()), StringComparison.Ordinal);
        }

        static string Interval(JsonNode estimate, int digits, string sign) => $"{sign}{Number(estimate["mean"], digits)} ({Number(estimate["low"], digits)} to {Number(estimate["high"], digits)})";
        static string Number(JsonNode? value, int digits) => Math.Round((double)value!, digits, MidpointRounding.AwayFromZero) is var rounded && rounded == 0 ? 0.ToString($"N{digits}", CultureInfo.InvariantCulture) : rounded.ToString($"N{digits}", CultureInfo.InvariantCulture);
    }

    [BrowserTheory]
    [InlineData(1200, false)]
    [InlineData(1200, true)]
    [InlineData(375, false)]
    [InlineData(375, true)]
    public async Task Comparison_DesktopAndPhoneLightAndDark_HasABarForEachStrategy(int width, bool isDark)
    {
        await using var open = await browser.OpenAsync(reports.Compared.Path, width, isDark);
        var json = reports.Compared.Json;
        var bars = await open.Page.Locator("#summary svg.chart").First.EvaluateAsync<double[]>("each => [...each.querySelectorAll('rect.reached')].map(bar => bar.getBoundingClientRect().width / each.getBoundingClientRect().width)");
        Assert.Equal(3, bars.Length);
        Assert.All(bars.Zip(json["strategies"]!.AsArray()), pair => Assert.Equal(Math.Round((double)pair.Second!["figures"]!["reached"]!["mean"]!) / (double)json["contacts"]!, pair.First, 2));
        if (Screenshots is { Length: > 0 })
            await open.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Screenshots, $"Compared-{(width == 375 ? "phone" : "desktop")}-{(isDark ? "dark" : "light")}.png") });
    }

    // The rows of the table, or of a table whose caption begins with the text.
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(OpenPage open, string caption) => await open.Page.EvaluateAsync<string[][]>(
        "caption => { const table = [...document.querySelectorAll('table')].find(each => each.caption.textContent.startsWith(caption)); return table ? Array.from(table.tBodies[0].rows, row => Array.from(row.cells, cell => cell.textContent)) : []; }",
        caption);

    private static string Text(JsonNode? count) => ((long)count!).ToString("N0", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Counts(JsonNode counts) => counts.AsObject().ToDictionary(each => each.Key, each => Text(each.Value));
}

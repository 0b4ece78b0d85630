using System.Globalization;
using System.Xml.Linq;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>The pictures of the documentation are those of reports. <c>CALLINGDOMAIN_PICTURES=write</c> writes them anew.</summary>
public sealed class ReportPictureTests : IDisposable
{
    private const int Width = 880, Margin = 16;

    private readonly Folder _folder = new();

    [Theory]
    [InlineData("multi-number/timeline.svg", "multi-number/campaign.json", "timeline", "")]
    [InlineData("campaign/timeline.svg", "campaign/campaign.json", "timeline", "--seed 3")]
    [InlineData("campaign/lines.svg", "campaign/campaign.json", "lines", "--seed 3")]
    [InlineData("simulation/zones/timeline.svg", "simulation/zones/campaign.json", "timeline", "")]
    [InlineData("simulation/limits/reached.svg", "simulation/limits/any.json simulation/limits/last.json simulation/limits/all.json", "summary", "--seeds 5")]
    [InlineData("simulation/clocks/timeline.svg", "simulation/clocks/campaign.json", "timeline", "")]
    [InlineData("simulation/hundred-thousand/lines.svg", "simulation/hundred-thousand/evenings.json", "lines", "")]
    [InlineData("simulation/law/waiting.svg", "simulation/law/florida.json", "waiting", "")]
    [InlineData("simulation/agents/agents.svg", "simulation/agents/eight.json", "agents", "")]
    public void Picture_OfAnExample_IsThatOfItsReport(string picture, string campaigns, string section, string options)
    {
        var report = _folder.PathOf("r.html");
        string[] files = [.. campaigns.Split(' ').Select(Example)];
        Assert.Equal(0, Tool.Run(["campaign", files.Length == 1 ? "simulate" : "compare", .. files, "--report", report, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Status);
        var drawn = Picture(File.ReadAllText(report), section);
        Assert.Equal("svg", XDocument.Parse(drawn).Root!.Name.LocalName);
        if (Environment.GetEnvironmentVariable("CALLINGDOMAIN_PICTURES") == "write") File.WriteAllText(Example(picture), drawn);
        Assert.Equal(Repository.Text(["docs", "examples", .. picture.Split('/')]), drawn);
    }

    public void Dispose() => _folder.Dispose();

    private static string Example(string path) => Repository.PathOf(["docs", "examples", .. path.Split('/')]);

    // The first chart of a section as a file of its own, with the colors and the marks of the page.
    private static string Picture(string page, string section)
    {
        var from = page.IndexOf("<svg class=\"chart\"", page.IndexOf($"<section id=\"{section}\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var chart = page[from..(page.IndexOf("</svg><details>", from, StringComparison.Ordinal) + "</svg>".Length)];
        var marks = page[page.IndexOf("<defs>", StringComparison.Ordinal)..(page.IndexOf("</defs>", StringComparison.Ordinal) + "</defs>".Length)];
        var height = int.Parse(chart.Split("height=\"")[1].Split('"')[0], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width + (2 * Margin)}\" height=\"{height + (2 * Margin)}\">")
            + $"\n<style>{ReportPage.Resource("colors.css")}{ReportPage.Resource("chart.css")}</style>\n{marks}\n<rect width=\"100%\" height=\"100%\" fill=\"var(--page)\"/>\n"
            + string.Create(CultureInfo.InvariantCulture, $"<svg x=\"{Margin}\" y=\"{Margin}\" width=\"{Width}\" height=\"{height}\">{chart.Replace("svg class=\"chart\"", "svg class=\"chart\" width=\"100%\"", StringComparison.Ordinal)}</svg>\n</svg>\n");
    }
}

using System.Globalization;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>Writes a simulation as one page for a browser, without other files and without scripts. The same simulation gives the same bytes.</summary>
internal static class SimulationReport
{
    private const string Style = """
        :root { color-scheme: light dark; --text: #1c1c1e; --page: #ffffff; --quiet: #55585e; --line: #c6c9cf; --stripe: #f3f4f6; --bar: #1d5fb8; }
        @media (prefers-color-scheme: dark) { :root { --text: #e8e8ea; --page: #161719; --quiet: #a9adb5; --line: #44474d; --stripe: #202226; --bar: #7db4ff; } }
        body { margin: 0 auto; max-width: 75rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
        h1, h2, caption { line-height: 1.25; overflow-wrap: anywhere; }
        .table { overflow-x: auto; margin-bottom: 1rem; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .25rem .75rem; border-bottom: 1px solid var(--line); unicode-bidi: isolate; }
        thead th { border-bottom-width: 2px; }
        tbody th { font-weight: inherit; }
        tbody tr:nth-child(even) { background: var(--stripe); }
        svg { width: 100%; height: auto; font-size: 12px; }
        svg rect { fill: var(--bar); }
        svg text { fill: var(--text); }
        svg line { stroke: var(--line); }
        """;

    public static void Write(Stream output, SimulationResult result, CallsPerHour hours)
    {
        using var page = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var title = Html.Text(string.IsNullOrWhiteSpace(result.File.Name) ? "Simulation of a campaign" : result.File.Name);
        page.WriteLine("<!DOCTYPE html>");
        page.WriteLine("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.WriteLine("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.WriteLine($"<title>{title}</title>");
        page.WriteLine("<style>");
        page.WriteLine(Style.ReplaceLineEndings("\n"));
        page.WriteLine("</style></head><body><main>");
        page.WriteLine($"<h1>{title}</h1>");
        Section(page, "Summary", () => Html.Table(page, "The simulation", ["Property", "Value"], Summary(result)));
        Section(page, "Calls", () => HourChart.Write(page, hours));
        Section(page, "Statuses", () => Shares(page, "Calls by status", "Status", result.Summary.ByStatus.Select(status => (status.Key.ToString(), status.Value))));
        Section(page, "Closings", () => Shares(
            page, "Closed contacts by reason", "Reason", result.Records.ByReason.Select(each => (each.Key.ToString(), each.Value))));
        Rows(page, "History", result.Records.Calls, CampaignRows.HistoryColumns, result.Records.FirstCalls.Select(CampaignRows.Of).Select(CampaignRows.CellsOf));
        Rows(page, "Final", result.Records.Closings, CampaignRows.FinalColumns, result.Records.FirstClosings.Select(CampaignRows.Of).Select(CampaignRows.CellsOf));
        Rows(page, "Open", result.Summary.Open, CampaignRows.OpenColumns, result.Open.Take(SimulationRecords.MostRows).Select(CampaignRows.CellsOf));
        page.WriteLine("</main></body></html>");
    }

    private static IEnumerable<object?[]> Summary(SimulationResult result)
    {
        var summary = result.Summary;
        yield return ["Start", InstantText.Write(result.File.Start)];
        yield return ["Time zone", result.Campaign.Settings.TimeZone.Id];
        yield return ["Attempts", summary.Attempts];
        yield return ["Reached", summary.Reached];
        yield return ["Closed", summary.Closed];
        yield return ["Open", summary.Open];
        yield return ["First call", InstantText.WriteOrNever(summary.FirstDialAt) ?? "none"];
        yield return ["Last end of a call", InstantText.WriteOrNever(summary.LastEndAt) ?? "none"];
        yield return ["Most concurrent calls", summary.PeakConcurrentCalls];
    }

    private static void Section(TextWriter page, string heading, Action write)
    {
        page.WriteLine($"<section><h2>{Html.Text(heading)}</h2>");
        write();
        page.WriteLine("</section>");
    }

    private static void Shares(TextWriter page, string caption, string what, IEnumerable<(string Name, int Count)> counts)
    {
        var all = counts.ToList();
        var total = all.Sum(each => (long)each.Count);
        if (total == 0) page.WriteLine("<p>None.</p>");
        else Html.Table(page, caption, [what, "Count", "Share"], all.Select(each => new object?[] { each.Name, each.Count, Share(each.Count, total) }));
    }

    // Tenths of a percent, rounded half up.
    private static string Share(int count, long total)
    {
        var tenths = ((count * 2000L) + total) / (2 * total);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} %");
    }

    private static void Rows(TextWriter page, string heading, int count, string[] columns, IEnumerable<object?[]> rows) => Section(page, heading, () =>
    {
        if (count == 0) page.WriteLine("<p>None.</p>");
        else Html.Table(page, count > SimulationRecords.MostRows ? string.Create(CultureInfo.InvariantCulture, $"The first {SimulationRecords.MostRows:N0} of {count:N0}") : heading, columns, rows);
    });
}

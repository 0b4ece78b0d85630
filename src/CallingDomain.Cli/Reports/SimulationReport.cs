using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Writes a simulation as one page for a browser. The same simulation gives the same bytes.</summary>
internal sealed class SimulationReport
{
    private const int MostCalls = 12; // rows; the last one takes the rest
    private const int MostSentences = 5;

    private readonly ReportPage _page;
    private readonly SimulationResult _result;
    private readonly IReadOnlyList<ContactStory> _stories;

    private SimulationReport(ReportPage page, SimulationResult result, ContactStories stories)
    {
        (_page, _result, _stories) = (page, result, stories.Stories);
        stories.End(result.Campaign);
    }

    private DateTimeZone Zone => _result.Campaign.Settings.TimeZone;

    private Simulation Summary => _result.Summary;

    private SimulationFigures Figures => _result.Records.Figures;

    private CampaignSettings Settings => _result.Campaign.Settings;

    private int Contacts => _result.Campaign.ContactCount;

    // Null if nothing is paid for agents.
    private string? AgentsCost => _result.Prices is { } prices && prices.Of(_result.Usage).Agents is > 0 and { } agents ? prices.Text(agents) : null;

    private string[] CostColumns => _result.Prices is null ? [] : ["Cost", "For each reached"];

    /// <param name="output">The destination.</param>
    /// <param name="result">The simulation.</param>
    /// <param name="stories">The contacts of the timeline.</param>
    public static void Write(Stream output, SimulationResult result, ContactStories stories)
    {
        using var page = new ReportPage(output);
        new SimulationReport(page, result, stories).Write();
    }

    private void Write() => _page.Write(string.IsNullOrWhiteSpace(_result.File.Name) ? "Simulation of a campaign" : _result.File.Name, "Simulation of a campaign", new ReportSection?[]
    {
        new ReportSection("summary", "What happened", WriteSummary),
        new ReportSection("timeline", "Contacts and passes", WriteTimeline),
        new ReportSection("calls", "What each call brings", WriteCalls),
        new ReportSection("lines", "Calls and lines in use", WriteLines),
        new ReportSection("closed", "Why contacts were closed", WriteClosed),
        new ReportSection("waiting", "What contacts wait for", WriteWaiting),
        Summary.Agents is { } use && _result.File.Outcomes.Agents is { } agents ? new ReportSection("agents", "Agents", () => WriteAgents(agents, use)) : null,
        new ReportSection("settings", "Settings", WriteSettings),
        new ReportSection("history", "History", WriteHistory),
        new ReportSection("final", "Final", WriteFinal),
        new ReportSection("open", "Open", WriteOpen),
    }.OfType<ReportSection>().ToList());

    private void WriteSummary()
    {
        _page.Lead(SimulationSentences.Of(_result));
        _page.Figures([
            ("Contacts", ReportText.Count(Contacts), $"{ReportText.Count(Figures.CalledContacts)} called"),
            ("Calls", ReportText.Count(Summary.Attempts), Figures.CalledContacts == 0 ? "" : $"{Per(Summary.Attempts, Figures.CalledContacts)} for each contact called"),
            ("Reached", ReportText.Count(Summary.Reached), $"{ReportText.Share(Summary.Reached, Contacts)} of the contacts"),
            ("Calls for each contact reached", Summary.Reached == 0 ? "–" : Per(Summary.Attempts, Summary.Reached), ""),
            ("Closed", ReportText.Count(Summary.Closed), $"{ReportText.Count(Summary.Open)} open"),
            ("Most concurrent calls", ReportText.Count(Summary.PeakConcurrentCalls), $"limit {ReportText.Count(Settings.MaxConcurrentCalls)}"),
            .. Cost(),
        ]);
    }

    private IEnumerable<(string Name, string Figure, string Remark)> Cost()
    {
        if (_result.Prices is not { } prices) yield break;
        var cost = prices.Of(_result.Usage).Total;
        yield return ("Cost", prices.Text(cost), Summary.Reached == 0 ? "" : $"{prices.Text(cost / Summary.Reached)} for each reached");
    }

    private void WriteTimeline()
    {
        if (_stories.Count == 0)
        {
            _page.Paragraph("No call was placed.");
            return;
        }

        var retry = Settings.Retry;
        _page.Paragraph(
            $"A pass calls the primary phone, then the additional phones in their order, {ReportText.Length(retry.CallAdditionalPhoneAfter)} apart. At its end, the status of the last phone called decides when the next pass begins"
            + $" ({ReportText.Length(retry[CallStatus.NoAnswer].RetryAfter)} after NoAnswer). A contact is closed when it is reached, or when a phone is at a limit.",
            "note");
        if (Figures.CalledContacts > _stories.Count) _page.Paragraph($"The first {_stories.Count} of {ReportText.Count(Figures.CalledContacts, "contact")}, in the order of their first call.", "note");
        _page.Chart(new TimelineChart(_result, _stories));
    }

    private void WriteCalls()
    {
        if (Summary.Attempts == 0)
        {
            _page.Paragraph("No call was placed.");
            return;
        }

        _page.Chart(new ContactsChart(_result));
        _page.Chart(new CallsChart(_result));
        WriteMarginal();
        if (AgentsCost is not null) _page.Paragraph("The cost by phone, too, is without the agents.", "note");
        _page.Table(
            "By phone",
            ["Phone", "Calls", "Reached", "Of these calls", "Of those reached", .. CostColumns],
            Figures.ByPhone.Select(phone =>
            {
                var sum = CallFigures.Sum(phone.ByCall);
                return (object?[])[phone.IsPrimary ? "Primary" : phone.Type ?? "Additional, without a type", ReportText.Count(sum.Calls), ReportText.Count(sum.Reached), ReportText.Share(sum.Reached, sum.Calls), ReportText.Share(sum.Reached, Summary.Reached), .. CostsOf(sum)];
            }));
        Shares("Calls by status", "Status", Summary.ByStatus.Select(status => (status.Key.ToString(), "", (long)status.Value, status.Key == CallStatus.Reached ? "reached" : "placed")));
    }

    // Whether one more call is worth it: each call by itself, and each with those before.
    private void WriteMarginal()
    {
        var byCall = Figures.ByCall;
        IReadOnlyList<CallFigures> rows = byCall.Count <= MostCalls ? byCall : [.. byCall.Take(MostCalls - 1), CallFigures.Sum(byCall.Skip(MostCalls - 1))];
        _page.Heading("Is one more call worth it?");
        if (AgentsCost is { } agents) _page.Paragraph($"The cost of a call here is that of the call and its minutes. The shifts of the agents, which are paid whether they are busy or not, cost {agents} in addition.", "note");
        if (rows.Count > 1) _page.List(rows.Take(MostSentences).Select((_, i) => MarginalSentences.Of(byCall, i, _result.Prices, Summary.Reached)).Skip(1));
        _page.Table(
            "Each call of a contact",
            ["Call", "Calls", "Reached", "Of these calls", "Reached so far", "Of all contacts", .. CostColumns],
            rows.Select((figures, i) =>
            {
                var soFar = CallFigures.Sum(rows.Take(i + 1)).Reached;
                return (object?[])
                [
                    byCall.Count > MostCalls && i == MostCalls - 1 ? $"{ReportText.ShortOrdinal(i + 1)} or later" : ReportText.ShortOrdinal(i + 1),
                    ReportText.Count(figures.Calls), ReportText.Count(figures.Reached), ReportText.Share(figures.Reached, figures.Calls), ReportText.Count(soFar), ReportText.Share(soFar, Contacts), .. CostsOf(figures),
                ];
            }));
    }

    private void WriteLines()
    {
        if (Summary.Attempts == 0) _page.Paragraph("No call was placed.");
        else _page.Chart(new LinesChart(_result));
    }

    private void WriteClosed() => Shares(
        "Closed contacts by reason", "Reason", _result.Records.ByReason.Select(each => (ReportWords.Of(each.Key), each.Key.ToString(), (long)each.Value, each.Key == CloseReason.Reached ? "reached" : "missed")));

    private void WriteWaiting()
    {
        Shares("Open contacts by what they wait for", "Cause", _result.OpenByCause.Select(each => (ReportWords.Of(each.Key), each.Key.ToString(), (long)each.Value, "calls")), "No contact is open.");
        if (_result.MissesHours) _page.Paragraph($"{AgentHours.Sentence(Summary.Open)} ({InputReason.ShiftsOutsideHours.Code()})");
        if (!_result.Records.Waits.IsEmpty)
            _page.Chart(new BarsChart("Time that contacts waited, by cause", "Cause", [.. _result.Records.Waits.Select(wait => (ReportWords.OfTime(wait.Why), wait.Why.ToString(), (long)Math.Round(wait.Hours * NodaConstants.SecondsPerHour), "calls"))], unit: ("Hours", ReportText.Hours)));
        if (Summary.Attempts == 0) return;
        _page.Table(
            $"Time from due to dialed, in which a call waited for its turn, a free line or a number; at most {ReportText.Length(Figures.LongestLateness)}",
            ["Waited", "Calls", "Share"],
            Figures.Lateness.Where(group => group.Calls > 0).Select(group => new object?[]
            {
                group.UpTo is not { } upTo ? "longer" : upTo == Duration.Zero ? "not at all" : $"up to {ReportText.Length(upTo)}", ReportText.Count(group.Calls), ReportText.Share(group.Calls, Summary.Attempts),
            }));
    }

    private void WriteAgents(SimulatedAgents agents, AgentUse use)
    {
        var answered = use.Connected + use.Abandoned;
        _page.Figures([
            ("Busy", use.StaffedTime == Duration.Zero ? "–" : ReportText.Share((long)use.BusyTime.TotalSeconds, (long)use.StaffedTime.TotalSeconds), $"{ReportText.WorkTime(use.BusyTime)} of {ReportText.WorkTime(use.StaffedTime)} on shift"),
            ("Calls with an agent", ReportText.Count(use.Connected), $"of {ReportText.Count(answered)} that needed one"),
            ("Abandoned", ReportText.Share(use.Abandoned, answered), ReportText.Count(use.Abandoned, "call")),
            ("Wait for an agent", answered == 0 ? "–" : ReportText.Length(Duration.FromSeconds(Math.Round((use.WaitingTime / answered).TotalSeconds))), "on average"),
        ]);
        if (!Summary.AbandonedCalls.IsEmpty) _page.Table(AbandonedLimits.Title, [.. AbandonedLimits.Columns], Summary.AbandonedCalls.Select(limit => AbandonedLimits.Cells(limit, Zone)));
        if (Summary.Attempts > 0) _page.Chart(new AgentsChart(_result, agents));
        _page.Table("Shifts", ["Agents", "Days", "Times"], agents.Shifts.Select(SettingsRows.Of));
    }

    private void WriteSettings()
    {
        _page.Table("The simulation", ["Property", "Value"], SettingsRows.Of(_result));
        _page.Table("Retries", ["Status", "Most attempts of a phone", "Next pass after"], AttemptCounts.Counted.Select(status => new object?[] { status.ToString(), Settings.Retry[status].MaxAttempts, ReportText.Length(Settings.Retry[status].RetryAfter) }));
        if (!Settings.Rules.IsEmpty) _page.Table("Rules", ["Rule", "Applies to", "Hours", "Limits and lockouts", "Source"], Settings.Rules.Select(SettingsRows.Of));
    }

    private void WriteHistory() => Rows("History", _result.Records.Calls, CampaignRows.HistoryColumns, _result.Records.FirstCalls.Select(CampaignRows.Of).Select(CampaignRows.CellsOf), ["Type", "Pass", "Status"]);

    private void WriteFinal() => Rows("Final", _result.Records.Closings, CampaignRows.FinalColumns, _result.Records.FirstClosings.Select(CampaignRows.Of).Select(CampaignRows.CellsOf), ["Reason"]);

    private void WriteOpen() => Rows("Open", Summary.Open, CampaignRows.OpenColumns, _result.Open.Take(SimulationRecords.MostRows).Select(CampaignRows.CellsOf), ["Waits for"]);

    private void Shares(string caption, string what, IEnumerable<(string Name, string Code, long Count, string Style)> counts, string none = "None.")
    {
        var bars = counts.ToList();
        if (bars.Count == 0) _page.Paragraph(none);
        else _page.Chart(new BarsChart(caption, what, bars));
    }

    private void Rows(string name, int count, string[] columns, IEnumerable<object?[]> rows, string[] choices)
    {
        if (count == 0) _page.Paragraph("None.");
        else _page.FilterTable(count > SimulationRecords.MostRows ? $"{name}: the first {ReportText.Count(SimulationRecords.MostRows)} of {ReportText.Count(count)} rows, times in UTC" : $"{name}, times in UTC", columns, rows, choices);
    }

    private object?[] CostsOf(CallFigures figures)
    {
        if (_result.Prices is not { } prices) return [];
        var cost = prices.Of(figures.Usage).Total;
        return [prices.Text(cost), figures.Reached == 0 ? "–" : prices.Text(cost / figures.Reached)];
    }

    private static string Per(int count, int of) => ((double)count / of).ToString("0.0", CultureInfo.InvariantCulture);
}

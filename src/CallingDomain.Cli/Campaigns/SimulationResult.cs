using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The results of a simulation, as the tool prints them.</summary>
internal sealed class SimulationResult(CampaignFile file, Campaign campaign, SimulationRecords records, Simulation summary, Prices? prices, Instant? until = null)
{
    private const int RowsForPeople = 100;

    private IReadOnlyList<KeyValuePair<WaitReason, int>>? _openByCause;

    public CampaignFile File => file;

    public Campaign Campaign => campaign;

    public SimulationRecords Records => records;

    public Simulation Summary => summary;

    /// <summary>What calls cost; null for none.</summary>
    public Prices? Prices => prices;

    /// <summary>What the calls and the agents have used, for a price list.</summary>
    public CallUsage Usage => records.Usage with { AgentTime = summary.Agents?.StaffedTime };

    public IEnumerable<OpenRow> Open => OpenContacts.Select(CampaignRows.Of);

    /// <summary>The last instant that was asked for; null for none.</summary>
    public Instant? Until => until;

    /// <summary>The last instant of the simulation.</summary>
    public Instant EndsAt => until ?? summary.LastEndAt ?? file.Start;

    /// <summary>The open contacts by what they wait for, in the order of the causes.</summary>
    public IReadOnlyList<KeyValuePair<WaitReason, int>> OpenByCause => _openByCause ??= summary.Open == 0 ? [] : [.. OpenContacts.CountBy(contact => contact.Why).OrderBy(cause => cause.Key)];

    /// <summary>Whether the simulation ended because the shifts of the agents do not overlap the calling hours of the open contacts.</summary>
    public bool MissesHours { get; } = AgentHours.AreMissed(file, campaign, summary, until);

    public IEnumerable<LeftOutRow> LeftOut => campaign.SkippedPhones.Select(phone => new LeftOutRow(phone.ContactId, phone.Phone.Phone.ToString(), phone.Reason.Code()));

    public SummaryRow SummaryRow => new(
        summary.Attempts,
        summary.Reached,
        summary.Closed,
        summary.Open,
        summary.ByStatus.ToDictionary(status => status.Key.ToString(), status => status.Value),
        InstantText.WriteOrNever(summary.FirstDialAt),
        InstantText.WriteOrNever(summary.LastEndAt),
        summary.PeakConcurrentCalls)
    {
        Cost = prices?.Row(Usage, summary.Reached),
        CalledContacts = records.Figures.CalledContacts,
        ByReason = records.ByReason.ToDictionary(reason => reason.Key.ToString(), reason => reason.Value),
        OpenByCause = OpenByCause.ToDictionary(cause => cause.Key.ToString(), cause => cause.Value),
        ByCall = [.. records.Figures.ByCall.Select((figures, i) => new CallFiguresRow(i + 1, figures.Calls, figures.Reached, DurationText.Write(figures.Answered)) { Cost = CostOf(figures) })],
        ByPhone =
        [
            .. records.Figures.ByPhone.Select(phone => (phone.IsPrimary, phone.Type, Sum: CallFigures.Sum(phone.ByCall)))
                .Select(phone => new PhoneFiguresRow(phone.IsPrimary, phone.Type, phone.Sum.Calls, phone.Sum.Reached, DurationText.Write(phone.Sum.Answered)) { Cost = CostOf(phone.Sum) }),
        ],
        Lateness = [.. records.Figures.Lateness.Select(group => new LatenessRow(group.UpTo is { } upTo ? DurationText.Write(upTo) : null, group.Calls))],
        Agents = summary.Agents is { } agents ? new AgentsRow(DurationText.Write(agents.StaffedTime), DurationText.Write(agents.BusyTime), agents.Connected, agents.Abandoned, DurationText.Write(agents.WaitingTime))
        {
            AbandonedLimits = summary.AbandonedCalls.IsEmpty ? null : [.. summary.AbandonedCalls.Select(AbandonedLimits.Row)],
        } : null,
        LongestLateness = DurationText.Write(records.Figures.LongestLateness),
        WaitingHours = records.Waits.ToDictionary(wait => wait.Why.ToString(), wait => Math.Round(wait.Hours, 6, MidpointRounding.AwayFromZero)),
        Notices = MissesHours ? [InputReason.ShiftsOutsideHours.Code()] : null,
    };

    private IEnumerable<OpenContact> OpenContacts => campaign.OpenContacts(EndsAt);

    public void Print(IAnsiConsole console)
    {
        var zone = campaign.Settings.TimeZone;
        if (file.Name.Length > 0) console.WriteLine(VisibleText.Of(file.Name));
        console.WriteLine(LocalTimes.NameOf(zone, file.ZoneData));
        console.WriteLine();
        CampaignTables.Write(console, "History", records.Calls, records.FirstCalls.Take(RowsForPeople), CampaignTables.History(zone));
        CampaignTables.Write(console, "Final", records.Closings, records.FirstClosings.Take(RowsForPeople), CampaignTables.Final(zone));
        CampaignTables.Write(console, "Open", summary.Open, OpenContacts.Take(RowsForPeople), CampaignTables.Open(zone));
        Table(console, "Left out", LeftOut.Count(), LeftOut, ["Contact", "Phone", "Code"], row => [row.Contact, row.Phone, row.Code]);
        if (file.ContactsFile is { } rows)
        {
            Table(
                console,
                "Rejected contacts",
                rows.Rejected.Length,
                rows.Rejected,
                ["Line", "Text", "Column and code"],
                row => [row.Line, VisibleText.Of(row.Text), string.Join('\n', row.Issues.Select(issue => $"{issue.Column} {issue.Code}"))]);
            rows.Columns.PrintUnused(console);
            Table(console, "Duplicates", rows.Duplicates.Length, rows.Duplicates, ["Line", "Text", "Code", "First on line"], row => [row.Line, VisibleText.Of(row.Text), string.Join('\n', row.Issues.Where(issue => issue.IsError).Select(issue => issue.Code)), row.FirstLine]);
        }

        if (!summary.AbandonedCalls.IsEmpty) AbandonedLimits.Print(console, summary.AbandonedCalls, zone);
        console.WriteLine(
            $"{ReportText.Count(summary.Attempts, "attempt")}, {ReportText.Count(summary.Reached, "contact")} reached, {ReportText.Count(summary.Closed)} closed, {ReportText.Count(summary.Open)} open; "
            + $"at most {ReportText.Count(summary.PeakConcurrentCalls, "concurrent call")}.");
        if (summary.Agents is { } agents)
        {
            var answered = agents.Connected + agents.Abandoned;
            console.WriteLine($"Agents: {ReportText.WorkTime(agents.BusyTime)} busy of {ReportText.WorkTime(agents.StaffedTime)} on shift; {ReportText.Count(agents.Connected, "call")} taken, {ReportText.Count(agents.Abandoned)} abandoned{(answered == 0 ? "" : $" ({ReportText.Share(agents.Abandoned, answered)})")}.");
        }

        if (summary.ByStatus.Count > 0) console.WriteLine(string.Join(", ", summary.ByStatus.Select(status => $"{status.Value} {status.Key}")));
        if (prices is not null) console.WriteLine(prices.Sentence(Usage, summary.Reached));
    }

    private decimal? CostOf(CallFigures figures) => prices is null ? null : Prices.Rounded(prices.Of(figures.Usage).Total);

    private static void Table<TRow>(IAnsiConsole console, string title, int count, IEnumerable<TRow> rows, string[] columns, Func<TRow, object?[]> cells) =>
        CampaignTables.Write(console, title, count, rows.Take(RowsForPeople), new CampaignTable<TRow>(columns, (table, row) => table.AddTextRow(cells(row))));
}

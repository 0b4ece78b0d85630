using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>A simulation that has run, as the tool shows it.</summary>
internal sealed class SimulationResult(CampaignFile file, Campaign campaign, SimulationSummary summary, Instant? until)
{
    private const int RowsForPeople = 100;

    public CampaignFile File => file;

    public SimulationSummary Summary => summary;

    public IReadOnlyList<HistoryEntry> Calls => campaign.History;

    public IReadOnlyList<FinalEntry> Closings => campaign.Final;

    public IEnumerable<HistoryRow> History => campaign.History.Select(CampaignRows.Of);

    public IEnumerable<FinalRow> Final => campaign.Final.Select(CampaignRows.Of);

    public IEnumerable<OpenRow> Open => OpenContacts.Select(CampaignRows.Of);

    private IEnumerable<OpenContact> OpenContacts => campaign.OpenContacts(until ?? summary.LastEndAt ?? file.Start);

    private IEnumerable<LeftOutRow> LeftOut =>
        campaign.LeftOutPhones.Select(phone => new LeftOutRow(phone.ContactId, phone.Phone.Phone.Phone.ToString(), phone.Phone.Reason.Code()));

    public SimulationDocument ToDocument() => new(
        [.. History],
        [.. Final],
        [.. Open],
        new SummaryRow(
            summary.Attempts,
            summary.Reached,
            summary.Closed,
            summary.Open,
            summary.ByStatus.ToDictionary(status => status.Key.ToString(), status => status.Value),
            InstantText.WriteOrNever(summary.FirstDialAt),
            InstantText.WriteOrNever(summary.LastEndAt),
            summary.PeakConcurrentCalls),
        [.. LeftOut],
        [
            .. (file.ContactsFile?.Rejected ?? []).Select(row => new RejectedContactRow(
                row.Line,
                row.Text,
                [.. row.Issues.Select(issue => issue.Code).Distinct()],
                IssuesOf(row.Issues))),
        ])
    {
        Duplicates = file.ContactsFile is null ? null : [.. file.ContactsFile.Duplicates.Select(row => new DuplicateContactRow(row.Line, row.Text, [row.Reason.Code()], row.FirstLine))],
        Columns = file.Columns?.Used,
        UnusedColumns = file.Columns?.Unused,
        Notices = file.ContactsFile is null ? null : [.. file.ContactsFile.Contacts.Where(row => !row.Notices.IsEmpty).Select(row => new NoticedContactRow(row.Line, IssuesOf(row.Notices)))],
    };

    public void Print(IAnsiConsole console)
    {
        var zone = file.Settings.TimeZone;
        if (file.Name.Length > 0) console.WriteLine(VisibleText.Of(file.Name));
        console.WriteLine(LocalTimes.NameOf(zone));
        console.WriteLine();
        CampaignTables.Write(console, "History", campaign.History.Count, campaign.History.Take(RowsForPeople), CampaignTables.History(zone));
        CampaignTables.Write(console, "Final", campaign.Final.Count, campaign.Final.Take(RowsForPeople), CampaignTables.Final(zone));
        CampaignTables.Write(console, "Open", summary.Open, OpenContacts.Take(RowsForPeople), CampaignTables.Open(zone));
        Table(console, "Left out", campaign.LeftOutPhones.Count(), LeftOut, ["Contact", "Phone", "Code"], row => [row.Contact, row.Phone, row.Code]);
        if (file.ContactsFile is { } rows)
        {
            Table(
                console,
                "Rejected contacts",
                rows.Rejected.Length,
                rows.Rejected,
                ["Line", "Text", "Column and code"],
                row => [row.Line, VisibleText.Of(row.Text), string.Join('\n', row.Issues.Select(issue => $"{issue.Column} {issue.Code}"))]);
            file.Columns!.PrintUnused(console);
            Table(console, "Duplicates", rows.Duplicates.Length, rows.Duplicates, ["Line", "Text", "Code", "First on line"], row => [row.Line, VisibleText.Of(row.Text), row.Reason.Code(), row.FirstLine]);
        }

        console.WriteLine(
            $"{summary.Attempts} attempts, {summary.Reached} contacts reached, {summary.Closed} closed, {summary.Open} open; "
            + $"at most {summary.PeakConcurrentCalls} calls at one time.");
        if (summary.ByStatus.Count > 0) console.WriteLine(string.Join(", ", summary.ByStatus.Select(status => $"{status.Value} {status.Key}")));
    }

    private static void Table<TRow>(IAnsiConsole console, string title, int count, IEnumerable<TRow> rows, string[] columns, Func<TRow, object?[]> cells) =>
        CampaignTables.Write(console, title, count, rows.Take(RowsForPeople), new CampaignTable<TRow>(columns, (table, row) => table.AddTextRow(cells(row))));

    private static IReadOnlyList<ContactIssueRow> IssuesOf(IEnumerable<ImportIssue> issues) => [.. issues.Select(issue => new ContactIssueRow(issue.Column, issue.Code))];
}

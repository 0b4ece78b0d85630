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

    public IEnumerable<OpenRow> Open => campaign.OpenContacts(until ?? summary.LastEndAt ?? file.Start).Select(CampaignRows.Of);

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
        if (file.Name.Length > 0) console.WriteLine(Tables.Plain(file.Name));
        Table(console, "History", campaign.History.Count, History, CampaignRows.HistoryColumns, CampaignRows.CellsOf);
        Table(console, "Final", campaign.Final.Count, Final, CampaignRows.FinalColumns, CampaignRows.CellsOf);
        Table(console, "Open", summary.Open, Open, CampaignRows.OpenColumns, CampaignRows.CellsOf);
        Table(console, "Left out", campaign.LeftOutPhones.Count(), LeftOut, ["Contact", "Phone", "Code"], row => [row.Contact, row.Phone, row.Code]);
        if (file.ContactsFile is { } rows)
        {
            Table(console, "Rejected contacts", rows.Rejected.Length, rows.Rejected, ["Line", "Text", "Column and code"], row => [row.Line, row.Text, string.Join('\n', row.Issues)]);
            file.Columns!.PrintUnused(console);
            Table(console, "Duplicates", rows.Duplicates.Length, rows.Duplicates, ["Line", "Text", "Code", "First on line"], row => [row.Line, row.Text, row.Reason.Code(), row.FirstLine]);
        }

        console.WriteLine(
            $"{summary.Attempts} attempts, {summary.Reached} contacts reached, {summary.Closed} closed, {summary.Open} open; "
            + $"at most {summary.PeakConcurrentCalls} calls at one time.");
        if (summary.ByStatus.Count > 0) console.WriteLine(string.Join(", ", summary.ByStatus.Select(status => $"{status.Value} {status.Key}")));
    }

    private static void Table<TRow>(IAnsiConsole console, string title, int count, IEnumerable<TRow> rows, string[] columns, Func<TRow, object?[]> cells)
    {
        if (count == 0) return;
        var table = Tables.Create(title, columns);
        foreach (var row in rows.Take(RowsForPeople)) table.AddTextRow(cells(row));
        if (count > RowsForPeople) table.Caption = new TableTitle($"the first {RowsForPeople} of {count}; --json prints them all");
        console.Write(table);
    }

    private static IReadOnlyList<ContactIssueRow> IssuesOf(IEnumerable<ImportIssue> issues) => [.. issues.Select(issue => new ContactIssueRow(issue.Column, issue.Code))];
}

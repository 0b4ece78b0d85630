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

    private IEnumerable<OpenRow> Open => campaign.OpenContacts(until ?? summary.LastEndAt ?? file.Start).Select(contact =>
        new OpenRow(
            contact.ContactId,
            contact.NextPhone.Phone.ToString(),
            contact.DueAt == Instant.MaxValue ? null : InstantText.Write(contact.DueAt),
            contact.Why.ToString()));

    private IEnumerable<HistoryRow> History => campaign.History.Select(entry => new HistoryRow(
        entry.Attempt.Id,
        entry.Attempt.ContactId,
        entry.Attempt.Phone.Phone.ToString(),
        entry.Attempt.Phone.Type?.Name,
        entry.Attempt.Pass,
        NameOf(entry.Status),
        InstantText.Write(entry.Attempt.DueAt),
        InstantText.Write(entry.Attempt.DialedAt),
        entry.EndedAt is { } ended ? InstantText.Write(ended) : null,
        entry.Attempt.Number));

    private IEnumerable<FinalRow> Final => campaign.Final.Select(entry => new FinalRow(
        entry.ContactId,
        entry.Phone?.Phone.ToString(),
        InstantText.Write(entry.ClosedAt),
        entry.Reason.ToString(),
        entry.CausePhone?.Phone.ToString(),
        NameOf(entry.CauseStatus),
        AttemptCounts.Counted.Where(status => entry.Attempts[status] > 0).ToDictionary(status => status.ToString(), status => entry.Attempts[status])));

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
            summary.FirstDialAt is { } first ? InstantText.Write(first) : null,
            summary.LastEndAt is { } last ? InstantText.Write(last) : null,
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
        Notices = file.ContactsFile is null ? null : [.. file.ContactsFile.Contacts.Where(row => !row.Notices.IsEmpty).Select(row => new NoticedContactRow(row.Line, IssuesOf(row.Notices)))],
    };

    public void Print(IAnsiConsole console)
    {
        if (file.Name.Length > 0) console.WriteLine(Tables.Plain(file.Name));
        Table(
            console,
            "History",
            campaign.History.Count,
            History,
            ["#", "Contact", "Phone", "Type", "Pass", "Status", "Due", "Dialled", "Ended", "Attempt"],
            row => [row.Sequence, row.Contact, row.Phone, row.Type, row.Pass, row.Status, row.DueAt, row.DialedAt, row.EndedAt, row.Attempt]);
        Table(console, "Final", campaign.Final.Count, Final, ["Contact", "Last phone", "Closed", "Reason", "Because of", "Attempts of the last phone"], row =>
            [
                row.Contact, row.Phone, row.ClosedAt, row.Reason, string.Join(' ', row.CausePhone, row.CauseStatus).Trim(),
                string.Join(", ", row.Attempts.Select(count => $"{count.Value} {count.Key}")),
            ]);
        Table(console, "Open", summary.Open, Open, ["Contact", "Next phone", "Due", "Waits for"], row => [row.Contact, row.NextPhone, row.DueAt, row.Why]);
        Table(console, "Left out", campaign.LeftOutPhones.Count(), LeftOut, ["Contact", "Phone", "Code"], row => [row.Contact, row.Phone, row.Code]);
        if (file.ContactsFile is { } rows)
        {
            Table(console, "Rejected contacts", rows.Rejected.Length, rows.Rejected, ["Line", "Text", "Column and code"], row => [row.Line, row.Text, string.Join('\n', row.Issues)]);
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

    private static string? NameOf(CallStatus status) => status == CallStatus.Unspecified ? null : status.ToString();
}

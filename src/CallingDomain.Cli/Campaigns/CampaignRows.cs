using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>History, Final and open contacts of a campaign as the tool prints them.</summary>
internal static class CampaignRows
{
    public static readonly string[] HistoryColumns = ["#", "Contact", "Phone", "Type", "Pass", "Status", "Due", "Dialed", "Ended", "Attempt"];

    public static readonly string[] FinalColumns = ["Contact", "Last phone", "Closed", "Reason", "Because of", "Attempts of the last phone"];

    public static readonly string[] OpenColumns = ["Contact", "Next phone", "Due", "Waits for"];

    public static HistoryRow Of(HistoryEntry entry) => new(
        entry.Attempt.Id,
        entry.Attempt.ContactId,
        entry.Attempt.Phone.Phone.ToString(),
        entry.Attempt.Phone.Type?.Name,
        entry.Attempt.Pass,
        NameOf(entry.Status),
        InstantText.Write(entry.Attempt.DueAt),
        InstantText.Write(entry.Attempt.DialedAt),
        InstantText.WriteOrNever(entry.EndedAt),
        entry.Attempt.PhoneAttempt);

    public static FinalRow Of(FinalEntry entry) => new(
        entry.ContactId,
        entry.Phone?.Phone.ToString(),
        InstantText.Write(entry.ClosedAt),
        entry.Reason.ToString(),
        entry.CausePhone?.Phone.ToString(),
        NameOf(entry.CauseStatus),
        AttemptCounts.Counted.Where(status => entry.Attempts[status] > 0).ToDictionary(status => status.ToString(), status => entry.Attempts[status]));

    public static OpenRow Of(OpenContact contact) =>
        new(contact.ContactId, contact.NextPhone.Phone.ToString(), InstantText.WriteOrNever(contact.DueAt), contact.Why.ToString());

    /// <returns>Null for none.</returns>
    public static string? NameOf(CallStatus status) => status == CallStatus.Unspecified ? null : status.ToString();

    /// <summary>The cells of a row for people, under the headings <see cref="HistoryColumns"/>.</summary>
    public static object?[] CellsOf(HistoryRow row) => [row.Sequence, row.Contact, row.Phone, row.Type, row.Pass, row.Status, row.DueAt, row.DialedAt, row.EndedAt, row.Attempt];

    /// <summary>The cells of a row for people, under the headings <see cref="FinalColumns"/>.</summary>
    public static object?[] CellsOf(FinalRow row) =>
    [
        row.Contact, row.Phone, row.ClosedAt, row.Reason, string.Join(' ', row.CausePhone, row.CauseStatus).Trim(),
        string.Join(", ", row.Attempts.Select(count => $"{count.Value} {count.Key}")),
    ];

    /// <summary>The cells of a row for people, under the headings <see cref="OpenColumns"/>.</summary>
    public static object?[] CellsOf(OpenRow row) => [row.Contact, row.NextPhone, row.DueAt, row.Why];
}

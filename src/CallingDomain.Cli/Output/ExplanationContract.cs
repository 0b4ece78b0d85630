namespace CallingDomain.Cli;

// What `campaign explain --json` prints.

internal sealed record ExplanationDocument(
    string Contact,
    string At,
    string State,
    bool Held,
    string? NextPhone,
    string? DueAt,
    IReadOnlyList<WaitCauseRow> NotBefore,
    int? AheadInHopper,
    ClosedRow? Closed,
    IReadOnlyList<HistoryRow> Attempts);

internal sealed record WaitCauseRow(string Code, string? Until, string? Rule);

internal sealed record ClosedRow(string Reason, string? Phone, string? Status, string At);

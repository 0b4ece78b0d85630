using System.Text.Json.Serialization;

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
    IReadOnlyList<HistoryRow> Attempts)
{
    /// <summary>The columns of the contacts file that are not used, where they hold phone numbers that nothing says to ignore.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnusedColumnRow>? UnusedColumns { get; init; }
}

internal sealed record WaitCauseRow(string Code, string? Until, string? Rule);

internal sealed record ClosedRow(string Reason, string? Phone, string? Status, string At);

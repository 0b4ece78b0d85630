using System.Text.Json.Serialization;

namespace CallingDomain.Cli;

// The output of `campaign explain --json`.

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
    IReadOnlyList<HistoryRow> Attempts,
    TimeZoneDataRow TimeZoneData,
    IReadOnlyList<string> Words)
{
    /// <summary>The unused columns of the contacts file, if any has phone numbers and is not ignored, or if a do-not-call column is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnusedColumnRow>? UnusedColumns { get; init; }

    /// <summary>The do-not-call columns of the layout that the contacts file lacks; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MissingColumnRow>? MissingDoNotCall { get; init; }
}

internal sealed record WaitCauseRow(string Code, string? Until, string? Rule);

internal sealed record ClosedRow(string Reason, string? Phone, string? Status, string At);

using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

// The output of `result --json`.

internal sealed record ResultDocument(ResultRow Result)
{
    public static ResultDocument Of(CallResult result) => new(new ResultRow(
        result.Status.Code(),
        result.IsCounted,
        [.. result.Signals.Select(signal => signal.Code())],
        result.IsContradictory,
        result.IsComplete,
        result.Confidence.Code(),
        result.IsAlerted,
        result.EndedBy.Code(),
        [.. result.Findings.Select(finding => new FindingRow(finding.Table, finding.Word, finding.Status?.Code(), finding.Meaning, finding.Source, finding.IsDecisive))]));
}

internal sealed record ResultRow(
    string Status, bool Counted, IReadOnlyList<string> Signals, bool Contradictory, bool Complete, string Confidence, bool Alerted, string EndedBy, IReadOnlyList<FindingRow> Findings);

internal sealed record FindingRow(string Table, string Word, string? Status, string? Meaning, string? Source, bool Decisive);

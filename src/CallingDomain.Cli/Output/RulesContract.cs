namespace CallingDomain.Cli;

// The output of `rules check --json` and `rules for --json`.

internal sealed record RulesCheckDocument(string Zone, string Date, IReadOnlyList<CheckedRuleRow> Rules, IReadOnlyList<string> Codes);

internal sealed record CheckedRuleRow(
    string File, string Name, string Source, string? SourceUrl, string? ReadOn, int? AgeDays, string Confidence, string? InForceFrom, string? RepealedFrom,
    string? AppliesTo, string? LiftedBy, string? Needs, IReadOnlyList<string> Fields,
    IReadOnlyList<RuleDayRow> Days, IReadOnlyList<string> Limits, IReadOnlyList<string> Lockouts, string? AbandonedCalls, IReadOnlyList<string> Codes, string? Zone, string Notice);

internal sealed record RuleDayRow(string Date, string Weekday, bool InForce, IReadOnlyList<RuleOpeningRow> Open, string? Holiday);

internal sealed record RuleOpeningRow(string From, string To);

internal sealed record NumberRulesDocument(string Number, string At, IReadOnlyList<string> Zones, bool Open, string? NextOpen, IReadOnlyList<NumberRuleRow> Rules, int Others);

internal sealed record NumberRuleRow(string File, string Name, string Standing, bool InForce, bool Open, string? NextOpen, string Source, string? SourceUrl, string? ReadOn, string Confidence, string? Needs);

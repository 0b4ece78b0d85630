using System.Text.Json.Serialization;

namespace CallingDomain.Cli;

// The output of `campaign compare --json`.

internal sealed record ComparisonDocument(
    int Contacts,
    IReadOnlyList<long> Seeds,
    string? Currency,
    IReadOnlyList<StrategyRow> Strategies,
    IReadOnlyList<PartingsRow> Partings,
    TimeZoneDataRow TimeZoneData)
{
    /// <summary>The number of rows of the contacts file that are no contacts; null without such a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rejected { get; init; }

    /// <summary>The number of rows of the contacts file with the identity of an earlier one; null without such a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Duplicates { get; init; }
}

internal sealed record StrategyRow(
    string Name,
    string File,
    IReadOnlyDictionary<string, EstimateRow?> Figures,
    IReadOnlyDictionary<string, EstimateRow?>? Differences,
    IReadOnlyList<IReadOnlyDictionary<string, double?>> Runs)
{
    /// <summary>The codes of what a simulation warns about; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notices { get; init; }
}

internal sealed record EstimateRow(double Mean, double? Low, double? High);

internal sealed record PartingsRow(string Name, string File, int Contacts, IReadOnlyList<PartingCountRow> ByAttempt, IReadOnlyList<PartingRow> First);

internal sealed record PartingCountRow(int Attempt, int Contacts);

internal sealed record PartingRow(string Contact, int Attempt, ComparedCallRow? First, ComparedCallRow? Other);

internal sealed record ComparedCallRow(string Phone, string DialedAt, string? Status);

using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>What <c>contacts convert</c> wrote, and what the layout does not hold.</summary>
/// <param name="preset">The layout.</param>
internal sealed class ConversionAnswers(ContactPreset preset)
{
    private const int LinesShown = 10;

    private readonly Dictionary<ExportIssue, (long Count, List<int> Lines)> _issues = [];

    public ContactCounts Counts { get; set; }

    /// <summary>The do-not-call columns of the layout that the file lacks.</summary>
    public IReadOnlyList<MissingColumnRow> MissingDoNotCall { get; set; } = [];

    /// <summary>Whether the new file has every row with all its phones and texts, and no do-not-call column is missing.</summary>
    public bool IsComplete => Counts.Rejected + Counts.Duplicates + MissingDoNotCall.Count == 0 && _issues.Keys.All(issue => issue.Reason is not (ExportReason.PhoneLeftOut or ExportReason.CallingCode or ExportReason.TextChanged));

    public void Add(int line, ImmutableArray<ExportIssue> issues)
    {
        foreach (var issue in issues)
        {
            var (count, lines) = _issues.GetValueOrDefault(issue, (0, []));
            if (lines.Count < LinesShown) lines.Add(line);
            _issues[issue] = (count + 1, lines);
        }
    }

    public void WriteJson(Stream output)
    {
        using var writer = JsonContract.Begin(output);
        JsonSerializer.Serialize(writer, new ConversionRow(preset.Name, Counts.Contacts, Counts.Rejected, Counts.Duplicates, Rows) { MissingDoNotCall = MissingDoNotCall.Count == 0 ? null : MissingDoNotCall }, typeof(ConversionRow), JsonContract.Default);
        JsonContract.End(writer, output);
    }

    public void Print(IAnsiConsole console)
    {
        if (_issues.Count > 0)
        {
            var table = Tables.Create($"Not in {preset.Title}", "Code", "Why", "Field or column", "Contacts", "First lines").Wrapping("Why");
            foreach (var row in Rows) table.AddTextRow(row.Code, Wording.Of(row.Code), VisibleText.Of(row.Subject), row.Count, string.Join(' ', row.Lines));
            console.Write(table);
        }

        ColumnReport.PrintMissing(console, MissingDoNotCall);
        console.WriteLine($"{Counts.Contacts} contacts written, {Counts.Rejected} rows rejected, {Counts.Duplicates} duplicates. 'callingdomain contacts check' shows the rejected rows.");
    }

    private IReadOnlyList<ConversionIssueRow> Rows =>
        [.. _issues.OrderBy(each => each.Key.Reason).ThenBy(each => each.Key.Subject, StringComparer.Ordinal).Select(each => new ConversionIssueRow(each.Key.Reason.Code(), each.Key.Subject, each.Value.Count, each.Value.Lines))];
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CallingDomain.Contacts;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>Every column of a contacts file: what it is used for, or that it is not used.</summary>
/// <param name="used">The columns that are used.</param>
/// <param name="unused">The others.</param>
/// <param name="by">How the used columns were chosen.</param>
/// <param name="proposal">The proposal; null when the columns were given.</param>
internal sealed class ColumnReport(ImmutableArray<UsedColumn> used, ImmutableArray<UnusedColumn> unused, string by, ColumnProposal? proposal = null)
{
    public const string ByColumns = "columns", ByProposal = "heading and content";

    /// <summary>Whether a column is left out, not knowingly, that holds phone numbers.</summary>
    public bool LosesNumbers => unused.Any(column => column.LosesNumbers);

    public IReadOnlyList<UsedColumnRow> Used => [.. used.Select(column => new UsedColumnRow(column.Heading, NameOf(column.Role), by, column.Column) { Type = column.Type?.Name, Field = column.Field })];

    public IReadOnlyList<UnusedColumnRow> Unused => [.. unused.Select(column => new UnusedColumnRow(column.Heading, column.Numbers, column.Column) { Ignored = column.IsIgnored ? true : null, Suggestion = SuggestionFor(column) })];

    public void WriteJson(Utf8JsonWriter writer)
    {
        Write(writer, "columns", Used);
        Write(writer, "unusedColumns", Unused);
        if (proposal is null) return;
        writer.WritePropertyName("proposedColumns");
        JsonSerializer.Serialize(writer, ColumnsSection.Write(proposal.Columns), typeof(ColumnsRow), JsonContract.Default);
    }

    public void Print(IAnsiConsole console)
    {
        var columns = Tables.Create("Columns", "Column", "Heading", "Role", "By").Wrapping("Heading", "By");
        foreach (var row in Used) columns.AddTextRow(row.Column, VisibleText.Of(row.Heading), VisibleText.Of(string.Join(' ', row.Role, row.Type ?? row.Field).TrimEnd()), row.By);
        console.Write(columns);
        PrintUnused(console);
        if (proposal is null) return;
        console.WriteLine("Columns as proposed:");
        using var json = new MemoryStream();
        JsonContract.Write(json, ColumnsSection.Write(proposal.Columns));
        foreach (var line in Encoding.UTF8.GetString(json.ToArray()).TrimEnd().Split('\n')) console.Profile.Out.Writer.WriteLine(VisibleText.Of(line)); // never wrapped: a line break within a heading is no JSON
        console.WriteLine();
    }

    public void PrintUnused(IAnsiConsole console)
    {
        if (unused.IsEmpty) return;
        var table = Tables.Create("Unused columns", "Column", "Heading", "Numbers", "Remark").Wrapping("Heading", "Remark");
        foreach (var row in Unused) table.AddTextRow(row.Column, VisibleText.Of(row.Heading), row.Numbers, RemarkOn(row));
        console.Write(table);
    }

    private static string RemarkOn(UnusedColumnRow row) =>
        row.Ignored == true ? "ignored" : string.Join(", ", new[] { row.Numbers > 0 ? "numbers not used" : null, row.Suggestion is { } role ? $"perhaps {role}" : null }.OfType<string>());

    private string? SuggestionFor(UnusedColumn column) => proposal?.Suggestions.FirstOrDefault(each => each.Column == column.Column) is { } suggestion ? NameOf(suggestion.Role) : null;

    private static string NameOf(ColumnRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static void Write<TRow>(Utf8JsonWriter writer, string name, IReadOnlyList<TRow> rows)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows) writer.WriteRawValue([.. "\n    "u8, .. JsonSerializer.SerializeToUtf8Bytes(row, typeof(TRow), JsonContract.Compact)], skipInputValidation: true); // a line each
        writer.WriteEndArray();
    }
}

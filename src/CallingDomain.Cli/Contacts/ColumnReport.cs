using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CallingDomain.Contacts;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>Every column of a contacts file: its role, or that it is not used.</summary>
/// <param name="used">The columns that are used.</param>
/// <param name="unused">The other columns.</param>
/// <param name="types">The contact item types.</param>
/// <param name="proposal">The proposal; null if the columns were given.</param>
/// <param name="preset">The preset that has given the columns; null for none.</param>
internal sealed class ColumnReport(ImmutableArray<FileColumn> used, ImmutableArray<FileColumn> unused, ContactItemTypes types, ColumnProposal? proposal = null, PresetRow? preset = null)
{
    private readonly string _by = preset is not null ? "preset" : proposal is null ? "columns" : "heading and content";

    /// <summary>The preset that has given the columns; null for none.</summary>
    public PresetRow? Preset => preset;

    /// <summary>The do-not-call columns of the layout that the file lacks.</summary>
    public ImmutableArray<FileColumn> MissingDoNotCall { get; init; } = [];

    /// <summary>Whether no unused column has phone numbers, except for ignored ones, and no do-not-call column is missing.</summary>
    public bool IsComplete => MissingDoNotCall.IsEmpty && !unused.Any(column => column.HasUnusedPhones);

    public IReadOnlyList<UsedColumnRow> Used => [.. used.Select(column => new UsedColumnRow(column.Heading, NameOf(column.Role), _by, column.Position) { Type = column.Type?.Name, Field = column.Field })];

    public IReadOnlyList<UnusedColumnRow> Unused => [.. unused.Select(column => new UnusedColumnRow(column.Heading, column.PhoneCount, column.Position) { Field = column.Field, Ignored = column.IsIgnored ? true : null, Suggestion = SuggestionFor(column) })];

    public IReadOnlyList<MissingColumnRow> Missing => RowsOf(MissingDoNotCall);

    public static IReadOnlyList<MissingColumnRow> RowsOf(ImmutableArray<FileColumn> missing) => [.. missing.Select(column => new MissingColumnRow(column.Heading, NameOf(column.Role)))];

    public static void PrintMissing(IAnsiConsole console, IReadOnlyList<MissingColumnRow> missing)
    {
        if (missing.Count == 0) return;
        var table = Tables.Create("Missing do-not-call columns", "Heading", "Role").Wrapping("Heading");
        foreach (var row in missing) table.AddTextRow(VisibleText.Of(row.Heading), row.Role);
        console.Write(table);
        console.WriteLine("The file lacks these do-not-call columns. Check its headings before you call; --ignore-columns accepts a missing column.");
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        if (preset is not null)
        {
            writer.WritePropertyName("preset");
            JsonSerializer.Serialize(writer, preset, typeof(PresetRow), JsonContract.Default);
        }

        Write(writer, "columns", Used);
        Write(writer, "unusedColumns", Unused);
        if (!MissingDoNotCall.IsEmpty) Write(writer, "missingDoNotCall", Missing);
        if (proposal is null) return;
        writer.WritePropertyName("proposedColumns");
        JsonContract.Write(writer, proposal.Columns, types);
    }

    public void Print(IAnsiConsole console)
    {
        if (preset is not null) console.WriteLine($"Preset: {VisibleText.Of(preset.Name)}, {VisibleText.Of(preset.Title)}{(preset.Evidence is null ? "" : $". Detected by {VisibleText.Of(preset.Evidence)}")}.");
        var columns = Tables.Create("Columns", "Column", "Heading", "Role", "By").Wrapping("Heading", "By");
        foreach (var row in Used) columns.AddTextRow(row.Column, VisibleText.Of(row.Heading), VisibleText.Of(string.Join(' ', row.Role, row.Type ?? row.Field).TrimEnd()), row.By);
        console.Write(columns);
        PrintUnused(console);
        if (proposal is null) return;
        console.WriteLine("Columns as proposed:");
        using var json = new MemoryStream();
        using (var writer = JsonContract.Begin(json)) JsonContract.Write(writer, proposal.Columns, types);
        foreach (var line in Encoding.UTF8.GetString(json.ToArray()).Split('\n')) console.Profile.Out.Writer.WriteLine(VisibleText.Of(line)); // not wrapped: a line break within a heading would not be JSON
        console.WriteLine();
    }

    public void PrintUnused(IAnsiConsole console)
    {
        PrintMissing(console, Missing);
        if (unused.IsEmpty) return;
        var table = Tables.Create("Unused columns", "Column", "Heading", "Numbers", "Remark").Wrapping("Heading", "Remark");
        foreach (var row in Unused) table.AddTextRow(row.Column, VisibleText.Of(row.Heading), row.Numbers, RemarkOn(row));
        console.Write(table);
    }

    private static string RemarkOn(UnusedColumnRow row) =>
        row.Ignored == true ? "ignored" : string.Join(", ", new[] { row.Field is { } field ? $"custom field {VisibleText.Of(field)}" : null, row.Numbers > 0 ? "numbers not used" : null, row.Suggestion is { } role ? $"perhaps {role}" : null }.OfType<string>());

    private string? SuggestionFor(FileColumn column) =>
        proposal?.UnusedColumns.FirstOrDefault(each => each.Position == column.Position) is { SuggestedRole: not ColumnRole.Unspecified and var role } ? NameOf(role) : null;

    private static string NameOf(ColumnRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static void Write<TRow>(Utf8JsonWriter writer, string name, IReadOnlyList<TRow> rows)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows) writer.WriteRawValue([.. "\n    "u8, .. JsonSerializer.SerializeToUtf8Bytes(row, typeof(TRow), JsonContract.Compact)], skipInputValidation: true); // a line each
        writer.WriteEndArray();
    }
}

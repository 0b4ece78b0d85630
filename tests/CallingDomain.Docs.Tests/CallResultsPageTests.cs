using System.Globalization;
using System.Text;
using System.Text.Json;
using CallingDomain.Dialing;
using CallingDomain.Tests;

namespace CallingDomain.Docs.Tests;

/// <summary>The tables of <c>docs/call-results.md</c> are made from those of the library. With <c>CALLINGDOMAIN_WRITE_PAGES=1</c> the test writes them.</summary>
public class CallResultsPageTests
{
    private const string Path = "docs/call-results.md", Mark = "## Tables\n";

    [Fact]
    public void Tables_AreThoseOfTheLibrary()
    {
        var path = Repository.PathOf(Path);
        var page = File.ReadAllText(path);
        var introduction = page[..(page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)];
        var expected = introduction + Tables();
        if (Environment.GetEnvironmentVariable("CALLINGDOMAIN_WRITE_PAGES") == "1") File.WriteAllText(path, page = expected);
        Assert.Equal(expected, page);
    }

    private static string Tables()
    {
        using var document = JsonDocument.Parse(CallResultTables.Default.WriteJson());
        var tables = document.RootElement.GetProperty("tables").EnumerateArray().ToArray();
        var rows = tables.SelectMany(table => table.GetProperty("rows").EnumerateArray()).Select(ConfidenceOf).ToArray();
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"\n{rows.Length} rows in {tables.Length} tables");
        foreach (var confidence in (string[])["High", "Medium", "Low"]) page.Append(CultureInfo.InvariantCulture, $", {rows.Count(row => row == confidence)} of {confidence.ToLowerInvariant()} confidence");
        page.Append(CultureInfo.InvariantCulture, $", {rows.Count(row => row == "")} that repeat a row of another table.\n");
        foreach (var table in tables)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### `{table.GetProperty("name")}`: {table.GetProperty("title")}\n\nKind: {table.GetProperty("stage")}. Source: {table.GetProperty("source")}.\n\n");
            page.Append("| Word | Status | Signals | Confidence | Meaning |\n|---|---|---|---|---|\n");
            foreach (var row in table.GetProperty("rows").EnumerateArray()) page.Append(Row(row));
        }

        return page.ToString();
    }

    private static string Row(JsonElement row)
    {
        if (row.TryGetProperty("like", out var like)) return $"| `{row.GetProperty("word")}` | as `{like.GetProperty("table")} {like.GetProperty("word")}` | | | |\n";
        var when = Text(row, "when") is { Length: > 0 } condition ? $", {condition}" : "";
        var status = string.Join("; ", new[] { Text(row, "status"), Words(row, "shows") is { Length: > 0 } shows ? $"shows {shows}" : "", row.TryGetProperty("bucket", out _) ? "collects endings" : "" }.Where(part => part.Length > 0));
        var kind = Text(row, "stage") is { Length: > 0 } stage ? $" Kind: {stage}." : "";
        var source = Text(row, "source") is { Length: > 0 } own ? $" Source: {own}." : "";
        var meaning = Text(row, "meaning") + (kind.Length + source.Length > 0 ? "." : "") + kind + source;
        return $"| `{row.GetProperty("word")}`{when} | {status} | {Words(row, "signals")} | {ConfidenceOf(row)} | {meaning} |\n";
    }

    private static string ConfidenceOf(JsonElement row) => Text(row, "confidence");

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string Words(JsonElement row, string name) => row.TryGetProperty(name, out var values) ? string.Join(", ", values.EnumerateArray().Select(value => value.GetString())) : "";
}

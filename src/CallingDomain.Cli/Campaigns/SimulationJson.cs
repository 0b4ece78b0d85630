using System.Text.Json;

namespace CallingDomain.Cli;

/// <summary>Writes a simulation as one JSON document: the History while it runs, the rest at its end.</summary>
internal sealed class SimulationJson : IDisposable
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _writer;

    public SimulationJson(Stream output)
    {
        (_output, _writer) = (output, JsonContract.Begin(output));
        _writer.WriteStartObject();
        _writer.WriteStartArray("history");
    }

    public void Add(HistoryRow row) => Write(row);

    public void End(SimulationResult result)
    {
        _writer.WriteEndArray();
        _writer.WriteStartArray("final");
        result.Records.CopyFinal(Write);
        _writer.WriteEndArray();
        List("open", result.Open);
        _writer.WritePropertyName("summary");
        Write(result.SummaryRow);
        _writer.WritePropertyName("timeZoneData");
        Write(TimeZoneDataRow.Of(result.File));
        List("leftOut", result.LeftOut);
        var file = result.File.ContactsFile;
        List("rejected", (file?.Rejected ?? []).Select(row => new RejectedContactRow(row.Line, row.Text, [.. row.Issues.Select(issue => issue.Code).Distinct()], ContactsSection.IssuesOf(row.Issues))));
        if (file is not null)
        {
            List("duplicates", file.Duplicates.Select(row => new DuplicateContactRow(row.Line, row.Text, [.. row.Issues.Where(issue => issue.IsError).Select(issue => issue.Code)], row.FirstLine)));
            List("notices", file.Noticed);
            if (file.Columns.Preset is { } preset)
            {
                _writer.WritePropertyName("preset");
                Write(preset);
            }

            List("columns", file.Columns.Used);
            List("unusedColumns", file.Columns.Unused);
            if (file.Columns.Missing is { Count: > 0 } missing) List("missingDoNotCall", missing);
        }

        _writer.WriteEndObject();
        JsonContract.End(_writer, _output);
    }

    public void Dispose() => _writer.Dispose();

    private void List<TRow>(string name, IEnumerable<TRow> rows)
    {
        _writer.WriteStartArray(name);
        foreach (var row in rows) Write(row);
        _writer.WriteEndArray();
    }

    private void Write<TRow>(TRow row)
    {
        JsonSerializer.Serialize(_writer, row, typeof(TRow), JsonContract.Default);
        JsonContract.FlushWhenFull(_writer);
    }
}

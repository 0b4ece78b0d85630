using System.Buffers;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The rows that <c>contacts check</c> prints, and the counts of all rows.</summary>
internal sealed class ContactAnswers(bool all) : IDisposable
{
    private const int RowsShown = 1000;

    private readonly Spool _contacts = new(), _rejected = new(), _duplicates = new();
    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly List<CheckedContactRow> _contactRows = [];
    private readonly List<RejectedContactRow> _rejectedRows = [];
    private readonly List<DuplicateContactRow> _duplicateRows = [];
    private Utf8JsonWriter? _writer;

    /// <summary>Adds the current row of a reader.</summary>
    public void Add(ContactReader row)
    {
        if (row.Kind == ContactRowKind.Contact) Add(row, _contacts, _contactRows, ToContact);
        else if (row.Kind == ContactRowKind.Rejected) Add(row, _rejected, _rejectedRows, ToRejected);
        else if (row.Kind == ContactRowKind.Duplicate) Add(row, _duplicates, _duplicateRows, ToDuplicate);
    }

    public void WriteJson(Stream output, ContactCounts counts, ColumnReport columns, TargetAnswers? target)
    {
        using var writer = JsonContract.Begin(output);
        writer.WriteStartObject();
        Write(writer, "contacts", _contacts);
        Write(writer, "rejected", _rejected);
        Write(writer, "duplicates", _duplicates);
        writer.WritePropertyName("counts");
        JsonSerializer.Serialize(writer, new ContactCountsRow(counts.Contacts, counts.Rejected, counts.Duplicates, counts.BlankLines, counts.Lines), typeof(ContactCountsRow), JsonContract.Default);
        columns.WriteJson(writer);
        target?.WriteJson(writer);
        writer.WriteEndObject();
        JsonContract.End(writer, output);
    }

    public void Print(Terminal terminal, ContactCounts counts, ColumnReport columns, TargetAnswers? target)
    {
        var console = terminal.Tables;
        if (_contactRows.Count > 0)
        {
            var table = Tables.Create("Contacts", "Line", "Id", "Name", "Phones in calling order", "Priority", "Zone", "Notices").Wrapping("Name");
            foreach (var row in _contactRows)
                table.AddTextRow(row.Line, VisibleText.Of(row.Id), VisibleText.Of(row.Name), string.Join('\n', row.Phones.Select(phone => VisibleText.Of(string.Join(' ', new[] { phone.Phone, phone.Type }.Concat(phone.TimeZones ?? []).OfType<string>())))), row.Priority, row.TimeZone, Lines(row.Notices));
            console.Write(table);
        }

        if (_rejectedRows.Count > 0)
        {
            var table = Tables.Create("Rejected", "Line", "Text", "Column and code", "Why").Wrapping("Why");
            foreach (var row in _rejectedRows) table.AddTextRow(row.Line, VisibleText.Of(row.Text), Lines(row.Issues), string.Join('\n', row.Issues.Select(issue => Wording.Of(issue.Code))));
            console.Write(table);
        }

        if (_duplicateRows.Count > 0)
        {
            var table = Tables.Create("Duplicates", "Line", "Text", "Code", "First on line");
            foreach (var row in _duplicateRows) table.AddTextRow(row.Line, VisibleText.Of(row.Text), string.Join('\n', row.Codes), row.FirstLine);
            console.Write(table);
        }

        columns.Print(console);
        target?.Print(console);
        if (Math.Max(counts.Contacts, Math.Max(counts.Rejected, counts.Duplicates)) > RowsShown) console.WriteLine($"The first {RowsShown} of each list; --json --all prints them all.");
        console.WriteLine($"{counts.Lines} lines: {counts.Contacts} contacts, {counts.Rejected} rejected, {counts.Duplicates} duplicates, {counts.BlankLines} blank lines.");
    }

    public void Dispose()
    {
        _contacts.Dispose();
        _rejected.Dispose();
        _duplicates.Dispose();
        _writer?.Dispose();
    }

    private static string Lines(IReadOnlyList<ContactIssueRow>? issues) => string.Join('\n', (issues ?? []).Select(issue => $"{issue.Column} {issue.Code}"));

    private void Add<TRow>(ContactReader reader, Spool spool, List<TRow> shown, Func<ContactReader, TRow> make)
    {
        if (!all && spool.Count >= RowsShown) return;
        var row = make(reader);
        if (shown.Count < RowsShown) shown.Add(row);
        _record.ResetWrittenCount();
        _record.Write("\n    "u8); // a line each
        _writer ??= JsonContract.BeginCompact(_record);
        _writer.Reset(_record);
        JsonSerializer.Serialize(_writer, row, typeof(TRow), JsonContract.Compact);
        _writer.Flush();
        spool.Add(_record.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, string name, Spool spool)
    {
        writer.WriteStartArray(name);
        spool.CopyTo(record =>
        {
            writer.WriteRawValue(record.Span, skipInputValidation: true);
            JsonContract.FlushWhenFull(writer);
        });
        writer.WriteEndArray();
    }

    private static CheckedContactRow ToContact(ContactReader reader)
    {
        var contact = reader.ToContact();
        var zones = reader.PhoneZones.ToLookup(zone => zone.Phone, zone => zone.Zone.Id);
        return new CheckedContactRow(
            reader.Line,
            contact.Id,
            contact.Name,
            contact.PrimaryPhone == PhoneNumber.None ? null : contact.PrimaryPhone.ToString(),
            [.. CallingOrder.Of(contact).Select(phone => new TypedPhoneRow(phone.Phone.ToString(), phone.Type?.Name) { TimeZones = zones.Contains(phone.Phone) ? [.. zones[phone.Phone]] : null })],
            contact.Priority,
            contact.TimeZone?.Id)
        {
            ScheduledAt = contact.ScheduledAt is { } instant ? InstantText.Write(instant) : null,
            Fields = contact.Fields.IsEmpty ? null : contact.Fields.ToDictionary(each => each.Name, each => each.Value),
            Notices = reader.Issues.IsEmpty ? null : RowsOf(reader),
        };
    }

    private static RejectedContactRow ToRejected(ContactReader reader) =>
        new(reader.Line, reader.Text, ErrorsOf(reader), RowsOf(reader));

    private static DuplicateContactRow ToDuplicate(ContactReader reader) => new(reader.Line, reader.Text, ErrorsOf(reader), reader.FirstLine);

    private static IReadOnlyList<string> ErrorsOf(ContactReader reader) => [.. reader.Issues.Where(issue => issue.IsError).Select(issue => issue.Code).Distinct()];

    private static IReadOnlyList<ContactIssueRow> RowsOf(ContactReader reader) => [.. reader.Issues.Select(issue => new ContactIssueRow(issue.Column, issue.Code))];
}

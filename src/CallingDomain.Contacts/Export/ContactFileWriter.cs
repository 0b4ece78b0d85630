using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime.Text;

namespace CallingDomain.Contacts;

/// <summary>Writes contacts to a file in the layout of a preset, and reports what the layout does not hold.</summary>
/// <remarks>
/// Each additional phone takes the column of its type; the others follow in the calling order. A primary phone for which the layout has no column, and a phone without a type, take a column of another type that is free, with an issue. An
/// apostrophe precedes a text that a spreadsheet would run as a formula; phones keep their plus. The file contains personal data. Not thread-safe. Source of the characters: OWASP, "CSV Injection".
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactFileWriter : IDisposable
{
    private const string Number = "{n}", Type = "{type}", LineEnd = "\r\n";
    private const char Quote = '"', NoCharacter = '?';

    private readonly Stream _output;
    private readonly ExportOptions _options;
    private readonly ContactFileFormat _format;
    private readonly char _delimiter;
    private readonly Encoding _encoding;
    private readonly ImmutableArray<Column> _columns;
    private readonly Dictionary<string, string> _labels; // by type, for the columns of labels
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly StringBuilder _text = new();
    private int _cells; // of the row so far
    private readonly List<ExportIssue> _issues = [];
    private readonly Dictionary<PhoneSlot, AdditionalPhone> _phones = [];
    private readonly List<AdditionalPhone> _ordered = []; // the phones of places of the calling order

    /// <summary>Begins a file, with its heading if the layout has one.</summary>
    /// <param name="output">The file; it stays open.</param>
    /// <param name="preset">The layout.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <exception cref="ArgumentException">The preset has no layout for files that are written: see <see cref="ContactPreset.Export"/>.</exception>
    public ContactFileWriter(Stream output, ContactPreset preset, ExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(preset);
        if (preset.Export.IsEmpty) throw new ArgumentException($"The preset {preset.Name} has no layout for files that are written.", nameof(preset));
        (_output, _options, _format) = (output, options ?? new ExportOptions(), preset.Format);
        _delimiter = _format.Delimiter ?? (_format.Quoting == FileQuoting.None ? '\t' : ',');
        _encoding = EncodingOf(_format.Encoding);
        _columns = ColumnsOf(preset, _options);
        _labels = preset.Columns.AdditionalPhones.Select(phone => phone.TypeColumn).OfType<TypeColumn>().SelectMany(column => column.Words)
            .DistinctBy(word => word.Meaning).ToDictionary(word => word.Meaning, word => word.Word, StringComparer.Ordinal);
        if (!_format.HasHeading) return;
        foreach (var column in _columns) AddCell(column.Heading, column.Heading, isPhone: false);
        EndRow();
        _issues.Clear();
    }

    /// <summary>The number of contacts that were written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes a contact.</summary>
    /// <returns>What the file does not hold as it is; empty if it holds all.</returns>
    public ImmutableArray<ExportIssue> Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _issues.Clear();
        Place(contact);
        foreach (var column in _columns)
        {
            if (column.Phone is { } phone) AddPhone(column, phone);
            else AddCell(column.Heading, TextOf(contact, column.Value), isPhone: false);
        }

        FindLosses(contact);
        EndRow();
        Count++;
        return [.. _issues.Distinct()];
    }

    /// <summary>Flushes the file, which stays open.</summary>
    public void Dispose() => _output.Flush();

    private static Encoding EncodingOf(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Latin1 => Encoding.GetEncoding("iso-8859-1", new EncoderReplacementFallback(NoCharacter.ToString()), DecoderFallback.ReplacementFallback),
        FileEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback(NoCharacter.ToString()), DecoderFallback.ReplacementFallback)!,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    // Families take a column for each phone; companions of a family stay beside it.
    private static ImmutableArray<Column> ColumnsOf(ContactPreset preset, ExportOptions options)
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        for (var at = 0; at < preset.Export.Length; at++)
        {
            var column = preset.Export[at];
            if (column.Heading.Contains(Type, StringComparison.Ordinal))
            {
                columns.AddRange(options.Types.All.Select(type => new Column(column.Heading.Replace(Type, type.Name, StringComparison.Ordinal), column, PhoneValue.Read(column, 1, type.Name))));
            }
            else if (column.Heading.Contains(Number, StringComparison.Ordinal))
            {
                var family = preset.Export.Skip(at).TakeWhile(each => each.Heading.Contains(Number, StringComparison.Ordinal)).ToList();
                for (var number = 1; number <= options.MaxPhones; number++)
                    columns.AddRange(family.Select(each => new Column(each.Heading.Replace(Number, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), each, PhoneValue.Read(each, number, ""))));
                at += family.Count - 1;
            }
            else
            {
                columns.Add(new Column(column.Heading, column, PhoneValue.Read(column, 1, "")));
            }
        }

        return columns.ToImmutable();
    }

    private static (string Given, string Family) PartsOf(string name)
    {
        var space = name.LastIndexOf(' ');
        return space < 0 ? (name, "") : (name[..space], name[(space + 1)..]);
    }

    private static string TextOf(Contact contact, string value) => value switch
    {
        "" => "",
        "id" => contact.Id,
        "name" => contact.Name,
        "givenName" => PartsOf(contact.Name).Given,
        "familyName" => PartsOf(contact.Name).Family,
        "priority" => contact.Priority.ToString(CultureInfo.InvariantCulture),
        "timeZone" => contact.TimeZone?.Id ?? "",
        "scheduledAt" => contact.ScheduledAt is { } instant ? InstantPattern.ExtendedIso.Format(instant) : "",
        ['=', .. var text] => text,
        _ when value.StartsWith("field.", StringComparison.Ordinal) => contact.Fields.FirstOrDefault(each => each.Name == value["field.".Length..])?.Value ?? "",
        _ => "",
    };

    // Gives each phone its place in the layout.
    private void Place(Contact contact)
    {
        _phones.Clear();
        _ordered.Clear();
        var slots = _columns.Select(column => column.Phone).OfType<PhoneValue>().ToList();
        var typed = slots.Where(slot => slot.Slot.Type is not null).Select(slot => slot.Slot).Distinct().ToList();
        var places = slots.Exists(slot => slot.IsAll) ? int.MaxValue : slots.Where(slot => slot.Slot.IsOrdered).Select(slot => slot.Slot.Number).DefaultIfEmpty(0).Max();
        var hasPrimary = slots.Exists(slot => slot.Slot.IsPrimary);
        var keepsTypes = slots.Exists(slot => slot.Part == PhonePart.Type);
        var others = new List<AdditionalPhone>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var phone in CallingOrder.Of(contact))
        {
            var entry = phone.IsPrimary ? new AdditionalPhone(phone.Phone) : contact.AdditionalPhones[phone.Position - 1];
            var slot = phone.IsPrimary ? PhoneSlot.Primary : new PhoneSlot(entry.Type?.Name ?? "", counts[entry.Type?.Name ?? ""] = counts.GetValueOrDefault(entry.Type?.Name ?? "") + 1);
            if (phone.IsPrimary ? hasPrimary : typed.Contains(slot)) _phones[slot] = entry;
            else others.Add(entry);
        }

        foreach (var entry in others)
        {
            var free = typed.Find(slot => !_phones.ContainsKey(slot));
            if (_ordered.Count < places)
            {
                _ordered.Add(entry);
                if (entry.Type is not null && !keepsTypes) _issues.Add(new ExportIssue(ExportReason.PhoneType));
            }
            else if (entry.Type is null && free.Type is not null)
            {
                _phones[free] = entry;
                _issues.Add(new ExportIssue(ExportReason.PhoneType));
            }
            else
            {
                _issues.Add(new ExportIssue(ExportReason.PhoneLeftOut));
            }
        }
    }

    private AdditionalPhone? PhoneAt(PhoneSlot slot) =>
        slot.IsOrdered ? (slot.Number <= _ordered.Count ? _ordered[slot.Number - 1] : null) : _phones.GetValueOrDefault(slot);

    private void AddPhone(Column column, PhoneValue value)
    {
        if (!value.IsAll)
        {
            AddCell(column.Heading, PhoneAt(value.Slot) is { } phone ? PartOf(column, value, phone) : "", isPhone: value.Part < PhonePart.Type);
            return;
        }

        _text.Clear();
        foreach (var phone in _ordered.Skip(value.Slot.Number - 1))
        {
            if (_text.Length > 0) _text.Append(column.Source.Separator);
            if (column.Source.PartSeparator.Length == 0)
            {
                _text.Append(phone.Phone.ToString());
                continue;
            }

            _text.Append(NationalOf(phone.Phone)).Append(column.Source.PartSeparator).Append(CallingCodeOf(phone.Phone));
            if (phone.Description is { Length: > 0 } description) _text.Append(column.Source.PartSeparator).Append(WithoutSeparators(column, description));
        }

        AddCell(column.Heading, _text.ToString(), isPhone: true);
    }

    private string PartOf(Column column, PhoneValue value, AdditionalPhone phone) => value.Part switch
    {
        PhonePart.Number => phone.Phone.ToString(),
        PhonePart.Digits => phone.Phone.ToString()[1..],
        PhonePart.CallingCode => CallingCodeOf(phone.Phone),
        PhonePart.Type => phone.Type is { } type ? _labels.GetValueOrDefault(type.Name, type.Name) : "",
        PhonePart.Description => phone.Description ?? "",
        _ => National(column, value, phone.Phone),
    };

    // A national number needs the calling code of its own column, else that of the first phone, else that of the options.
    private string National(Column column, PhoneValue value, PhoneNumber number)
    {
        var codes = _columns.Where(each => each.Phone?.Part == PhonePart.CallingCode).Select(each => each.Phone!.Value.Slot).ToList();
        var expected = codes.Contains(value.Slot) ? CallingCodeOf(number)
            : codes.Count > 0 && PhoneAt(codes[0]) is { } first ? CallingCodeOf(first.Phone)
            : _options.CallingCode.ToString(CultureInfo.InvariantCulture);
        if (expected == CallingCodeOf(number)) return NationalOf(number);
        _issues.Add(new ExportIssue(ExportReason.CallingCode, column.Heading));
        return "";
    }

    private string CallingCodeOf(PhoneNumber number) => _options.Plan.Lookup(number).CallingCode is var code and > 0 ? code.ToString(CultureInfo.InvariantCulture) : "";

    private string NationalOf(PhoneNumber number) => number.ToString()[(1 + CallingCodeOf(number).Length)..];

    private string WithoutSeparators(Column column, string description)
    {
        var text = description.Replace(column.Source.Separator, " ", StringComparison.Ordinal).Replace(column.Source.PartSeparator, " ", StringComparison.Ordinal);
        if (text != description) _issues.Add(new ExportIssue(ExportReason.TextChanged, column.Heading));
        return text;
    }

    private void FindLosses(Contact contact)
    {
        if (!Has("id")) _issues.Add(new ExportIssue(ExportReason.IdLeftOut));
        if (contact.Name.Length > 0 && !Has("name"))
        {
            var (given, family) = PartsOf(contact.Name);
            if ((given.Length > 0 && !Has("givenName")) || (family.Length > 0 && !Has("familyName"))) _issues.Add(new ExportIssue(ExportReason.NameLeftOut));
        }

        if (contact.Priority != Contact.DefaultPriority && !Has("priority")) _issues.Add(new ExportIssue(ExportReason.PriorityLeftOut));
        if (contact.TimeZone is not null && !Has("timeZone")) _issues.Add(new ExportIssue(ExportReason.TimeZoneLeftOut));
        if (contact.ScheduledAt is not null && !Has("scheduledAt")) _issues.Add(new ExportIssue(ExportReason.ScheduledAtLeftOut));
        foreach (var field in contact.Fields)
        {
            if (field.Value.Length > 0 && !Has($"field.{field.Name}")) _issues.Add(new ExportIssue(ExportReason.FieldLeftOut, field.Name));
        }

        var keepsDescriptions = _columns.Any(column => column.Phone is { Part: PhonePart.Description } || column.Source.PartSeparator.Length > 0);
        if (!keepsDescriptions && contact.AdditionalPhones.Any(phone => phone.Description is { Length: > 0 })) _issues.Add(new ExportIssue(ExportReason.DescriptionLeftOut));
    }

    private bool Has(string value) => _columns.Any(column => column.Value == value);

    private void AddCell(string heading, string text, bool isPhone)
    {
        if (!isPhone) text = SpreadsheetText.GuardFormula(text);
        if (_cells > 0) Write(_delimiter.ToString());
        _cells++;
        if (_format.Quoting == FileQuoting.None)
        {
            var plain = Plain(text);
            if (plain != text) _issues.Add(new ExportIssue(ExportReason.TextChanged, heading));
            text = plain;
        }
        else if (text.AsSpan().ContainsAny(_delimiter, Quote) || text.AsSpan().ContainsAny('\r', '\n'))
        {
            text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }

        if (_format.Encoding != FileEncoding.Detect && _encoding.GetString(_encoding.GetBytes(text)) != text) _issues.Add(new ExportIssue(ExportReason.TextChanged, heading));
        Write(text);
    }

    // Without quotes, a cell has neither quotes nor delimiters nor line breaks.
    private string Plain(string text) => string.Create(text.Length, (text, _delimiter), static (span, state) =>
    {
        for (var at = 0; at < span.Length; at++) span[at] = state.text[at] is Quote or '\r' or '\n' || state.text[at] == state._delimiter ? ' ' : state.text[at];
    });

    private void Write(string text) => _encoding.GetBytes(text, _row);

    private void EndRow()
    {
        Write(LineEnd);
        _output.Write(_row.WrittenSpan);
        _row.ResetWrittenCount();
        _cells = 0;
    }

    private sealed record Column(string Heading, ExportColumn Source, PhoneValue? Phone)
    {
        public string Value => Source.Value;
    }
}

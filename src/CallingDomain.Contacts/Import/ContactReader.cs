using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>The rows of a contacts file, one after the other, each with its answer; files of any length.</summary>
/// <remarks>
/// Memory: one row, a block of the file, and what duplicates are found by. Nothing is allocated for a row but what is asked for. Not safe for several threads at once. <see cref="ContactImport"/> opens one.
/// </remarks>
public sealed class ContactReader : IDisposable
{
    private const int MaxRowLength = 1 << 20; // what goes on longer is a quote that nobody closes
    private const int RowsBeforeEstimate = 4096, MostExpected = 1 << 24;

    private static readonly CsvReaderOptions Format =
        new() { HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true, IncludeValuesInExceptions = false, MaxRecordSize = MaxRowLength, TrimWhitespace = true };

    private readonly Utf8Stream _text;
    private readonly CsvReader _csv;
    private RowCells _cells;
    private readonly ContactImportOptions _options;
    private readonly ContactIndex _seen;
    private readonly ContactKeys _keys;
    private readonly bool _findsDuplicates;
    private readonly RowTally _tally = new();
    private readonly long _length; // of the file in bytes; 0 where nobody knows
    private int _untilEstimate = RowsBeforeEstimate;
    private ContactHeading? _heading;
    private ContactRow? _row;
    private UnusedCells? _unused; // null when the file has no unused column
    private ContactKeys _listKeys; // by which Existing is asked: it knows a contact's name, not the columns of its parts
    private int? _unterminated;
    private ContactReason _duplicate;
    private int? _firstLine;

    internal ContactReader(Stream file, ContactImportOptions options)
    {
        if (options.Existing is { } existing && !existing.Rule.Equals(options.Duplicates)) throw new ArgumentException("The contacts that are there were indexed by another rule.", nameof(options));
        if (options.Columns.TimeZone is not null && options.Zones is null) throw new ArgumentException("A column of time zones needs a place where they are looked up.", nameof(options));
        _options = options;
        _length = file.CanSeek ? file.Length - file.Position : 0;
        _text = new Utf8Stream(file, leaveOpen: true);
        _csv = CsvReader.Create(_text, Format with
        {
            Separator = options.Delimiter,
            OnMalformedRecord = record => _unterminated ??= record.Reason == CsvMalformedReason.UnterminatedQuote ? (int)record.LineNumber : null,
        });
        _cells = new RowCells(_csv);
        _seen = new ContactIndex(options.Duplicates);
        _keys = _listKeys = new ContactKeys(options.Duplicates);
        _findsDuplicates = !options.Duplicates.IsNone;
    }

    /// <summary>How the file is read.</summary>
    public ContactImportOptions Options => _options;

    /// <summary>The names in the file's heading; empty before the first row was read.</summary>
    public ImmutableArray<string> Headings => _heading?.Names ?? [];

    /// <summary>The columns that are used, in the file's order; empty before the first row was read.</summary>
    public ImmutableArray<UsedColumn> Columns => _heading?.Used ?? [];

    /// <summary>The columns that are not used, in the file's order, with the phone numbers in the rows so far; made anew each time. Empty before the first row was read.</summary>
    public ImmutableArray<UnusedColumn> UnusedColumns => _unused?.ToColumns() ?? [];

    /// <summary>What became of the row.</summary>
    public ContactRowKind Kind { get; private set; }

    /// <summary>The line on which the row begins, from 1, as a text editor shows it.</summary>
    public int Line { get; private set; }

    /// <summary>How many physical lines the row spans.</summary>
    public int Lines { get; private set; }

    /// <summary>The row as it stands in the file, without its line break: personal data.</summary>
    public string Text => Encoding.UTF8.GetString(_cells.Row);

    /// <summary>All that is to be said of the row, by column: at least one error where it is refused.</summary>
    public ImmutableArray<ImportIssue> Issues => _row is { HasIssues: true } && Kind != ContactRowKind.Blank ? _row.Issues : [];

    /// <summary>For a duplicate: <see cref="ContactReason.ContactIdDuplicate"/> or <see cref="ContactReason.ContactDuplicate"/>; else unspecified.</summary>
    public ContactReason DuplicateReason => Kind == ContactRowKind.Duplicate ? _duplicate : ContactReason.Unspecified;

    /// <summary>For a duplicate: the line on which it stands first, null when it is in the list already.</summary>
    public int? FirstLine => Kind == ContactRowKind.Duplicate ? _firstLine : null;

    /// <summary>The primary phone of a row that is a contact.</summary>
    public PhoneNumber PrimaryPhone => Taken().PrimaryPhone;

    /// <summary>The additional phones of a row that is a contact, in their order in the file; valid until the next read.</summary>
    public ReadOnlySpan<PhoneNumber> AdditionalPhones => Taken().AdditionalPhones;

    /// <summary>The contact that the row is, made anew each time it is asked for.</summary>
    /// <exception cref="InvalidOperationException">The row is neither a contact nor a duplicate.</exception>
    public Contact Contact => Taken().ToContact(Id);

    /// <summary>The rows so far; all of them once <see cref="Read"/> has given false.</summary>
    public ContactCounts Counts => _tally.ToCounts();

    /// <summary>Why the file as a whole cannot be used: then nothing of it is to be taken, whatever was read before. Null as long as nothing of the kind has come.</summary>
    public FileRefusal? Refusal { get; private set; }

    internal ContactHeading Heading => _heading ?? throw new InvalidOperationException("No row was read.");

    internal RowCells Cells => _cells;

    internal ContactRow Row => _row ?? throw new InvalidOperationException("No row was read.");

    /// <summary>The identity of the row's contact: the cell's, or the number of the line.</summary>
    internal string Id => Heading.Id < 0 ? string.Create(CultureInfo.InvariantCulture, $"{_options.LineIdPrefix}{Line}") : _cells.ValueText(Heading.Id);

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end of the file, or where it cannot be used: see <see cref="Refusal"/>.</returns>
    public bool Read()
    {
        if (Refusal is not null || (_row is null && !Begin())) return End();
        if (!TryMove()) return End();
        (Line, Lines) = (_cells.Line, DelimitedText.CountLines(_cells.Row));
        var isBlank = DelimitedText.IsBlank(_cells.Row);
        if (!isBlank && _unused is not null && !TryLeaveOut(_unused)) return End();
        Kind = isBlank ? ContactRowKind.Blank : Judge();
        _tally.Add(Kind, Lines);
        if (--_untilEstimate == 0) ExpectRows();
        return true;
    }

    /// <summary>Goes behind the heading.</summary>
    internal bool Begin()
    {
        while (TryMove())
        {
            var lines = DelimitedText.CountLines(_cells.Row);
            if (DelimitedText.IsBlank(_cells.Row))
            {
                _tally.Add(ContactRowKind.Blank, lines);
                continue;
            }

            _tally.HeadingLines = _cells.Line - 1 - Counts.BlankLines + lines;
            var heading = ContactHeading.Of(ContactHeading.NamesOf(_csv), _options);
            if (!heading.TryGet(out _heading))
            {
                Refusal = heading.Reason;
                return false;
            }

            _cells = new RowCells(_csv, ContactExport.IsHeading(_heading.Names));
            _row = new ContactRow(_cells, _heading, _options);
            if (!_heading.Unused.IsEmpty) _unused = new UnusedCells(_cells, _heading, _options.Phones);
            if (_heading.Name.HasBoth && _options.Existing is not null) _listKeys = new ContactKeys(_options.Duplicates);
            return true;
        }

        Refusal ??= new FileRefusal(FileReason.FileEmpty);
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private ContactRowKind Judge()
    {
        var row = _row!;
        var hasId = Heading.Id >= 0;
        var id = hasId ? _cells.Value(Heading.Id) : [];
        row.Begin();
        _seen.Prefetch(id, row.PrimaryPhone);
        row.ReadOn();
        if (hasId && id.IsEmpty) row.RefuseId(ContactReason.ContactIdMissing);
        if (row.IsRefused) return ContactRowKind.Rejected;
        if (hasId)
        {
            if (IsThere(_seen.TryFindId(id, out var line), line, _options.Existing?.TryFindId(id, out _) == true, ContactReason.ContactIdDuplicate)) return ContactRowKind.Duplicate;
            FillKeys(row);
            if (IsThere(_seen.TryFind(_keys, out line), line, _options.Existing?.TryFind(_listKeys, out _) == true, ContactReason.ContactDuplicate)) return ContactRowKind.Duplicate;
            _seen.AddId(id, Line);
        }
        else if (_options.Existing is { } existing && existing.TryFindId(Encoding.UTF8.GetBytes(Id), out _))
        {
            (_duplicate, _firstLine) = (ContactReason.ContactIdDuplicate, null);
            return ContactRowKind.Duplicate;
        }
        else if (_findsDuplicates)
        {
            FillKeys(row);
            if (IsThere(_seen.TryFind(_keys, out var line), line, _options.Existing?.TryFind(_listKeys, out _) == true, ContactReason.ContactDuplicate)) return ContactRowKind.Duplicate;
        }

        if (_findsDuplicates) _seen.Add(_keys, Line);
        return ContactRowKind.Contact;
    }

    // Room for duplicates is made once, by the length of the rows so far; it grows if there are more.
    private void ExpectRows()
    {
        var read = _csv.ByteOffset * (_text.Encoding == TextEncoding.Utf8 ? 1 : 2);
        var rows = (double)_length / read * RowsBeforeEstimate;
        _seen.Expect((int)Math.Min(rows, MostExpected), Heading.Id >= 0);
    }

    private void FillKeys(ContactRow row)
    {
        FillKeys(_keys, row, _keys.Rule.Name ? Heading.Name.Key(_cells) : "");
        if (!ReferenceEquals(_listKeys, _keys)) FillKeys(_listKeys, row, Heading.Name.Text(_cells));
    }

    private void FillKeys(ContactKeys keys, ContactRow row, string name)
    {
        keys.Begin(row.PrimaryPhone, row.AdditionalPhones);
        if (keys.Rule.Name) keys.AddText(name);
        foreach (var field in keys.Rule.Fields) keys.AddText(_cells.ValueText(ColumnOf(field)));
    }

    private int ColumnOf(string field)
    {
        foreach (var (name, column) in Heading.Fields)
        {
            if (name == field) return column;
        }

        return -1;
    }

    private bool IsThere(bool inFile, int line, bool inList, ContactReason reason)
    {
        if (!inFile && !inList) return false;
        (_duplicate, _firstLine) = (reason, inFile ? line : null);
        return true;
    }

    private bool TryLeaveOut(UnusedCells unused)
    {
        if (unused.Count() is not (>= 0 and var column)) return true;
        Refusal = new FileRefusal(FileReason.FileCallingCodeColumn) { Column = Heading.Names[column], Line = Line };
        return false;
    }

    /// <summary>Goes to the next row, or to the reason why there is none, without reading it.</summary>
    internal bool TryMove()
    {
        try
        {
            if (!_csv.Read())
            {
                Refusal ??= _text.Refusal;
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            Refusal = new FileRefusal(FileReason.FileRowTooLong) { Max = MaxRowLength, Line = (int)e.LineNumber };
            return false;
        }

        if (_unterminated is { } line) Refusal = new FileRefusal(FileReason.FileQuoteUnterminated) { Line = line };
        else if (_csv.LineNumber == int.MaxValue) Refusal = new FileRefusal(FileReason.FileTooManyRows) { Actual = int.MaxValue, Max = int.MaxValue - 1 };
        return Refusal is null;
    }

    private bool End()
    {
        Kind = ContactRowKind.Unspecified;
        return false;
    }

    private ContactRow Taken() =>
        Kind is ContactRowKind.Contact or ContactRowKind.Duplicate ? _row! : throw new InvalidOperationException("The row is no contact.");
}

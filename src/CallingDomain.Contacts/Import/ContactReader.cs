using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Reads a contacts file of any length row by row: each row is a contact, rejected or a duplicate.</summary>
/// <remarks>
/// Memory: one row, a block of the file, and the keys of duplicates. A row allocates nothing by itself. Not thread-safe. <see cref="ContactImport.Open"/> creates readers.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed partial class ContactReader : IDisposable
{
    private const int RowsBeforeEstimate = 4096, MaxReserved = 1 << 24;

    private readonly ContactFileText _text;
    private readonly RowBlocks _blocks;
    private readonly RowBlock _own = new(); // with one thread, all blocks; else the first one
    private RowBlock _block;
    private BlocksAhead? _ahead;
    private bool _isOver;
    private readonly RowPlace _place = new();
    private RowCells _rowCells; // of the row in the file
    private RowCells _cells; // of the contact: the same, or those of several rows
    private readonly ContactImportOptions _options;
    private readonly ContactIndex _seen;
    private readonly ContactKeys _keys;
    private readonly bool _findsDuplicates, _isByPrimaryAlone;
    private readonly RowTally _tally = new();
    private bool _isPending; // whether the next move stays at the row
    private readonly long _length; // of the file in bytes; 0 if unknown
    private int _untilEstimate = RowsBeforeEstimate;
    private ContactHeading? _heading;
    private RowReading? _row;
    private UnusedCells? _unused; // null when the file has no unused column
    private ContactKeys _listKeys; // for Existing, which knows the name of a contact and not the columns of its parts
    private int? _firstLine;

    internal ContactReader(Stream file, ContactImportOptions options)
    {
        _options = options;
        _length = file.CanSeek ? file.Length - file.Position : 0;
        _text = new ContactFileText(file, options.Format);
        _blocks = new RowBlocks(_text, options.BlockLength);
        _block = _own;
        _cells = _rowCells = new RowCells(_place);
        _seen = new ContactIndex(options.Duplicates);
        _keys = _listKeys = new ContactKeys(options.Duplicates);
        (_findsDuplicates, _isByPrimaryAlone) = (!options.Duplicates.IsNone, options.Duplicates.IsByPrimaryAlone);
    }

    /// <summary>The options of the import.</summary>
    public ContactImportOptions Options => _options;

    /// <summary>The headings of the file; empty before the first row is read.</summary>
    public ImmutableArray<string> Headings => _heading?.Names ?? [];

    /// <summary>The columns that are used, in the order of the file; empty before the first row is read.</summary>
    public ImmutableArray<FileColumn> UsedColumns => _heading?.Used ?? [];

    /// <summary>The columns that are not used, in the order of the file, with the count of phone numbers in the rows so far; a new list at each call. Empty before the first row is read.</summary>
    public ImmutableArray<FileColumn> UnusedColumns => _unused?.ToColumns() ?? [];

    /// <summary>
    /// The columns that say whether a contact or a phone must not be called, and that the file lacks, without those that <see cref="ContactImportOptions.IgnoredColumns"/> names; their position is 0. Empty without
    /// <see cref="ContactColumns.AllowsMissing"/>, which lets such a file in, and before the first row is read.
    /// </summary>
    public ImmutableArray<FileColumn> MissingDoNotCall => _heading?.MissingDoNotCall ?? [];

    /// <summary>The names of the custom fields that contacts of the file may have; a contact lacks those whose cells are empty. Empty before the first row is read.</summary>
    public ImmutableArray<string> FieldNames => [.. _heading?.Fields.Select(place => place.Field) ?? []];

    /// <summary>The kind of the row.</summary>
    public ContactRowKind Kind { get; private set; }

    /// <summary>The line on which the row begins, from 1, as in a text editor.</summary>
    public int Line { get; private set; }

    /// <summary>The number of physical lines of the row.</summary>
    public int LineCount { get; private set; }

    /// <summary>The row as it is in the file, without its line break; the rows with line breaks between them if several are one contact. Personal data.</summary>
    public string Text => _group is null ? Encoding.UTF8.GetString(_cells.Row) : _group.Text;

    /// <summary>The errors and notices of the row, by column; a rejected row or a duplicate has at least one error.</summary>
    public ImmutableArray<ContactIssue> Issues => FoundIssues.IsEmpty ? [] : Reading.Issues;

    /// <summary>For a duplicate: the line of its first occurrence; null if the contact is in the list already, and for other rows.</summary>
    public int? FirstLine => Kind == ContactRowKind.Duplicate ? _firstLine : null;

    /// <summary>The primary phone of a contact.</summary>
    /// <exception cref="InvalidOperationException">The row is neither a contact nor a duplicate.</exception>
    public PhoneNumber PrimaryPhone => _isPlain ? Block.Plain.Phone(0, Row) : CurrentContact().PrimaryPhone;

    /// <summary>The additional phones of a contact in the order of the file; valid until the next read.</summary>
    /// <exception cref="InvalidOperationException">The row is neither a contact nor a duplicate.</exception>
    public ReadOnlySpan<PhoneNumber> AdditionalPhones => CurrentContact().AdditionalPhones;

    /// <summary>The time zones of phones that are in another one than the contact; empty without <see cref="ContactImportOptions.TakesPhoneZones"/>. A new list at each call.</summary>
    /// <exception cref="InvalidOperationException">The row is neither a contact nor a duplicate.</exception>
    public ImmutableArray<PhoneZone> PhoneZones => _isPlain ? [] : [.. CurrentContact().PhoneZones];

    /// <summary>The calls that the row reports: those to the contact, then those to its phones. A new list at each call.</summary>
    /// <exception cref="InvalidOperationException">The row is neither a contact nor a duplicate.</exception>
    public ImmutableArray<PastCallSummary> PastCalls => _isPlain ? [] : [.. CurrentContact().PastCalls];

    /// <summary>The rows so far; all rows once <see cref="Read"/> has returned false.</summary>
    public ContactCounts Counts => _tally.ToCounts();

    /// <summary>Why the whole file cannot be used: then discard everything read from it. Null if no reason was found so far.</summary>
    public FileRefusal? Refusal { get; private set; }

    internal ContactHeading Heading => _heading ?? throw new InvalidOperationException("No row was read.");

    internal RowCells Cells => _cells;

    /// <summary>The values of the row by the general path.</summary>
    internal RowReading Reading => _row is null ? throw new InvalidOperationException("No row was read.") : !_isPlain || _isRead ? _row : ReadPlainRow(_row);

    /// <summary>Whether the row is a contact or a duplicate of which <see cref="Block"/> has all values.</summary>
    internal bool IsPlain => _isPlain;

    /// <summary>The block of the row.</summary>
    internal RowBlock Block => _place.Block;

    /// <summary>The index of the row in its block.</summary>
    internal int Row => _place.Row;

    /// <summary>The errors and notices of the row in the order in which they were found.</summary>
    internal ReadOnlySpan<ContactIssue> FoundIssues => _isPlain ? (Kind == ContactRowKind.Duplicate ? _duplicateIssue : []) : _row is null || Kind is ContactRowKind.Blank ? [] : _row.FoundIssues;

    /// <summary>The time zones of the file; null without a source of time zones.</summary>
    internal ZoneCells? Zones => _row?.Zones;

    /// <summary>The kinds of the additional phones of the file so far.</summary>
    internal IReadOnlyList<PhoneKind> Kinds => _row?.Kinds ?? [];

    /// <summary>The identity of the contact: its cell, or the line number.</summary>
    internal string Id => Heading.Id < 0 ? string.Create(CultureInfo.InvariantCulture, $"{_options.LineIdPrefix}{Line}") : _cells.ValueText(Heading.Id);

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end of the file, or if the file cannot be used: see <see cref="Refusal"/>.</returns>
    public bool Read()
    {
        if (Refusal is not null || (_row is null && !Begin())) return End();
        if (_group is not null) return ReadGroup(_group) || End();
        if (!TryMove()) return End();
        (Line, LineCount) = (_cells.Line, _cells.LineCount);
        _isPlain = _plain is not null && _place.Block.Plain.IsPlain[_place.Row];
        if (_isPlain)
        {
            (Kind, _isRead) = (ClassifyPlain(_place.Block, _place.Row), false);
            if (_unused is not null && _place.Block.Plain.UnusedPhones[_place.Row] is > 0 and var havePhones) _unused.Count(havePhones);
            return Count();
        }

        var isBlank = DelimitedText.IsBlank(_cells.Row);
        if (!isBlank && _unused is not null && !TrySkip(_unused)) return End();
        Kind = isBlank ? ContactRowKind.Blank : Classify();
        return Count();
    }

    /// <summary>Creates the contact of the row; a new object at each call.</summary>
    /// <exception cref="InvalidOperationException">The row is neither a contact nor a duplicate.</exception>
    public Contact ToContact() => CurrentContact().ToContact(Id);

    /// <summary>Creates a copy of a row that is not imported.</summary>
    /// <exception cref="InvalidOperationException">The row is neither rejected nor a duplicate.</exception>
    public RejectedContact ToRejectedContact() => Kind is ContactRowKind.Rejected or ContactRowKind.Duplicate
        ? new RejectedContact(Line, Text, Issues) { FirstLine = FirstLine }
        : throw new InvalidOperationException("The row is neither rejected nor a duplicate.");

    /// <summary>Reads the heading.</summary>
    internal bool Begin()
    {
        while (TryMove())
        {
            var lines = _rowCells.LineCount;
            if (DelimitedText.IsBlank(_rowCells.Row))
            {
                _tally.Add(ContactRowKind.Blank, lines);
                continue;
            }

            if (IsVCard(_rowCells.Row))
            {
                Refusal = new FileRefusal(FileReason.VCard) { Line = _rowCells.Line };
                return false;
            }

            var names = ContactHeading.NamesOf(_rowCells);
            var hasHeading = _options.Format.HasHeading || RejectedContactWriter.IsHeading(names);
            _tally.HeadingLines = _rowCells.Line - 1 - Counts.BlankLines + (hasHeading ? lines : 0);
            var heading = ContactHeading.Of(hasHeading ? names : [.. names.Select(_ => "")], _options);
            if (!heading.TryGet(out _heading))
            {
                Refusal = heading.Reason;
                return false;
            }

            _isPending = !hasHeading;
            BeginRows(_heading, RejectedContactWriter.IsHeading(_heading.Names));
            if (!_heading.Unused.IsEmpty) _unused = new UnusedCells(_rowCells, _heading, _options.Phones);
            if (PlainLayout.Of(_heading, _options) is { } layout)
            {
                _plain = new PlainReading(layout, _options.Phones, Reading.Zones, _options.DoNotCall);
                _plainPhones = new PhoneNumber[layout.Phones.Length];
                Prepare();
            }

            if (_heading.Name.HasBoth && _options.Existing is not null) _listKeys = new ContactKeys(_options.Duplicates);
            return true;
        }

        Refusal ??= new FileRefusal(FileReason.Empty);
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ahead?.Dispose();
        _blocks.Dispose();
        _own.Dispose();
        _group?.Dispose();
    }

    // RFC 6350, 6.1.1
    private static bool IsVCard(ReadOnlySpan<byte> row) => Ascii.EqualsIgnoreCase(DelimitedText.Trim(row), "BEGIN:VCARD"u8);

    private bool Count()
    {
        _tally.Add(Kind, LineCount);
        if (--_untilEstimate == 0) ReserveRows();
        return true;
    }

    private ContactRowKind Classify()
    {
        var row = _row!;
        var hasId = Heading.Id >= 0;
        var id = hasId ? _cells.Value(Heading.Id) : [];
        row.Begin();
        row.ReadOn();
        if (hasId && id.IsEmpty) row.RejectId(ContactReason.IdMissing);
        if (row.IsRejected) return ContactRowKind.Rejected;
        if (hasId)
        {
            if (IsDuplicate(_seen.TryFindId(id, out var line), line, _options.Existing?.TryFindId(id, out _) == true, ContactReason.IdDuplicate)) return ContactRowKind.Duplicate;
            if (IsDuplicate(row)) return ContactRowKind.Duplicate;
            _seen.AddId(id, Line);
        }
        else if (_options.Existing is { } existing && IsDuplicate(inFile: false, 0, existing.TryFindId(Encoding.UTF8.GetBytes(Id), out _), ContactReason.IdDuplicate))
        {
            return ContactRowKind.Duplicate;
        }
        else if (_findsDuplicates && IsDuplicate(row))
        {
            return ContactRowKind.Duplicate;
        }

        if (_findsDuplicates) _seen.Add(_keys, Line);
        return ContactRowKind.Contact;
    }

    // Space for duplicates is reserved once, by the length of the rows so far; it grows if there are more.
    private void ReserveRows()
    {
        var read = (_block.Offset + _block.Starts[_place.Row]) * (_text.Encoding == TextEncoding.Utf8 ? 1 : 2);
        var rows = (double)_length / read * RowsBeforeEstimate;
        _seen.Reserve((int)Math.Min(rows, MaxReserved), Heading.Id >= 0);
    }

    private void FillKeys(PhoneNumber primary, ReadOnlySpan<PhoneNumber> additional)
    {
        FillKeys(_keys, primary, additional, _keys.Rule.Name ? Heading.Name.Key(_cells) : "");
        if (!ReferenceEquals(_listKeys, _keys)) FillKeys(_listKeys, primary, additional, Heading.Name.Text(_cells));
    }

    private void FillKeys(ContactKeys keys, PhoneNumber primary, ReadOnlySpan<PhoneNumber> additional, string name)
    {
        keys.Begin(primary, additional);
        if (keys.Rule.Name) keys.AddText(name);
        foreach (var field in keys.Rule.Fields) keys.AddText(_cells.ValueText(ColumnOf(field))); // a field of Columns.Fields
    }

    private int ColumnOf(string field)
    {
        foreach (var (name, column) in Heading.Fields)
        {
            if (name == field) return column;
        }

        return -1;
    }

    private bool IsDuplicate(RowReading row)
    {
        FillKeys(row.PrimaryPhone, row.AdditionalPhones);
        return IsDuplicate(_seen.TryFind(_keys, out var line), line, _options.Existing?.TryFind(_listKeys, out _) == true, ContactReason.Duplicate);
    }

    private bool IsDuplicate(bool inFile, int line, bool inList, ContactReason reason)
    {
        if (!inFile && !inList) return false;
        _row!.AddDuplicate(reason);
        _firstLine = inFile ? line : null;
        return true;
    }

    private bool TrySkip(UnusedCells unused)
    {
        if (unused.Count() is not (>= 0 and var column)) return true;
        Refusal = new FileRefusal(FileReason.CallingCodeColumn) { Column = Heading.Names[column], Line = _rowCells.Line };
        return false;
    }

    /// <summary>Moves to the next row, or to the reason why there is none, without reading its cells.</summary>
    internal bool TryMove()
    {
        if (_isPending)
        {
            _isPending = false;
            return true;
        }

        var row = _place.Block == _block ? _place.Row + 1 : 0;
        if (row >= _block.Count)
        {
            row = 0;
            _isOver = _isOver || _block.Refusal is not null || !TryMoveToNextBlock();
            if (_isOver)
            {
                Refusal = _block.Refusal;
                _place.MoveTo(_block, _block.Count);
                return false;
            }
        }

        _place.MoveTo(_block, row);
        if ((_place.Marks & RowMarks.Unterminated) != 0) Refusal = new FileRefusal(FileReason.QuoteUnterminated) { Line = _rowCells.Line };
        else if (_rowCells.Line == int.MaxValue) Refusal = new FileRefusal(FileReason.TooManyRows) { Actual = int.MaxValue, Max = int.MaxValue - 1 };
        return Refusal is null;
    }

    private bool TryMoveToNextBlock()
    {
        if (_row is null || _options.Threads == 1)
        {
            if (!_blocks.TryRead(_block)) return false;
            if (_plain is not null) Prepare();
            return true;
        }

        _ahead ??= new BlocksAhead(_blocks, _plain, _options.Threads - 1);
        var used = _block == _own ? null : _block;
        (_block, _own.Count) = (_own, 0); // also if the file throws
        _place.MoveTo(_own, 0);
        _block = _ahead.Next(used);
        if (_plain is not null) PrefetchFirst();
        return _block.Count > 0;
    }

    private bool End()
    {
        (Kind, _isPlain) = (ContactRowKind.Unspecified, false);
        return false;
    }

    private RowReading CurrentContact() =>
        Kind is ContactRowKind.Contact or ContactRowKind.Duplicate ? Reading : throw new InvalidOperationException("The row is neither a contact nor a duplicate.");
}

using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <content>Several consecutive rows as one contact.</content>
public sealed partial class ContactReader
{
    private RowGroup? _group; // null if each row is a contact
    private RowPlace? _groupPlace; // the first row of the group
    private TextIndex? _groupKeys; // of all contacts of several rows so far
    private bool _isCounted; // whether the unused cells of the pending row are counted

    /// <summary>The line of one of the rows that are one contact.</summary>
    internal int LineOf(int row) => _group is null ? Line : _group.Block.Lines[row];

    private void BeginRows(ContactHeading heading, bool isRejectedContacts)
    {
        var cleaner = CellCleaner.Of(_options.Format);
        _cells = _rowCells = new RowCells(_place, isRejectedContacts, cleaner);
        _otherCells = new RowCells(_otherPlace, isRejectedContacts, cleaner);
        if (heading.Roles is { Key: >= 0 })
        {
            (_group, _groupKeys) = (new RowGroup(), new TextIndex());
            _groupPlace = new RowPlace();
            _groupPlace.MoveTo(_group.Block, 0);
            _cells = new RowCells(_groupPlace, isRejectedContacts, cleaner, _group);
        }

        _row = new RowReading(_cells, heading, _options);
    }

    // Blank lines between the rows are counted, and not read.
    private bool ReadGroup(RowGroup group)
    {
        if (!TryMoveToContent()) return false;
        group.Clear();
        (Line, LineCount) = (_rowCells.Line, 0);
        var key = _rowCells.Value(Heading.Roles!.Key).ToArray();
        do
        {
            if (group.TryAdd(_place.Block, _place.Row)) continue;
            Refusal = new FileRefusal(FileReason.RowTooLong) { Max = RowGroup.MaxLength, Line = Line };
            return false;
        }
        while (key.Length > 0 && TryMoveToContent() && IsNext(key));

        if (Refusal is not null) return false;
        _groupPlace!.MoveTo(group.Block, 0);
        LineCount = group.LineCount;
        var hash = IndexHash.Of(key);
        Kind = key.Length > 0 && _groupKeys!.TryFind(key, hash, out var line) ? RejectApart(line) : Classify();
        if (key.Length > 0) _groupKeys!.Add(key, hash, Line);
        _tally.Add(Kind, LineCount);
        return true;
    }

    private bool IsNext(ReadOnlySpan<byte> key)
    {
        var isNext = _rowCells.Value(Heading.Roles!.Key).SequenceEqual(key);
        _isPending = _isCounted = !isNext;
        return isNext;
    }

    private ContactRowKind RejectApart(int line)
    {
        _row!.Begin();
        _row.ReadOn();
        _row.AddDuplicate(ContactReason.RowsApart);
        _firstLine = line;
        return ContactRowKind.Duplicate;
    }

    private bool TryMoveToContent()
    {
        while (TryMove())
        {
            if (DelimitedText.IsBlank(_rowCells.Row))
            {
                _tally.Add(ContactRowKind.Blank, _rowCells.LineCount);
                continue;
            }

            var isCounted = _isCounted;
            _isCounted = false;
            return isCounted || _unused is null || TrySkip(_unused);
        }

        return false;
    }
}

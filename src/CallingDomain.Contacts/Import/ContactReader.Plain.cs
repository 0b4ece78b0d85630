using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <content>Plain rows, of which a block has all values.</content>
public sealed partial class ContactReader
{
    private const int RowsToPrefetch = 8; // together, so that their misses overlap; a processor drops more
    private const int RowsAhead = 32; // time for a miss

    private static readonly ContactIssue[] Duplicate = [ContactIssue.Error(0, ContactReason.Duplicate)];
    private static readonly ContactIssue[] DuplicateId = [ContactIssue.Error(0, ContactReason.IdDuplicate)];

    private PlainReading? _plain; // null if all rows take the general path
    private bool _isPlain, _isRead; // whether the row is plain; whether the general path has read it too
    private ContactIssue[] _duplicateIssue = [];
    private PhoneNumber[] _plainPhones = [];
    private readonly RowPlace _otherPlace = new();
    private RowCells _otherCells; // of a row that is not the current one

    /// <summary>The cells of a row of the current block.</summary>
    internal RowCells CellsOf(int row)
    {
        _otherPlace.MoveTo(_place.Block, row);
        return _otherCells;
    }

    /// <summary>Reads the next row as <see cref="Read"/>, and as many after it as are plain contacts in the same block.</summary>
    /// <param name="most">The maximum number of rows, at least 1.</param>
    /// <param name="contacts">The plain contacts that were read, the current row last among them unless it is of another kind.</param>
    /// <returns>As <see cref="Read"/>.</returns>
    internal bool ReadPlainContacts(int most, out RowRange contacts)
    {
        contacts = default;
        if (!Read()) return false;
        if (!_isPlain || Kind != ContactRowKind.Contact) return true;
        var (block, first) = (_place.Block, _place.Row);
        var end = EndOfPlainRows(block, first, most);
        var row = first + 1;
        while (row < end && TryPassContacts(block, ref row, end))
        {
        }

        contacts = new RowRange(first, row - first);
        _tally.Add(ContactRowKind.Contact, contacts.Count - 1, block.Lines[row] - block.Lines[first + 1]);
        _untilEstimate -= contacts.Count - 1;
        if (row == end) row--;
        CountUnused(block, first + 1, row);
        _place.MoveTo(row);
        (Line, LineCount, _isRead) = (_rowCells.Line, _rowCells.LineCount, false);
        return Kind == ContactRowKind.Contact || Count();
    }

    // The row after the plain rows that can be read at once.
    private int EndOfPlainRows(RowBlock block, int first, int most)
    {
        if (_untilEstimate > 0) most = Math.Min(most, _untilEstimate);
        var end = Math.Min(first + most, block.Count);
        while (end > first + 1 && block.Lines[end - 1] == int.MaxValue) end--; // refused
        return block.Plain.IsPlain.AsSpan(first..end).IndexOf(false) is >= 0 and var other ? first + other : end;
    }

    // Classifies rows, some at once in the usual cases: false at a duplicate.
    private bool TryPassContacts(RowBlock block, ref int row, int end)
    {
        if (_options.Existing is not null || (_findsDuplicates && !_isByPrimaryAlone) || (Heading.Id >= 0 && !_findsDuplicates))
        {
            _place.MoveTo(row);
            Line = block.Lines[row];
            Kind = ClassifyPlain(block, row);
            if (Kind == ContactRowKind.Contact) row++;
            return Kind == ContactRowKind.Contact;
        }

        if (!_findsDuplicates)
        {
            row = end;
            return true;
        }

        if (row % RowsToPrefetch == 0) Prefetch(block, row + RowsAhead);
        var rows = row..Math.Min(end, (row / RowsToPrefetch * RowsToPrefetch) + RowsToPrefetch);
        int firstLine;
        var reason = ContactReason.Duplicate;
        if (Heading.Id >= 0) row += AddNew(block, rows, out firstLine, out reason);
        else row += _seen.AddNewNumbers(block.Plain.Phones(0)[rows], block.Plain.NumberHashes.AsSpan(rows), block.Lines.AsSpan(rows), out firstLine);
        if (!IsPlainDuplicate(row < rows.End.Value, firstLine, inList: false, reason)) return true;
        Kind = ContactRowKind.Duplicate;
        return false;
    }

    // Adds identities and primary phones until one is there; how many rows are new.
    private int AddNew(RowBlock block, Range rows, out int firstLine, out ContactReason reason)
    {
        var (seen, column, first) = (_seen, Heading.Id, rows.Start.Value);
        var numbers = block.Plain.Phones(0)[rows];
        var (numberHashes, idHashes, lines) = (block.Plain.NumberHashes, block.Plain.IdHashes, block.Lines);
        for (var i = 0; i < numbers.Length; i++)
        {
            var row = first + i;
            var id = PlainReading.Cell(block, row, column);
            reason = ContactReason.IdDuplicate;
            if (seen.TryFindId(id, idHashes[row], out firstLine, out var free)) return i;
            reason = ContactReason.Duplicate;
            if (numbers[i] != PhoneNumber.None && !seen.TryAddNumber(numbers[i].Digits, numberHashes[row], lines[row], out firstLine)) return i;
            seen.AddId(free, id, lines[row]);
        }

        (firstLine, reason) = (0, ContactReason.Duplicate);
        return numbers.Length;
    }

    private void CountUnused(RowBlock block, int first, int last)
    {
        if (_unused is null) return;
        foreach (var havePhones in block.Plain.UnusedPhones.AsSpan(first..(last + 1)))
        {
            if (havePhones != 0) _unused.Count(havePhones);
        }
    }

    // Reads the plain rows of a block, and prefetches what the first ones need.
    private void Prepare()
    {
        _plain!.Read(_block);
        PrefetchFirst();
    }

    private void PrefetchFirst()
    {
        for (var row = 0; row < RowsAhead; row += RowsToPrefetch) Prefetch(_block, row);
    }

    // The entries of some rows from a row on.
    private void Prefetch(RowBlock block, int first)
    {
        if (first >= block.Count) return;
        var count = Math.Min(RowsToPrefetch, block.Count - first);
        if (_isByPrimaryAlone) _seen.PrefetchNumbers(block.Plain.NumberHashes.AsSpan(first, count));
        if (Heading.Id >= 0) _seen.PrefetchIds(block.Plain.IdHashes.AsSpan(first, count));
    }

    // The same answer as the general path.
    private ContactRowKind ClassifyPlain(RowBlock block, int row)
    {
        if (row % RowsToPrefetch == 0) Prefetch(block, row + RowsAhead);
        var (number, hash, existing) = (block.Plain.Phone(0, row).Digits, block.Plain.NumberHashes[row], _options.Existing);
        if (Heading.Id < 0)
        {
            if (existing is not null && IsPlainDuplicate(inFile: false, 0, existing.TryFindId(Encoding.UTF8.GetBytes(Id), out _), ContactReason.IdDuplicate)) return ContactRowKind.Duplicate;
            if (!_findsDuplicates || (_isByPrimaryAlone && number == 0)) return ContactRowKind.Contact;
            if (_isByPrimaryAlone && existing is null)
                return IsPlainDuplicate(!_seen.TryAddNumber(number, hash, Line, out var firstLine), firstLine, inList: false, ContactReason.Duplicate) ? ContactRowKind.Duplicate : ContactRowKind.Contact;
            if (IsPlainDuplicate(block, row)) return ContactRowKind.Duplicate;
        }
        else
        {
            var id = PlainReading.Cell(block, row, Heading.Id);
            var idHash = block.Plain.IdHashes[row];
            if (IsPlainDuplicate(_seen.TryFindId(id, idHash, out var line, out var free), line, existing?.TryFindId(id, idHash, out _) == true, ContactReason.IdDuplicate)) return ContactRowKind.Duplicate;
            if (_isByPrimaryAlone && number != 0 && existing is null)
            {
                if (IsPlainDuplicate(!_seen.TryAddNumber(number, hash, Line, out line), line, inList: false, ContactReason.Duplicate)) return ContactRowKind.Duplicate;
                _seen.AddId(free, id, Line);
                return ContactRowKind.Contact;
            }

            if (IsPlainDuplicate(block, row)) return ContactRowKind.Duplicate;
            _seen.AddId(free, id, Line);
        }

        if (_findsDuplicates) _seen.Add(_keys, Line);
        return ContactRowKind.Contact;
    }

    private bool IsPlainDuplicate(RowBlock block, int row)
    {
        var count = 0;
        for (var column = 1; column < block.Plain.PhoneColumns; column++)
        {
            if (block.Plain.Phone(column, row) is var phone && phone != PhoneNumber.None) _plainPhones[count++] = phone;
        }

        FillKeys(block.Plain.Phone(0, row), _plainPhones.AsSpan(0, count));
        return IsPlainDuplicate(_seen.TryFind(_keys, out var line), line, _options.Existing?.TryFind(_listKeys, out _) == true, ContactReason.Duplicate);
    }

    private bool IsPlainDuplicate(bool inFile, int line, bool inList, ContactReason reason)
    {
        if (!inFile && !inList) return false;
        (_duplicateIssue, _firstLine) = (reason == ContactReason.Duplicate ? Duplicate : DuplicateId, inFile ? line : null);
        return true;
    }

    private RowReading ReadPlainRow(RowReading row)
    {
        row.Begin();
        row.ReadOn();
        if (Kind == ContactRowKind.Duplicate) row.AddDuplicate(_duplicateIssue[0].Reason);
        _isRead = true;
        return row;
    }
}

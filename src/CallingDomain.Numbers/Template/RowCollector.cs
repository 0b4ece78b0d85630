using System.Runtime.InteropServices;

namespace CallingDomain.Numbers;

/// <summary>Collects the rows of one batch and finds duplicates.</summary>
/// <param name="expected">The expected number of accepted rows.</param>
/// <param name="places">A zeroed hash table, longer than the number of accepted rows; its length is a power of two.</param>
internal ref struct RowCollector(int expected, Span<int> places)
{
    private readonly Span<int> _places = places; // the index of a number's first row plus one; 0 for none
    private readonly int _shift = NumberHash.ShiftOf(places.Length);
    private AcceptedRow[] _accepted = GC.AllocateUninitializedArray<AcceptedRow>(expected);
    private int _count;
    private bool _hasDuplicates;
    private List<RejectedRow>? _rejected;
    private List<IgnoredRow>? _ignored;

    /// <summary>Adds an accepted row.</summary>
    public void Add(in AcceptedRow row)
    {
        Reserve(1);
        _accepted[_count++] = row;
        FindDuplicate(row.Number.Digits);
    }

    /// <summary>Adds rows in plain form.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="line">The line of the first.</param>
    public void Add(ReadOnlySpan<PlainRow> rows, int line)
    {
        Reserve(rows.Length);
        var accepted = _accepted.AsSpan(_count, rows.Length);
        unchecked
        {
            for (var at = 0; at < rows.Length; at++)
            {
                accepted[at] = rows[at].At(line + at);
                _count++;
                FindDuplicate(rows[at].Number.Digits);
            }
        }
    }

    public void Reject(RejectedRow row) => (_rejected ??= []).Add(row);

    public void Ignore(IgnoredRow row) => (_ignored ??= []).Add(row);

    /// <summary>The answers. A number with several purposes is rejected in all rows; otherwise its first row is accepted.</summary>
    /// <param name="format">The format of the file.</param>
    /// <param name="texts">The texts of the rows.</param>
    public TemplateReading End<TTexts>(TemplateFormat format, TTexts texts)
        where TTexts : IRowTexts, allows ref struct
    {
        if (_hasDuplicates) RejectDuplicates(ref texts);
        if (_accepted.Length > _count) Array.Resize(ref _accepted, _count);
        return new TemplateReading(
            ImmutableCollectionsMarshal.AsImmutableArray(_accepted),
            _rejected is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(_rejected.ToArray()),
            _ignored is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(_ignored.ToArray()))
        {
            Delimiter = format.Delimiter,
            Encoding = format.Encoding.Name(),
        };
    }

    private void Reserve(int more)
    {
        const int LeastRows = 16;
        if (_accepted.Length - _count < more) Array.Resize(ref _accepted, Math.Max(LeastRows, Math.Max(_count + more, 2 * _count)));
    }

    // Looks up the number of the last row.
    private void FindDuplicate(ulong digits)
    {
        ref var place = ref PlaceOf(digits);
        if (place == 0) place = _count;
        else _hasDuplicates = true;
    }

    private readonly ref int PlaceOf(ulong digits)
    {
        var at = NumberHash.PlaceOf(digits, _shift);
        unchecked
        {
            while (_places[at] is var taken && taken != 0 && _accepted[taken - 1].Number.Digits != digits) at = (at + 1) & (_places.Length - 1);
        }

        return ref _places[at];
    }

    private void RejectDuplicates<TTexts>(ref TTexts texts)
        where TTexts : IRowTexts, allows ref struct
    {
        var firsts = new int[_count];
        var inConflict = new bool[_count];
        for (var at = 0; at < _count; at++)
        {
            var first = firsts[at] = PlaceOf(_accepted[at].Number.Digits) - 1;
            inConflict[first] |= _accepted[first].Purpose != _accepted[at].Purpose;
        }

        var (rows, kept) = (_accepted, 0);
        _accepted = new AcceptedRow[_count];
        for (var at = 0; at < _count; at++)
        {
            ref var row = ref rows[at];
            if (inConflict[firsts[at]]) Reject(RejectedRow.Duplicate(row, texts.Of(row.Line), NumberReason.DuplicateInBatchConflict, rows[firsts[at]].Line));
            else if (firsts[at] != at) Reject(RejectedRow.Duplicate(row, texts.Of(row.Line), NumberReason.DuplicateInBatch, rows[firsts[at]].Line));
            else _accepted[kept++] = row;
        }

        _count = kept;
        _rejected!.Sort(static (left, right) => left.Line.CompareTo(right.Line));
    }
}

/// <summary>The texts of rows, without their line breaks.</summary>
internal interface IRowTexts
{
    /// <summary>The text of the row that starts on a line. The lines are asked for in ascending order.</summary>
    string Of(int line);
}

using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>A row that is right in itself, until all rows are known.</summary>
internal struct SoundRow
{
    public AcceptedRow Row;

    /// <summary>Where its text stands.</summary>
    public int Start, Length;

    /// <summary>The place of the first row of the same number: its own, if that is it.</summary>
    public int First;

    /// <summary>Whether a later row has the same number and another purpose.</summary>
    public bool InConflict;
}

/// <summary>Where the rows of one batch come together, so that a number that comes twice is found.</summary>
/// <remarks>What it works on is given to it: a file's rows need nothing but the stack.</remarks>
/// <param name="sound">Room for all rows that may come.</param>
/// <param name="slots">More places than <paramref name="sound"/>, a power of two of them, all 0.</param>
internal ref struct RowCollector(Span<SoundRow> sound, Span<int> slots)
{
    private readonly Span<SoundRow> _sound = sound;
    private readonly Span<int> _slots = slots; // one more than the place of a number's first row; 0 for none
    private readonly int _shift = NumberHash.ShiftOf(slots.Length);
    private int _count;
    private bool _hasDuplicates;
    private List<RejectedRow>? _rejected;
    private List<IgnoredRow>? _ignored;

    /// <summary>A row that is right in itself.</summary>
    /// <param name="row">The row.</param>
    /// <param name="start">Where its text begins.</param>
    /// <param name="length">How long its text is.</param>
    public void Add(in AcceptedRow row, int start, int length)
    {
        ref var sound = ref _sound[_count];
        (sound.Row, sound.Start, sound.Length) = (row, start, length);
        AddLast(ref sound);
    }

    /// <summary>The row on which a reader stands, which is right in itself.</summary>
    public void Add(scoped in RowReader rows)
    {
        ref var sound = ref _sound[_count];
        (sound.Row, sound.Start, sound.Length) = (rows.Accepted, rows.Start, rows.Length);
        AddLast(ref sound);
    }

    private void AddLast(ref SoundRow row)
    {
        var digits = row.Row.Number.Digits;
        var slot = NumberHash.PlaceOf(digits, _shift);
        while (_slots[slot] is var taken && taken != 0 && _sound[taken - 1].Row.Number.Digits != digits) slot = (slot + 1) & (_slots.Length - 1);
        var first = _slots[slot] - 1;
        if (first < 0)
        {
            first = _count;
            _slots[slot] = _count + 1;
        }
        else
        {
            _hasDuplicates = true;
            _sound[first].InConflict |= _sound[first].Row.Purpose != row.Row.Purpose;
        }

        row.First = first;
        _count++;
    }

    public void Reject(RejectedRow row) => (_rejected ??= []).Add(row);

    public void Ignore(IgnoredRow row) => (_ignored ??= []).Add(row);

    /// <summary>The answers. Of a number with several purposes no row is taken, of one with a single purpose the first.</summary>
    public TemplateReading End(TemplateFormat format, ReadOnlySpan<byte> text)
    {
        var accepted = new AcceptedRow[_hasDuplicates ? CountAccepted() : _count];
        var taken = 0;
        for (var at = 0; at < _count; at++)
        {
            ref var each = ref _sound[at];
            if (_hasDuplicates && WhyNot(at) is { } reason)
                Reject(new RejectedRow(each.Row.Line, each.Row.Lines, Encoding.UTF8.GetString(text.Slice(each.Start, each.Length)), reason, Suggestion: null, _sound[each.First].Row.Line) { Number = each.Row.Number });
            else accepted[taken++] = each.Row;
        }

        if (_hasDuplicates) _rejected!.Sort(static (left, right) => left.Line.CompareTo(right.Line));
        return new TemplateReading(
            ImmutableCollectionsMarshal.AsImmutableArray(accepted),
            _rejected is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(_rejected.ToArray()),
            _ignored is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(_ignored.ToArray()),
            format);
    }

    private readonly int CountAccepted()
    {
        var count = 0;
        for (var at = 0; at < _count; at++) count += WhyNot(at) is null ? 1 : 0;
        return count;
    }

    private readonly NumberReason? WhyNot(int at)
    {
        var first = _sound[at].First;
        if (_sound[first].InConflict) return NumberReason.DuplicateInBatchConflict;
        return first == at ? null : NumberReason.DuplicateInBatch;
    }
}

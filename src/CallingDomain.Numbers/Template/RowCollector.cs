using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>An accepted row before duplicates are known.</summary>
internal struct SoundRow
{
    public AcceptedRow Row;

    /// <summary>The position of its text.</summary>
    public int Start, Length;

    /// <summary>The index of the first row with the same number.</summary>
    public int First;

    /// <summary>Whether a later row has the same number with another purpose.</summary>
    public bool InConflict;
}

/// <summary>Collects the rows of one batch and finds duplicates.</summary>
/// <remarks>Works on given buffers, so that a file needs only the stack.</remarks>
/// <param name="sound">A buffer for all rows.</param>
/// <param name="slots">A zeroed hash table, longer than <paramref name="sound"/>; its length is a power of two.</param>
internal ref struct RowCollector(Span<SoundRow> sound, Span<int> slots)
{
    private readonly Span<SoundRow> _sound = sound;
    private readonly Span<int> _slots = slots; // the index of a number's first row plus one; 0 for none
    private readonly int _shift = NumberHash.ShiftOf(slots.Length);
    private int _count;
    private bool _hasDuplicates;
    private List<RejectedRow>? _rejected;
    private List<IgnoredRow>? _ignored;

    /// <summary>Adds an accepted row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="start">The start of its text.</param>
    /// <param name="length">The length of its text.</param>
    public void Add(in AcceptedRow row, int start, int length)
    {
        ref var sound = ref _sound[_count];
        (sound.Row, sound.Start, sound.Length) = (row, start, length);
        AddLast(ref sound);
    }

    /// <summary>Adds a reader's current row, which is accepted.</summary>
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

    /// <summary>The answers. A number with several purposes is rejected in all rows; otherwise its first row is accepted.</summary>
    public TemplateReading End(TemplateFormat format, ReadOnlySpan<byte> text)
    {
        var accepted = new AcceptedRow[_hasDuplicates ? CountAccepted() : _count];
        var taken = 0;
        for (var at = 0; at < _count; at++)
        {
            ref var each = ref _sound[at];
            if (_hasDuplicates && IsRefused(at, out var reason)) Reject(RejectedRow.Duplicate(each.Row, Encoding.UTF8.GetString(text.Slice(each.Start, each.Length)), reason, _sound[each.First].Row.Line));
            else accepted[taken++] = each.Row;
        }

        if (_hasDuplicates) _rejected!.Sort(static (left, right) => left.Line.CompareTo(right.Line));
        return new TemplateReading(
            ImmutableCollectionsMarshal.AsImmutableArray(accepted),
            _rejected is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(_rejected.ToArray()),
            _ignored is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(_ignored.ToArray()))
        {
            Delimiter = format.Delimiter,
            Encoding = format.Encoding.Name(),
        };
    }

    private readonly int CountAccepted()
    {
        var count = 0;
        for (var at = 0; at < _count; at++) count += IsRefused(at, out _) ? 0 : 1;
        return count;
    }

    private readonly bool IsRefused(int at, out NumberReason reason)
    {
        var first = _sound[at].First;
        reason = _sound[first].InConflict ? NumberReason.DuplicateInBatchConflict : first == at ? NumberReason.Unspecified : NumberReason.DuplicateInBatch;
        return reason != NumberReason.Unspecified;
    }
}

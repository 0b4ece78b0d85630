namespace CallingDomain.Dialing;

/// <summary>The sorted turns of a stretch of a lane. The window holds all turns of the stretch, the tree none of them.</summary>
internal sealed class TurnWindow(int capacity)
{
    private readonly Turn[] _turns = new Turn[capacity];
    private int _start;
    private int _end;

    /// <summary>The first turn of the stretch, inclusive.</summary>
    public Turn From { get; set; } = Turn.First;

    /// <summary>The last turn of the stretch, inclusive.</summary>
    public Turn To { get; set; } = Turn.Last;

    public int Count => _end - _start;

    public ReadOnlySpan<Turn> Turns => _turns.AsSpan(_start, _end - _start);

    public ref readonly Turn this[int index] => ref _turns[_start + index];

    public bool HasRoomFor(int turns) => capacity - Count >= turns;

    public bool Covers(in Turn turn) => !(turn < From) && !(To < turn);

    /// <summary>The number of turns before a turn, with the last result as a guess.</summary>
    public int CountBefore(in Turn turn, int lastTime) =>
        (uint)lastTime <= (uint)Count && (lastTime == 0 || this[lastTime - 1] < turn) && (lastTime == Count || !(this[lastTime] < turn)) ? lastTime : CountBefore(turn);

    /// <summary>The number of turns before a turn.</summary>
    public int CountBefore(in Turn turn)
    {
        var (low, high) = (_start, _end);
        if (low == high || !(_turns[low] < turn)) return 0;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_turns[middle] < turn) low = middle + 1;
            else high = middle;
        }

        return low - _start;
    }

    /// <summary>Inserts a turn; the window must not be full.</summary>
    /// <returns>False if the window already contains it.</returns>
    public bool Insert(in Turn turn)
    {
        var index = CountBefore(turn);
        var place = _start + index;
        if (index < Count && _turns[place] == turn) return false;
        if (_start > 0 && (index < Count / 2 || _end == capacity))
        {
            Array.Copy(_turns, _start, _turns, _start - 1, index);
            _start--;
            place--;
        }
        else
        {
            Array.Copy(_turns, place, _turns, place + 1, Count - index);
            _end++;
        }

        _turns[place] = turn;
        return true;
    }

    public void RemoveAt(int index)
    {
        if (index == 0) _start++;
        else if (index < Count / 2)
        {
            Array.Copy(_turns, _start, _turns, _start + 1, index);
            _start++;
        }
        else
        {
            Array.Copy(_turns, _start + index + 1, _turns, _start + index, Count - index - 1);
            _end--;
        }
    }

    /// <summary>Inserts sorted turns, all of them before or after the contained ones; there must be space.</summary>
    public void Add(ReadOnlySpan<Turn> sorted, bool before)
    {
        if (Count == 0) _start = _end = (capacity - sorted.Length) / 2;
        var start = before ? capacity - Count : 0;
        if (before ? _start < sorted.Length : capacity - _end < sorted.Length)
        {
            Array.Copy(_turns, _start, _turns, start, Count);
            (_start, _end) = (start, start + Count);
        }

        if (before) _start -= sorted.Length;
        else _end += sorted.Length;
        sorted.CopyTo(_turns.AsSpan(before ? _start : _end - sorted.Length));
    }

    /// <summary>Removes the first turns and their part of the stretch.</summary>
    public void CutFirst(int count)
    {
        if (count > 0) From = _turns[_start + count - 1].Next;
        _start += count;
    }

    /// <summary>Removes the last turns and their part of the stretch.</summary>
    public void CutLast(int count)
    {
        if (count > 0) To = _turns[_end - count].Previous;
        _end -= count;
    }

    /// <summary>Removes all turns and sets a new stretch.</summary>
    public void Clear(in Turn from, in Turn to) => (_start, _end, From, To) = (0, 0, from, to);
}

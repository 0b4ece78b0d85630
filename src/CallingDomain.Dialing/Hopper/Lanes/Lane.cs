namespace CallingDomain.Dialing;

/// <summary>The contacts of one class and priority in the order of their turns, due or not.</summary>
/// <remarks>
/// A window of the turns around the next one is sorted; all other turns are in a tree, and are sorted when the window reaches them. Nothing
/// moves when contacts become due: in ascending order the next turn is the first one, in descending order the first one from the current instant on.
/// </remarks>
internal sealed class Lane(byte id, EntryPool entries, NodePool nodes, ContactRecords records, HopperSizes sizes)
{
    private const int MaxStale = 512;
    private const ulong Reach = 1UL << 36; // about a minute

    private readonly DueTree _tree = new(entries, nodes, records, sizes, id);
    private readonly TurnWindow _window = new(sizes.Window);
    private Turn _from; // the start of the last search for the next turn
    private int _next; // the index in the window at which it ended
    private Turn _last; // descending: no turn is after this one
    private bool _knowsLast;
    private int _predicted; // the number of turns, from the next one on, returned as prefetch hints
    private int _entries; // in the window and the tree, including stale ones

    public byte Id => id;

    /// <summary>Class and priority as one number; the lower is called first.</summary>
    public ulong Rank { get; set; }

    /// <summary>The number of contacts.</summary>
    public int Live { get; private set; }

    /// <summary>The mark of contacts added since the last sweep or kept by it.</summary>
    public byte Epoch { get; private set; }

    /// <summary>The number of lanes before this one in calling order.</summary>
    public int Place { get; set; }

    /// <summary>The next turn; valid after <see cref="TryFindDue"/> has returned true.</summary>
    public ref readonly Turn Next => ref _window[_next];

    public void Insert(ulong due, ulong tie)
    {
        Live++;
        _entries++;
        if (_window.To.Due < due && !_knowsLast) _tree.Insert(due, tie); // after the window, without comparing ties
        else InsertNear(new Turn(due, tie));
    }

    /// <summary>Moves the window to the next turn.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="wake">Receives an instant before which no contact is due; unchanged in descending order while a contact is due.</param>
    /// <returns>Whether the next turn is due.</returns>
    public bool TryFindDue(long now, ref long wake)
    {
        if (records.IsDescending)
        {
            if (TryFind(new Turn(records.KeyOf(now), 0))) return true;
            wake = TryLastOfWindow(out var last) ? records.DueOf(last.Due) : DueTime.Never;
            return false;
        }

        var found = TryFindFirst();
        wake = found ? records.DueOf(Next.Due) : DueTime.Never;
        return found && wake <= now;
    }

    /// <summary>Removes the next turn.</summary>
    /// <param name="wake">Receives an instant before which no other contact is due; unchanged in descending order.</param>
    public void RemoveNext(ref long wake)
    {
        _window.RemoveAt(_next);
        _entries--;
        Live--;
        _predicted = Math.Max(0, _predicted - 1);
        if (!records.IsDescending) wake = records.DueOf(_window.Count > 0 ? _window[0].Due : Math.Max(_window.To.Due, _tree.LeastAfter));
    }

    /// <summary>Prefetch hint: the contact likely to be taken n-th; -1 if unknown.</summary>
    public int Predict(int after) => _next + after < _window.Count ? _window[_next + after].Contact : -1;

    /// <summary>Prefetch hint: the next contact up to n places ahead that was not returned before; insertions may repeat or skip one.</summary>
    public bool TryPredict(int upTo, out int contact)
    {
        contact = _predicted <= upTo ? Predict(_predicted) : -1;
        if (contact >= 0) _predicted++;
        return contact >= 0;
    }

    /// <summary>The earliest due instant; the lane must not be empty.</summary>
    public long NextDue()
    {
        if (!records.IsDescending) return TryFindFirst() ? records.DueOf(Next.Due) : DueTime.Never;
        if (!_knowsLast || !records.IsAt(id, _last)) FindLast();
        return records.DueOf(_last.Due);
    }

    /// <summary>Counts a contact that was removed without being taken: its entry becomes stale.</summary>
    public void Leave()
    {
        Live--;
        if (_entries > (2 * Live) + MaxStale) Sweep();
    }

    /// <summary>Removes the stale entries of an empty lane, so that another class and priority can use it.</summary>
    public void Clear()
    {
        Sweep();
        _window.Clear(Turn.First, Turn.Last);
        (_entries, _knowsLast) = (0, false);
    }

    private void InsertNear(in Turn turn)
    {
        if (_knowsLast && _last < turn) _last = turn;
        if (_window.Count >= sizes.Crowd && _window.Covers(turn)) Cut(_from);
        if (!_window.Covers(turn)) _tree.Insert(turn.Due, turn.Tie);
        else if (!_window.Insert(turn)) _entries--;
    }

    private bool TryFindFirst()
    {
        _next = 0;
        return (_window.Count > 0 && records.IsAt(id, _window[0])) || TryFind(Turn.First);
    }

    private bool TryFind(in Turn from)
    {
        _from = from;
        if (from < _window.From && !ReachBack(from)) MoveWindow(from);
        else if (_window.To < from) MoveWindow(from);
        while (true)
        {
            for (_next = _window.CountBefore(from, _next); _next < _window.Count; Drop(_next))
            {
                if (records.IsAt(id, _window[_next])) return true;
            }

            if (_window.To == Turn.Last) return false;
            MakeRoom(from);
            if (_tree.TryDetachFirst(_window.To.Next, out var run, out var stretch)) Join(ref run, stretch);
            else _window.To = Turn.Last;
        }
    }

    // Descending: extends the window with time, about a minute further than needed. Not more, because turns within the window are inserted in order.
    private bool ReachBack(in Turn from)
    {
        var upTo = _window.From.Previous;
        var further = new Turn(from.Due - Math.Min(from.Due, Reach), 0);
        if (!_tree.TryFindSlot(upTo, out var before)) _window.From = further;
        else if (before.Last < from) _window.From = before.Last < further ? further : before.Last.Next; // nothing is between that slot and the window
        else // the slot overlaps the needed range
        {
            MakeRoom(from);
            if (_tree.TryDetachLast(from, upTo, out var run, out var stretch)) Join(ref run, stretch);
            else _window.From = from;
        }

        return !(from < _window.From);
    }

    private void MoveWindow(in Turn from)
    {
        foreach (ref readonly var turn in _window.Turns) _tree.Insert(turn.Due, turn.Tie);
        _window.Clear(from, from);
        if (records.IsAt(id, from) && _window.Insert(from)) _entries++; // the window holds all turns that it covers: the tree's copy is skipped
        if (_tree.TryDetachFirst(from, out var run, out var stretch)) Join(ref run, stretch);
        else _window.To = Turn.Last;
    }

    // Adds a slot next to the window, or around it, to the window: nothing is between the two.
    private void Join(ref Run run, in Stretch stretch)
    {
        var turns = _tree.Sort(ref run, stretch);
        var (before, after) = (0, _window.To < stretch.First ? 0 : turns.Length);
        while (before < after && turns[before] < _window.From) before++;
        while (after > before && _window.To < turns[after - 1]) after--; // turns in between are already in the window
        _window.Add(turns[..before], before: true);
        _window.Add(turns[after..], before: false);
        if (stretch.First < _window.From) _window.From = stretch.First;
        if (_window.To < stretch.Last) _window.To = stretch.Last;
        _entries -= _tree.TakeDropped() + after - before;
    }

    private void MakeRoom(in Turn next)
    {
        if (!_window.HasRoomFor(sizes.Open)) Cut(next);
    }

    // Moves the half of the window that is farther from the next turn back to the tree.
    private void Cut(in Turn next)
    {
        var half = _window.Count / 2;
        var fromStart = _window.CountBefore(next) > half;
        foreach (ref readonly var turn in fromStart ? _window.Turns[..half] : _window.Turns[^half..]) _tree.Insert(turn.Due, turn.Tie);
        if (fromStart) _window.CutFirst(half);
        else _window.CutLast(half);
    }

    private void Drop(int index)
    {
        _window.RemoveAt(index);
        _entries--;
    }

    private bool TryLastOfWindow(out Turn last)
    {
        while (true)
        {
            for (var index = _window.Count - 1; index >= 0; Drop(index--))
            {
                last = _window[index];
                if (records.IsAt(id, last)) return true;
            }

            last = default;
            if (_window.From == Turn.First) return false;
            if (_tree.TryDetachLast(Turn.First, _window.From.Previous, out var run, out var stretch)) Join(ref run, stretch);
            else _window.From = Turn.First;
        }
    }

    private void FindLast()
    {
        var found = _tree.TryFindLast(out _last);
        _entries -= _tree.TakeDropped();
        for (var index = _window.Count - 1; index >= 0; index--)
        {
            if (found && _window[index] < _last) break;
            if (!records.IsAt(id, _window[index])) continue;
            (_last, found) = (_window[index], true);
            break;
        }

        _knowsLast = found;
    }

    // The window goes first: it has each contact once, so the copies in the tree are removed.
    private void Sweep()
    {
        Epoch = unchecked((byte)(Epoch + 1));
        for (var index = _window.Count - 1; index >= 0; index--)
        {
            if (records.IsAt(id, _window[index])) records[_window[index].Contact].Sweep = Epoch;
            else Drop(index);
        }

        _tree.Sweep(Epoch);
        _entries -= _tree.TakeDropped();
    }
}

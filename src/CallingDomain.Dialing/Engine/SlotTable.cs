namespace CallingDomain.Dialing;

/// <summary>Small whole numbers by key, for keys that come and go with every call: linear probing, and what is removed leaves no trace.</summary>
/// <remarks>Keys are never 0. Half of the places are free, so that a look takes a step or two; a dictionary takes several times as long.</remarks>
internal sealed class SlotTable
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private ulong[] _keys = new ulong[32];
    private int[] _slots = new int[32];
    private int _shift = 64 - 5;

    public int Count { get; private set; }

    public bool TryFind(ulong key, out int slot)
    {
        var at = PlaceOf(key);
        slot = _slots[at];
        return _keys[at] == key;
    }

    /// <summary>Adds a key that is not there.</summary>
    public void Add(ulong key, int slot)
    {
        if (2 * Count >= _keys.Length) Grow();
        var at = PlaceOf(key);
        (_keys[at], _slots[at]) = (key, slot);
        Count++;
    }

    /// <summary>Removes a key that is there.</summary>
    public void Remove(ulong key)
    {
        var (mask, free) = (_keys.Length - 1, PlaceOf(key));
        for (var at = (free + 1) & mask; _keys[at] != 0; at = (at + 1) & mask)
        {
            // Whoever would be looked for before the place that is free moves there.
            if (((at - HomeOf(_keys[at])) & mask) < ((at - free) & mask)) continue;
            (_keys[free], _slots[free]) = (_keys[at], _slots[at]);
            free = at;
        }

        _keys[free] = 0;
        Count--;
    }

    private int HomeOf(ulong key) => (int)(unchecked(key * Golden) >> _shift);

    // Where a key is, or would be.
    private int PlaceOf(ulong key)
    {
        var at = HomeOf(key);
        while (_keys[at] != key && _keys[at] != 0) at = (at + 1) & (_keys.Length - 1);
        return at;
    }

    private void Grow()
    {
        var (keys, slots) = (_keys, _slots);
        (_keys, _slots, _shift, Count) = (new ulong[2 * keys.Length], new int[2 * keys.Length], _shift - 1, 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0) Add(keys[i], slots[i]);
        }
    }
}

namespace CallingDomain.Dialing;

/// <summary>The waiting callbacks that have an owner, by agent and due time.</summary>
internal sealed class OwnedCallbacks
{
    private readonly Dictionary<string, SortedSet<(long Due, int Contact)>> _waiting = new(StringComparer.Ordinal);
    private readonly SortedSet<(long Due, int Contact, string Agent)> _all = new(Comparer<(long Due, int Contact, string Agent)>.Create(static (one, other) => (one.Due, one.Contact).CompareTo((other.Due, other.Contact))));

    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>How long a callback is kept for its owner; null forever. Changes only while the collection is empty.</summary>
    public long? Time { get; set; }

    public void Put(string agent, long due, int contact)
    {
        if (!_waiting.TryGetValue(agent, out var mine)) _waiting.Add(agent, mine = []);
        mine.Add((due, contact));
        if (Time is not null) _all.Add((due, contact, agent));
    }

    public bool Remove(string agent, long due, int contact)
    {
        if (!_waiting.TryGetValue(agent, out var mine) || !mine.Remove((due, contact))) return false;
        if (mine.Count == 0) _waiting.Remove(agent);
        if (Time is not null) _all.Remove((due, contact, agent));
        return true;
    }

    /// <summary>When the first callback lapses, so that any agent may claim it; null for never.</summary>
    public long? NextLapse => _all.Count > 0 ? LapseOf(_all.Min.Due) : null;

    /// <summary>When a callback with this due time lapses; never without <see cref="Time"/>.</summary>
    public long LapseOf(long due) => Time is { } time ? DueTime.Later(due, time) : DueTime.Never;

    /// <summary>Removes the first lapsed callback.</summary>
    public bool TryLapse(long now, out int contact)
    {
        contact = -1;
        if (NextLapse is not { } lapse || lapse > now) return false;
        var (due, lapsed, agent) = _all.Min;
        contact = lapsed;
        return Remove(agent, due, lapsed);
    }

    /// <summary>When the first callback of an agent is due; null for none.</summary>
    public long? NextDue(string agent) => _waiting.TryGetValue(agent, out var mine) ? mine.Min.Due : null;

    /// <summary>The due callbacks of all agents.</summary>
    public IEnumerable<int> Due(long now) => _waiting.Keys.SelectMany(agent => DueOf(agent, now));

    /// <summary>The due callbacks of an agent, by due time.</summary>
    public IEnumerable<int> DueOf(string agent, long now) => _waiting.TryGetValue(agent, out var mine) ? mine.TakeWhile(each => each.Due <= now).Select(each => each.Contact) : [];
}

namespace CallingDomain.Dialing;

/// <summary>The callbacks that wait for one agent each, by agent and due time.</summary>
internal sealed class OwnedCallbacks
{
    private readonly Dictionary<string, SortedSet<(long Due, int Contact)>> _waiting = new(StringComparer.Ordinal);

    public bool IsEmpty => _waiting.Count == 0;

    public void Put(string agent, long due, int contact)
    {
        if (!_waiting.TryGetValue(agent, out var mine)) _waiting.Add(agent, mine = []);
        mine.Add((due, contact));
    }

    public bool Remove(string agent, long due, int contact)
    {
        if (!_waiting.TryGetValue(agent, out var mine) || !mine.Remove((due, contact))) return false;
        if (mine.Count == 0) _waiting.Remove(agent);
        return true;
    }

    public void Clear() => _waiting.Clear();

    /// <summary>When the first callback of an agent is due; null for none.</summary>
    public long? NextDue(string agent) => _waiting.TryGetValue(agent, out var mine) ? mine.Min.Due : null;

    /// <summary>The callbacks of all agents that are due.</summary>
    public IEnumerable<int> Due(long now) => _waiting.Keys.SelectMany(agent => DueOf(agent, now));

    /// <summary>The callbacks of an agent that are due, in the order of their due times.</summary>
    public IEnumerable<int> DueOf(string agent, long now) => _waiting.TryGetValue(agent, out var mine) ? mine.TakeWhile(each => each.Due <= now).Select(each => each.Contact) : [];
}

namespace CallingDomain.Dialing;

/// <summary>Repeated values, such as item types, zones and lists, by index from 1; 0 is none.</summary>
internal sealed class NameTable<TName>
    where TName : class
{
    private readonly Dictionary<TName, int> _indexes = [];
    private readonly List<TName> _names = [];
    private (TName? Name, int Index) _last;

    public IReadOnlyList<TName> Names => _names;

    public int IndexOf(TName? name)
    {
        if (name is null) return 0;
        if (ReferenceEquals(_last.Name, name)) return _last.Index;
        if (!_indexes.TryGetValue(name, out var index))
        {
            Add(name);
            index = _names.Count;
        }

        _last = (name, index);
        return index;
    }

    /// <summary>Appends a name.</summary>
    public void Add(TName name)
    {
        _names.Add(name);
        _indexes.TryAdd(name, _names.Count);
    }

    /// <summary>The name of an index; null for 0.</summary>
    public TName? this[int index] => index == 0 ? null : _names[index - 1];
}

namespace CallingDomain.Dialing;

/// <summary>A place in the tree where a stretch of turns is divided into up to 64 slots of the same width.</summary>
internal struct Node
{
    /// <summary>Which slots hold something.</summary>
    public ulong Mask;

    /// <summary>Where the stretch begins.</summary>
    public ulong Prefix;

    /// <summary>The bits in which nothing within the stretch differs from <see cref="Prefix"/>.</summary>
    public ulong Outside;

    /// <summary>The stretch's width in bits.</summary>
    public byte Width;

    /// <summary>A slot's width in bits.</summary>
    public byte Shift;

    /// <summary>The stretch is one due instant; its only slot is divided by attempts and contact.</summary>
    public bool IsGroup;
}

/// <summary>Nodes, given out and taken back empty.</summary>
internal sealed class NodePool
{
    private const int Fanout = 64;

    private Node[] _nodes = [];
    private Run[][] _slots = []; // an array a node, which stays where it is when the pool grows
    private int[] _free = [];
    private int _freeCount;

    public ref Node this[int node] => ref _nodes[node];

    public Run[] SlotsOf(int node) => _slots[node];

    /// <summary>A node for a stretch.</summary>
    /// <param name="part">Any turn within the stretch.</param>
    /// <param name="width">The stretch's width in bits, 1 to 64.</param>
    /// <param name="shift">A slot's width in bits, at most six less.</param>
    public int Rent(ulong part, int width, int shift)
    {
        var node = Rent();
        var outside = width == Fanout ? 0 : ulong.MaxValue << width;
        _nodes[node] = new Node { Prefix = part & outside, Outside = outside, Width = (byte)width, Shift = (byte)shift };
        return node;
    }

    /// <summary>A node for all turns of one due instant.</summary>
    public int RentGroup(ulong due)
    {
        var node = Rent();
        _nodes[node] = new Node { Mask = 1, Prefix = due, Outside = ulong.MaxValue, IsGroup = true };
        return node;
    }

    public void Return(int node) => _free[_freeCount++] = node;

    private int Rent()
    {
        if (_freeCount == 0) Grow();
        return _free[--_freeCount];
    }

    private void Grow()
    {
        var (before, after) = (_nodes.Length, _nodes.Length + Math.Max(8, _nodes.Length / 2));
        Array.Resize(ref _nodes, after);
        Array.Resize(ref _slots, after);
        Array.Resize(ref _free, after);
        for (var node = after - 1; node >= before; node--)
        {
            _slots[node] = new Run[Fanout];
            _free[_freeCount++] = node;
        }
    }
}

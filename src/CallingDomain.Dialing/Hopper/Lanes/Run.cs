namespace CallingDomain.Dialing;

/// <summary>Unsorted entries in a chain of chunks; or, in a slot of the tree, the node that has taken their place.</summary>
internal struct Run
{
    /// <summary>The first chunk, or the node.</summary>
    public int Head;

    /// <summary>The chunk that is being filled.</summary>
    public int Tail;

    /// <summary>How many entries; negative for a node.</summary>
    public int Count;

    public readonly bool IsNode => Count < 0;

    public static Run Of(int node) => new() { Head = node, Count = -1 };
}

namespace CallingDomain.Dialing;

/// <summary>Unsorted entries in a chain of chunks.</summary>
internal struct Run
{
    /// <summary>The first chunk.</summary>
    public int Head;

    /// <summary>The chunk that is being filled.</summary>
    public int Tail;

    /// <summary>How many entries.</summary>
    public int Count;
}

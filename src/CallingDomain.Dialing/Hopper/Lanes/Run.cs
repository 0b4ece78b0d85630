namespace CallingDomain.Dialing;

/// <summary>Unsorted entries in a ring of chunks.</summary>
internal unsafe struct Run
{
    /// <summary>The address of the next entry; at the end of a chunk, or null, if a chunk must be allocated.</summary>
    public Entry* Next;

    /// <summary>The number of entries.</summary>
    public int Count;
}

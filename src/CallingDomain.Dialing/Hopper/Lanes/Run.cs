namespace CallingDomain.Dialing;

/// <summary>Unsorted entries in a ring of chunks.</summary>
internal unsafe struct Run
{
    /// <summary>Where the next entry goes; at the end of a chunk, or null, when a chunk is missing.</summary>
    public Entry* Next;

    /// <summary>How many entries.</summary>
    public int Count;
}

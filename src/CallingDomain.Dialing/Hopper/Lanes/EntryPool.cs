using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>A contact and the part of its turn by which it is being distributed: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Entry
{
    public ulong Part;
    public int Contact;
}

/// <summary>Room for 20 entries in four lines of the cache.</summary>
/// <remarks>Chunks begin at multiples of their size: the address of an entry tells its chunk, and whether the chunk is full.</remarks>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal unsafe struct Chunk
{
    public const int Bytes = 256, Entries = (Bytes - HeadBytes) / EntryBytes;

    private const int HeadBytes = 16, EntryBytes = 12;

    /// <summary>The chunk's number.</summary>
    public int Id;

    public static Entry* First(Chunk* chunk) => (Entry*)((byte*)chunk + HeadBytes);

    /// <summary>The chunk of the entry before an address.</summary>
    public static Chunk* Before(Entry* place) => (Chunk*)unchecked(((nuint)place - 1) & ~(nuint)(Bytes - 1));

    /// <summary>Whether an address is the end of a chunk, or null.</summary>
    public static bool IsEnd(Entry* place) => ((nuint)place & (Bytes - 1)) == 0;
}

/// <summary>Chunks of entries, given out and taken back; grows by segments, so nothing is copied and no pause grows with the count.</summary>
internal sealed unsafe class EntryPool
{
    private const int SegmentBits = 7, SegmentChunks = 1 << SegmentBits;

    private readonly List<byte[]> _memory = []; // what keeps the segments alive
    private nint[] _segments = []; // where the chunks of each begin
    private int[] _after = []; // of each chunk the one after it: of the last of a run the first, of the last free one none
    private int _free = -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ref Run run, ulong part, int contact)
    {
        var at = run.Next;
        if (Chunk.IsEnd(at)) at = Extend(at);
        at->Part = part;
        at->Contact = contact;
        run.Next = at + 1;
        run.Count++;
    }

    /// <summary>The entries of a run, chunk by chunk.</summary>
    public ChunkWalk Walk(in Run run) => new(this, run, takesBack: false);

    /// <summary>The entries of a run, chunk by chunk; each chunk is taken back when the next is asked for.</summary>
    public ChunkWalk Drain(in Run run) => new(this, run, takesBack: true);

    /// <summary>Takes all chunks of a run back.</summary>
    public void Release(ref Run run)
    {
        if (run.Count > 0)
        {
            var last = Chunk.Before(run.Next)->Id;
            (_after[last], _free) = (_free, _after[last]);
        }

        run = default;
    }

    /// <summary>The first chunk of a run that holds something.</summary>
    public int FirstOf(in Run run) => _after[Chunk.Before(run.Next)->Id];

    public int After(int chunk) => _after[chunk];

    public Chunk* this[int chunk] => (Chunk*)_segments[chunk >> SegmentBits] + (chunk & (SegmentChunks - 1));

    /// <summary>Takes a chunk back.</summary>
    public void Release(int chunk) => (_after[chunk], _free) = (_free, chunk);

    // After null a run begins.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Entry* Extend(Entry* end)
    {
        if (_free < 0) Grow();
        var chunk = _free;
        _free = _after[chunk];
        var last = end is null ? chunk : Chunk.Before(end)->Id;
        (_after[chunk], _after[last]) = (end is null ? chunk : _after[last], chunk);
        return Chunk.First(this[chunk]);
    }

    private void Grow()
    {
        var (segment, first) = (_segments.Length, _segments.Length * SegmentChunks);
        var memory = GC.AllocateUninitializedArray<byte>((SegmentChunks + 1) * Chunk.Bytes, pinned: true);
        _memory.Add(memory);
        Array.Resize(ref _segments, segment + 1);
        _segments[segment] = (nint)(((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory)) + Chunk.Bytes - 1) & ~(nuint)(Chunk.Bytes - 1));
        if (_after.Length < first + SegmentChunks) Array.Resize(ref _after, Math.Max(first + SegmentChunks, first + (first / 4)));
        for (var chunk = first; chunk < first + SegmentChunks; chunk++) (this[chunk]->Id, _after[chunk]) = (chunk, chunk + 1);
        _after[first + SegmentChunks - 1] = -1;
        _free = first;
    }
}

/// <summary>Goes through the chunks of a run. Those a few ahead are asked for, since they lie anywhere.</summary>
internal unsafe ref struct ChunkWalk
{
    private const int Ahead = 4;

    private readonly EntryPool _pool;
    private readonly bool _takesBack;
    private int _left; // entries from the current chunk on
    private int _chunk = -1;
    private int _next;
    private int _ahead;

    public ChunkWalk(EntryPool pool, in Run run, bool takesBack)
    {
        (_pool, _takesBack, _left) = (pool, takesBack, run.Count + Chunk.Entries);
        if (run.Count == 0) return;
        _next = _ahead = pool.FirstOf(run);
        for (var chunk = 1; chunk < Ahead && chunk * Chunk.Entries < run.Count; chunk++) Fetch();
    }

    public readonly ReadOnlySpan<Entry> Current => new(Chunk.First(_pool[_chunk]), Math.Min(_left, Chunk.Entries));

    public readonly ChunkWalk GetEnumerator() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        var passed = _chunk;
        _left -= Chunk.Entries;
        if (_left > 0)
        {
            _chunk = _next;
            _next = _pool.After(_chunk);
            if (_left > Ahead * Chunk.Entries) Fetch();
        }

        if (_takesBack && passed >= 0) _pool.Release(passed);
        return _left > 0;
    }

    private void Fetch()
    {
        _ahead = _pool.After(_ahead);
        Memory.PrefetchWhole(in *_pool[_ahead]);
    }
}

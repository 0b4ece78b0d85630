using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>A contact and the part of its turn that is being distributed: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Entry
{
    public ulong Part;
    public int Contact;
}

/// <summary>Space for 20 entries in four cache lines.</summary>
/// <remarks>Chunks are aligned to their size: the address of an entry gives its chunk, and whether the chunk is full.</remarks>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal unsafe struct Chunk
{
    public const int Bytes = 256, Entries = (Bytes - HeadBytes) / EntryBytes;

    private const int HeadBytes = 16, EntryBytes = 12;

    /// <summary>The next chunk; for the last chunk of a run its first one, for the last free chunk null.</summary>
    public Chunk* After;

    public static Entry* First(Chunk* chunk) => (Entry*)((byte*)chunk + HeadBytes);

    /// <summary>The chunk of the entry before an address.</summary>
    public static Chunk* Before(Entry* place) => (Chunk*)unchecked(((nuint)place - 1) & ~(nuint)(Bytes - 1));

    /// <summary>Whether an address is the end of a chunk, or null.</summary>
    public static bool IsEnd(Entry* place) => ((nuint)place & (Bytes - 1)) == 0;
}

/// <summary>A pool of chunks. Grows by segments without copying, so that no pause grows with the count.</summary>
internal sealed unsafe class EntryPool
{
    private const int SegmentChunks = 128;

    private readonly List<Chunk[]> _segments = []; // keeps the chunks alive
    private Chunk* _free;

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

    /// <summary>The entries of a run, chunk by chunk. Requesting the next chunk frees the current one: enumerate to the end and drop the run.</summary>
    public ChunkWalk Drain(in Run run) => new(this, run, takesBack: true);

    /// <summary>Frees a chunk.</summary>
    public void Release(Chunk* chunk)
    {
        chunk->After = _free;
        _free = chunk;
    }

    /// <summary>Frees all chunks of a run.</summary>
    public void Release(ref Run run)
    {
        if (run.Count > 0)
        {
            var last = Chunk.Before(run.Next);
            var first = last->After;
            last->After = _free;
            _free = first;
        }

        run = default;
    }

    // Null begins a run.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Entry* Extend(Entry* end)
    {
        if (_free is null) Grow();
        var chunk = _free;
        _free = chunk->After;
        var last = end is null ? chunk : Chunk.Before(end);
        chunk->After = end is null ? chunk : last->After;
        last->After = chunk;
        return Chunk.First(chunk);
    }

    private void Grow()
    {
        _segments.Add(AlignedMemory.Allocate<Chunk>(SegmentChunks, Chunk.Bytes, out var first));
        for (var chunk = SegmentChunks - 1; chunk >= 0; chunk--) Release(first + chunk);
    }
}

/// <summary>Enumerates the chunks of a run. Prefetches the next chunk, which may be anywhere in memory.</summary>
internal unsafe ref struct ChunkWalk(EntryPool pool, in Run run, bool takesBack)
{
    private readonly EntryPool _pool = pool;
    private readonly bool _takesBack = takesBack;
    private int _left = run.Count + Chunk.Entries; // entries from the current chunk on; one chunk more before the first MoveNext
    private Chunk* _chunk;
    private Chunk* _next = run.Count == 0 ? null : Chunk.Before(run.Next)->After;

    public readonly ReadOnlySpan<Entry> Current => new(Chunk.First(_chunk), Math.Min(_left, Chunk.Entries));

    public readonly ChunkWalk GetEnumerator() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        var passed = _chunk;
        _left -= Chunk.Entries;
        if (_left > 0)
        {
            _chunk = _next;
            _next = _chunk->After;
            if (_left > Chunk.Entries) Memory.PrefetchWhole(in *_next);
        }

        if (_takesBack && passed is not null) _pool.Release(passed);
        return _left > 0;
    }
}

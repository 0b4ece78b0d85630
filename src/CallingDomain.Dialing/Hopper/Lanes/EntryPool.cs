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

/// <summary>20 entries and the way to the next ones, in four lines of the cache.</summary>
/// <remarks>Chunks begin at multiples of their size, so that an entry's place tells its chunk, and whether that is full.</remarks>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal unsafe struct Chunk
{
    public const int Bytes = 256, Entries = (Bytes - HeadBytes) / EntryBytes;

    private const int HeadBytes = 16, EntryBytes = 12;

    /// <summary>The chunk after this one: in a run the first after the last, among the free null after the last.</summary>
    public Chunk* After;

    public static Entry* First(Chunk* chunk) => (Entry*)((byte*)chunk + HeadBytes);

    /// <summary>The chunk of the entry before a place.</summary>
    public static Chunk* Before(Entry* place) => (Chunk*)(((nuint)place - 1) & ~(nuint)(Bytes - 1));

    /// <summary>Whether a place is the end of a chunk, or no place.</summary>
    public static bool IsEnd(Entry* place) => ((nuint)place & (Bytes - 1)) == 0;
}

/// <summary>Chunks of entries, given out and taken back; grows by segments, so nothing is copied and no pause grows with the count.</summary>
internal sealed unsafe class EntryPool
{
    private const int SegmentChunks = 128;

    private readonly List<byte[]> _segments = []; // what keeps the chunks alive
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

    /// <summary>The first chunk of a run; null when it holds nothing.</summary>
    public static Chunk* First(in Run run) => run.Count == 0 ? null : Chunk.Before(run.Next)->After;

    /// <summary>The entries of a chunk; the chunk after it is asked for, since it may lie anywhere.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="left">How many entries the run has from this chunk on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<Entry> Entries(Chunk* chunk, int left)
    {
        if (left > Chunk.Entries) Memory.PrefetchWhole(in *chunk->After);
        return new ReadOnlySpan<Entry>(Chunk.First(chunk), Math.Min(left, Chunk.Entries));
    }

    /// <summary>Takes a chunk back.</summary>
    /// <returns>The one after it in its run.</returns>
    public Chunk* Release(Chunk* chunk)
    {
        var after = chunk->After;
        chunk->After = _free;
        _free = chunk;
        return after;
    }

    /// <summary>Takes all chunks of a run back.</summary>
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

    // Null is no chunk: the run begins.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Entry* Extend(Entry* end)
    {
        if (_free is null) Grow();
        var chunk = _free;
        _free = chunk->After;
        if (end is null)
        {
            chunk->After = chunk;
        }
        else
        {
            var last = Chunk.Before(end);
            chunk->After = last->After;
            last->After = chunk;
        }

        return Chunk.First(chunk);
    }

    private void Grow()
    {
        var segment = GC.AllocateUninitializedArray<byte>((SegmentChunks + 1) * Chunk.Bytes, pinned: true);
        _segments.Add(segment);
        var first = (Chunk*)(((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(segment)) + Chunk.Bytes - 1) & ~(nuint)(Chunk.Bytes - 1));
        for (var chunk = 0; chunk < SegmentChunks; chunk++) first[chunk].After = chunk + 1 < SegmentChunks ? first + chunk + 1 : null;
        _free = first;
    }
}

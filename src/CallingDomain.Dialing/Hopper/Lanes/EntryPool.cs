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

/// <summary>Chunks of entries, given out and taken back; grows by segments, so nothing is copied and no pause grows with the count.</summary>
internal sealed class EntryPool
{
    public const int ChunkEntries = 1 << ChunkBits;

    private const int ChunkBits = 5, SegmentBits = 7, SegmentChunks = 1 << SegmentBits;

    private Entry[][] _segments = [];
    private int[] _next = []; // of each chunk: the one after it, in its run or among the free
    private int _free = -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ref Run run, ulong part, int contact)
    {
        var offset = run.Count & (ChunkEntries - 1);
        if (offset == 0) Extend(ref run);
        ref var entry = ref _segments[run.Tail >> SegmentBits][((run.Tail & (SegmentChunks - 1)) << ChunkBits) | offset];
        entry.Part = part;
        entry.Contact = contact;
        run.Count++;
    }

    /// <summary>The entries of a chunk; the chunk after it is asked for, since it may lie anywhere.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="left">How many entries the run has from this chunk on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<Entry> Entries(int chunk, int left)
    {
        if (left > ChunkEntries) Prefetch(_next[chunk]);
        return _segments[chunk >> SegmentBits].AsSpan((chunk & (SegmentChunks - 1)) << ChunkBits, Math.Min(left, ChunkEntries));
    }

    public int Next(int chunk) => _next[chunk];

    /// <summary>Takes a chunk back.</summary>
    /// <returns>The one after it in its run.</returns>
    public int Release(int chunk)
    {
        var next = _next[chunk];
        _next[chunk] = _free;
        _free = chunk;
        return next;
    }

    /// <summary>Takes all chunks of a run back.</summary>
    public void Release(ref Run run)
    {
        if (run.Count > 0)
        {
            _next[run.Tail] = _free;
            _free = run.Head;
        }

        run = default;
    }

    private void Prefetch(int chunk)
    {
        ref var first = ref _segments[chunk >> SegmentBits][(chunk & (SegmentChunks - 1)) << ChunkBits];
        for (var line = 0; line < ChunkEntries * 12; line += 64) Memory.Prefetch(in Unsafe.AddByteOffset(ref first, line));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Extend(ref Run run)
    {
        if (_free < 0) Grow();
        var chunk = _free;
        _free = _next[chunk];
        if (run.Count == 0) run.Head = chunk;
        else _next[run.Tail] = chunk;
        run.Tail = chunk;
    }

    private void Grow()
    {
        var (segment, first) = (_segments.Length, _segments.Length * SegmentChunks);
        Array.Resize(ref _segments, segment + 1);
        _segments[segment] = GC.AllocateUninitializedArray<Entry>(SegmentChunks * ChunkEntries, pinned: true);
        if (_next.Length < first + SegmentChunks) Array.Resize(ref _next, Math.Max(first + SegmentChunks, first + (first / 4)));
        for (var chunk = first; chunk < first + SegmentChunks; chunk++) _next[chunk] = chunk + 1;
        _next[first + SegmentChunks - 1] = -1;
        _free = first;
    }
}

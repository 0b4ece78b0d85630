using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Benchmarks;

/// <summary>
/// A timing wheel without any product around it, as the floor: one ring of slots, entries of 8 bytes that are sorted when their slot is opened, and a record for each contact.
/// It assumes that time never goes back, that no contact is put into the open slot, and that no delay is longer than a day.
/// </summary>
internal sealed class TimingWheel
{
    /// <summary>How many contacts ahead a record is fetched.</summary>
    public const int Ahead = 12;

    private const int LineWords = 16, LineEntries = LineWords - 1, SortedByInsertion = 16, CacheLineBytes = 64;
    private const int ChunksShift = 4, LastShift = 32;
    private const long LongestDelayNs = 86_460 * HopperLoad.Second;

    private readonly Record[] _records;
    private readonly ulong[] _slots; // a line each: a header and the latest entries, so that putting one in touches one place
    private readonly ulong[] _pool; // full lines, without their headers
    private readonly int[] _chunks; // of each of them the one before in the same slot, or the next that is free
    private readonly int _firstSlot, _slotMask;
    private readonly int _slotBits, _contactBits, _mostAttempts;
    private readonly ulong _flip; // of what breaks ties
    private readonly int[] _buckets = new int[2048];
    private ulong[] _gathered = new ulong[1024];
    private ulong[] _open = new ulong[1024]; // sorted; the first is 0, less than all
    private int _freeChunk = -1, _usedChunks;
    private long _slot;

    /// <param name="dues">The due instant of each contact.</param>
    /// <param name="newestFirst">Whether they are read from the end: ties are then sorted the other way round.</param>
    public TimingWheel(long[] dues, bool newestFirst = false)
    {
        unchecked
        {
            _contactBits = Math.Max(1, BitOperations.Log2((uint)dues.Length - 1) + 1);
            _slotBits = SlotBitsFor(dues.Length);
            _mostAttempts = (1 << Math.Min(30, 64 - _slotBits - _contactBits)) - 1;
            _flip = newestFirst ? (1UL << (64 - _slotBits)) - 1 : 0;
            var slots = (int)BitOperations.RoundUpToPowerOf2((uint)(LongestDelayNs >> _slotBits) + 2);
            _slotMask = slots - 1;
            _slots = GC.AllocateArray<ulong>((slots * LineWords) + (CacheLineBytes / sizeof(ulong)), pinned: true);
            _firstSlot = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_slots, 0) & (CacheLineBytes - 1)) / sizeof(ulong);
            _chunks = new int[(dues.Length / LineEntries) + 1];
            _pool = GC.AllocateUninitializedArray<ulong>(_chunks.Length * LineEntries);
            _records = new Record[dues.Length];
            _slot = (HopperLoad.StartNs >> _slotBits) - 1;
            for (var i = 0; i < dues.Length; i++)
            {
                // In the order in which ties are sorted.
                var contact = newestFirst ? dues.Length - 1 - i : i;
                Put(contact, ref _records[contact], dues[contact], 0);
            }
        }
    }

    /// <summary>The entries of the open slot that come next: from <see cref="At"/> to <see cref="End"/>.</summary>
    public int At { get; set; } = 1;

    public int End { get; private set; } = 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EntryAt(int at) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_open), at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ContactOf(ulong entry) => unchecked((int)((entry ^ _flip) & ((1UL << _contactBits) - 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Record RecordOf(int contact) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_records), contact);

    /// <summary>Whether a contact is still where an entry says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(ulong entry, int contact, in Record record) => entry == EntryOf(contact, record.Due, record.Attempts);

    /// <summary>Asks the processor to load a record.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong entry)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref RecordOf(ContactOf(entry))));
    }

    /// <summary>The greatest entry of the open slot that is due.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong LastDue(long now) => now >> _slotBits > _slot ? ulong.MaxValue : unchecked(((ulong)now << (64 - _slotBits)) | ((1UL << (64 - _slotBits)) - 1));

    /// <summary>Puts a contact into the slot of its due instant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int contact, ref Record record, long due, int attempts)
    {
        unchecked
        {
            (record.Due, record.Attempts) = (due, attempts);
            if (attempts > _mostAttempts || (ulong)((due >> _slotBits) - _slot - 1) > (ulong)_slotMask) Refuse();
            ref var line = ref LineOf(due >> _slotBits);
            var header = line;
            if ((header & LineEntries) == LineEntries) header = MoveToPool(ref line);
            line = header + 1;
            Unsafe.Add(ref line, (int)(line & LineEntries)) = EntryOf(contact, due, attempts);
        }
    }

    /// <summary>Opens the next slot that has entries, if there is one up to an instant.</summary>
    public bool TryOpen(long latest = long.MaxValue)
    {
        unchecked
        {
            var last = latest >> _slotBits;
            while (_slot < last)
            {
                ref var line = ref LineOf(++_slot);
                if (line == 0) continue;
                Open(ref line);
                line = 0;
                return true;
            }

            return false;
        }
    }

    // So wide that the open slot is sorted in the first caches, and so few that the lines which are appended to stay in the next.
    private static int SlotBitsFor(int contacts) => contacts > 100_000 ? 32 : 36;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong EntryOf(int contact, long due, int attempts) =>
        unchecked(((ulong)due << (64 - _slotBits)) | ((((ulong)(uint)attempts << _contactBits) | (uint)contact) ^ _flip));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Refuse() => throw new InvalidOperationException("The wheel is made for delays of up to a day, and for so many attempts only.");

    // The header of a slot: how many entries are in its line, how many chunks there are before, and which was the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong LineOf(long slot) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), _firstSlot + ((unchecked((int)slot) & _slotMask) * LineWords));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong MoveToPool(ref ulong line)
    {
        unchecked
        {
            var chunk = _freeChunk;
            if (chunk >= 0) _freeChunk = _chunks[chunk];
            else chunk = _usedChunks++;
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref line, 1), LineEntries).CopyTo(_pool.AsSpan(chunk * LineEntries, LineEntries));
            _chunks[chunk] = (int)(line >> LastShift);
            return ((ulong)chunk << LastShift) | ((((uint)line >> ChunksShift) + 1) << ChunksShift);
        }
    }

    private void Open(ref ulong line)
    {
        unchecked
        {
            var (chunks, chunk) = ((int)((uint)line >> ChunksShift), (int)(line >> LastShift));
            var count = (chunks * LineEntries) + (int)(line & LineEntries);
            if (count + Ahead + 2 > _gathered.Length) Grow(count + Ahead + 2);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref line, 1), LineEntries)[..(int)(line & LineEntries)].CopyTo(_gathered.AsSpan(1 + (chunks * LineEntries)));
            if (chunks > 0)
            {
                var last = chunk;
                for (var left = chunks - 1; ; left--)
                {
                    _pool.AsSpan(chunk * LineEntries, LineEntries).CopyTo(_gathered.AsSpan(1 + (left * LineEntries)));
                    if (left == 0) break;
                    chunk = _chunks[chunk];
                }

                (_chunks[chunk], _freeChunk) = (_freeChunk, last);
            }

            if (count > SortedByInsertion) Scatter(count);
            else (_open, _gathered) = (_gathered, _open);
            Insert(count);
            (At, End) = (1, count + 1);
            for (var i = 1; i <= Math.Min(count, Ahead); i++) Prefetch(_open[i]);
        }
    }

    private void Grow(int length)
    {
        _gathered = new ulong[BitOperations.RoundUpToPowerOf2((uint)length)];
        _open = new ulong[_gathered.Length];
    }

    // By the leading bits, into as many buckets as there are entries or half as many, those of one bucket as they were.
    private void Scatter(int count)
    {
        unchecked
        {
            var bits = Math.Min(BitOperations.Log2((uint)count), BitOperations.Log2((uint)_buckets.Length));
            var shift = 64 - bits;
            var buckets = _buckets.AsSpan(0, 1 << bits);
            buckets.Clear();
            ref var bucket = ref MemoryMarshal.GetArrayDataReference(_buckets);
            ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_gathered), 1);
            ref var to = ref MemoryMarshal.GetArrayDataReference(_open);
            for (var i = 0; i < count; i++) Unsafe.Add(ref bucket, (int)(Unsafe.Add(ref from, i) >> shift))++;
            var next = 1;
            for (var i = 0; i < buckets.Length; i++) (buckets[i], next) = (next, next + buckets[i]);
            for (var i = 0; i < count; i++)
            {
                var entry = Unsafe.Add(ref from, i);
                Unsafe.Add(ref to, Unsafe.Add(ref bucket, (int)(entry >> shift))++) = entry;
            }
        }
    }

    // What is far from its place is left to a sort that does not mind.
    private void Insert(int count)
    {
        unchecked
        {
            var moves = 16L * count;
            ref var open = ref MemoryMarshal.GetArrayDataReference(_open);
            for (var i = 2; i <= count; i++)
            {
                var entry = Unsafe.Add(ref open, i);
                var at = i;
                for (; Unsafe.Add(ref open, at - 1) > entry; at--) Unsafe.Add(ref open, at) = Unsafe.Add(ref open, at - 1);
                Unsafe.Add(ref open, at) = entry;
                if ((moves -= i - at) >= 0) continue;
                _open.AsSpan(1, count).Sort();
                return;
            }
        }
    }

    /// <summary>Where a contact is, in 16 bytes.</summary>
    internal struct Record
    {
        public long Due;
        public int Attempts;
    }
}

/// <summary>The wheel in strict order of due time.</summary>
internal sealed class WheelInDueOrder(TimingWheel wheel) : IContender
{
    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations;)
            {
                if (wheel.At == wheel.End && !wheel.TryOpen()) break;
                var (at, end) = (wheel.At, Math.Min(wheel.End, wheel.At + operations - i));
                for (; at < end; at++)
                {
                    wheel.Prefetch(wheel.EntryAt(at + TimingWheel.Ahead));
                    var entry = wheel.EntryAt(at);
                    var contact = wheel.ContactOf(entry);
                    ref var record = ref wheel.RecordOf(contact);
                    if (!wheel.Holds(entry, contact, record)) continue;
                    wheel.Put(contact, ref record, record.Due + HopperLoad.DelayNs(contact, record.Attempts), record.Attempts + 1);
                    sum = (sum * 31) + (uint)contact;
                    i++;
                }

                wheel.At = at;
            }

            return sum;
        }
    }
}

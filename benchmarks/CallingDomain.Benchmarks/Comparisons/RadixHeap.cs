using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallingDomain.Benchmarks;

/// <summary>
/// A radix heap: a contact waits in the bucket of the highest digit in which its due instant differs from that of the contact taken last, and comes to lower ones as
/// its bucket becomes the first. It assumes that no contact is put in that is due before that contact or at the same instant.
/// </summary>
internal sealed class RadixHeap
{
    private const int DigitBits = 8, Digits = 1 << DigitBits, Levels = 64 / DigitBits;

    private readonly Bucket[] _buckets = new Bucket[Levels * Digits];
    private readonly ulong[] _used = new ulong[Levels * Digits / 64]; // a bit for each bucket that has entries
    private Entry[] _first = new Entry[16]; // all those of the last due instant, in order
    private int _at, _count;
    private long _last;

    public RadixHeap(long[] dues)
    {
        _last = HopperLoad.StartNs - 1;
        for (var contact = 0; contact < dues.Length; contact++) Push(new Entry(dues[contact], 0, contact));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Entry Pop()
    {
        if (_at == _count) OpenFirst();
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_first), _at++);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(Entry entry)
    {
        unchecked
        {
            var level = BitOperations.Log2((ulong)(entry.Due ^ _last)) / DigitBits;
            var digit = (int)(entry.Due >> (level * DigitBits)) & (Digits - 1);
            var index = (level * Digits) + digit;
            ref var bucket = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buckets), index);
            var entries = bucket.Entries;
            if (entries is null || bucket.Count == entries.Length) entries = Grow(ref bucket);
            if (bucket.Count == 0) _used[index / 64] |= 1UL << (index % 64);
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries), bucket.Count++) = entry;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Entry[] Grow(ref Bucket bucket)
    {
        Array.Resize(ref bucket.Entries, Math.Max(4, bucket.Count * 2));
        return bucket.Entries!;
    }

    private void OpenFirst()
    {
        unchecked
        {
            var word = 0;
            while (_used[word] == 0) word++;
            var index = (word * 64) + BitOperations.TrailingZeroCount(_used[word]);
            _used[word] &= _used[word] - 1;
            ref var bucket = ref _buckets[index];
            var entries = bucket.Entries.AsSpan(0, bucket.Count);
            bucket.Count = 0;
            (_at, _count) = (0, 0);

            _last = long.MaxValue;
            foreach (ref readonly var entry in entries) _last = Math.Min(_last, entry.Due);
            foreach (ref readonly var entry in entries)
            {
                if (entry.Due != _last)
                {
                    Push(entry);
                    continue;
                }

                if (_count == _first.Length) Array.Resize(ref _first, _count * 2);
                _first[_count++] = entry;
            }

            for (var i = 1; i < _count; i++)
            {
                if (_first[i - 1].Tie <= _first[i].Tie) continue;
                _first.AsSpan(0, _count).Sort(static (one, other) => one.Tie.CompareTo(other.Tie));
                break;
            }
        }
    }

    /// <summary>Due instant, then attempts and number, in 16 bytes.</summary>
    internal readonly struct Entry(long due, int attempts, int contact)
    {
        public long Due { get; } = due;

        public ulong Tie { get; } = unchecked(((ulong)(uint)attempts << 32) | (uint)contact);

        public int Attempts => (int)(Tie >> 32);

        public int Contact => unchecked((int)Tie);
    }

    private struct Bucket
    {
        public Entry[]? Entries;
        public int Count;
    }
}

/// <summary>The radix heap in strict order of due time.</summary>
internal sealed class RadixInDueOrder(RadixHeap heap) : IContender
{
    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                var first = heap.Pop();
                heap.Push(new RadixHeap.Entry(first.Due + HopperLoad.DelayNs(first.Contact, first.Attempts), first.Attempts + 1, first.Contact));
                sum = (sum * 31) + (uint)first.Contact;
            }

            return sum;
        }
    }
}

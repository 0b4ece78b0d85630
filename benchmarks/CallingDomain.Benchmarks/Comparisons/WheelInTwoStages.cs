using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallingDomain.Dialing;

namespace CallingDomain.Benchmarks;

/// <summary>The wheel for contacts that are not yet due, and for those that are a list a priority: the wheel gives them in order, so nothing is compared.</summary>
internal sealed class WheelInTwoStages : IContender
{
    private readonly TimingWheel _wheel;
    private readonly ReadyList[] _lists = new ReadyList[HopperLoad.Priorities + 1];
    private readonly bool _newestFirst;
    private readonly long _step;
    private uint _ready; // a bit for each priority whose list has entries
    private long _now;

    public WheelInTwoStages(long[] dues, long start, long step, DueOrder order = DueOrder.Ascending)
    {
        _newestFirst = order == DueOrder.Descending;
        (_wheel, _now, _step) = (new TimingWheel(dues, _newestFirst), start, step);
        foreach (ref var list in _lists.AsSpan()) list.Entries = new ulong[16];
        Release();
    }

    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                _now += _step;
                Release();
                while (_ready != 0)
                {
                    var entry = Take();
                    var contact = _wheel.ContactOf(entry);
                    ref var record = ref _wheel.RecordOf(contact);
                    if (!_wheel.Holds(entry, contact, record)) continue;
                    _wheel.Put(contact, ref record, _now + HopperLoad.DelayNs(contact, record.Attempts), record.Attempts + 1);
                    sum = (sum * 31) + (uint)contact;
                    break;
                }
            }

            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Take()
    {
        unchecked
        {
            var priority = BitOperations.TrailingZeroCount(_ready);
            ref var list = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lists), priority);
            ref var entries = ref MemoryMarshal.GetArrayDataReference(list.Entries);
            var mask = list.Entries.Length - 1;
            var at = _newestFirst ? --list.Tail : list.Head++;
            if (list.Head == list.Tail) _ready &= _ready - 1;
            var soon = _newestFirst ? Math.Max(at - TimingWheel.Ahead, list.Head) : Math.Min(at + TimingWheel.Ahead, list.Tail - 1);
            _wheel.Prefetch(Unsafe.Add(ref entries, soon & mask));
            return Unsafe.Add(ref entries, at & mask);
        }
    }

    // All that are due, so that those of one instant lie side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Release()
    {
        unchecked
        {
            do
            {
                var last = _wheel.LastDue(_now);
                var at = _wheel.At;
                for (; at < _wheel.End; at++)
                {
                    var entry = _wheel.EntryAt(at);
                    if (entry > last) break;
                    _wheel.Prefetch(_wheel.EntryAt(at + TimingWheel.Ahead));
                    var priority = HopperLoad.PriorityOf(_wheel.ContactOf(entry));
                    ref var list = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lists), priority);
                    if (list.Tail - list.Head == list.Entries.Length) list.Grow();
                    Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(list.Entries), list.Tail++ & (list.Entries.Length - 1)) = entry;
                    _ready |= 1U << priority;
                }

                _wheel.At = at;
            }
            while (_wheel.At == _wheel.End && _wheel.TryOpen(_now));
        }
    }

    private struct ReadyList
    {
        public ulong[] Entries; // a ring, as long as a power of two
        public int Head;
        public int Tail; // head and tail only grow: the ring takes their last bits

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Grow()
        {
            unchecked
            {
                var larger = new ulong[Entries.Length * 2];
                for (var at = Head; at != Tail; at++) larger[at & (larger.Length - 1)] = Entries[at & (Entries.Length - 1)];
                Entries = larger;
            }
        }
    }
}

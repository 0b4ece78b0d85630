using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Benchmarks;

/// <summary>A heap of four children a node, with the position of each contact, so that a contact is moved from where it is.</summary>
internal sealed class IndexedHeap
{
    private const int Children = 4, LineBytes = 64;

    private readonly Key[] _keys; // pinned: the four children of a node share a cache line
    private readonly int[] _positions;
    private readonly int _root;

    public IndexedHeap(long[] dues)
    {
        Count = dues.Length;
        _keys = GC.AllocateUninitializedArray<Key>(Count + Children, pinned: true);
        _positions = new int[Count];
        var beyondLine = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_keys, 1) % LineBytes); // the first child of a root at 0
        _root = (LineBytes - beyondLine) % LineBytes / Unsafe.SizeOf<Key>();
        for (var contact = 0; contact < Count; contact++) KeyAt(_positions[contact] = contact) = new Key(dues[contact], 0, contact);
        for (var node = (Count - 2) / Children; node >= 0; node--) SiftDown(node, KeyAt(node));
    }

    public int Count { get; }

    /// <summary>The contact that is first.</summary>
    public Key First => KeyAt(0);

    public Key KeyOf(int contact) => KeyAt(_positions[contact]);

    /// <summary>Gives the contact that is first a later place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutFirstBack(Key key) => SiftDown(0, key);

    /// <summary>Gives a contact another place.</summary>
    public void Move(Key key)
    {
        var node = _positions[key.Contact];
        if (node > 0 && key.IsBefore(KeyAt((node - 1) / Children))) SiftUp(node, key);
        else SiftDown(node, key);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Key KeyAt(int node) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_keys), _root + node);

    // The children of four neighbors, before it is known whose are needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(ref Key children)
    {
        if (!Sse.IsSupported) return;
        for (var node = 0; node < Children; node++) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref children, node * Children)));
    }

    private void SiftUp(int node, Key key)
    {
        ref var keys = ref KeyAt(0);
        ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        while (node > 0)
        {
            var parent = (node - 1) / Children;
            ref var above = ref Unsafe.Add(ref keys, parent);
            if (!key.IsBefore(above)) break;
            Unsafe.Add(ref keys, node) = above;
            Unsafe.Add(ref positions, above.Contact) = node;
            node = parent;
        }

        Unsafe.Add(ref keys, node) = key;
        Unsafe.Add(ref positions, key.Contact) = node;
    }

    private void SiftDown(int node, Key key)
    {
        unchecked
        {
            ref var keys = ref KeyAt(0);
            ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
            while (true)
            {
                var least = (node * Children) + 1;
                if (least + Children <= Count)
                {
                    ref var child = ref Unsafe.Add(ref keys, least);
                    Prefetch(ref Unsafe.Add(ref keys, (least * Children) + 1));

                    // Which child is least cannot be predicted, so that there is no branch.
                    var left = Unsafe.Add(ref child, 1).IsBefore(child) ? 1 : 0;
                    var right = 2 + (Unsafe.Add(ref child, 3).IsBefore(Unsafe.Add(ref child, 2)) ? 1 : 0);
                    var isRight = Unsafe.Add(ref child, right).IsBefore(Unsafe.Add(ref child, left)) ? 1 : 0;
                    least += left + ((right - left) & -isRight);
                }
                else if (least < Count)
                {
                    for (var other = least + 1; other < Count; other++)
                    {
                        if (Unsafe.Add(ref keys, other).IsBefore(Unsafe.Add(ref keys, least))) least = other;
                    }
                }
                else
                {
                    break;
                }

                ref var below = ref Unsafe.Add(ref keys, least);
                if (!below.IsBefore(key)) break;
                Unsafe.Add(ref keys, node) = below;
                Unsafe.Add(ref positions, below.Contact) = node;
                node = least;
            }

            Unsafe.Add(ref keys, node) = key;
            Unsafe.Add(ref positions, key.Contact) = node;
        }
    }

    /// <summary>Due instant, then attempts, then number, in 16 bytes.</summary>
    internal readonly struct Key(long due, int attempts, int contact)
    {
        private readonly ulong _tie = unchecked(((ulong)(uint)attempts << 32) | (uint)contact);

        public long Due { get; } = due;

        public int Attempts => (int)(_tie >> 32);

        public int Contact => unchecked((int)_tie);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsBefore(in Key other) => (Due < other.Due) | ((Due == other.Due) & (_tie < other._tie));
    }
}

/// <summary>The indexed heap in strict order of due time.</summary>
internal sealed class HeapInDueOrder(IndexedHeap heap) : IContender
{
    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                var first = heap.First;
                heap.PutFirstBack(new IndexedHeap.Key(first.Due + HopperLoad.DelayNs(first.Contact, first.Attempts), first.Attempts + 1, first.Contact));
                sum = (sum * 31) + (uint)first.Contact;
            }

            return sum;
        }
    }
}

/// <summary>The indexed heap, which knows where a contact is that is moved.</summary>
internal sealed class HeapMoves(IndexedHeap heap) : IContender
{
    private readonly SplitMix _random = new(99);

    public ulong Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var key = heap.KeyOf(_random.Below(heap.Count));
            heap.Move(new IndexedHeap.Key(key.Due + HopperLoad.DelayNs(key.Contact, 0), key.Attempts, key.Contact));
        }

        return 0;
    }
}

using System.Collections;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>An immutable map from phone numbers to values: a change gives another map that shares all unchanged nodes.</summary>
/// <remarks>
/// A tree of hash digits, 16 children per node, with entries in the leaves; a million numbers are at most 5 nodes deep. A change copies one leaf and the nodes above it: about 1 KB, or half of
/// that per change with a <see cref="Builder"/>. The order of enumeration is unspecified, but the same on every machine. Thread-safe.
/// </remarks>
internal sealed class PhoneNumberMap<TValue> : IEnumerable<KeyValuePair<PhoneNumber, TValue>>
    where TValue : struct
{
    private const int BitsOfNode = 4, ChildrenOfNode = 1 << BitsOfNode, NodeMask = ChildrenOfNode - 1, BitsOfHash = 64, MaxLeaf = 32;
    private const int OwnerOfNode = ChildrenOfNode, LengthOfNode = ChildrenOfNode + 1; // after the children: the builder that may still change the node
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15; // spreads consecutive numbers

    private static readonly Entry[] NoEntries = [];

    private readonly object _root; // an Entry[] is a leaf, an object?[] a node

    private PhoneNumberMap(object root, int count) => (_root, Count) = (root, count);

    public static PhoneNumberMap<TValue> Empty { get; } = new(NoEntries, 0);

    public int Count { get; }

    public bool TryGet(PhoneNumber number, out TValue value) => TryGet(_root, number.Digits, out value);

    /// <summary>The map with the value of this number set or replaced.</summary>
    public PhoneNumberMap<TValue> Set(PhoneNumber number, TValue value)
    {
        var builder = new Builder(this);
        builder.Set(number, value);
        return builder.ToMap();
    }

    /// <summary>The map without this number; this map if it does not contain the number.</summary>
    public PhoneNumberMap<TValue> Remove(PhoneNumber number)
    {
        var builder = new Builder(this);
        return builder.Remove(number) ? builder.ToMap() : this;
    }

    public IEnumerator<KeyValuePair<PhoneNumber, TValue>> GetEnumerator() => Entries(_root).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<KeyValuePair<PhoneNumber, TValue>> Entries(object tree)
    {
        if (tree is object[] node)
        {
            for (var child = 0; child < ChildrenOfNode; child++)
            {
                foreach (var entry in Entries(node[child])) yield return entry;
            }

            yield break;
        }

        foreach (var entry in (Entry[])tree) yield return new KeyValuePair<PhoneNumber, TValue>(entry.Number, entry.Value);
    }

    private static bool TryGet(object tree, ulong digits, out TValue value)
    {
        var hash = Hash(digits);
        while (tree is object[] node)
        {
            tree = node[(int)(hash & NodeMask)];
            hash >>= BitsOfNode;
        }

        foreach (ref readonly var entry in ((Entry[])tree).AsSpan())
        {
            if (entry.Digits != digits) continue;
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    private static object[] Owned(object[] node, object owner)
    {
        if (node[OwnerOfNode] == owner) return node;
        var copy = node.AsSpan().ToArray();
        copy[OwnerOfNode] = owner;
        return copy;
    }

    private static object Set(object tree, ulong hash, int depth, in Entry entry, object owner, ref bool added)
    {
        if (tree is object[] node)
        {
            node = Owned(node, owner);
            ref var child = ref node[(int)(hash & NodeMask)];
            child = Set(child, hash >> BitsOfNode, depth + 1, entry, owner, ref added);
            return node;
        }

        var leaf = (Entry[])tree;
        var at = IndexOf(leaf, entry.Digits);
        if (at >= 0)
        {
            var replaced = leaf.AsSpan().ToArray();
            replaced[at] = entry;
            return replaced;
        }

        added = true;
        Entry[] longer = [.. leaf, entry];
        return longer.Length <= MaxLeaf || depth * BitsOfNode >= BitsOfHash ? longer : Split(longer, depth, owner);
    }

    private static object[] Split(Entry[] leaf, int depth, object owner)
    {
        var node = new object[LengthOfNode];
        for (var child = 0; child < ChildrenOfNode; child++)
            node[child] = Array.FindAll(leaf, entry => (int)(Hash(entry.Digits) >> (depth * BitsOfNode) & NodeMask) == child);
        node[OwnerOfNode] = owner;
        return node;
    }

    private static object? Remove(object tree, ulong hash, ulong digits, object owner)
    {
        if (tree is object[] node)
        {
            var at = (int)(hash & NodeMask);
            if (Remove(node[at], hash >> BitsOfNode, digits, owner) is not { } child) return null;
            node = Owned(node, owner);
            node[at] = child;
            for (var each = 0; each < ChildrenOfNode; each++)
            {
                if (node[each] is not Entry[] { Length: 0 }) return node;
            }

            return NoEntries;
        }

        var leaf = (Entry[])tree;
        var place = IndexOf(leaf, digits);
        return place < 0 ? null : (Entry[])[.. leaf.AsSpan(0, place), .. leaf.AsSpan(place + 1)];
    }

    private static int IndexOf(Entry[] leaf, ulong digits)
    {
        for (var at = 0; at < leaf.Length; at++)
        {
            if (leaf[at].Digits == digits) return at;
        }

        return -1;
    }

    // The upper bits of the product are mixed best.
    private static ulong Hash(ulong digits)
    {
        unchecked
        {
            var product = digits * GoldenRatio;
            return product >> (BitsOfHash / 2) | product << (BitsOfHash / 2);
        }
    }

    /// <summary>Makes many changes to a map and copies each node once.</summary>
    public sealed class Builder(PhoneNumberMap<TValue> map)
    {
        private object _root = map._root;
        private object _owner = new(); // marks the nodes that no map contains yet
        private int _count = map.Count;

        public bool TryGet(PhoneNumber number, out TValue value) => PhoneNumberMap<TValue>.TryGet(_root, number.Digits, out value);

        public void Set(PhoneNumber number, TValue value)
        {
            var added = false;
            _root = PhoneNumberMap<TValue>.Set(_root, Hash(number.Digits), 0, new Entry(number, value), _owner, ref added);
            _count += added ? 1 : 0;
        }

        /// <returns>Whether the map contained the number.</returns>
        public bool Remove(PhoneNumber number)
        {
            if (PhoneNumberMap<TValue>.Remove(_root, Hash(number.Digits), number.Digits, _owner) is not { } root) return false;
            (_root, _count) = (root, _count - 1);
            return true;
        }

        /// <summary>The map; later changes of the builder do not affect it.</summary>
        public PhoneNumberMap<TValue> ToMap()
        {
            _owner = new object();
            return new PhoneNumberMap<TValue>(_root, _count);
        }
    }

    private readonly struct Entry(PhoneNumber number, TValue value)
    {
        public readonly PhoneNumber Number = number;
        public readonly TValue Value = value;

        public ulong Digits => Number.Digits;
    }
}

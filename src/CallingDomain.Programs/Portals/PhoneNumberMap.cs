using System.Collections;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>Values by phone number, immutable: a change gives another map that shares what is the same.</summary>
/// <remarks>
/// A tree of hash digits, sixteen to a node, whose leaves hold the entries; a million numbers lie five nodes deep at most. A change copies one leaf and the nodes above it: about a
/// kilobyte. The order of enumeration is the same on every machine, and no order to rely on. Thread-safe.
/// </remarks>
internal sealed class PhoneNumberMap<TValue> : IEnumerable<KeyValuePair<PhoneNumber, TValue>>
    where TValue : struct
{
    private const int BitsOfNode = 4, ChildrenOfNode = 1 << BitsOfNode, NodeMask = ChildrenOfNode - 1, BitsOfHash = 64, MaxLeaf = 48;
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15; // spreads numbers that follow each other

    private static readonly Entry[] NoEntries = [];

    private readonly object _root; // an Entry[] is a leaf, an object[] a node

    private PhoneNumberMap(object root, int count) => (_root, Count) = (root, count);

    public static PhoneNumberMap<TValue> Empty { get; } = new(NoEntries, 0);

    public int Count { get; }

    public bool TryGet(PhoneNumber number, out TValue value)
    {
        var digits = number.Digits;
        var (hash, tree) = (Hash(digits), _root);
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

    /// <summary>The map with this value at this number, in place of another if there is one.</summary>
    public PhoneNumberMap<TValue> Set(PhoneNumber number, TValue value)
    {
        var added = false;
        var root = Set(_root, Hash(number.Digits), 0, new Entry(number, value), ref added);
        return new PhoneNumberMap<TValue>(root, Count + (added ? 1 : 0));
    }

    /// <summary>The map without this number; this map if it has none.</summary>
    public PhoneNumberMap<TValue> Remove(PhoneNumber number) =>
        Remove(_root, Hash(number.Digits), number.Digits) is { } root ? new PhoneNumberMap<TValue>(root, Count - 1) : this;

    public IEnumerator<KeyValuePair<PhoneNumber, TValue>> GetEnumerator() => Entries(_root).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<KeyValuePair<PhoneNumber, TValue>> Entries(object tree)
    {
        if (tree is object[] node)
        {
            foreach (var child in node)
            {
                foreach (var entry in Entries(child)) yield return entry;
            }

            yield break;
        }

        foreach (var entry in (Entry[])tree) yield return new KeyValuePair<PhoneNumber, TValue>(entry.Number, entry.Value);
    }

    private static object Set(object tree, ulong hash, int depth, in Entry entry, ref bool added)
    {
        if (tree is object[] node)
        {
            var copy = node.AsSpan().ToArray();
            ref var child = ref copy[(int)(hash & NodeMask)];
            child = Set(child, hash >> BitsOfNode, depth + 1, entry, ref added);
            return copy;
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
        return longer.Length <= MaxLeaf || depth * BitsOfNode >= BitsOfHash ? longer : Split(longer, depth);
    }

    private static object[] Split(Entry[] leaf, int depth)
    {
        var node = new object[ChildrenOfNode];
        for (var child = 0; child < node.Length; child++)
            node[child] = Array.FindAll(leaf, entry => (int)(Hash(entry.Digits) >> (depth * BitsOfNode) & NodeMask) == child);
        return node;
    }

    private static object? Remove(object tree, ulong hash, ulong digits)
    {
        if (tree is object[] node)
        {
            var at = (int)(hash & NodeMask);
            if (Remove(node[at], hash >> BitsOfNode, digits) is not { } child) return null;
            var copy = node.AsSpan().ToArray();
            copy[at] = child;
            return Array.TrueForAll(copy, each => each is Entry[] { Length: 0 }) ? NoEntries : copy;
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

    // The upper bits of the product are the well-mixed ones.
    private static ulong Hash(ulong digits)
    {
        unchecked
        {
            var product = digits * GoldenRatio;
            return product >> (BitsOfHash / 2) | product << (BitsOfHash / 2);
        }
    }

    private readonly struct Entry(PhoneNumber number, TValue value)
    {
        public readonly PhoneNumber Number = number;
        public readonly TValue Value = value;

        public ulong Digits => Number.Digits;
    }
}

using System.Runtime.InteropServices;

namespace CallingDomain.Numbers.Build;

/// <summary>Functions from digits to verdicts as decision diagrams that share every part they have in common.</summary>
/// <remarks>
/// A function is a number: below 0 it is <c>~verdict</c>, the same for whatever digits follow; else it is a node, which the next digit leads on from.
/// Equal functions have equal numbers, so the whole is minimal. Not thread-safe.
/// </remarks>
internal sealed class DigitDiagram
{
    private const int DigitCount = 10;

    private readonly List<int[]> _nodes = [];
    private readonly Dictionary<NodeKey, int> _numberOfNode = [];
    private readonly Dictionary<(int Condition, int Then, int Otherwise), int> _selections = [];

    /// <summary>The function that is the same verdict everywhere.</summary>
    public static int Always(int verdict) => ~verdict;

    /// <summary>Whether a function is one verdict, and no digit matters any more.</summary>
    public static bool IsVerdict(int function) => function < 0;

    /// <summary>The verdict of such a function.</summary>
    public static int Verdict(int function) => ~function;

    /// <summary>The function of the digits behind one more digit.</summary>
    public int Next(int function, int digit) => IsVerdict(function) ? function : _nodes[function][digit];

    /// <summary>1 where so many digits match the whole pattern, 0 elsewhere.</summary>
    public int Matching(PatternSets machine, int length) => new Matches(this, machine, onlyBeginning: false).From(PatternSets.Start, length);

    /// <summary>1 where the first of so many digits, however few of them, match the whole pattern, 0 elsewhere.</summary>
    public int Beginning(PatternSets machine, int length) => new Matches(this, machine, onlyBeginning: true).From(PatternSets.Start, length);

    /// <summary>One function where the condition is not 0, another where it is.</summary>
    public int Select(int condition, int then, int otherwise)
    {
        if (IsVerdict(condition)) return Verdict(condition) != 0 ? then : otherwise;
        if (then == otherwise) return then;
        var key = (condition, then, otherwise);
        if (_selections.TryGetValue(key, out var known)) return known;
        var selected = Node(digit => Select(Next(condition, digit), Next(then, digit), Next(otherwise, digit)));
        _selections.Add(key, selected);
        return selected;
    }

    private int Node(Func<int, int> next)
    {
        var children = new int[DigitCount];
        for (var digit = 0; digit < DigitCount; digit++) children[digit] = next(digit);
        if (IsVerdict(children[0]) && Array.TrueForAll(children, child => child == children[0])) return children[0];
        var key = new NodeKey(children);
        if (_numberOfNode.TryGetValue(key, out var known)) return known;
        _nodes.Add(children);
        _numberOfNode.Add(key, _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private readonly struct NodeKey(int[] children) : IEquatable<NodeKey>
    {
        private readonly int[] _children = children;

        public bool Equals(NodeKey other) => _children.AsSpan().SequenceEqual(other._children);

        public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes<int>(_children));
            return hash.ToHashCode();
        }
    }

    private sealed class Matches(DigitDiagram diagram, PatternSets machine, bool onlyBeginning)
    {
        private readonly Dictionary<(int Set, int Left), int> _known = [];

        public int From(int set, int left)
        {
            if (machine.IsDead(set)) return Always(0);
            if (left == 0 || onlyBeginning)
            {
                if (machine.IsMatch(set)) return Always(1);
                if (left == 0) return Always(0);
            }

            if (_known.TryGetValue((set, left), out var known)) return known;
            var function = diagram.Node(digit => From(machine.Next(set, digit), left - 1));
            _known.Add((set, left), function);
            return function;
        }
    }
}

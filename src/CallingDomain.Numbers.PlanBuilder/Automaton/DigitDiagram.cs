using System.Runtime.InteropServices;

namespace CallingDomain.Numbers.Build;

/// <summary>Functions from digits to verdicts as decision diagrams with shared parts.</summary>
/// <remarks>
/// A function is a number: a negative number is <c>~verdict</c>, a constant; otherwise it is a node that branches on the next digit. Equal functions have equal numbers, so the diagram is minimal.
/// Not thread-safe.
/// </remarks>
internal sealed class DigitDiagram
{
    private const int DigitCount = 10;

    private readonly List<int[]> _nodes = [];
    private readonly Dictionary<NodeKey, int> _numberOfNode = [];
    private readonly Dictionary<(int Condition, int Then, int Otherwise), int> _selections = [];

    /// <summary>The constant function of a verdict.</summary>
    public static int Always(int verdict) => ~verdict;

    /// <summary>Whether a function is constant.</summary>
    public static bool IsVerdict(int function) => function < 0;

    /// <summary>The verdict of a constant function.</summary>
    public static int Verdict(int function) => ~function;

    /// <summary>The function after one digit.</summary>
    public int Next(int function, int digit) => IsVerdict(function) ? function : _nodes[function][digit];

    /// <summary>1 for digits of a length that match the whole pattern, 0 otherwise.</summary>
    public int Matching(PatternSets machine, int length) => new Matches(this, machine, onlyBeginning: false).From(PatternSets.Start, length);

    /// <summary>1 for digits of a length with a prefix that matches the whole pattern, 0 otherwise.</summary>
    public int Beginning(PatternSets machine, int length) => new Matches(this, machine, onlyBeginning: true).From(PatternSets.Start, length);

    /// <summary>One function where the condition is not 0, another function elsewhere.</summary>
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

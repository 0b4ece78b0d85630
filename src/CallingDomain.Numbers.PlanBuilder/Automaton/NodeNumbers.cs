namespace CallingDomain.Numbers.Build;

/// <summary>Numbers the used functions of a diagram: first the ends by verdict, then the nodes, each before its successors.</summary>
internal sealed class NodeNumbers
{
    private readonly Dictionary<int, int> _numbers = [];
    private readonly List<int> _inOrder = [];

    /// <summary>Numbers all reachable functions.</summary>
    public NodeNumbers(DigitDiagram diagram, IEnumerable<int> functions)
    {
        var met = new HashSet<int>();
        var verdicts = new SortedSet<int> { 0 };
        foreach (var function in functions) Visit(function);
        _inOrder.Reverse();
        _inOrder.InsertRange(0, verdicts.Select(DigitDiagram.Always));
        Verdicts = [.. verdicts];
        for (var number = 0; number < _inOrder.Count; number++) _numbers.Add(_inOrder[number], number);

        void Visit(int function)
        {
            if (DigitDiagram.IsVerdict(function)) verdicts.Add(DigitDiagram.Verdict(function));
            else if (met.Add(function))
            {
                for (var digit = PlanFormat.DigitCount - 1; digit >= 0; digit--) Visit(diagram.Next(function, digit));
                _inOrder.Add(function); // after its successors; the order is reversed at the end
            }
        }
    }

    public int Count => _inOrder.Count;

    /// <summary>The verdicts of the ends, in order.</summary>
    public IReadOnlyList<int> Verdicts { get; }

    /// <summary>The functions in the order of their numbers, including the ends.</summary>
    public IReadOnlyList<int> InOrder => _inOrder;

    public int Of(int function) => _numbers[function];
}

namespace CallingDomain.Numbers.Build;

/// <summary>Numbers what is needed of a diagram: first the ends, which are verdicts, by verdict; then the nodes, each before the nodes it leads to.</summary>
internal sealed class NodeNumbers
{
    private readonly Dictionary<int, int> _numbers = [];
    private readonly List<int> _inOrder = [];

    /// <summary>Numbers all that the functions lead to.</summary>
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
                _inOrder.Add(function); // behind all that it leads to; the whole is turned round in the end
            }
        }
    }

    public int Count => _inOrder.Count;

    /// <summary>The verdicts of the ends, in their order.</summary>
    public IReadOnlyList<int> Verdicts { get; }

    /// <summary>The functions in the order of their numbers, ends included.</summary>
    public IReadOnlyList<int> InOrder => _inOrder;

    public int Of(int function) => _numbers[function];
}

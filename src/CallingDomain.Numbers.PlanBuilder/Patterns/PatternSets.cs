namespace CallingDomain.Numbers.Build;

/// <summary>The reachable sets of steps of a pattern, numbered on first use: a lazily built deterministic automaton.</summary>
/// <remarks>Not thread-safe. The numbers depend only on the order of the queries.</remarks>
internal sealed class PatternSets
{
    /// <summary>The initial set.</summary>
    public const int Start = 0;

    private const int DigitCount = 10;
    private const int MostSteps = 100_000; // of all sets

    private readonly PatternProgram _program;
    private readonly List<StepSet> _sets = [];
    private readonly List<int[]?> _nexts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _steps;

    public PatternSets(DigitPattern pattern)
    {
        _program = new PatternProgram(pattern);
        _ = NumberOf(StepSets.Start(_program));
    }

    /// <summary>Whether no continuation matches.</summary>
    public bool IsDead(int set) => _sets[set].IsEmpty;

    /// <summary>Whether the digits so far match.</summary>
    public bool IsMatch(int set) => _sets[set].IsMatch;

    /// <summary>The set after one more digit.</summary>
    public int Next(int set, int digit) =>
        (_nexts[set] ??= [.. Enumerable.Range(0, DigitCount).Select(next => NumberOf(StepSets.After(_program, _sets[set], next)))])[digit];

    private int NumberOf(StepSet set)
    {
        if (_numbers.TryGetValue(set.Key, out var number)) return number;
        _steps += set.Steps.Length;
        if (_steps > MostSteps) throw new MetadataException(PlanReason.TooLarge);
        StepSets.Guard(_sets.Count, depth: 0);
        _numbers.Add(set.Key, number = _sets.Count);
        _sets.Add(set);
        _nexts.Add(null);
        return number;
    }
}

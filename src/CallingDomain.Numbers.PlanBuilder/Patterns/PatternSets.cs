namespace CallingDomain.Numbers.Build;

/// <summary>The sets of steps that a pattern can be in, numbered as they are first met: a deterministic machine that is found as it is asked for.</summary>
/// <remarks>Not thread-safe. The numbers depend on the questions only.</remarks>
internal sealed class PatternSets
{
    /// <summary>The set before the first digit.</summary>
    public const int Start = 0;

    private const int DigitCount = 10;

    private readonly PatternProgram _program;
    private readonly List<StepSet> _sets = [];
    private readonly List<int[]?> _nexts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public PatternSets(DigitPattern pattern)
    {
        _program = new PatternProgram(pattern);
        _ = NumberOf(StepSets.Start(_program));
    }

    /// <summary>Whether nothing matches from here on.</summary>
    public bool IsDead(int set) => _sets[set].IsEmpty;

    /// <summary>Whether the digits so far match.</summary>
    public bool IsMatch(int set) => _sets[set].IsMatch;

    /// <summary>The set after one digit more.</summary>
    public int Next(int set, int digit) =>
        (_nexts[set] ??= [.. Enumerable.Range(0, DigitCount).Select(next => NumberOf(StepSets.After(_program, _sets[set], next)))])[digit];

    private int NumberOf(StepSet set)
    {
        if (_numbers.TryGetValue(set.Key, out var number)) return number;
        StepSets.Guard(_sets.Count, depth: 0);
        _numbers.Add(set.Key, number = _sets.Count);
        _sets.Add(set);
        _nexts.Add(null);
        return number;
    }
}

using static CallingDomain.Numbers.Build.PatternProgram;

namespace CallingDomain.Numbers.Build;

/// <summary>The open digit steps of a state, in order of their numbers.</summary>
internal sealed record StepSet(int[] Steps, bool IsMatch)
{
    internal bool IsEmpty => Steps.Length == 0 && !IsMatch;

    internal string Key { get; } = string.Join(',', Steps) + (IsMatch ? "!" : "");
}

/// <summary>Runs a program without preferences and groups.</summary>
internal static class StepSets
{
    private const int MostStates = 100_000;
    private const int MostDigits = 24;

    internal static StepSet Start(PatternProgram program) => Close(program, [0]);

    internal static StepSet After(PatternProgram program, StepSet set, int digit) =>
        Close(program, set.Steps.Where(step => (program[step].First >> digit & 1) != 0).Select(step => step + 1));

    /// <summary>Limits for patterns of untrusted metadata, against exhaustion of memory or stack.</summary>
    internal static void Guard(int states, int depth)
    {
        if (states > MostStates || depth > MostDigits) throw new MetadataException(PlanReason.TooLarge);
    }

    private static StepSet Close(PatternProgram program, IEnumerable<int> from)
    {
        var open = new Stack<int>(from);
        var seen = new HashSet<int>();
        var digits = new SortedSet<int>();
        var isMatch = false;
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at)) continue;
            var step = program[at];
            switch (step.Kind)
            {
                case StepKind.Digit:
                    digits.Add(at);
                    break;
                case StepKind.Split:
                    open.Push(step.Second);
                    open.Push(step.First);
                    break;
                case StepKind.Jump:
                    open.Push(step.First);
                    break;
                case StepKind.GroupStart or StepKind.GroupEnd:
                    open.Push(at + 1);
                    break;
                case StepKind.Match:
                    isMatch = true;
                    break;
                default:
                    throw new MetadataException(PlanReason.MetadataPattern);
            }
        }

        return new StepSet([.. digits], isMatch);
    }
}

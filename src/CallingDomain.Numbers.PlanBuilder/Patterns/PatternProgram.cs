namespace CallingDomain.Numbers.Build;

/// <summary>A pattern as steps of a nondeterministic automaton, in order of preference.</summary>
internal sealed class PatternProgram
{
    private const int MostSteps = 5_000; // the longest pattern of the metadata has 800
    private readonly List<Step> _steps = [];

    internal PatternProgram(DigitPattern pattern)
    {
        Emit(pattern);
        Add(new Step(StepKind.Match, 0, 0));
    }

    internal enum StepKind
    {
        Digit,
        Split,
        Jump,
        GroupStart,
        GroupEnd,
        End,
        Match,
    }

    internal Step this[int index] => _steps[index];

    private void Emit(DigitPattern pattern)
    {
        switch (pattern)
        {
            case DigitPattern.OneOf one:
                Add(new Step(StepKind.Digit, one.Digits, 0));
                break;
            case DigitPattern.End:
                Add(new Step(StepKind.End, 0, 0));
                break;
            case DigitPattern.Sequence sequence:
                foreach (var part in sequence.Parts) Emit(part);
                break;
            case DigitPattern.Group group:
                Add(new Step(StepKind.GroupStart, group.Number, 0));
                Emit(group.Part);
                Add(new Step(StepKind.GroupEnd, group.Number, 0));
                break;
            case DigitPattern.Either either:
                EmitChoices(either.Choices);
                break;
            case DigitPattern.Repeat repeat:
                for (var times = 0; times < repeat.Least; times++) Emit(repeat.Part);
                EmitOptional(repeat.Part, repeat.Most - repeat.Least);
                break;
        }
    }

    private void EmitChoices(IReadOnlyList<DigitPattern> choices)
    {
        var jumps = new List<int>();
        for (var index = 0; index < choices.Count; index++)
        {
            if (index == choices.Count - 1)
            {
                Emit(choices[index]);
                break;
            }

            var split = Add(default);
            Emit(choices[index]);
            jumps.Add(Add(default));
            _steps[split] = new Step(StepKind.Split, split + 1, _steps.Count);
        }

        foreach (var jump in jumps) _steps[jump] = new Step(StepKind.Jump, _steps.Count, 0);
    }

    // greedy: repetition is preferred to exit
    private void EmitOptional(DigitPattern part, int times)
    {
        var splits = new List<int>();
        for (var time = 0; time < times; time++)
        {
            splits.Add(Add(default));
            Emit(part);
        }

        foreach (var split in splits) _steps[split] = new Step(StepKind.Split, split + 1, _steps.Count);
    }

    private int Add(Step step)
    {
        if (_steps.Count == MostSteps) throw new MetadataException(PlanReason.TooLarge);
        _steps.Add(step);
        return _steps.Count - 1;
    }

    /// <summary>A step; its numbers are a set, two targets, or a group, depending on its kind.</summary>
    internal readonly record struct Step(StepKind Kind, int First, int Second);
}

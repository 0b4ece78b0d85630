namespace CallingDomain.Numbers.Build;

/// <summary>Builds states for patterns that match a whole number.</summary>
internal sealed class MatchMachine(MachineWriter writer)
{
    internal ushort Build(DigitPattern pattern)
    {
        var program = new PatternProgram(pattern);
        return Build(program, StepSets.Start(program), new Dictionary<string, ushort>(StringComparer.Ordinal), depth: 0);
    }

    private ushort Build(PatternProgram program, StepSet set, Dictionary<string, ushort> known, int depth)
    {
        if (known.TryGetValue(set.Key, out var state)) return state;
        StepSets.Guard(known.Count, depth);
        Span<ushort> targets = stackalloc ushort[DigitMachine.DigitBits];
        for (var digit = 0; digit < targets.Length; digit++)
        {
            var next = StepSets.After(program, set, digit);
            targets[digit] = next.IsEmpty ? DigitMachine.Dead : Build(program, next, known, depth + 1);
        }

        state = writer.State(set.IsMatch ? MachineWriter.MatchNote : MachineWriter.NoNote, targets);
        known.Add(set.Key, state);
        return state;
    }
}

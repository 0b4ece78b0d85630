namespace CallingDomain.Numbers.Build;

/// <summary>Turns an ordered list of formats for numbers of one length into states: the first whose leading digits fit is taken.</summary>
/// <param name="writer">Where the states go.</param>
/// <param name="leafOf">The leaf for a national and an international choice; -1 is none.</param>
internal sealed class ChoiceMachine(MachineWriter writer, Func<int, int, int> leafOf)
{
    private const int None = -1;

    /// <summary>A format and the digits that lead to it; no pattern means any. Domestic ones are never chosen for the world.</summary>
    internal readonly record struct Candidate(PatternProgram? Leading, int Format, bool IsDomestic);

    private sealed record Pending(Candidate Candidate, StepSet? Set)
    {
        internal bool IsDecided => Set is null || Set.IsMatch;
    }

    internal ushort Build(IReadOnlyList<Candidate> candidates, int length)
    {
        var pending = candidates.Select(candidate => new Pending(candidate, candidate.Leading is null ? null : StepSets.Start(candidate.Leading)));
        return Build([.. pending], length, new Dictionary<string, ushort>(StringComparer.Ordinal));
    }

    private ushort Build(IReadOnlyList<Pending> all, int digitsLeft, Dictionary<string, ushort> known)
    {
        var pending = Open(all, digitsLeft);
        if (Leaf(pending) is { } leaf) return leaf;
        var key = digitsLeft + ":" + string.Join(';', pending.Select(one => one.Candidate.Format + "=" + (one.IsDecided ? "" : one.Set!.Key)));
        if (known.TryGetValue(key, out var state)) return state;
        StepSets.Guard(known.Count, depth: 0);
        Span<ushort> targets = stackalloc ushort[DigitMachine.DigitBits];
        for (var digit = 0; digit < targets.Length; digit++)
        {
            var next = pending.Select(one => one.IsDecided ? one : one with { Set = StepSets.After(one.Candidate.Leading!, one.Set!, digit) });
            targets[digit] = Build([.. next], digitsLeft - 1, known);
        }

        var isSettled = (targets[0] & DigitMachine.LeafBit) != 0 && !targets.ContainsAnyExcept(targets[0]);
        state = isSettled ? targets[0] : writer.State(MachineWriter.NoNote, targets);
        known.Add(key, state);
        return state;
    }

    private ushort? Leaf(List<Pending> pending)
    {
        if (pending.Count == 0) return DigitMachine.LeafBit;
        var first = pending[0];
        if (!first.IsDecided) return null;
        if (!first.Candidate.IsDomestic) return LeafFor(first.Candidate.Format, first.Candidate.Format);
        if (pending.Count == 1) return LeafFor(first.Candidate.Format, None);
        return pending[1].IsDecided ? LeafFor(first.Candidate.Format, pending[1].Candidate.Format) : null;
    }

    private ushort LeafFor(int national, int international) => (ushort)(DigitMachine.LeafBit | leafOf(national, international));

    // what can still be taken: nothing that failed, nothing after the first that certainly fits, and after a domestic one only those for the world
    private static List<Pending> Open(IReadOnlyList<Pending> all, int digitsLeft)
    {
        var open = new List<Pending>();
        foreach (var one in all)
        {
            if (!one.IsDecided && (one.Set!.IsEmpty || digitsLeft == 0)) continue;
            if (one.Candidate.IsDomestic && open is [{ IsDecided: true }, ..]) continue;
            open.Add(one);
            if (one.IsDecided && !one.Candidate.IsDomestic) break;
        }

        return open;
    }
}

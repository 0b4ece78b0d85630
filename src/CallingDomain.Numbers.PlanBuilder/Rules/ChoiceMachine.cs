namespace CallingDomain.Numbers.Build;

/// <summary>Builds the states that select a format for numbers of one length: the first with matching leading digits.</summary>
/// <param name="writer">The writer of the states.</param>
/// <param name="leafOf">The leaf of a national and an international format; -1 for none.</param>
internal sealed class ChoiceMachine(MachineWriter writer, Func<int, int, int> leafOf)
{
    private const int None = -1;

    /// <summary>A format with its leading digits; no pattern matches all. Domestic formats are not used internationally.</summary>
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

    // the remaining candidates: not those that failed, none after the first certain match, and after a domestic match only international ones
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

using static CallingDomain.Numbers.Build.PatternProgram;

namespace CallingDomain.Numbers.Build;

/// <summary>
/// Builds states for prefix patterns with the semantics of a backtracking regular expression: threads are kept in order of preference, and a match ends all later threads.
/// </summary>
internal sealed class PrefixMachine(MachineWriter writer)
{
    private const int MostPosition = 15;
    private const int NoPosition = -1;

    /// <param name="pattern">The prefix pattern; empty for none.</param>
    /// <param name="wantedGroup">The captured group; 0 for none, -1 for the last.</param>
    internal ushort Build(string pattern, int wantedGroup)
    {
        if (pattern.Length == 0) return DigitMachine.Dead;
        var parsed = DigitPatternParser.Parse(pattern, out var groups);
        var walk = new Walk(writer, new PatternProgram(parsed), wantedGroup == LastGroup ? groups : wantedGroup);
        return walk.Build([new Thread(0, NoPosition, NoPosition)], depth: 0);
    }

    internal const int LastGroup = -1;

    private readonly record struct Thread(int At, int Start, int End);

    private sealed class Walk(MachineWriter writer, PatternProgram program, int group)
    {
        private readonly Dictionary<string, ushort> _known = new(StringComparer.Ordinal);

        internal ushort Build(IReadOnlyList<Thread> entry, int depth)
        {
            var key = depth + ":" + string.Join(';', entry.Select(thread => $"{thread.At},{thread.Start},{thread.End}"));
            if (_known.TryGetValue(key, out var state)) return state;
            StepSets.Guard(_known.Count, depth);
            var (open, here) = Close(entry, depth, isEnd: false);
            var (_, atEnd) = Close(entry, depth, isEnd: true);
            Span<ushort> targets = stackalloc ushort[DigitMachine.DigitBits];
            for (var digit = 0; digit < targets.Length; digit++)
            {
                var next = open.Where(thread => (program[thread.At].First >> digit & 1) != 0).Select(thread => thread with { At = thread.At + 1 }).ToList();
                targets[digit] = next.Count == 0 ? DigitMachine.Dead : Build(next, depth + 1);
            }

            state = writer.State(writer.NoteFor(PrefixNote.Pack(here, atEnd)), targets);
            _known.Add(key, state);
            return state;
        }

        private (List<Thread> Open, byte Outcome) Close(IReadOnlyList<Thread> entry, int depth, bool isEnd)
        {
            var open = new List<Thread>();
            var seen = new HashSet<int>();
            var stack = new Stack<Thread>(entry.Reverse());
            while (stack.TryPop(out var thread))
            {
                if (!seen.Add(thread.At)) continue;
                var step = program[thread.At];
                switch (step.Kind)
                {
                    case StepKind.Digit:
                        open.Add(thread);
                        break;
                    case StepKind.Split:
                        stack.Push(thread with { At = step.Second });
                        stack.Push(thread with { At = step.First });
                        break;
                    case StepKind.Jump:
                        stack.Push(thread with { At = step.First });
                        break;
                    case StepKind.GroupStart:
                        stack.Push(step.First == group ? new Thread(thread.At + 1, depth, NoPosition) : thread with { At = thread.At + 1 });
                        break;
                    case StepKind.GroupEnd:
                        stack.Push(step.First == group ? new Thread(thread.At + 1, thread.Start, depth) : thread with { At = thread.At + 1 });
                        break;
                    case StepKind.End when isEnd:
                        stack.Push(thread with { At = thread.At + 1 });
                        break;
                    case StepKind.Match:
                        return (open, Outcome(thread));
                }
            }

            return (open, PrefixNote.NoMatch);
        }

        private static byte Outcome(Thread thread)
        {
            if (thread.End <= 0) return PrefixNote.NoCapture;
            if (thread.End > MostPosition) throw new MetadataException(PlanReason.MetadataPattern);
            var packed = (byte)((thread.Start << 4) | thread.End);
            return packed == PrefixNote.NoMatch ? throw new MetadataException(PlanReason.MetadataPattern) : packed;
        }
    }
}

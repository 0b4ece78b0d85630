using System.Runtime.InteropServices;

namespace CallingDomain.Numbers.Build;

/// <summary>Collects distinct states: building bottom-up gives the minimal automaton.</summary>
internal sealed class MachineWriter
{
    private const int MostNotes = 1 << (16 - DigitMachine.DigitBits);
    private readonly List<ushort> _words = [DigitMachine.Dead];
    private readonly Dictionary<string, ushort> _states = new(StringComparer.Ordinal);

    internal const int NoNote = 0;
    internal const int MatchNote = 1;

    internal IReadOnlyList<ushort> Words => _words;

    internal List<ushort> Notes { get; } =
        [PrefixNote.Pack(PrefixNote.NoMatch, PrefixNote.NoMatch), PrefixNote.Pack(PrefixNote.NoCapture, PrefixNote.NoCapture)];

    internal int NoteFor(ushort note)
    {
        var index = Notes.IndexOf(note);
        if (index >= 0) return index;
        if (Notes.Count == MostNotes) throw new MetadataException(PlanReason.TooLarge);
        Notes.Add(note);
        return Notes.Count - 1;
    }

    /// <summary>The state with ten targets; dead if it leads nowhere.</summary>
    internal ushort State(int note, ReadOnlySpan<ushort> targets)
    {
        if (note == NoNote && !targets.ContainsAnyExcept(DigitMachine.Dead)) return DigitMachine.Dead;
        var runs = 0;
        var words = new List<ushort> { 0 };
        for (var digit = 0; digit < targets.Length; digit++)
        {
            if (digit > 0 && targets[digit] == targets[digit - 1]) continue;
            runs |= 1 << digit;
            words.Add(targets[digit]);
        }

        words[0] = (ushort)((note << DigitMachine.DigitBits) | runs);
        var key = new string(MemoryMarshal.Cast<ushort, char>(CollectionsMarshal.AsSpan(words)));
        if (_states.TryGetValue(key, out var known)) return known;
        if (_words.Count >= DigitMachine.LeafBit) throw new MetadataException(PlanReason.TooLarge);
        var state = (ushort)_words.Count;
        _words.AddRange(words);
        _states.Add(key, state);
        return state;
    }
}

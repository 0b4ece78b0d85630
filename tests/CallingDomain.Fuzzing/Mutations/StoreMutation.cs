using CallingDomain.Cli;
using NodaTime;

namespace CallingDomain.Fuzzing;

/// <summary>Changes of a store of a portal, most of them with a valid seal.</summary>
/// <param name="words">Words that mean something to the reader.</param>
internal sealed class StoreMutation(params IEnumerable<string> words) : IMutation
{
    private const int RarelyRaw = 4;

    private readonly JsonMutation _json = new(words);
    private readonly Draft _trail = new();

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        var trail = draft.Span.IndexOf((byte)'\n') + 1;
        if (trail == 0 || dice.OneIn(RarelyRaw))
        {
            _json.Change(draft, dice, others);
            return;
        }

        _trail.Set(draft.Span[trail..]);
        _json.Change(_trail, dice, others);
        if (_trail.Length > 0 && _trail[_trail.Length - 1] != '\n') _trail.Replace(_trail.Length, 0, "\n"u8);
        draft.Set(Sealed(_trail.Span));
    }

    /// <summary>A store with these lines.</summary>
    public static byte[] Sealed(ReadOnlySpan<byte> trail) => [.. StoreSeal.Of(trail, trail.Count((byte)'\n'), Instant.FromUtc(2026, 3, 2, 9, 0)).ToLine(), .. trail];
}

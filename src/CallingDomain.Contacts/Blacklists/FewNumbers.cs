using System.Numerics;

namespace CallingDomain.Contacts;

/// <summary>A hash table of up to <see cref="MaxCount"/> numbers, for which a lookup takes fewer instructions than in their packed form.</summary>
/// <remarks>Open addressing, at most half full: a lookup ends at an empty place. Numbers that were chosen to collide cost at most <see cref="MaxCount"/> steps. Immutable, thread-safe.</remarks>
internal sealed class FewNumbers
{
    public const int MaxCount = 4096;
    private const ulong Multiplier = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio (D. Knuth, The Art of Computer Programming, section 6.4)

    private readonly ulong[] _places; // 0 is an empty place
    private readonly int _shift;

    public FewNumbers(PackedNumbers set)
    {
        var length = 2 * BitOperations.RoundUpToPowerOf2((uint)Math.Max(set.Count, 1));
        _places = new ulong[length];
        _shift = (sizeof(ulong) * 8) - BitOperations.Log2(length);
        Span<ulong> numbers = stackalloc ulong[PackedChunk.MaxCount];
        for (var chunk = 0; chunk < set.Chunks.Length; chunk++)
        {
            foreach (var number in numbers[..set.Unpack(chunk, numbers)]) _places[PlaceOf(number)] = number;
        }
    }

    public bool Contains(ulong number) => number != 0 && _places[PlaceOf(number)] == number;

    // The place of a number, or the empty place where it would be.
    private int PlaceOf(ulong number)
    {
        var places = _places;
        var at = (int)(unchecked(number * Multiplier) >> _shift);
        while (places[at] != 0 && places[at] != number) at = (at + 1) & (places.Length - 1);
        return at;
    }
}

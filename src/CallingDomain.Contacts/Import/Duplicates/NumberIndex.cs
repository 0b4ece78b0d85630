using System.Numerics;
using System.Runtime.InteropServices;

namespace CallingDomain.Contacts;

/// <summary>A set of numbers, each with the line on which it came first.</summary>
/// <remarks>
/// Open addressing, 12 bytes a place, one and a third to two and two thirds of a place a number. No file makes it slow (<see cref="IndexHash"/>).
/// </remarks>
internal sealed class NumberIndex
{
    private const int FirstPlaces = 1024;

    private Place[] _places = new Place[FirstPlaces];
    private int _count;

    /// <summary>Says that a number will be looked for soon.</summary>
    public void Prefetch(ulong number) => Memory.Prefetch(in _places[IndexHash.Of(number) & (_places.Length - 1)]);

    /// <summary>Makes room for so many numbers, if there is not enough.</summary>
    public void Expect(int count)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)count / 3 * 4);
        if (places > _places.Length) Spread(places);
    }

    /// <summary>Whether a number is in, and where it came first.</summary>
    public bool TryFind(ulong number, out int line)
    {
        ref readonly var place = ref PlaceOf(number);
        line = place.Line;
        return place.Number != 0;
    }

    /// <summary>Puts a number in that is not 0; one that is in keeps its line.</summary>
    public void Add(ulong number, int line)
    {
        ref var place = ref PlaceOf(number);
        if (place.Number != 0) return;
        place = new Place(number, line);
        if (++_count > _places.Length / 4 * 3) Spread(_places.Length * 2);
    }

    private ref Place PlaceOf(ulong number)
    {
        var places = _places;
        var mask = places.Length - 1;
        var at = IndexHash.Of(number) & mask;
        while (places[at].Number is var taken && taken != 0 && taken != number) at = (at + 1) & mask;
        return ref places[at];
    }

    // To twice as many places by the same hash, all go to one of two places in their order: no cache is missed.
    private void Spread(int count)
    {
        var before = _places;
        _places = new Place[count];
        foreach (var place in before)
        {
            if (place.Number != 0) PlaceOf(place.Number) = place;
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly struct Place(ulong number, int line)
    {
        public readonly ulong Number = number;
        public readonly int Line = line;
    }
}

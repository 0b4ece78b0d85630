using System.Numerics;

namespace CallingDomain.Contacts;

/// <summary>A set of byte strings, each with the line on which it came first.</summary>
/// <remarks>Exact: the keys are kept whole, in blocks; 16 bytes a place, one and a third to two and two thirds of a place a key. No file makes it slow (<see cref="IndexHash"/>).</remarks>
internal sealed class TextIndex
{
    private const int FirstPlaces = 1024;

    private readonly TextBlocks _keys = new();
    private Place[] _places = new Place[FirstPlaces];
    private int _count;

    /// <summary>Says that a key will be looked for soon.</summary>
    public void Prefetch(ReadOnlySpan<byte> key) => Memory.Prefetch(in _places[IndexHash.Of(key) & (_places.Length - 1)]);

    /// <summary>Makes room for so many keys, if there is not enough.</summary>
    public void Expect(int count)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)count / 3 * 4);
        if (places > _places.Length) Spread(places);
    }

    /// <summary>Whether a key is in, and where it came first.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out int line)
    {
        ref readonly var place = ref PlaceOf(key, IndexHash.Of(key));
        line = place.Line;
        return !place.IsFree;
    }

    /// <summary>Puts a key in; one that is in keeps its line.</summary>
    public void Add(ReadOnlySpan<byte> key, int line)
    {
        var hash = IndexHash.Of(key);
        ref var place = ref PlaceOf(key, hash);
        if (!place.IsFree) return;
        place = new Place(_keys.Add(key) + 1, hash, line);
        if (++_count > _places.Length / 4 * 3) Spread(_places.Length * 2);
    }

    private ref Place PlaceOf(ReadOnlySpan<byte> key, int hash)
    {
        var places = _places;
        var mask = places.Length - 1;
        var at = hash & mask;
        while (!places[at].IsFree && !(places[at].Hash == hash && _keys[places[at].Key].SequenceEqual(key))) at = (at + 1) & mask;
        return ref places[at];
    }

    // The hashes stay, so that no key has to be looked at.
    private void Spread(int count)
    {
        var before = _places;
        _places = new Place[count];
        var mask = count - 1;
        foreach (var place in before)
        {
            if (place.IsFree) continue;
            var at = place.Hash & mask;
            while (!_places[at].IsFree) at = (at + 1) & mask;
            _places[at] = place;
        }
    }

    /// <param name="keyBehind">Where the key lies, plus one; 0 for none.</param>
    /// <param name="hash">The key's hash.</param>
    /// <param name="line">Where it came first.</param>
    private readonly struct Place(long keyBehind, int hash, int line)
    {
        public readonly int Hash = hash;
        public readonly int Line = line;
        private readonly long _keyBehind = keyBehind;

        public bool IsFree => _keyBehind == 0;

        public long Key => _keyBehind - 1;
    }
}

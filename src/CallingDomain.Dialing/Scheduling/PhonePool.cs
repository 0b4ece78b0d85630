using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The phones of all contacts, 16 bytes a phone: for each contact the numbers of its plan with their zones, followed by their counts.</summary>
/// <remarks>Grows by segments without copying. Segments are pinned, because reading an array's length would load one more cache line per phone.</remarks>
internal sealed unsafe class PhonePool
{
    /// <summary>The number of words in a segment.</summary>
    public const int SegmentWords = 1 << SegmentBits;

    private const int SegmentBits = 16;

    private ulong[][] _segments = [];
    private nint[] _firsts = []; // the first word of each segment, aligned to a cache line
    private int _used = SegmentWords; // words in use of the last segment

    /// <summary>The number of segments.</summary>
    public int SegmentCount => _segments.Length;

    /// <summary>The words of a segment that are in use.</summary>
    public ReadOnlySpan<ulong> Segment(int segment) => new((ulong*)_firsts[segment], segment == _segments.Length - 1 ? _used : SegmentWords);

    /// <summary>The number of words in use of the last segment.</summary>
    public int Used => _used;

    /// <summary>Allocates space for the phones of a contact.</summary>
    public uint Rent(int phones)
    {
        if (phones == 0) return 0;
        if (_used + (2 * phones) > SegmentWords) AddSegment(0);
        var at = checked((uint)(((_segments.Length - 1) << SegmentBits) + _used));
        _used += 2 * phones;
        return at;
    }

    /// <summary>Adds a segment and returns its words in use, which the caller fills.</summary>
    public Span<ulong> AddSegment(int used)
    {
        var segment = AlignedMemory.Allocate<ulong>(SegmentWords, AlignedMemory.Line, out var first);
        Array.Resize(ref _segments, _segments.Length + 1);
        Array.Resize(ref _firsts, _segments.Length);
        (_segments[^1], _firsts[^1]) = (segment, (nint)first);
        _used = used;
        return new(first, used);
    }

    /// <summary>Takes the space of the phones of a contact of a snapshot.</summary>
    /// <param name="at">The place of the phones.</param>
    /// <param name="phones">The number of phones.</param>
    /// <param name="taken">The space taken so far, a bit for each phone: an item for each segment, null at first.</param>
    /// <returns>False if the place does not exist, or another contact has a part of it.</returns>
    public bool TryTake(uint at, int phones, ulong[]?[] taken)
    {
        if (phones == 0) return true;
        var (segment, first) = (at >> SegmentBits, (int)(at & (SegmentWords - 1)) / 2);
        if (at % 2 != 0 || segment >= _segments.Length || 2 * (first + phones) > (segment == _segments.Length - 1 ? _used : SegmentWords)) return false;
        var bits = taken[segment] ??= new ulong[SegmentWords / 2 / 64];
        for (var phone = first; phone < first + phones; phone++)
        {
            var bit = 1UL << (phone % 64);
            if ((bits[phone / 64] & bit) != 0) return false;
            bits[phone / 64] |= bit;
        }

        return true;
    }

    /// <summary>The phones of a contact.</summary>
    public Phones Of(in ContactCard card) => card.PhoneCount == 0 ? default : new(FirstOf(card), card.PhoneCount);

    /// <summary>Prefetches the phones of a contact.</summary>
    public void Prefetch(in ContactCard card)
    {
        if (card.PhoneCount == 0) return;
        var first = FirstOf(card);
        Memory.Prefetch(in *first);
        Memory.Prefetch(in first[(2 * card.PhoneCount) - 1]);
    }

    private ulong* FirstOf(in ContactCard card) => unchecked((ulong*)_firsts[card.Phones >> SegmentBits] + (card.Phones & (SegmentWords - 1)));

    /// <summary>The phones of one contact.</summary>
    internal readonly struct Phones(ulong* first, int count)
    {
        public int Count => count;

        /// <summary>The attempts on each phone.</summary>
        public Span<AttemptCounts> Counts => new(unchecked(first + count), count);

        /// <summary>The phones.</summary>
        public Span<PooledPhone> All => new(first, count);

        public PooledPhone this[int phone] => All[phone];

        /// <summary>The index of a number; -1 for none.</summary>
        public int IndexOf(PhoneNumber number) => PooledPhone.IndexOf(All, number);
    }
}

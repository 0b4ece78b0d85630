using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The phones of all contacts: of each contact the numbers of its plan with their zones, then their counts, side by side; 16 bytes a phone.</summary>
/// <remarks>Grows by segments, so that nothing is copied.</remarks>
internal sealed class PhonePool
{
    /// <summary>The words of a segment.</summary>
    public const int SegmentWords = 1 << SegmentBits;

    private const int SegmentBits = 16;

    private ulong[][] _segments = [];
    private int _used = SegmentWords; // of the last segment

    /// <summary>How many segments there are.</summary>
    public int SegmentCount => _segments.Length;

    /// <summary>The words of a segment that are in use.</summary>
    public ReadOnlySpan<ulong> Segment(int segment) => _segments[segment].AsSpan(0, segment == _segments.Length - 1 ? _used : SegmentWords);

    /// <summary>The words in use of the last segment.</summary>
    public int Used => _used;

    /// <summary>Room for phones, side by side.</summary>
    public uint Rent(int phones)
    {
        if (phones == 0) return 0;
        if (_used + (2 * phones) > SegmentWords) AddSegment(0);
        var at = checked((uint)(((_segments.Length - 1) << SegmentBits) + _used));
        _used += 2 * phones;
        return at;
    }

    /// <summary>A segment more, with so many words in use, which are given.</summary>
    public Span<ulong> AddSegment(int used)
    {
        Array.Resize(ref _segments, _segments.Length + 1);
        _segments[^1] = new ulong[SegmentWords];
        _used = used;
        return _segments[^1].AsSpan(0, used);
    }

    /// <summary>Whether phones that begin at a place are words in use.</summary>
    public bool Holds(uint at, int phones)
    {
        var segment = at >> SegmentBits;
        var end = (at & (SegmentWords - 1)) + (2L * phones);
        return phones == 0 || (segment < _segments.Length && end <= (segment == _segments.Length - 1 ? _used : SegmentWords));
    }

    /// <summary>The phones of a contact.</summary>
    public Phones Of(in ContactCard card) => card.PhoneCount == 0 ? default : new(_segments[card.Phones >> SegmentBits], (int)(card.Phones & (SegmentWords - 1)), card.PhoneCount);

    /// <summary>Asks the processor to load the phones of a contact into its cache.</summary>
    public void Prefetch(in ContactCard card)
    {
        if (card.PhoneCount == 0) return;
        ref var first = ref _segments[card.Phones >> SegmentBits][card.Phones & (SegmentWords - 1)];
        Memory.Prefetch(in first);
        Memory.Prefetch(in Unsafe.Add(ref first, (2 * card.PhoneCount) - 1));
    }

    /// <summary>The phones of one contact.</summary>
    internal readonly struct Phones(ulong[] segment, int at, int count)
    {
        public int Count => count;

        /// <summary>The attempts of each.</summary>
        public Span<AttemptCounts> Counts => MemoryMarshal.Cast<ulong, AttemptCounts>(segment.AsSpan(at + count, count));

        /// <summary>The phones themselves.</summary>
        public Span<PooledPhone> All => MemoryMarshal.Cast<ulong, PooledPhone>(segment.AsSpan(at, count));

        public PooledPhone this[int phone] => Unsafe.BitCast<ulong, PooledPhone>(segment[at + phone]);

        /// <summary>The place of a number; -1 when it is none of them.</summary>
        public int IndexOf(PhoneNumber number) => PooledPhone.IndexOf(All, number);
    }
}
